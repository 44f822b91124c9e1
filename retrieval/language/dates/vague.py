"""The words that say which part of a period is meant, or how nearly a number is meant."""

from __future__ import annotations

_PARTS = {
    "early": ("early", "earlier", "start", "beginning", "early part"),
    "mid": ("mid", "middle", "midpoint"),
    "late": ("late", "later", "end", "close", "rest", "remainder", "latter", "last"),
}
_ABOUT = ("", "just", "only")


def vagueness(part: str | None) -> str:
    """ "early", "mid" or "late" for the words before a period; empty where there are none.

    >>> vagueness("the end of "), vagueness("mid-"), vagueness(None)
    ('late', 'mid', '')
    """
    if not part:
        return ""
    words = set(part.lower().replace("-", " ").split())
    return next((name for name, said in _PARTS.items() if words.intersection(said)), "")


def approximation(words: str | None) -> str:
    """ "about" for a number that is not meant exactly ("more than", "nearly"); empty for one that is."""
    return "about" if (words or "").strip().lower() not in _ABOUT else ""
