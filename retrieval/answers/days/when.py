"""``when``: the day or span an event has, by which words of which article, weighed across outlets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from retrieval.answers.answer import Answer, Citation, Item
from retrieval.answers.carrying import outlets_told
from retrieval.answers.date_words import EARLIER, MOVED, in_words
from retrieval.answers.days.evidence import Candidate, candidates, is_end
from retrieval.answers.days.groups import Group, grouped, joined, probability, within
from retrieval.answers.days.later import with_later
from retrieval.answers.days.moved import with_moves
from retrieval.answers.days.order import in_order, on_its_side
from retrieval.answers.days.put_off import with_put_off
from retrieval.answers.days.question import EventQuestion, Interval, event_question
from retrieval.answers.days.reading import read_beside, was_read
from retrieval.answers.events.during import events_during
from retrieval.answers.first_line.judging import PERHAPS
from retrieval.answers.indexed.languages import unread
from retrieval.answers.reading.evidence import evidence_of
from retrieval.answers.speaking.filter import allowed
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
# A date that is so unlikely, of a sentence that answers so badly (`Candidate.reads`), is of something else: of 241
# questions eight of the 48 that nothing answers are refused, and one other.
_UNLIKELY, _UNANSWERED = 0.25, -1.3
# Of the best date's score, what another needs to be named in the summary as disagreeing.
_DISAGREES = 0.85


def when(
    retriever: Retriever, typed: str, limit: int, filters: Filters = EVERYTHING, speaker: str | None = None
) -> Answer:
    """Answer when the event of what was typed is, with at most ``limit`` items, one for each interval.

    Raises InputError for an empty question or an unknown outlet, UnusableIndexError for an index of another model.
    """
    reading, question = retriever.reading, Question.of(typed, allowed(retriever.reading, filters, speaker))
    newest = reading.snapshot.catalogue.newest
    event = event_question(question, newest)
    if event.during and not event.words:
        for during in (event.during, *event.other_days):
            if items := events_during(reading, during, question.filters, limit):
                return Answer("when", typed, True, _happened(items, during), items)
        return Answer("when", typed, False, _happened((), event.during), ())
    ranking = retriever.weighing().rank(question)
    sure = confidence(ranking, reading)
    found_dates = read_beside(_asked_for(event, candidates(event, ranking, retriever)), ranking, retriever)
    found_dates = on_its_side(found_dates, event.beside, question.filters, retriever)
    mask = question.filters.mask(reading.snapshot)
    groups = in_order(joined(grouped(found_dates, reading, mask), reading, mask), event, newest)
    groups = with_later(with_moves(groups, {word.term for word in event.words}, reading), event, reading)
    groups = _worth_showing(groups)
    groups = [] if _is_merely_reported(groups, event) else with_put_off(groups, event, ranking, reading)
    likely = float(sure.probability) * _likely(groups, event, ranking, reading)
    shown = _with_earlier(groups)[:limit]
    items = tuple(_item(group, groups[0].told, ranking, likely) for group in shown)
    is_told = likely >= PERHAPS
    found = is_told and ranking.held and (sure.found or not retriever.settings.refuse)
    missed = unread(reading, question.filters, "dates")
    summary = _found(shown, reading) if is_told else _not_found(sure, bool(items)) + missed
    return Answer("when", typed, found, summary, items, ranking.encoding_seconds, ranking.search_seconds)


def _happened(items: Sequence[Item], during: tuple[dt.date, dt.date]) -> str:
    days = in_words(*during)
    return f"{len(items)} dated event{'s' * (len(items) != 1)} from {days}." if items else f"No event is dated {days}."


def _asked_for(event: EventQuestion, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates within the interval that the question names, if it names one; what it says itself is no answer."""
    if event.during is None:
        return [one for one in found if not (one.date and (one.date.first, one.date.last) in event.said)] or list(found)
    intervals = (event.during, *event.other_days)
    finer = ([one for one in _within(found, during) if _is_finer(one, during)] for during in intervals)
    return next(filter(None, (*finer, *(_within(found, during) for during in intervals))), [])


def _is_finer(one: Candidate, during: Interval) -> bool:
    """Whether a date says more than the interval it is asked of."""
    if one.date is None or one.date.first is None or one.date.last is None:
        return False
    return during[0] <= one.date.first and one.date.last <= during[1] and (one.date.first, one.date.last) != during


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
        if one.told >= _WORTH_SHOWING * groups[0].told
        and (one.dated.basis == "stated" or groups[0].dated.basis != "stated")
    ]


def _likely(groups: Sequence[Group], event: EventQuestion, ranking: Ranking, reading: Reading) -> float:
    """How likely the first group is the answer."""
    if not groups:
        return 0.0
    lead = groups[0].cited[0]
    met = evidence_of(event.words, ranking, reading, lead.place + 1).met[lead.place]
    ends = is_end(event, lead.sentence, lead.date)
    likely = probability(groups, is_end=ends, least_met=float(met.min()) if len(met) else 0.0)
    is_other = was_read(lead) and lead.reads is not None and lead.reads <= _UNANSWERED and likely < _UNLIKELY
    return 0.0 if is_other else likely


def _is_merely_reported(groups: Sequence[Group], event: EventQuestion) -> bool:
    """Whether there is but a day of publication for what will be, which it says nothing of."""
    is_ahead = event.is_past is False and not event.is_present
    return is_ahead and bool(groups) and groups[0].dated.basis != "stated"


def _item(group: Group, best: float, ranking: Ranking, probability: float) -> Item:
    lead, *others = group.cited
    score = probability * min(group.told / (best or 1.0), 1.0)
    also = tuple(map(Citation.of, (*(one.sentence for one in others), *group.also)))
    before = (group.moved_from, group.earlier)
    was, earlier = (_item(one, best, ranking, probability) if one else None for one in before)
    explanation = ranking.explanation(lead.place)
    cited = Citation.of(lead.sentence)
    return Item(cited, min(score, 1.0), also, explanation, group.dated, moved_from=was, earlier=earlier)


def _with_earlier(groups: Sequence[Group]) -> list[Group]:
    """The groups with what was told before the first one behind it."""
    first, earlier = groups[:1], [one.earlier for one in groups[:1] if one.earlier]
    return [*first, *earlier, *groups[1:]]


def _found(groups: Sequence[Group], reading: Reading) -> str:
    """One line for people: the date, by how many outlets, what was told before and what others say."""
    best = groups[0]
    others = [one for one in groups[1:] if one.told >= _DISAGREES * best.told and not _is_within(one, best)]
    said = [
        f"{_said(one)} ({outlets_told(one.sentences, reading)})" for one in (best, *others) if one is not best.earlier
    ]
    if best.earlier:
        said.insert(1, f"{EARLIER}{_said(best.earlier)} ({outlets_told(best.earlier.sentences, reading)})")
    return "; ".join(said) + "."


def _is_within(one: Group, other: Group) -> bool:
    """Whether the one says no more than the other: a day of the same span, or merely when it was reported."""
    return one.dated.basis != "stated" or within(one.dated, other.dated)


def _said(group: Group) -> str:
    dated, was = group.dated, group.moved_from
    if was is not None:
        return f"{_said(replace(group, moved_from=None))}{MOVED}{_said(was)}"
    if dated.basis == "put off":
        return dated.expression
    if dated.first is None or dated.last is None:
        if not dated.expression:
            return "No date is stated, nor is it known when this was reported"
        return f"“{dated.expression}”, in an article whose own date is not known"
    words = in_words(dated.first, dated.last, dated.precision)
    return f"Reported on {words}; no date is stated" if dated.basis == "publication date" else words


def _not_found(sure: Confidence, near: bool) -> str:
    unknown = f": the articles do not mention {' or '.join(sure.strangers)}" if sure.strangers else ""
    return f"No article says when that was{unknown}" + ("; the nearest dates follow." if near else ".")
