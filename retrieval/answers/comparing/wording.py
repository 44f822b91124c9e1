"""Sentences that are nearly the same, word by word: what stands in the one where the other has something else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from retrieval.answers.comparing.unit import Unit, stance_of
from retrieval.language.language import load
from retrieval.language.statements import is_negative
from retrieval.language.words import Word, words

# The share of words in the same order from which on sentences are compared so.
_NEARLY = 0.7


@dataclass(frozen=True, slots=True)
class Swap:
    """Words of one sentence and those of the other in their place, as spans; one may be empty."""

    one: tuple[int, int]
    other: tuple[int, int]


def swaps(one: str, other: str) -> list[Swap]:
    """What differs between two sentences that are nearly the same; [] for others."""
    mine, theirs = words(one), words(other)
    matcher = SequenceMatcher(None, [word.form for word in mine], [word.form for word in theirs], autojunk=False)
    if matcher.ratio() < _NEARLY:
        return []
    return [
        Swap(_span(mine[a:b], one), _span(theirs[c:d], other))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]


def _span(found: list[Word], text: str) -> tuple[int, int]:
    return (found[0].start, found[-1].end) if found else (0, 0)


def numbers_swapped(one: Unit, other: Unit, found: list[Swap]) -> Iterator[tuple[str, str]]:
    """Numbers in each other's place that are not the same."""
    for swap in found:
        a = next((count for count in one.counts if swap.one[0] <= count.number_at < swap.one[1]), None)
        b = next((count for count in other.counts if swap.other[0] <= count.number_at < swap.other[1]), None)
        if a and b and a.value is not None and b.value is not None and not a.agrees(b):
            yield a.words, b.words


def days_swapped(one: Unit, other: Unit, found: list[Swap]) -> Iterator[tuple[str, str]]:
    """Days in each other's place that are not the same."""
    for swap in found:
        a = next((day for day in one.days if day.span[0] < swap.one[1] and swap.one[0] < day.span[1]), None)
        b = next((day for day in other.days if day.span[0] < swap.other[1] and swap.other[0] < day.span[1]), None)
        if a and b and not (a.first <= b.last and b.first <= a.last):
            yield a.words, b.words


def denials_swapped(one: Unit, other: Unit, found: list[Swap]) -> Iterator[tuple[str, str]]:
    """Words of which just one of the two denies."""
    for swap in found:
        a, b = one.text[slice(*swap.one)], other.text[slice(*swap.other)]
        if is_negative(a) != is_negative(b):
            yield a, b


def verbs_swapped(one: Unit, other: Unit, found: list[Swap]) -> Iterator[tuple[str, str]]:
    """Verbs of saying in each other's place that stand otherwise by what is said."""
    reporting = load().lexicon.reporting
    for swap in found:
        a, b = one.text[slice(*swap.one)], other.text[slice(*swap.other)]
        if a.lower() in reporting and b.lower() in reporting and stance_of(a) != stance_of(b):
            yield a, b
