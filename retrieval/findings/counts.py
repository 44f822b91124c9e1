"""Every number of a sentence with what it counts and how exactly, so that two can be held against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from retrieval.findings.finding import Finding
from retrieval.findings.numbers import ages, hours, numbers, shares, sums
from retrieval.language.words import content_terms

Bound = Literal["exactly", "about", "at least", "at most"]
_BOUNDS: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("at most", re.compile(r"\b(?:less than|fewer than|under|up to|at most|no more than|as (?:many|much) as)\b", re.I)),
    (
        "at least",
        re.compile(
            r"\b(?:more than|over|at least|no (?:less|fewer) than|several|(?:score|dozen|hundred|thousand|million)s)\b",
            re.I,
        ),
    ),
    ("about", re.compile(r"\b(?:about|around|roughly|nearly|almost|some|approximately|an estimated|a couple)\b", re.I)),
)
# How far a number may lie from one that is only "about" it.
_ROUGHLY = 0.1
# The name that an age stands behind ("Ada Birch, who is", "Ada Birch, aged") or before ("the 70-year-old").
_NAME = r"[A-Z][\w’'.-]*\w"
_AGED = re.compile(
    rf"(?P<name>{_NAME}(?:\s{_NAME})*)(?:,?\swho)?(?:,\s|\s\(|\s)(?:(?:aged?|is|was|be|turned|turns|at|now|only|just)\s)*$"
)
_CALLED = re.compile(rf"(?:\s[a-z]+){{0,2}}\s(?P<name>{_NAME}(?:\s{_NAME})*)")
_NO_NAMES = frozenset({"he", "she", "it", "they", "who", "the", "i", "we", "you"})
_BEFORE = 80
_TIME_TAKEN = re.compile(r"\b\d+(?::\d\d){1,2}(?:[.,]\d+)?\b")
_FIGURE = re.compile(r"[\d.e+]+")


@dataclass(frozen=True, slots=True)
class Count:
    """A number at ``text[start:end]`` of its sentence, with what is counted.

    ``value`` is None for what no figure says ("half of"); ``unit`` is "" for things counted, else "%", "age" or a
    currency; ``of``: the terms of what is counted; ``whose``: the words of the name that an age stands beside, in lower
    case.
    """

    start: int
    end: int
    words: str
    value: float | None
    unit: str
    of: tuple[str, ...]
    bound: Bound = "exactly"
    whose: tuple[str, ...] = ()

    @property
    def number_at(self) -> int:
        """Where the number itself begins, behind "more than"."""
        lead = next((found.end() for _, pattern in _BOUNDS if (found := pattern.match(self.words))), 0)
        behind = self.words[lead:]
        return self.start + (lead + len(behind) - len(behind.lstrip()) if behind.strip() else 0)

    def is_of_the_same(self, other: Count) -> bool:
        """Whether both count, or measure, the same; an age with a name is of the one who is called so."""
        if self.unit != other.unit or not _is_one(self.whose, other.whose):
            return False
        return bool(self.unit) or bool(set(self.of[:2]) & set(other.of[:2]))

    def agrees(self, other: Count) -> bool:
        """Whether both may be meant: "more than 1,000" and 1,200 may, "more than 1,000" and "more than 1,200" not."""
        if self.value is None or other.value is None:
            return self.words.casefold() == other.words.casefold()
        if self.bound == other.bound:
            return self.value == other.value
        (low, high), (least, most) = self._range(self.value), other._range(other.value)
        return low <= most and least <= high

    def _range(self, value: float) -> tuple[float, float]:
        if self.bound == "at least":
            return value, float("inf")
        if self.bound == "at most":
            return float("-inf"), value
        margin = _ROUGHLY * abs(value) if self.bound == "about" else 0.0
        return value - margin, value + margin


def counts(text: str) -> list[Count]:
    """The numbers of a sentence in order, each once; no dates, years, hours or times taken ("2:14:22")."""
    kept, clock = list[Count](), [(found.start, found.end) for found in hours(text)]
    clock += [found.span() for found in _TIME_TAKEN.finditer(text)]
    for one in _all(text):
        taken = [(other.start, other.end) for other in kept] + clock
        if not any(one.start < end and start < one.end for start, end in taken):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _all(text: str) -> Iterator[Count]:
    """Sums, ages and shares before mere numbers, which are parts of them."""
    for found in sums(text):
        value, _, unit = found.value.rpartition(" ")
        yield _count(text, found, value, unit)
    for found in ages(text):
        yield replace(_count(text, found, found.value, "age"), whose=_whose(text, found))
    for found in shares(text):
        yield _count(text, found, found.value.removesuffix("%"), "%")
    for found in numbers(text):
        if found.of != ("percent",):
            yield _count(text, found, found.value, "", tuple(content_terms(" ".join(found.of))))


def _count(text: str, found: Finding, value: str, unit: str, of: tuple[str, ...] = ()) -> Count:
    words = text[found.start : found.end].strip()
    number = float(value) if _FIGURE.fullmatch(value) else None
    return Count(found.start, found.end, words, number, unit, of, _bound(words))


def _bound(words: str) -> Bound:
    return next((bound for bound, pattern in _BOUNDS if pattern.search(words)), "exactly")


def _whose(text: str, age: Finding) -> tuple[str, ...]:
    """The words of the name beside an age; () where none is named."""
    beside = _AGED.search(text[max(0, age.start - _BEFORE) : age.start]), _CALLED.match(text, age.end)
    named = (tuple(one["name"].casefold().split()) for one in beside if one)
    return next((words for words in named if not _NO_NAMES.issuperset(words)), ())


def _is_one(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names may be of one person: the last word of one is in the other. Nobody's is nobody's."""
    if not one or not other:
        return one == other
    return one[-1] in other or other[-1] in one
