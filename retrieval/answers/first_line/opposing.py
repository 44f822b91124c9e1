"""Two numbers for the same, told on different days: the one told last stands first, with the one told earlier."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence, Set

import numpy as np

from retrieval.answers.first_line.agreement import Agreed
from retrieval.findings.counts import Count, counts
from retrieval.index.reader import Reading
from retrieval.language.words import content_terms
from retrieval.question import Kind

# Of the best score, what an opposing number needs; how well its form fits beside the best; and the cosine of two
# sentences of one event.
_COMPARABLE, _AS_FIT, _ALIKE = 0.1, 0.9, 0.5
# A number of what comes again counts no one thing: "every 100 flights".
_RATE = re.compile(r"\b(?:every|each|per)\s$", re.IGNORECASE)
_KINDS: frozenset[Kind] = frozenset({"number", "money", "age"})


def last_told(
    kind: Kind, groups: Sequence[Agreed], asked: Set[str], reading: Reading
) -> tuple[list[Agreed], Agreed | None]:
    """The groups with what was told last of those that oppose the first one, and what was told before, if anything was.

    ``asked``: the terms of the question, none of which a later sentence may lack that the earlier one has.
    """
    best = groups[0]
    if kind not in _KINDS:
        return list(groups), None
    near = [one for one in groups[1:] if one.lead.score >= _COMPARABLE * best.lead.score and _fits(one, best)]
    others = [one for one in near if _opposes(one, best) and _is_alike(one, best, reading)]
    newer = [one for one in others if _told(one) > _told(best) and _holds(one, best, asked)]
    if newer:
        last = max(newer, key=_told)
        return [last, *(one for one in groups if one is not last)], best
    older = [one for one in others if _told(one) < _told(best) and _holds(best, one, asked)]
    return list(groups), older[0] if older else None


def _fits(one: Agreed, best: Agreed) -> bool:
    return one.lead.fit >= _AS_FIT * best.lead.fit


def _told(group: Agreed) -> dt.date:
    """The day of publication of the newest article that says so; the earliest of all days where none is known."""
    return max((one.sentence.article.published or dt.date.min for one in group.members), default=dt.date.min)


def _holds(newer: Agreed, older: Agreed, asked: Set[str]) -> bool:
    held, told = (asked & set(content_terms(one.lead.sentence.text)) for one in (older, newer))
    return _told(older) > dt.date.min and held <= told


def _opposes(one: Agreed, other: Agreed) -> bool:
    """Whether two sentences count the same, and otherwise."""
    mine, its = _count(one), _count(other)
    return mine is not None and its is not None and mine.is_of_the_same(its) and not mine.agrees(its)


def _count(group: Agreed) -> Count | None:
    """The number that answers, with what it counts."""
    found, text = group.lead.finding, group.lead.sentence.text
    if found is None or _RATE.search(text, 0, found.start):
        return None
    return next((one for one in counts(text) if one.start < found.end and found.start < one.end), None)


def _is_alike(one: Agreed, other: Agreed, reading: Reading) -> bool:
    mine, its = reading.search.vectors(np.asarray([group.lead.sentence.id for group in (one, other)], dtype=np.int64))
    return float(mine @ its) >= _ALIKE
