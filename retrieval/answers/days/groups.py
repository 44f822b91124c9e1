"""Candidates for one event made one answer: what gives the same interval, and the parts and wholes of it.

"Monday", "from Monday to Wednesday" and "next week", told of one visit, are one span with all their outlets.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from retrieval.answers.answer import Dated
from retrieval.answers.days.evidence import Candidate
from retrieval.answers.events.same import corroborating, needed_likeness, vectors_of
from retrieval.index.arrays import Mask
from retrieval.index.article.dates import StoredDate, dates_between, dates_in
from retrieval.index.reader import Reading, StoredSentence
from retrieval.language.dates.bounds import direction_of

# Each further outlet that gives the same date adds this share to its score, up to so many.
_AGREEMENT, _AGREEING = 0.04, 5
# Of the best sentence's score with a date, what another sentence needs to be cited for the same date.
_ALSO = 0.6
# The days of the longest interval whose parts are looked for: a season of one event, not a year of many.
_LONGEST = 93
# Of the head's score, what a part of it found by its likeness alone counts, and what one less alike needs.
_BY_LIKENESS, _WHOLE_SPAN = 0.8, 0.4
# Of a longer interval's score, what a part of it needs to come before it: in a year it may well be another event.
_FINER = 0.85
# The cosine from which on sentences with nested intervals tell of one event, where both hold the question's words.
_NESTED = 0.4
# Of the model of `probability`.
_BASE, _SCORE, _MARGIN, _REPORTED, _END, _READS, _LEAST_MET = -0.75, 1.24, 0.66, -0.91, 1.13, 1.86, 1.04
# What each further outlet that gives the same adds, up to so many: not fitted, few of the questions have several.
_FURTHER, _FURTHER_MOST = 0.3, 4
# How well sentences answer in the mean, for one that no reader read.
_UNREAD = 0.1
_FINE = ("day", "minute")


@dataclass(frozen=True, slots=True)
class Group:
    """What is cited for one interval, the best first, one candidate an article; ``also``: who else says so.

    ``moved_from``: what the event was planned for before, where it is said to be moved; ``earlier``: what was told
    before, and is no longer so.
    """

    cited: tuple[Candidate, ...]
    also: tuple[StoredSentence, ...]
    dated: Dated
    moved_from: Group | None = None
    earlier: Group | None = None

    @property
    def sentences(self) -> tuple[StoredSentence, ...]:
        """Every cited sentence, the best first."""
        return (*(one.sentence for one in self.cited), *self.also)

    @property
    def outlets(self) -> int:
        """How many outlets say so."""
        return len({one.article.source for one in self.sentences})

    @property
    def score(self) -> float:
        """That of the best candidate, more for each further outlet."""
        return self.cited[0].score * (1 + _AGREEMENT * min(self.outlets - 1, _AGREEING))

    @property
    def told(self) -> float:
        """The same without what the reader says, by which answers are put in order and not called the same."""
        return self.cited[0].told * (1 + _AGREEMENT * min(self.outlets - 1, _AGREEING))

    @property
    def is_fine(self) -> bool:
        """Whether days are stated, and not a week or a month of them."""
        is_plain = self.dated.basis == "stated" and direction_of(self.dated.precision) is None
        return is_plain and self.dated.first is not None and unit_of(self.dated) in _FINE


def grouped(found: Sequence[Candidate], reading: Reading, allowed: Mask) -> list[Group]:
    """The candidates by interval, the best interval first."""
    by_interval: dict[object, list[Candidate]] = {}
    for one in sorted(found, key=lambda one: -one.score):
        by_interval.setdefault(_interval(one), []).append(one)
    groups = [_group(members, reading, allowed) for members in by_interval.values()]
    return sorted(groups, key=lambda group: -group.score)


def unit_of(dated: Dated) -> str:
    """The unit of an interval, without what is vague about it."""
    return dated.precision.rpartition(" ")[2]


def within(one: Dated, other: Dated) -> bool:
    """Whether all days of the one are days of the other; a bound is within what bounds in the same direction."""
    if not (one.first and one.last and other.first and other.last):
        return False
    if direction_of(one.precision) != direction_of(other.precision):
        return False
    return other.first <= one.first and one.last <= other.last


def joined(groups: Sequence[Group], reading: Reading, allowed: Mask) -> list[Group]:
    """The groups with the first one's parts and wholes made one with it: the fullest span of days that it has."""
    groups = _finer_first(groups)
    if not groups or not _may_have_parts(groups[0].dated):
        return groups
    head = groups[0]
    family = [head, *grouped(_parts_by_likeness(head, reading, allowed), reading, allowed)]
    family += (one for one in groups[1:] if _is_nested(one.dated, head.dated) and _tells_of(one, head, reading))
    whole = _fullest(family)
    ends = [one for one in groups[1:] if _is_end_of(one, whole) and one not in family]
    members = [one for one in (*family, *ends) if one is not whole and _is_nested(one.dated, whole.dated)]
    told = {_interval(one.cited[0]) for one in (whole, *members)}
    left = [one for one in groups if _interval(one.cited[0]) not in told]
    return [_made_one(whole, members, head.cited[0].score), *left]


def _finer_first(groups: Sequence[Group]) -> list[Group]:
    """The best part of a longer first interval first, on evidence about as good: "2022", and in it "February"."""
    if not groups or groups[0].dated.basis != "stated":
        return list(groups)
    head = groups[0]
    finer = next((one for one in groups[1:] if _is_finer(one, head)), head)
    return [finer, *(one for one in groups if one is not finer)]


def _is_finer(one: Group, head: Group) -> bool:
    is_part = one.dated.basis == "stated" and within(one.dated, head.dated) and not within(head.dated, one.dated)
    return is_part and not _may_have_parts(head.dated) and one.told >= _FINER * head.told


def probability(groups: Sequence[Group], *, is_end: bool, least_met: float) -> float:
    """How likely the first group is the answer: 0 where there is none.

    ``is_end``: whether it is the end of something that is asked for; ``least_met``: how far its best sentence holds or
    means that word of the question which it holds least, 0 to 1. A logistic model of 219 questions of 70 reports, 43 of
    them on articles that nothing was tuned on: judged by models of the other reports, of 93 lines from .78 on 85 were
    right. That was with an earlier reader: what it gives with this one stands at `date_line.ASSERTED`.
    """
    if not groups:
        return 0.0
    best, second = groups[0], groups[1].score if len(groups) > 1 else 0.0
    lead = best.cited[0]
    margin = 1 - second / best.score if best.score else 0.0
    total = _BASE + _SCORE * lead.score + _MARGIN * margin + _LEAST_MET * least_met
    total += _READS * (_UNREAD if lead.reads is None else lead.reads)
    total += _REPORTED * (best.dated.basis == "publication date") + _END * is_end
    total += _FURTHER * min(best.outlets - 1, _FURTHER_MOST)
    return 1 / (1 + math.exp(-total))


def _may_have_parts(dated: Dated) -> bool:
    if dated.basis != "stated" or dated.first is None or dated.last is None or direction_of(dated.precision):
        return False
    return (dated.last - dated.first).days < _LONGEST


def _parts_by_likeness(head: Group, reading: Reading, allowed: Mask) -> list[Candidate]:
    """Dates within the head's interval, or about it, of sentences that tell of the same event."""
    first, last = head.dated.first, head.dated.last
    leads = [one.id for one in head.sentences]
    dates: dict[int, StoredDate] = {}
    for date in dates_between(reading.connection, first, last):
        may = date.sentence not in leads and date.sentence < len(allowed) and allowed[date.sentence]
        if may and _may_have_parts(_stated(date)) and _is_nested(_stated(date), head.dated):
            dates.setdefault(date.sentence, date)
    if not dates:
        return []
    likeness = (vectors_of(reading, list(dates)) @ vectors_of(reading, leads).T).max(axis=1)
    near = [one for one, cosine in zip(dates, likeness, strict=True) if cosine >= needed_likeness(dates[one])]
    score = _BY_LIKENESS * head.cited[0].score
    return [Candidate(one, head.cited[0].place, dates[one.id], score) for one in reading.sentences(near)]


def _is_nested(one: Dated, other: Dated) -> bool:
    return within(one, other) or within(other, one)


def _is_end_of(one: Group, head: Group) -> bool:
    """Whether a day is the one that a span of the same event begins or ends on: who arrives is on the visit."""
    first, last = head.dated.first, head.dated.last
    is_span = head.is_fine and first != last
    is_day = one.is_fine and one.dated.first == one.dated.last and one.dated.first in (first, last)
    return is_span and is_day and one.told >= _WHOLE_SPAN * head.told


def _tells_of(one: Group, head: Group, reading: Reading) -> bool:
    """Whether a group tells of the head's event: by its words alone, or less alike but holding the question's."""
    mine, its = ([sentence.id for sentence in group.sentences] for group in (one, head))
    likeness = float((vectors_of(reading, mine) @ vectors_of(reading, its).T).max())
    date = one.cited[0].date
    if date is not None and likeness >= needed_likeness(date):
        return True
    return likeness >= _NESTED and one.told >= _WHOLE_SPAN * head.told


def _fullest(family: Sequence[Group]) -> Group:
    """The longest span of days, else the shortest interval that is told."""
    fine = [one for one in family if one.is_fine]
    if fine:
        return max(fine, key=lambda one: (_days(one.dated), one.score))
    return min(family, key=lambda one: (_days(one.dated), -one.score))


def _days(dated: Dated) -> int:
    return (dated.last - dated.first).days if dated.first and dated.last else 0


def _made_one(whole: Group, members: Iterable[Group], score: float) -> Group:
    """The whole with every sentence that gives it or a part of it, one an article."""
    articles = {one.article.number for one in whole.sentences}
    more: dict[int, StoredSentence] = {}
    for one in members:
        for sentence in one.sentences:
            if sentence.article.number not in articles:
                more.setdefault(sentence.article.number, sentence)
    lead = replace(whole.cited[0], score=max(score, whole.cited[0].score))
    return replace(whole, cited=(lead, *whole.cited[1:]), also=(*whole.also, *more.values()))


def _group(members: Sequence[Candidate], reading: Reading, allowed: Mask) -> Group:
    best = {one.sentence.article.number: one for one in reversed(members) if one.told >= _ALSO * members[0].told}
    cited = tuple(sorted(best.values(), key=lambda one: (-one.score, one.place)))
    return Group(cited, _also(cited, reading, allowed), dated_by(cited[0]))


def _also(cited: Sequence[Candidate], reading: Reading, allowed: Mask) -> tuple[StoredSentence, ...]:
    """Sentences of further articles that date the same event the same, whatever of the question's words they hold."""
    lead = cited[0]
    if lead.date is None or lead.date.sentence != lead.sentence.id:
        return ()
    articles = {one.sentence.article.number for one in cited}
    leads = [one.sentence.id for one in cited if one.date and one.date.sentence == one.sentence.id]
    agreeing = corroborating(reading, lead.date, leads, allowed)
    same = {one.sentence for one in dates_in(reading.connection, agreeing) if _is_same(one, lead.date)}
    found = reading.sentences([one for one in agreeing if one in same])
    first = {one.article.number: one for one in reversed(found) if one.article.number not in articles}
    return tuple(first.values())


def _is_same(one: StoredDate, other: StoredDate) -> bool:
    is_one_interval = (one.first, one.last) == (other.first, other.last)
    return is_one_interval and direction_of(one.precision) == direction_of(other.precision)


def _interval(one: Candidate) -> object:
    date = one.date
    if date is None:
        return "reported", one.sentence.article.published
    return (date.first, date.last, direction_of(date.precision)) if date.first else date.value


def dated_by(one: Candidate) -> Dated:
    """When the event is, by a candidate."""
    if one.date is None:
        published = one.sentence.article.published
        return Dated(published, published, "day" if published else "", "", "publication date")
    return _stated(one.date)


def _stated(date: StoredDate) -> Dated:
    return Dated(date.first, date.last, date.precision, date.expression, "stated")
