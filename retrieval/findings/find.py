"""All that a sentence offers for a kind of question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import get_args

from retrieval.findings.clauses import reasons, ways
from retrieval.findings.definitions import definitions, expansions
from retrieval.findings.finding import Finding
from retrieval.findings.names import names, people, places
from retrieval.findings.numbers import ages, bare_sums, durations, hours, numbers, rates, shares, sums
from retrieval.language.asking import TypedKind
from retrieval.question import Analysis

_RATIOS_WORDS = """
    percent percentage proportion share fraction rate ratio part portion slice stake cut
"""
_RATIOS = frozenset(_RATIOS_WORDS.split())
TYPED = frozenset(get_args(TypedKind))
"""Kinds of which a sentence must offer one to be an answer."""


def findings(text: str, question: Analysis) -> list[Finding]:
    """What ``text`` offers for the question, the plainest first; [] for kinds that no form tells."""
    found = sorted(_of_kind(text, question), key=lambda one: (-one.mark, one.start))
    return _distinct(found)


def _of_kind(text: str, question: Analysis) -> Iterator[Finding]:
    kind, head = question.kind, question.asked.head.lower()
    if kind == "number":
        yield from _numbers(text, head)
    elif kind in ("definition", "expansion"):
        target = question.asked.head.removesuffix(" about")
        yield from (definitions if kind == "definition" else expansions)(text, target)
    elif kind == "money":
        yield from sums(text)
        yield from bare_sums(text)
    elif kind in _PLAIN:
        yield from _PLAIN[kind](text)


def _numbers(text: str, head: str) -> Iterable[Finding]:
    if head == "often":
        return [*rates(text), *numbers(text)]
    if head.split()[-1:] and head.split()[-1] in _RATIOS:
        return [*shares(text), *(_weaker(one) for one in numbers(text) if one.of[:1] != ("percent",))]
    if head in ("big", "large", "much", "small"):
        return [*numbers(text), *sums(text)]
    return numbers(text)


def _weaker(one: Finding) -> Finding:
    return Finding(one.start, one.end, one.value, one.of, one.mark * 0.5, one.about)


_PLAIN = {
    "person": people,
    "place": places,
    "duration": durations,
    "time": hours,
    "age": ages,
    "reason": reasons,
    "manner": ways,
    "name": names,
}


def _distinct(found: Iterable[Finding]) -> list[Finding]:
    """Each stretch of words once."""
    kept = list[Finding]()
    for one in found:
        if not any(one.start < other.end and other.start < one.end and one.value == other.value for other in kept):
            kept.append(one)
    return kept
