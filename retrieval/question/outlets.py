"""Outlets that a question names as those that are asked: "does cnn mention the drone", "what does fox say"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TELLS = (
    r"(?:say|says|said|report|reports|reported|mention|mentions|mentioned|write|writes|wrote|cover|covers|covered|claim|claims"
    r"|claimed|tell|tells|told|put|describe|describes|described|call|calls|called|note|notes|think|thinks|have|quote|quotes)"
)
_COMMON_WORDS = """
    the news times post daily today world online press agency network service tv radio journal of com
"""
_COMMON = frozenset(_COMMON_WORDS.split())


@dataclass(frozen=True, slots=True)
class OutletsNamed:
    """``names``: the outlets asked, as they are called in the index; ``text``: the question without them."""

    names: tuple[str, ...]
    text: str


def outlets_named(text: str, outlets: tuple[str, ...]) -> OutletsNamed:
    """The outlets that ``text`` asks: beside a verb of telling, or behind "according to" or "in"."""
    found, rest = list[str](), text
    for outlet in sorted(outlets, key=len, reverse=True):
        for name in _spellings(outlet):
            asked = _asking(name).search(rest)
            if asked:
                found.append(outlet)
                rest = f"{rest[: asked.start('who')]}{_left(asked)}{rest[asked.end('who') :]}"
                break
    return OutletsNamed(tuple(found), " ".join(rest.split()) if found else text)


def _left(asked: re.Match[str]) -> str:
    """What stands for the outlet in the question without it."""
    return "the articles" if asked.group("verb") else ""


def _asking(name: str) -> re.Pattern[str]:
    spelt = rf"(?:the\s)?{re.escape(name)}(?:['’]s)?"
    tells = rf"(?=\s(?:also\s|even\s)?{_TELLS}\b)"
    return re.compile(
        rf"(?P<who>(?<=\bdoes\s){spelt}{tells}|(?<=\bdid\s){spelt}{tells}"
        rf"|(?:,\s)?\b(?:according\sto|as\sper)\s{spelt}|\b(?:from|in|by|on|than)\s{spelt}(?=\W*$))(?P<verb>{tells})?",
        re.IGNORECASE,
    )


def _spellings(outlet: str) -> list[str]:
    """The name of an outlet, whole and by the word that tells it from others: "Fox News", "fox"."""
    whole = outlet.removeprefix("The ").removeprefix("the ")
    words = whole.split()
    initials = "".join(word[0] for word in words if word[0].isupper())
    own = [word for word in words if word.lower().rstrip(".") not in _COMMON]
    short = [own[0]] if own and len(own[0]) > 2 and len(words) > 1 else []
    return [whole, *short, *([initials] if len(initials) > 2 else [])]
