"""Plans that were moved: a day that a sentence says something was moved to comes before the day it was planned for.

Only what sentences show counts: a verb of moving that the new day belongs to, and an earlier plan of the same event.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from retrieval.answers.days.evidence import Candidate
from retrieval.answers.days.groups import Group, within
from retrieval.answers.events.same import vectors_of
from retrieval.index.article.dates import dates_in
from retrieval.index.reader import Reading
from retrieval.language.dates.intervals import after_length
from retrieval.language.dates.moving import is_moved_to, is_planned_first
from retrieval.language.language import load
from retrieval.language.words import content_terms

# Of the best date's score, what the old day needs, and what the new one, whose sentence may say little of it; the
# cosine of their sentences from which on they tell of one event, if they hold much the same words of the question.
_COMPARABLE, _LEAST, _ALIKE = 0.5, 0.05, 0.5
# A plan and its change may stand so many sentences apart in one article whatever their words.
_NEAR = 2


def with_moves(groups: Sequence[Group], asked: Set[str], reading: Reading) -> list[Group]:
    """The groups with the day that the event was moved to first, and the one it was planned for told with it.

    ``asked``: the terms of the question.
    """
    best = max((one.told for one in groups), default=0.0)
    changes = [one for one in groups if one.told >= _LEAST * best and _is_moved(one)]
    for new in sorted(changes, key=_reported, reverse=True):
        others = [one for one in groups if one is not new and one.told >= _COMPARABLE * best]
        was = [one for one in others if _is_replaced(one.cited[0], new.cited[0], asked, reading)]
        if was and groups[0] in (new, *was):
            return [ahead_of(groups, replace(new, moved_from=was[0])), *left_of(groups, new, was)]
    return list(groups)


def ahead_of(groups: Sequence[Group], new: Group) -> Group:
    """A group with the score of the best, before which it is put."""
    best = max(groups, key=lambda one: one.score).cited[0]
    lead, *others = new.cited
    return replace(
        new, cited=(replace(lead, score=max(lead.score, best.score), unread=max(lead.told, best.told)), *others)
    )


def left_of(groups: Sequence[Group], new: Group, was: Sequence[Group]) -> list[Group]:
    """The groups without a new one and what it replaces."""
    return [one for one in groups if one is not new and not any(within(one.dated, old.dated) for old in was)]


def _reported(group: Group) -> tuple[bool, int, int]:
    """By when its article was published, the last of an article the latest."""
    sentence = group.cited[0].sentence
    published = sentence.article.published
    return published is not None, published.toordinal() if published else 0, sentence.id


def _is_moved(group: Group) -> bool:
    place = place_of(group.cited[0])
    return place is not None and is_moved_to(group.cited[0].sentence.text, place)


def place_of(one: Candidate) -> tuple[int, int] | None:
    """Where the date stands in its sentence; None where the sentence does not state it."""
    if one.date is None or one.date.first is None or one.date.sentence != one.sentence.id:
        return None
    start, end = (offset - one.sentence.start for offset in one.date.span)
    return start, end


def _is_replaced(one: Candidate, new: Candidate, asked: Set[str], reading: Reading) -> bool:
    """Whether it is a day that was ahead when it was told, for the event that was moved since."""
    place, target = place_of(one), place_of(new)
    if place is None or target is None or is_moved_to(one.sentence.text, place):
        return False
    if one.sentence.id == new.sentence.id:
        return is_planned_first(one.sentence.text, place, target)
    if not was_ahead(one, new):
        return False
    if _names_plan(one, new, reading):
        return True
    mine, its = (len(asked & set(content_terms(told.sentence.text))) for told in (one, new))
    return 2 * its >= mine and (_is_just_before(one, new) or _is_alike(one, new, reading))


def was_ahead(one: Candidate, new: Candidate) -> bool:
    """Whether the day was ahead when it was told, and the other is told no earlier."""
    told, told_since = one.sentence.article.published, new.sentence.article.published
    if told is None or told_since is None or one.date is None or one.date.first is None:
        return False
    return told <= told_since and one.date.first >= told


def _is_just_before(one: Candidate, new: Candidate) -> bool:
    is_one_article = one.sentence.article.number == new.sentence.article.number
    return is_one_article and 0 < new.sentence.id - one.sentence.id <= _NEAR


def _is_alike(one: Candidate, new: Candidate, reading: Reading) -> bool:
    cosine = (vectors_of(reading, [one.sentence.id]) @ vectors_of(reading, [new.sentence.id]).T).max()
    return float(cosine) >= _ALIKE


def _names_plan(one: Candidate, new: Candidate, reading: Reading) -> bool:
    """Whether the sentence of the new day says the old one, or how far off that is: "put back by a week, to ..."."""
    if one.date is None or one.date.first is None or new.date is None or new.date.first is None:
        return False
    text, start, target = new.sentence.text, new.sentence.start, place_of(new)
    for said in dates_in(reading.connection, [new.sentence.id]):
        place = (said.span[0] - start, said.span[1] - start)
        if (said.first, said.last) == (one.date.first, one.date.last) and target:
            return is_planned_first(text, place, target)
        is_length = load().when.by_length.search(text, 0, place[0]) is not None
        if is_length and new.date.first in after_length(said.value, one.date.first):
            return True
    return False
