"""Words of a question that a sentence has by another name: the state's, or by the day that it speaks of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from retrieval.language.dates.find import find_dates
from retrieval.language.language import load
from retrieval.language.words import Word

_GOVERNMENT = " government"
# Names in capitals that in small letters are other words: "US".
_SHORT = 3
# So many letters a name has in common with that of its people: "America" and "American".
_STEM = 4


def by_state(question: str, words: Sequence[Word]) -> dict[int, re.Pattern[str]]:
    """For the place of each word that is (part of) the name of a state or its people, what else that is called:
    "British" of "United Kingdom".
    """
    found: dict[int, re.Pattern[str]] = {}
    for start, end, names in _states_in(question):
        others = _names(names)
        found |= {at: others for at, word in enumerate(words) if start <= word.start < end}
    return found


def in_days(question: str, words: Sequence[Word]) -> frozenset[int]:
    """The places of the words that name a day or a span: "Jan 2009"."""
    dates = [(one.start, one.end) for one in find_dates(question) if one.first and one.last]
    return frozenset(at for at, word in enumerate(words) if any(start <= word.start < end for start, end in dates))


def _states_in(question: str) -> list[tuple[int, int, frozenset[str]]]:
    """Where states and peoples stand in a question, and what else each is called."""
    called = _called()
    return [
        (*one.span(), called[name])
        for one in _any_name().finditer(question)
        if len(name := one["name"].casefold()) > _SHORT or one.group().isupper() or "." in name
    ]


@cache
def _any_name() -> re.Pattern[str]:
    """A pattern of the names of all countries and peoples."""
    names = "|".join(map(re.escape, sorted(_called(), key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?P<name>{names})(?:s|['’]s)?(?!\w)", re.IGNORECASE)


@cache
def _called() -> Mapping[str, frozenset[str]]:
    """By each name of a country and its people all others, in lower case; a capital is no such name: who is going to
    Beijing is not going with the Chinese.
    """
    lexicon = load().lexicon
    found: dict[str, frozenset[str]] = {}
    for country in lexicon.countries:
        names = lexicon.states[country]
        peoples = {name.removesuffix(_GOVERNMENT) for name in names if name.endswith(_GOVERNMENT)}
        stems = {people[:_STEM] for people in peoples}
        own = {name for name in names - peoples if len(name) <= _SHORT or "." in name or name[:_STEM] in stems}
        called = frozenset({country} | peoples | {name for name in own if not name.endswith(_GOVERNMENT)})
        found |= dict.fromkeys(called, called)
    return found


def _names(names: frozenset[str]) -> re.Pattern[str]:
    """A pattern of all these names."""
    pieces = (
        re.escape(name.upper()) if len(name) <= _SHORT or "." in name else rf"(?i:{re.escape(name)})"
        for name in sorted(names, key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(pieces)})(?:s|['’]s)?(?!\w)")
