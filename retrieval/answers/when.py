"""``when``: the day or span an event has, by which words of which article, weighed across outlets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.answers.answer import Answer, Citation, Dated, Item
from retrieval.answers.date_evidence import Candidate, candidates
from retrieval.answers.date_words import in_words
from retrieval.answers.event_question import EventQuestion, event_question
from retrieval.answers.happened import happened
from retrieval.answers.languages import unread
from retrieval.answers.same_event import corroborating
from retrieval.answers.spoken import allowed
from retrieval.index.arrays import Mask
from retrieval.index.filters import EVERYTHING, Filters
from retrieval.index.reader import Reading, StoredSentence
from retrieval.search.evidence import Confidence, confidence
from retrieval.search.question import Question
from retrieval.search.ranking import Ranking
from retrieval.search.retriever import Retriever

# Each further outlet that gives the same date adds this share to its score, up to so many.
_AGREEMENT, _AGREEING = 0.04, 5
# Of the best sentence's score with a date, what another sentence needs to be cited for the same date.
_ALSO = 0.6
# Of the better score, what a finer date within a coarser one needs to come before it, by the unit of the coarser
# one: in a week it hardly is another event, in a year it may well be. And what a span needs to come before one of its
# days.
_FINER, _FINER_IN_MORE = {"weekend": 0.7, "week": 0.7, "month": 0.8}, 0.85
_WHOLE_SPAN = 0.9
# Of the best date's score, what another needs to be an item at all.
_WORTH_SHOWING = 0.5
# Of the best date's score, what another needs to be named in the summary as disagreeing.
_DISAGREES = 0.85
_UNITS = ("minute", "day", "weekend", "week", "month", "season", "quarter", "half", "year")


@dataclass(frozen=True, slots=True)
class _Group:
    """What is cited for one interval, the best first, one candidate an article."""

    cited: tuple[Candidate, ...]
    also: tuple[StoredSentence, ...]
    dated: Dated

    @property
    def outlets(self) -> int:
        """How many outlets say so."""
        return len({one.article.source for one in (*(cited.sentence for cited in self.cited), *self.also)})

    @property
    def score(self) -> float:
        return self.cited[0].score * (1 + _AGREEMENT * min(self.outlets - 1, _AGREEING))


def when(
    retriever: Retriever, typed: str, limit: int, filters: Filters = EVERYTHING, speaker: str | None = None
) -> Answer:
    """Answer when the event of what was typed is, with at most ``limit`` items, one for each interval.

    Raises InputError for an empty question or an unknown outlet, UnusableIndexError for an index of another model.
    """
    reading, question = retriever.reading, Question.of(typed, allowed(retriever.reading, filters, speaker))
    event = event_question(question, reading.snapshot.catalogue.newest)
    if event.during and not event.words:
        items = happened(reading, event.during, question.filters, limit)
        return Answer("when", typed, bool(items), _happened(items, event.during), items)
    ranking = retriever.weighing().rank(question)
    sure = confidence(ranking, reading)
    found_dates = _asked_for(event, candidates(event, ranking, retriever))
    groups = _groups(found_dates, reading, question.filters)[:limit]
    items = tuple(_item(group, groups[0].score, ranking, sure.probability) for group in groups)
    found = bool(items) and ranking.held and (sure.found or not retriever.settings.refuse)
    missed = unread(reading, question.filters, "dates")
    summary = _found(groups) if found else _not_found(sure, bool(items)) + missed
    return Answer("when", typed, found, summary, items, ranking.encoding_seconds, ranking.search_seconds)


def _happened(items: Sequence[Item], during: tuple[dt.date, dt.date]) -> str:
    days = in_words(*during)
    return f"{len(items)} dated event{'s' * (len(items) != 1)} from {days}." if items else f"No event is dated {days}."


def _asked_for(event: EventQuestion, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates within the interval that the question names, if it names one."""
    if event.during is None:
        return list(found)
    first, last = event.during
    return [
        one
        for one in found
        if one.date and one.date.first and one.date.last and one.date.first <= last and one.date.last >= first
    ]


def _groups(found: Sequence[Candidate], reading: Reading, filters: Filters) -> list[_Group]:
    """Candidates (best first) by interval, the best interval first, a finer one before the coarser it lies in."""
    by_interval: dict[object, list[Candidate]] = {}
    for one in found:
        by_interval.setdefault(_interval(one), []).append(one)
    allowed = filters.mask(reading.snapshot)
    groups = []
    for members in by_interval.values():
        best = {one.sentence.article.number: one for one in reversed(members) if one.score >= _ALSO * members[0].score}
        cited = tuple(sorted(best.values(), key=lambda one: (-one.score, one.place)))
        groups.append(_Group(cited, _also(cited, reading, allowed), _dated(cited[0])))
    groups.sort(key=lambda group: -group.score)
    return _worth_showing(_fuller_first(groups))


def _worth_showing(groups: list[_Group]) -> list[_Group]:
    """Without what is far behind, and without mere dates of publication where the best is stated."""
    return [
        one
        for one in groups
        if one.score >= _WORTH_SHOWING * groups[0].score
        and (one.dated.basis == "stated" or groups[0].dated.basis != "stated")
    ]


def _also(cited: Sequence[Candidate], reading: Reading, allowed: Mask) -> tuple[StoredSentence, ...]:
    """Sentences of further articles that date the same event the same, whatever of the question's words they hold."""
    lead = cited[0]
    if lead.date is None or lead.date.sentence != lead.sentence.id:
        return ()
    articles = {one.sentence.article.number for one in cited}
    leads = [one.sentence.id for one in cited if one.date and one.date.sentence == one.sentence.id]
    found = reading.sentences(corroborating(reading, lead.date, leads, allowed))
    first = {one.article.number: one for one in reversed(found) if one.article.number not in articles}
    return tuple(first.values())


def _fuller_first(groups: list[_Group]) -> list[_Group]:
    ordered = list[_Group]()
    for group in groups:
        at = next((i for i, other in enumerate(ordered) if _says_more(group, other)), len(ordered))
        ordered.insert(at, group)
    return ordered


def _says_more(one: _Group, other: _Group) -> bool:
    """Whether the one says the same as the other and more, on evidence about as good.

    A day says more than the week it lies in, and from Monday to Wednesday more than Monday.
    """
    a, b = one.dated, other.dated
    if not (a.first and a.last and b.first and b.last) or "publication date" in (a.basis, b.basis):
        return False
    if b.first <= a.first and a.last <= b.last and _coarseness(a) < _coarseness(b):
        return one.score >= _FINER.get(_unit(b), _FINER_IN_MORE) * other.score
    is_part = a.first <= b.first and b.last <= a.last and _coarseness(a) == _coarseness(b)
    return is_part and (a.first, a.last) != (b.first, b.last) and one.score >= _WHOLE_SPAN * other.score


def _coarseness(dated: Dated) -> int:
    unit = _unit(dated)
    return _UNITS.index(unit) if unit in _UNITS else 1


def _unit(dated: Dated) -> str:
    return dated.precision.rpartition(" ")[2]


def _interval(one: Candidate) -> object:
    date = one.date
    if date is None:
        return "reported", one.sentence.article.published
    return (date.first, date.last) if date.first else date.value


def _dated(one: Candidate) -> Dated:
    if one.date is None:
        published = one.sentence.article.published
        return Dated(published, published, "day" if published else "", "", "publication date")
    date = one.date
    return Dated(date.first, date.last, date.precision, date.expression, "stated")


def _item(group: _Group, best: float, ranking: Ranking, probability: float) -> Item:
    lead, *others = group.cited
    score = probability * group.score / (best or 1.0)
    also = tuple(map(Citation.of, (*(one.sentence for one in others), *group.also)))
    return Item(Citation.of(lead.sentence), min(score, 1.0), also, ranking.explanation(lead.place), group.dated)


def _found(groups: Sequence[_Group]) -> str:
    """One line for people: the date, by how many outlets, and what others say."""
    best = groups[0]
    others = [one for one in groups[1:] if one.score >= _DISAGREES * best.score and not _is_within(one, best)]
    said = [f"{_said(best)} ({_outlets(best)})", *(f"{_said(one)} ({_outlets(one)})" for one in others)]
    return "; ".join(said) + "."


def _is_within(one: _Group, other: _Group) -> bool:
    """Whether the one says no more than the other: a day of the same span, or merely when it was reported."""
    a, b = one.dated, other.dated
    if a.basis != "stated":
        return True
    return bool(a.first and a.last and b.first and b.last and b.first <= a.first and a.last <= b.last)


def _said(group: _Group) -> str:
    dated = group.dated
    if dated.first is None or dated.last is None:
        if not dated.expression:
            return "No date is stated, nor is it known when this was reported"
        return f"“{dated.expression}”, in an article whose own date is not known"
    words = in_words(dated.first, dated.last, dated.precision)
    return f"Reported on {words}; no date is stated" if dated.basis == "publication date" else words


def _outlets(group: _Group) -> str:
    return group.cited[0].sentence.article.source if group.outlets == 1 else f"{group.outlets} outlets"


def _not_found(sure: Confidence, near: bool) -> str:
    unknown = f": the articles do not mention {' or '.join(sure.strangers)}" if sure.strangers else ""
    return f"No article says when that was{unknown}" + ("; the nearest dates follow." if near else ".")
