"""Every number of a sentence with what it counts and how exactly, so that two can be held against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
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
_FIGURE = re.compile(r"[\d.e+]+")


@dataclass(frozen=True, slots=True)
class Count:
    """A number at ``text[start:end]`` of its sentence, with what is counted.

    ``value`` is None for what no figure says ("half of"); ``unit`` is "" for things counted, else "%", "age" or a
    currency; ``of``: the terms of what is counted.
    """

    start: int
    end: int
    words: str
    value: float | None
    unit: str
    of: tuple[str, ...]
    bound: Bound = "exactly"

    @property
    def number_at(self) -> int:
        """Where the number itself begins, behind "more than"."""
        lead = next((found.end() for _, pattern in _BOUNDS if (found := pattern.match(self.words))), 0)
        behind = self.words[lead:]
        return self.start + (lead + len(behind) - len(behind.lstrip()) if behind.strip() else 0)

    def is_of_the_same(self, other: Count) -> bool:
        """Whether both count, or measure, the same."""
        if self.unit != other.unit:
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
    """The numbers of a sentence in order, each once; no dates, years or hours."""
    kept, clock = list[Count](), [(found.start, found.end) for found in hours(text)]
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
        yield _count(text, found, found.value, "age")
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
