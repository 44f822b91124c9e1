"""``when``: the day or span an event has, by which words of which article, weighed across outlets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from retrieval.answers.answer import Answer, Citation, Item
from retrieval.answers.carrying import outlets_told
from retrieval.answers.date_evidence import Candidate, candidates
from retrieval.answers.date_groups import Group, grouped, joined, probability, within
from retrieval.answers.date_words import in_words
from retrieval.answers.event_question import EventQuestion, Interval, event_question
from retrieval.answers.events_during import events_during
from retrieval.answers.languages import unread
from retrieval.answers.speaker_filter import allowed
from retrieval.index.filters import EVERYTHING, Filters
from retrieval.index.reader import Reading
from retrieval.search.evidence import Confidence, confidence
from retrieval.search.question import Question
from retrieval.search.ranking import Ranking
from retrieval.search.retriever import Retriever

# Of the best date's score, what another needs to be an item at all.
_WORTH_SHOWING = 0.5
# Of the score of a mere date of publication, what a date that is stated needs to come before it.
_STATED = 0.75
# Of the best date's score, what another needs to be named in the summary as disagreeing.
_DISAGREES = 0.85


def when(
    retriever: Retriever, typed: str, limit: int, filters: Filters = EVERYTHING, speaker: str | None = None
) -> Answer:
    """Answer when the event of what was typed is, with at most ``limit`` items, one for each interval.

    Raises InputError for an empty question or an unknown outlet, UnusableIndexError for an index of another model.
    """
    reading, question = retriever.reading, Question.of(typed, allowed(retriever.reading, filters, speaker))
    event = event_question(question, reading.snapshot.catalogue.newest)
    if event.during and not event.words:
        for during in (event.during, *event.other_days):
            if items := events_during(reading, during, question.filters, limit):
                return Answer("when", typed, True, _happened(items, during), items)
        return Answer("when", typed, False, _happened((), event.during), ())
    ranking = retriever.weighing().rank(question)
    sure = confidence(ranking, reading)
    found_dates = _asked_for(event, candidates(event, ranking, retriever))
    mask = question.filters.mask(reading.snapshot)
    groups = _worth_showing(joined(grouped(found_dates, reading, mask), reading, mask))
    likely = float(sure.probability) * probability(groups, asks_bound=event.bound is not None)
    items = tuple(_item(group, groups[0].score, ranking, likely) for group in groups[:limit])
    found = bool(items) and ranking.held and (sure.found or not retriever.settings.refuse)
    missed = unread(reading, question.filters, "dates")
    summary = _found(groups[:limit], reading) if found else _not_found(sure, bool(items)) + missed
    return Answer("when", typed, found, summary, items, ranking.encoding_seconds, ranking.search_seconds)


def _happened(items: Sequence[Item], during: tuple[dt.date, dt.date]) -> str:
    days = in_words(*during)
    return f"{len(items)} dated event{'s' * (len(items) != 1)} from {days}." if items else f"No event is dated {days}."


def _asked_for(event: EventQuestion, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates within the interval that the question names, if it names one."""
    if event.during is None:
        return list(found)
    of_any = (_within(found, during) for during in (event.during, *event.other_days))
    return next(filter(None, of_any), [])


def _within(found: Sequence[Candidate], during: Interval) -> list[Candidate]:
    first, last = during
    return [
        one
        for one in found
        if one.date and one.date.first and one.date.last and one.date.first <= last and one.date.last >= first
    ]


def _worth_showing(groups: list[Group]) -> list[Group]:
    """Without what is far behind, and without mere dates of publication where the best is stated."""
    stated = next((one for one in groups if one.dated.basis == "stated"), None)
    if stated and groups[0] is not stated and stated.score >= _STATED * groups[0].score:
        groups = [stated, *(one for one in groups if one is not stated)]
    return [
        one
        for one in groups
        if one.score >= _WORTH_SHOWING * groups[0].score
        and (one.dated.basis == "stated" or groups[0].dated.basis != "stated")
    ]


def _item(group: Group, best: float, ranking: Ranking, probability: float) -> Item:
    lead, *others = group.cited
    score = probability * group.score / (best or 1.0)
    also = tuple(map(Citation.of, (*(one.sentence for one in others), *group.also)))
    return Item(Citation.of(lead.sentence), min(score, 1.0), also, ranking.explanation(lead.place), group.dated)


def _found(groups: Sequence[Group], reading: Reading) -> str:
    """One line for people: the date, by how many outlets, and what others say."""
    best = groups[0]
    others = [one for one in groups[1:] if one.score >= _DISAGREES * best.score and not _is_within(one, best)]
    said = [f"{_said(one)} ({outlets_told(one.sentences, reading)})" for one in (best, *others)]
    return "; ".join(said) + "."


def _is_within(one: Group, other: Group) -> bool:
    """Whether the one says no more than the other: a day of the same span, or merely when it was reported."""
    return one.dated.basis != "stated" or within(one.dated, other.dated)


def _said(group: Group) -> str:
    dated = group.dated
    if dated.first is None or dated.last is None:
        if not dated.expression:
            return "No date is stated, nor is it known when this was reported"
        return f"“{dated.expression}”, in an article whose own date is not known"
    words = in_words(dated.first, dated.last, dated.precision)
    return f"Reported on {words}; no date is stated" if dated.basis == "publication date" else words


def _not_found(sure: Confidence, near: bool) -> str:
    unknown = f": the articles do not mention {' or '.join(sure.strangers)}" if sure.strangers else ""
    return f"No article says when that was{unknown}" + ("; the nearest dates follow." if near else ".")
