"""Which way a date bounds what its clause tells: "not before Friday", "by Friday at the latest", "after Friday"."""

from __future__ import annotations

from typing import Literal, get_args

from retrieval.language.calendar.around import Around
from retrieval.language.calendar.calendar import Calendar
from retrieval.language.dates.clauses import Span
from retrieval.language.language import load

Direction = Literal["not before", "not until", "at least until", "not by", "not on", "after", "before", "by"]
"""What stands before the unit in a precision that is bounded: "not before day"."""

_DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
# How far before a date the words stand that bound it, and how far those that deny it.
_LOOK_BACK, _DENIED = 72, 160


def bound_of(text: str, clause: Span, mention: Span, calendar: Calendar | None = None) -> Direction | None:
    """The direction in which an expression bounds what its clause tells; None for a plain day.

    "Not until Friday" of what is over is the day itself, and is called so all the same. English unless another calendar
    is given.
    """
    around = (calendar or load().calendar).around
    before = text[max(clause[0], mention[0] - _LOOK_BACK) : mention[0]]
    if around.earliest_after.match(text, mention[1]) or around.earliest_before.search(before):
        return "not before"
    if around.latest_after.match(text, mention[1]) or around.latest_before.search(before):
        return "by"
    if _names_other(text, mention, around):
        return None
    return _by_preposition(text, clause, mention, before, around)


def direction_of(precision: str) -> Direction | None:
    """The direction that a precision begins with, if it is one of a bound."""
    return next((one for one in _DIRECTIONS if precision.startswith(f"{one} ")), None)


def _by_preposition(text: str, clause: Span, mention: Span, before: str, around: Around) -> Direction | None:
    """By the word right before the expression, and whether the clause denies what it tells."""
    head = text[max(clause[0], mention[0] - _DENIED) : mention[0]]
    is_denied = around.denying.search(around.no_denying.sub(" ", head)) is not None
    if around.until_before.search(before):
        if is_denied:
            return "not until"
        if around.at_least_until.search(before):
            return "not before" if around.moving.search(head) else "at least until"
        return None
    if around.before_before.search(before):
        return "not before" if is_denied else "before"
    if around.by_before.search(before):
        return "not by" if is_denied else "by"
    if around.after_before.search(before):
        return "after" if not is_denied or around.until_after.search(before) else None
    return None


def _names_other(text: str, mention: Span, around: Around) -> bool:
    """Whether the date only says which one of something bounds it: "after Tuesday's talks", "before the 2016 vote"."""
    return around.owning_after.match(text, mention[1]) is not None
