"""Links that land: an address with a text fragment, at which browsers scroll to a sentence and mark it.

https://wicg.github.io/scroll-to-text-fragment: ``#:~:text=[prefix-,]start[,end][,-suffix]``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote

_DIRECTIVE = ":~:"
# Words. A sentence of so many is named whole, a longer one by so many at either end, or more where those stand
# elsewhere in the article, too; so many around it tell two with the same words apart.
_WHOLE, _EDGE, _AROUND = 8, 4, (3, 6, 12)
Span = tuple[int, int]


def at_fragment(url: str, fragment: str) -> str:
    """The address with the text fragment ``fragment``, in place of one that it has."""
    before = url.partition(_DIRECTIVE)[0]
    return f"{before}{'' if '#' in before else '#'}{_DIRECTIVE}{fragment}" if fragment else url


def fragment_of(text: str, span: Span) -> str:
    """The text fragment of the sentence ``text[span[0]:span[1]]`` of an article; empty for a sentence without words.

    A browser that looks through the article's text finds this sentence first.
    """
    flat, start, end = _flat(text, span)
    words = flat[start:end].split()
    if not words:
        return ""
    opening = _opening(flat, start, words)
    if opening is None:
        return _beside(flat, start, words, _line_before(text, span[0]), _line_after(text, span[1]))
    if opening == words:
        return _encoded([" ".join(words)])
    closing = _closing(flat, (start + len(" ".join(opening)), end), words, len(opening))
    return _encoded([" ".join(words)] if closing is None else [" ".join(opening), " ".join(closing)])


def _flat(text: str, span: Span) -> tuple[str, int, int]:
    """The text with single blanks, as a browser matches it, and the sentence's place there."""
    before = " ".join(text[: span[0]].split())
    start = len(before) + bool(before and text[span[0] - 1].isspace())
    sentence = " ".join(text[slice(*span)].split())
    return " ".join(text.split()), start, start + len(sentence)


def _opening(flat: str, start: int, words: Sequence[str]) -> Sequence[str] | None:
    """The first words of the sentence that stand nowhere before it; all of a short one; None if all stand before it."""
    fewest = len(words) if len(words) <= _WHOLE else _EDGE
    some = (words[:count] for count in _more(fewest, len(words)))
    return next((opening for opening in some if _first(flat, " ".join(opening), 0) == start), None)


def _closing(flat: str, place: Span, words: Sequence[str], taken: int) -> Sequence[str] | None:
    """The last words of the sentence that do not stand between its opening and its end; None if there are none."""
    after, end = place
    for count in _more(_EDGE, len(words) - taken):
        closing = words[-count:]
        if _first(flat, " ".join(closing), after) == end - len(" ".join(closing)):
            return closing
    return None


def _beside(flat: str, start: int, words: Sequence[str], before: Sequence[str], after: Sequence[str]) -> str:
    """The whole sentence, told from others with the same words by those before it, and behind it if need be.

    Both are of one line of the article, its own or the next: a browser finds no words over the end of a paragraph.
    """
    sentence, prefix, suffix = " ".join(words), "", ""
    for count in _AROUND:
        prefix, suffix = " ".join(before[-count:]), " ".join(after[:count])
        place = max(0, start - len(prefix) - 1)
        if _first(flat, f"{prefix} {sentence}".strip(), 0) == place:
            return _encoded([sentence], prefix)
        if _first(flat, f"{prefix} {sentence} {suffix}".strip(), 0) == place:
            break
    return _encoded([sentence], prefix, suffix)


def _line_before(text: str, at: int) -> list[str]:
    return text[:at].rstrip().rpartition("\n")[2].split()


def _line_after(text: str, at: int) -> list[str]:
    return text[at:].lstrip().partition("\n")[0].split()


def _more(fewest: int, most: int) -> Iterator[int]:
    return iter(range(fewest, most + 1))


def _first(flat: str, words: str, after: int) -> int:
    """Where the words stand first, in capitals or not; -1 if nowhere."""
    found = re.compile(re.escape(words), re.IGNORECASE).search(flat, after)
    return found.start() if found else -1


def _encoded(ends: Sequence[str], prefix: str = "", suffix: str = "") -> str:
    parts = [f"{_percent(prefix)}-"] if prefix else []
    parts += map(_percent, ends)
    parts += [f"-{_percent(suffix)}"] if suffix else []
    return f"text={','.join(parts)}"


def _percent(words: str) -> str:
    """Percent-encoded; a hyphen too, which would part a prefix from the rest."""
    return quote(words, safe="", errors="replace").replace("-", "%2D")
