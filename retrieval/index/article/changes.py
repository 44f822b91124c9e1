"""What changed between two versions of an article: sentences added, gone, altered or moved, and what of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from rapidfuzz.fuzz import ratio

from retrieval.findings.numbers import ages, numbers, sums

What = Literal["added", "gone", "altered", "moved", "title"]
Kind = Literal["words", "number", "date", "quote", "speaker"]
Span = tuple[int, int]

# Of 100: two sentences in one place, or anywhere, of which one is the other altered.
_ALIKE_HERE, _ALIKE_ANYWHERE = 50, 75


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence as one version has it: its ``span`` in the text, the date mentions and the statements in it.

    ``dates``: the words of each with its value; ``quotes``: who is written to have said what.
    """

    text: str
    span: Span
    dates: tuple[tuple[str, str], ...] = ()
    quotes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One change. ``kinds``: what altered in the sentence, or what one that is added or gone holds besides words.

    ``before`` and ``after`` are the sentence in either version, None where there is none; ``span`` is its place in the
    text of the newer version, of one that is gone in that of the older.
    """

    what: What
    kinds: tuple[Kind, ...]
    before: str | None
    after: str | None
    span: Span


def changes(before: Sequence[Told], after: Sequence[Told]) -> list[Change]:
    """The changes in the order of the newer version, what is gone last.

    A sentence is never taken for another by likeness alone unless it stands in the same place or is nearly the same.
    """
    pairs, gone, added = _matched(before, after)
    elsewhere, gone, added = _alike(gone, added, _ALIKE_ANYWHERE)
    found = [_changed(one, two) for one, two in (*pairs, *elsewhere)]
    found += [Change("added", _held(two), None, two.text, two.span) for two in added]
    ordered = sorted(found, key=lambda change: change.span)
    return [*ordered, *(Change("gone", _held(one), one.text, None, one.span) for one in gone)]


Pairs = list[tuple[Told, Told]]


def _matched(before: Sequence[Told], after: Sequence[Told]) -> tuple[Pairs, list[Told], list[Told]]:
    """The sentences altered where they stood, and those of either version without a counterpart there."""
    matcher = SequenceMatcher(None, [one.text for one in before], [one.text for one in after], autojunk=False)
    pairs, gone, added = Pairs(), list[Told](), list[Told]()
    for tag, i, j, k, end in matcher.get_opcodes():
        if tag != "equal":
            here, only_before, only_after = _alike(before[i:j], after[k:end], _ALIKE_HERE)
            pairs, gone, added = pairs + here, gone + only_before, added + only_after
    return pairs, gone, added


def _alike(gone: Sequence[Told], added: Sequence[Told], least: float) -> tuple[Pairs, list[Told], list[Told]]:
    """Each sentence that is gone with the likest of those added, if it is like enough; and what is left of both."""
    scores = [(ratio(one.text, two.text), i, k) for i, one in enumerate(gone) for k, two in enumerate(added)]
    olds, news, pairs = set[int](), set[int](), Pairs()
    for score, i, k in sorted(scores, key=lambda one: -one[0]):
        if score >= least and i not in olds and k not in news:
            olds.add(i)
            news.add(k)
            pairs.append((gone[i], added[k]))
    return pairs, _without(gone, olds), _without(added, news)


def _without(told: Sequence[Told], taken: set[int]) -> list[Told]:
    return [one for place, one in enumerate(told) if place not in taken]


def _changed(one: Told, two: Told) -> Change:
    if one.text == two.text:
        return Change("moved", (), one.text, two.text, two.span)
    return Change("altered", tuple(_altered(one, two)) or ("words",), one.text, two.text, two.span)


def _altered(one: Told, two: Told) -> Iterator[Kind]:
    """What is another in the two: each is compared by its value, so that "three" and "3" are the same."""
    if _numbers(one) != _numbers(two):
        yield "number"
    if sorted(one.dates) != sorted(two.dates):
        yield "date"
    if sorted(quote for _, quote in one.quotes) != sorted(quote for _, quote in two.quotes):
        yield "quote"
    if sorted(speaker for speaker, _ in one.quotes) != sorted(speaker for speaker, _ in two.quotes):
        yield "speaker"


def _held(told: Told) -> tuple[Kind, ...]:
    held: dict[Kind, bool] = {"number": bool(_numbers(told)), "date": bool(told.dates), "quote": bool(told.quotes)}
    return tuple(kind for kind, is_there in held.items() if is_there)


def _numbers(told: Told) -> list[str]:
    """The values of numbers, sums and ages outside of dates."""
    without_dates = told.text
    for words, _ in told.dates:
        without_dates = without_dates.replace(words, " ")
    found = {(one.start, one.value) for read in (numbers, sums, ages) for one in read(without_dates)}
    return sorted(value for _, value in found)
