"""Outlets that a question names as those that are asked: "does cnn mention the drone", "what does fox say"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TELLS = (
    r"(?:say|says|said|report|reports|reported|mention|mentions|mentioned|write|writes|wrote|cover|covers|covered|claim|claims"
    r"|claimed|tell|tells|told|put|describe|describes|described|call|calls|called|note|notes|think|thinks|have|quote|quotes)"
)
_DIFFER = r"(?:differ(?:s|ed|ent|ently)?|disagree[sd]?|compare[sd]?)"
_COMPARES = re.compile(rf"\b(?:{_DIFFER}|differences?|contrast|vs|versus)\b", re.IGNORECASE)
_AND = r"(?:,?\s(?:and|or)\s|,\s|\s(?:vs\.?|versus|with|to|from)\s)"
_FROM = r"(?:from|to|with|than)"
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
    """The outlets that ``text`` asks, in its order: those it compares, else those beside a verb of telling, or behind
    "according to" or "in"."""
    return _compared(text, outlets) or _asked(text, outlets)


def _compared(text: str, outlets: tuple[str, ...]) -> OutletsNamed | None:
    """Two outlets or more in a list, or one that differs "from" another; None where nothing is compared."""
    if len(outlets) < 2 or not _COMPARES.search(text):
        return None
    by_spelling = {name.casefold(): outlet for outlet in outlets for name in _spellings(outlet)}
    known = "|".join(re.escape(name) for name in sorted(by_spelling, key=len, reverse=True))
    name = rf"(?<![\w-])(?:the\s)?(?:{known})(?:['’]s)?(?![\w-])"
    for joined in (
        rf"{name}(?:{_AND}{name})+",
        rf"{name}(?P<middle>(?:\s[\w'’]+){{0,3}}?\s{_DIFFER})\s{_FROM}\s{name}",
    ):
        found = re.search(joined, text, re.IGNORECASE)
        named = re.findall(rf"(?<![\w-])({known})(?![\w-])", found.group(), re.IGNORECASE) if found else []
        compared = tuple(dict.fromkeys(by_spelling[one.casefold()] for one in named))
        if found and len(compared) > 1:
            asks = "" if text[: found.start()].strip(' "“') else "compare "
            middle = found.groupdict().get("middle") or ""
            return OutletsNamed(compared, f"{text[: found.start()]}{asks}the articles{middle}{text[found.end() :]}")
    return None


def _asked(text: str, outlets: tuple[str, ...]) -> OutletsNamed:
    found, rest = list[str](), text
    for outlet in sorted(outlets, key=len, reverse=True):
        for name in _spellings(outlet):
            asked = _asking(name).search(rest)
            if asked:
                found.append(outlet)
                rest = f"{rest[: asked.start('who')]}{_left(asked)}{rest[asked.end('who') :]}"
                break
    found.sort(key=lambda outlet: min(at for name in _spellings(outlet) if (at := _place(name, text)) >= 0))
    return OutletsNamed(tuple(found), " ".join(rest.split()) if found else text)


def _place(name: str, text: str) -> int:
    return text.casefold().find(name.casefold())


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
