"""Days that something was moved to, and days it had been planned for: "put back from Monday to Friday"."""

from __future__ import annotations

from retrieval.language.calendar.calendar import Calendar
from retrieval.language.dates.clauses import Span
from retrieval.language.language import load

# How far before a day the words stand that move something to it.
_REACH = 100


def is_moved_to(text: str, day: Span, calendar: Calendar | None = None) -> bool:
    """Whether something was moved to the day: "postponed until Friday", "it was due on Monday; now it will be Friday".

    English unless another calendar is given.
    """
    around = (calendar or load().calendar).around
    before = text[max(0, day[0] - _REACH) : day[0]]
    if around.moved_to.search(before):
        return True
    return around.now_on.search(before) is not None and around.planned_first.search(before) is not None


def is_planned_first(text: str, day: Span, new: Span, calendar: Calendar | None = None) -> bool:
    """Whether a day of the sentence is the one that what was moved to the ``new`` one had been planned for."""
    if day[0] >= new[0]:
        return False
    around = (calendar or load().calendar).around
    if had_been_planned(text, day, calendar):
        return True
    return around.moving.search(text[max(0, day[0] - _REACH) : day[0]]) is not None


def had_been_planned(text: str, day: Span, calendar: Calendar | None = None) -> bool:
    """Whether the sentence says that something was planned for the day, which may be no longer so: "had hoped to"."""
    around = (calendar or load().calendar).around
    return around.planned_first.search(text[max(0, day[0] - _REACH) : day[0]]) is not None
