"""Whom a sentence or an article names as the source of what it tells: an agency, another outlet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

# The agencies that papers take whole articles from, by the names they are credited under.
_AGENCIES = {
    "Reuters": ("Reuters", "Thomson Reuters"),
    "Associated Press": ("Associated Press", "The Associated Press", "AP"),
    "AFP": ("AFP", "Agence France-Presse", "Agence France Presse", "Agence-France Presse"),
    "Xinhua": ("Xinhua",),
    "TASS": ("TASS", "Itar-Tass", "ITAR-TASS"),
    "Interfax": ("Interfax",),
    "RIA Novosti": ("RIA Novosti", "RIA"),
    "dpa": ("dpa", "DPA", "Deutsche Presse-Agentur"),
    "PA": ("PA Media", "Press Association", "PA"),
    "UPI": ("UPI", "United Press International"),
    "EFE": ("EFE",),
    "ANSA": ("ANSA",),
    "Kyodo": ("Kyodo", "Kyodo News"),
    "Yonhap": ("Yonhap",),
    "ANI": ("ANI", "Asian News International"),
    "PTI": ("PTI", "Press Trust of India"),
    "Bloomberg": ("Bloomberg", "Bloomberg News"),
    "Anadolu": ("Anadolu", "Anadolu Agency"),
    "Canadian Press": ("Canadian Press", "The Canadian Press"),
    "AAP": ("AAP", "Australian Associated Press"),
}
# A credit stands at the beginning, on a line of its own or behind the place, or at the very end.
_HEAD, _TAIL = 700, 400
# At the beginning of a line or sentence; within one it is about a picture.
_RIGHTS = r"(?:^\W{0,3}|(?<=[.!]\s))(?:(?:©|\([cC]\)|Copyright)\s?)+(?:\d{4}(?:\s?[-–]\s?\d{4})?,?\s)?"
# A line that says who gave of an article, and how long one is.
_GIVING = re.compile(
    r"\bcontribut(?:ed|ing)\b(?=(?:\sto)?\s(?:this|reporting)\b|\W*$)|^\W*(?:with\s)?(?:additional\s)?(?:files|inputs|material|information|report(?:ing|s))\s(?:by|from)\b",
    re.IGNORECASE,
)
_LINE = 200
_BODY = r"(?:\s(?:news\sagency|news\sservice|agency|newspaper|news|broadcaster))?"


@dataclass(frozen=True, slots=True)
class Names:
    """The agencies and the outlets of an index, by every name they go under."""

    by_spelling: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, outlets: Iterable[str]) -> Names:
        """The agencies, and these outlets; an outlet that is an agency is that one."""
        known = {spelling: name for name, spellings in _AGENCIES.items() for spelling in spellings}
        for outlet in outlets:
            plain = outlet.removeprefix("The ")
            agency = known.get(plain)
            if agency in _AGENCIES:
                known |= dict.fromkeys(_AGENCIES[agency], outlet)
            elif len(plain) > 2:
                known[plain] = outlet
        return cls(tuple(sorted(known.items(), key=lambda pair: (-len(pair[0]), pair[0]))))

    def canonical(self, outlet: str) -> str:
        """The one name of an outlet or agency."""
        return dict(self.by_spelling).get(outlet.removeprefix("The "), outlet)


@lru_cache(maxsize=8)
def _patterns(names: Names) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    called = "|".join(re.escape(spelling) for spelling, _ in names.by_spelling)
    told = re.compile(
        rf"\b(?P<before>(?i:told|citing|quoting|according\sto|(?:as\s)?(?:first\s)?reported\sby|(?:interview|speaking|spoke)\s(?:with|to)"
        rf"|statements?\sto|comments?\sto|seen\sby|obtained\sby|quoted\sby|cited\sby)\s(?:[Tt]he\s)?(?:[\w-]+(?:'s|’s)?\s){{0,2}}?)(?P<name>{called})\b(?![\w-])"
        rf"|(?<![\w/])(?P<name2>{called})(?P<behind>{_BODY}\s(?:has\s|have\s|also\s|first\s)?(?:report(?:s|ed)?|quot(?:es|ed)|cit(?:es|ed)|said|says|wrote))\b"
        rf"|\breported\s(?:[Tt]he\s)?(?P<name3>{called})\b(?![\w-])"
    )
    agencies = "|".join(
        re.escape(one) for one in sorted((s for many in _AGENCIES.values() for s in many), key=len, reverse=True)
    )
    credit = re.compile(
        rf"^(?:[A-Z][\w .,’'/-]{{1,60}}\s)?\((?P<dateline>{agencies})\)\s*(?:[-–—:]|$)"
        rf"|^(?:By\s)?(?:[\w.’' -]{{3,40}},\s)?(?:the\s)?(?P<byline>{agencies})(?:\sStaff)?$"
        rf"|{_RIGHTS}(?:by\s)?(?P<owner>{agencies})\b(?!\s(?:[Pp]hoto|[Ii]mage|[Vv]ideo|[Aa]rchive))",
        re.MULTILINE,
    )
    given = re.compile(rf"(?<![\w/])(?:{called})(?![\w-])")
    return told, credit, given


def named_sources(sentence: str, names: Names) -> list[tuple[str, str]]:
    """The sources that a sentence names, each with the words that do: ("Reuters", "told Reuters")."""
    told, _, _ = _patterns(names)
    by_spelling = dict(names.by_spelling)
    found = []
    for one in told.finditer(sentence):
        spelling = one["name"] or one["name2"] or one["name3"]
        found.append((by_spelling[spelling], one.group()))
    return found


def wire_credit(text: str, author: str | None, below: str | None, names: Names) -> tuple[str, str] | None:
    """The agency whose article it is as a whole, with the words that say so; None for none or several.

    ``below``: the lines of credit below the text.
    """
    _, credit, _ = _patterns(names)
    by_spelling = dict(names.by_spelling)
    parts = (text[:_HEAD], text[-_TAIL:] if len(text) > _HEAD + _TAIL else "", author or "", below or "")
    found = {
        by_spelling[one["dateline"] or one["byline"] or one["owner"]]: one.group().strip()
        for part in parts
        for one in credit.finditer(part)
    }
    return next(iter(found.items())) if len(found) == 1 else None


def contributors(text: str, below: str | None, names: Names) -> dict[str, str]:
    """The agencies and outlets that gave of an article, each with the line at its end or below that says so."""
    _, _, given = _patterns(names)
    by_spelling = dict(names.by_spelling)
    lines = (line.strip() for line in f"{text[-_TAIL:]}\n{below or ''}".split("\n"))
    giving = [line for line in lines if len(line) <= _LINE and _GIVING.search(line)]
    return {by_spelling[name]: line for line in giving for name in given.findall(line)}
