"""What a later article tells otherwise of the same event: another day, or a bound that leaves the earlier one out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from retrieval.answers.answer import Dated
from retrieval.answers.days.evidence import Candidate
from retrieval.answers.days.groups import Group
from retrieval.answers.days.moved import ahead_of, left_of, place_of, was_ahead
from retrieval.answers.days.question import EventQuestion
from retrieval.answers.events.same import vectors_of
from retrieval.index.reader import Reading, StoredSentence
from retrieval.language.dates.bounds import Direction, direction_of
from retrieval.language.dates.moving import is_planned_first
from retrieval.language.words import content_terms

# Of the best date's score, what the old day and the new one need; a new plain day may be of another event, unless its
# sentence is about as good.
_COMPARABLE, _BOUND, _DAY = 0.5, 0.25, 0.8
# The cosine of two sentences of one event, where a bound contradicts a day and where another day is told.
_ALIKE, _MUCH_ALIKE = 0.45, 0.6
_LOWER: frozenset[Direction | None] = frozenset({"not before", "not until", "at least until", "after", "not by"})


def with_later(groups: Sequence[Group], event: EventQuestion, reading: Reading) -> list[Group]:
    """The groups with what was told last of the event first, and the day that this replaced told with it."""
    if not groups or event.order or event.during or event.is_earlier:
        return list(groups)
    best = max(one.told for one in groups)
    new_first = sorted((one for one in groups if one.dated.basis == "stated"), key=newest, reverse=True)
    for new in new_first:
        if new.told < (_BOUND if direction_of(new.dated.precision) else _DAY) * best:
            continue
        others = [one for one in groups if one is not new and one.told >= _COMPARABLE * best]
        was = [one for one in others if _is_replaced(one, new, event, reading)]
        if was and groups[0] in (new, *was):
            earlier = as_planned(max(was, key=lambda one: one.told), new.sentences)
            return [ahead_of(groups, replace(new, earlier=earlier)), *left_of(groups, new, was)]
    return list(groups)


def newest(group: Group) -> dt.date:
    """The day of publication of the newest article that is cited; the earliest of all days where none is known."""
    return max((one.article.published or dt.date.min for one in group.sentences), default=dt.date.min)


def told_as_plan(group: Group, beside: Sequence[StoredSentence]) -> list[Candidate]:
    """Who tells of the group's day as what will be: not that it had been planned, nor in a sentence of the others."""
    ids = {one.id for one in beside}
    return [one for one in group.cited if one.sentence.id not in ids and not _is_past_plan(one)]


def as_planned(group: Group, beside: Sequence[StoredSentence]) -> Group:
    """The group with those alone who tell of its day as what will be, where some do."""
    plans, ids = told_as_plan(group, beside), {one.id for one in beside}
    also = tuple(one for one in group.also if one.id not in ids)
    return replace(group, cited=tuple(plans), also=also) if plans else group


def _is_past_plan(one: Candidate) -> bool:
    place = place_of(one)
    return place is not None and is_planned_first(one.sentence.text, place, (len(one.sentence.text), 0))


def _is_replaced(old: Group, new: Group, event: EventQuestion, reading: Reading) -> bool:
    """Whether the old day was ahead when it was last told, and the new one, told since, contradicts it."""
    if old.dated.basis != "stated" or not contradicts(new.dated, old.dated):
        return False
    plans = told_as_plan(old, new.sentences)
    since = max(new.cited, key=lambda one: one.sentence.article.published or dt.date.min)
    if not plans:
        return all(map(_is_past_plan, old.cited))
    if not all(was_ahead(one, since) and _is_older(one, since) for one in plans):
        return False
    needed = _ALIKE if direction_of(new.dated.precision) else _MUCH_ALIKE
    return _is_of_asked(plans, since, event) and alike(plans, [since.sentence], reading) >= needed


def _is_older(one: Candidate, since: Candidate) -> bool:
    told, told_since = one.sentence.article.published, since.sentence.article.published
    return told is not None and told_since is not None and told < told_since


def _is_of_asked(plans: Sequence[Candidate], since: Candidate, event: EventQuestion) -> bool:
    """Whether the new sentence holds about as many words of the question as the old one."""
    asked = {word.term for word in event.words}
    held = len(asked & set(content_terms(since.sentence.text)))
    return 2 * held >= min(len(asked & set(content_terms(one.sentence.text))) for one in plans)


def alike(plans: Sequence[Candidate], others: Sequence[StoredSentence], reading: Reading) -> float:
    """The best cosine of a plan's sentence and one of the others."""
    mine, its = [one.sentence.id for one in plans], [one.id for one in others]
    return float((vectors_of(reading, mine) @ vectors_of(reading, its).T).max())


def contradicts(new: Dated, old: Dated) -> bool:
    """Whether both cannot be meant: no day is one of both, or two bounds in one direction differ."""
    if not (new.first and new.last and old.first and old.last):
        return False
    mine, its = direction_of(new.precision), direction_of(old.precision)
    if "not on" in (mine, its):
        return (mine is None and _is_within(new, old)) or (its is None and _is_within(old, new))
    if mine in _LOWER and its in _LOWER:
        return (new.first, new.last) != (old.first, old.last)
    (first, last), (begin, end) = _days(new), _days(old)
    return first > end or begin > last


def _days(dated: Dated) -> tuple[dt.date, dt.date]:
    """The first and the last day that what is told leaves."""
    first, last = dated.first or dt.date.min, dated.last or dt.date.max
    direction, day = direction_of(dated.precision), dt.timedelta(days=1)
    if direction in ("not before", "not until", "at least until"):
        return first, dt.date.max
    if direction in ("after", "not by"):
        return last + day if last < dt.date.max else last, dt.date.max
    if direction == "by":
        return dt.date.min, last
    if direction == "before":
        return dt.date.min, first - day if first > dt.date.min else first
    return first, last


def _is_within(one: Dated, other: Dated) -> bool:
    """Whether all days of the one are days of the other, whatever their directions."""
    if not (one.first and one.last and other.first and other.last):
        return False
    return other.first <= one.first and one.last <= other.last
