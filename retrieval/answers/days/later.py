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
from retrieval.index.article.dates import StoredDate, dates_in
from retrieval.index.reader import Reading, StoredSentence
from retrieval.language.dates.bounds import Direction, direction_of
from retrieval.language.dates.clauses import Span
from retrieval.language.dates.governing import governing
from retrieval.language.dates.moving import had_been_planned
from retrieval.language.language import load
from retrieval.language.words import content_terms

# Of the best date's score, what the old day needs, beside a bound and beside a day.
_COMPARABLE_BOUND, _COMPARABLE = 0.25, 0.5
# What the new one needs: a bound, a day on which it happened, another day, which may be of another event unless its
# sentence is about as good; and one whose sentence names the old day, or has so many of the question's words that the
# old one has: among few sentences the ranking tells little of how good they are.
_BOUND, _HAPPENED, _DAY, _NAMED, _SHARED = 0.25, 0.2, 0.8, 0.03, 0.6
# The cosine of two sentences of one event, where a bound contradicts a day and where another day is told.
_ALIKE, _MUCH_ALIKE = 0.45, 0.6
# Of the question's words in the old sentence, what share a bound's sentence holds that is not so much alike.
_LIKE_ENOUGH, _MOSTLY = 0.55, 0.66
_LOWER: frozenset[Direction | None] = frozenset({"not before", "not until", "at least until", "after", "not by"})


def with_later(groups: Sequence[Group], event: EventQuestion, reading: Reading) -> list[Group]:
    """The groups with what was told last of the event first, and the day that this replaced told with it."""
    if not groups or event.order or event.during or event.is_earlier:
        return list(groups)
    best = max(one.told for one in groups)
    new_first = sorted((one for one in groups if one.dated.basis == "stated"), key=newest, reverse=True)
    for new in new_first:
        others = [one for one in groups if one is not new and one.told >= _comparable(new) * best]
        was = [
            one
            for one in others
            if new.told >= (_NAMED if _names(new, one, event, reading) else _least(new)) * best
            and _is_replaced(one, new, event, reading)
        ]
        if was and groups[0] in (new, *was):
            earlier = as_planned(max(was, key=lambda one: one.told), new.sentences)
            return [ahead_of(groups, replace(new, earlier=earlier)), *left_of(groups, new, was)]
    return list(groups)


def _comparable(new: Group) -> float:
    return _COMPARABLE_BOUND if direction_of(new.dated.precision) else _COMPARABLE


def _names(new: Group, old: Group, event: EventQuestion, reading: Reading) -> bool:
    """Whether the new sentence says of the old day that it had been planned, or bounds it in much the same words."""
    if _says_planned(new, old, reading):
        return True
    sentence, asked = new.cited[0].sentence, {word.term for word in event.words}
    shared, told = set(content_terms(old.cited[0].sentence.text)) & asked, set(content_terms(sentence.text))
    is_much_the_same = len(shared) > 1 and len(shared & told) >= _SHARED * len(shared)
    return direction_of(new.dated.precision) is not None and is_much_the_same


def _says_planned(new: Group, old: Group, reading: Reading) -> bool:
    """Whether the new sentence says of the old day that it had been planned."""
    sentence = new.cited[0].sentence
    return any(
        (one.first, one.last) == (old.dated.first, old.dated.last)
        and had_been_planned(sentence.text, (one.span[0] - sentence.start, one.span[1] - sentence.start))
        for one in dates_in(reading.connection, [sentence.id])
    )


def _least(new: Group) -> float:
    """Of the best score, what the group needs: less where it bounds the day, or tells that it happened then."""
    if direction_of(new.dated.precision):
        return _BOUND
    published = newest(new)
    return _HAPPENED if new.dated.last and new.dated.last <= published else _DAY


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
    return place is not None and had_been_planned(one.sentence.text, place)


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
    if direction_of(new.dated.precision) is None:
        is_same_act = all(_is_same_act(one, since, event) for one in plans)
        return is_same_act and alike(plans, [since.sentence], reading) >= _MUCH_ALIKE
    likeness = alike(plans, [since.sentence], reading)
    if likeness >= _ALIKE and _says_planned(new, old, reading):
        return True
    return likeness >= _ALIKE and _is_of_asked(plans, since, event, 0.5 if likeness >= _LIKE_ENOUGH else _MOSTLY)


def _is_same_act(plan: Candidate, since: Candidate, event: EventQuestion) -> bool:
    """Whether the later clause has the verb of the plan, and all words of the question that the plan has."""
    if plan.date is None or since.date is None:
        return False
    asked = {word.term for word in event.words}
    verb = governing(plan.sentence.text, *_spans(plan, plan.date))
    act = set(content_terms(plan.sentence.text[slice(*verb)])) if verb else set()
    (first, last), (start, end) = _spans(since, since.date)
    later_verb = governing(since.sentence.text, (first, last), (start, end))
    is_behind = later_verb is not None and later_verb[1] <= start
    clause = set(content_terms(since.sentence.text[first : end if is_behind else last]))
    return act <= clause and asked & set(content_terms(plan.sentence.text)) <= clause


def _spans(one: Candidate, date: StoredDate) -> tuple[Span, Span]:
    """The clause of a date and the date itself in the sentence."""
    shift = one.sentence.start
    return (max(0, date.clause[0] - shift), date.clause[1] - shift), (date.span[0] - shift, date.span[1] - shift)


def _is_older(one: Candidate, since: Candidate) -> bool:
    told, told_since = one.sentence.article.published, since.sentence.article.published
    return told is not None and told_since is not None and told < told_since


def _is_of_asked(plans: Sequence[Candidate], since: Candidate, event: EventQuestion, share: float) -> bool:
    """Whether the new sentence holds that share of the words of the question which the old one has."""
    asked = {word.term for word in event.words}
    held = len(asked & set(content_terms(since.sentence.text)))
    return held >= share * min(len(asked & set(content_terms(one.sentence.text))) for one in plans)


def alike(plans: Sequence[Candidate], others: Sequence[StoredSentence], reading: Reading) -> float:
    """The best cosine of a plan's sentence, or the one before that "it" leans on, and one of the others."""
    mine, its = [one.sentence.id for one in plans], [one.id for one in others]
    leaning = [one.sentence for one in plans if load().calendar.around.pronoun.match(one.sentence.text)]
    before = {one.id + 1: one for one in reading.sentences([one.id - 1 for one in leaning])}
    mine += [one.id - 1 for one in leaning if one.id in before and before[one.id].article == one.article]
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
