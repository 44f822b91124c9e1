"""Which of several occurrences is asked for: the first, last or next, or the one before or after another event."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from retrieval.answers.days.evidence import Candidate, candidates
from retrieval.answers.days.groups import Group, grouped
from retrieval.answers.days.question import Beside, EventQuestion, Order, event_question
from retrieval.index.filters import Filters
from retrieval.language.language import load
from retrieval.search.question import Question
from retrieval.search.retriever import Retriever

# Of the best date's score, what another needs to be an occurrence of the same; more where no word says which it is.
_SAID, _COMPARABLE = 0.6, 0.8
# Of the score of the occurrence asked for, what others have at most.
_OTHER = 0.8
# What is left of a date on the wrong side of the event it should be before or after, and of that event's own day.
_WRONG_SIDE = 0.4


def in_order(groups: Sequence[Group], event: EventQuestion, today: dt.date | None) -> list[Group]:
    """The groups with the occurrence first that the question's "first", "last", "next" or "previous" means.

    That which is told with such a word, else that of the day which comes first or last. ``today``: of the newest
    article.
    """
    if event.order is None or len(groups) < 2 or event.during:
        return list(groups)
    best = groups[0]
    said = [one for one in groups if one.score >= _SAID * best.score and _says(event.order, one)]
    alike = [one for one in groups if _day(one) and one.score >= _COMPARABLE * best.score]
    chosen = said[0] if said else _by_day(alike, event.order, today) or best
    others = [_behind(one, chosen) for one in groups if one is not chosen]
    return [chosen, *sorted(others, key=lambda one: -one.score)]


def _behind(group: Group, chosen: Group) -> Group:
    """The group behind the chosen one: another occurrence does not speak against the one asked for."""
    lead, *others = group.cited
    score = lead.score * min(1.0, _OTHER * chosen.score / group.score) if group.score else lead.score
    told = lead.told * min(1.0, _OTHER * chosen.told / group.told) if group.told else lead.told
    return replace(group, cited=(replace(lead, score=score, unread=told), *others))


def _says(order: Order, group: Group) -> bool:
    """Whether the clause that gives the date says so, outside of the date itself."""
    lead = group.cited[0]
    date, sentence = lead.date, lead.sentence
    if date is None or date.sentence != sentence.id:
        return False
    (first, last), (start, end) = (
        tuple(max(0, offset - sentence.start) for offset in span) for span in (date.clause, date.span)
    )
    cues = load().when
    says = {"first": cues.is_first, "previous": cues.is_previous, "next": cues.is_next, "last": cues.is_last}[order]
    return any(says.search(sentence.text, *part) for part in ((first, start), (end, last)))


def _by_day(groups: Sequence[Group], order: Order, today: dt.date | None) -> Group | None:
    """The occurrence by its day alone: the next is the first to come, the last or previous one the last gone by."""
    if order == "first" or today is None:
        return min(groups, key=_day, default=None) if order == "first" else None
    if order == "next":
        return min((one for one in groups if _day(one) > today), key=_day, default=None)
    return max((one for one in groups if _day(one) <= today), key=_day, default=None)


def _day(group: Group) -> dt.date:
    """The first day of what is stated; the earliest of all days where none is."""
    return group.dated.first if group.dated.basis == "stated" and group.dated.first else dt.date.min


def on_its_side(
    found: Sequence[Candidate], beside: Beside | None, filters: Filters, retriever: Retriever
) -> list[Candidate]:
    """The candidates, those on the wrong side of the other event for less; as they are where its day is not told."""
    days = (beside.days or _days_of(beside.event, filters, retriever)) if beside else None
    if beside is None or days is None:
        return list(found)
    first, last = days
    weighed = [
        one if one.date is None or _is_beside(one, first if beside.is_before else last, beside) else _less(one)
        for one in found
    ]
    return sorted(weighed, key=lambda one: (-one.score, one.place))


def _is_beside(one: Candidate, day: dt.date, beside: Beside) -> bool:
    if one.date is None or one.date.first is None or one.date.last is None:
        return True
    return one.date.first < day if beside.is_before else one.date.last > day


def _less(one: Candidate) -> Candidate:
    return replace(one, score=_WRONG_SIDE * one.score, unread=_WRONG_SIDE * one.told)


def _days_of(event: str, filters: Filters, retriever: Retriever) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of the other event, where its best date is stated."""
    reading, question = retriever.reading, Question.of(event, filters)
    asked = event_question(question, reading.snapshot.catalogue.newest)
    if not asked.words:
        return None
    found = candidates(asked, retriever.weighing().rank(question), retriever)
    groups = grouped(found, reading, question.filters.mask(reading.snapshot))
    dated = groups[0].dated if groups else None
    if dated is None or dated.basis != "stated" or dated.first is None or dated.last is None:
        return None
    return dated.first, dated.last
