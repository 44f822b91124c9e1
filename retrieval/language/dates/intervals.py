"""Joining the two ends of a span of time: "from Monday to Wednesday" is one interval for an answer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from retrieval.language.calendar.around import Around
from retrieval.language.calendar.calendar import Calendar
from retrieval.language.calendar.periods import Period, Unit, later
from retrieval.language.dates.mention import DateMention
from retrieval.language.language import load

FROM_TO = "from-to"
FOLLOWING = "following"
"""The rules of a span that was joined of its two ends, and of what follows on one another."""

# How far before its first day the verb of what begins on it may stand.
_BEGINS = 40
# How far before its first day the verb of what is moved may stand.
_MOVED = 60
_LENGTH = re.compile(r"P(?P<n>\d{1,4})(?P<unit>[DWMY])")
_LENGTH_UNITS: dict[str, Unit] = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def join_intervals(text: str, mentions: Iterable[DateMention], calendar: Calendar | None = None) -> list[DateMention]:
    """The mentions of a text with the two ends of each span made one, from its first word to its last.

    "from Monday to Wednesday", "between March 20 and 22", "20-22 March", "October and November" and "arrive on Monday
    and leave on Friday" become one mention of type DATE whose value is ``first/last``; "Monday and Wednesday" stay two.
    Ends that are unresolved or out of order stay apart. "Ten days before Christmas" becomes the day that it is.
    """
    around = (calendar or load().calendar).around
    joined: list[DateMention] = []
    for mention in mentions:
        if joined and (whole := _joined(text, joined[-1], mention, around)):
            joined[-1] = whole
        else:
            joined.append(mention)
    return joined


def _joined(text: str, before: DateMention, mention: DateMention, around: Around) -> DateMention | None:
    if before.type == "DURATION":
        return _counted(text, before, mention, around)
    link = around.span_links.fullmatch(text, before.end, mention.start)
    if link is None or not {before.type, mention.type} <= {"DATE", "TIME"}:
        return None
    if before.first is None or mention.last is None or before.first > mention.last:
        return None
    opening = around.span_opens.search(text, max(0, before.start - 16), before.start)
    if opening is not None and around.moving.search(text[max(0, opening.start() - _MOVED) : opening.start()]):
        return None  # "moved from Monday to Friday" is no span
    if link["ends"] is not None and not around.span_begins.search(text, max(0, before.start - _BEGINS), before.start):
        return None
    is_between = opening is not None and opening["between"] is not None
    if not _is_linked(link["and"] is not None, is_between, before, mention) or before.first == mention.last:
        return None  # the same day: "8 p.m. to 9 p.m."
    return replace(
        mention,
        start=opening.start() if opening else before.start,
        type="DATE",
        value=f"{before.first}/{mention.last}",
        first=before.first,
        rule=FOLLOWING if link["and"] is not None and not is_between else FROM_TO,
    )


def _is_linked(by_and: bool, is_between: bool, before: DateMention, mention: DateMention) -> bool:
    if by_and:
        return is_between or _follows_on(before, mention)
    return not is_between and before.rule not in (FROM_TO, FOLLOWING)


def _follows_on(before: DateMention, mention: DateMention) -> bool:
    """ "October and November": two of a kind, one right after the other."""
    if before.last is None or mention.first is None or before.type != "DATE" or mention.type != "DATE":
        return False
    is_next = before.last.toordinal() + 1 == mention.first.toordinal()
    is_alike = before.precision == mention.precision and before.precision in ("day", "week", "month", "season")
    return is_next and is_alike and before.rule != FROM_TO


def after_length(length: str, day: date) -> tuple[date, ...]:
    """The days so long before and after a day: "P1W" from a Monday are two Mondays; () for what is no plain length."""
    counted = _LENGTH.fullmatch(length)
    if counted is None:
        return ()
    try:
        steps = (-int(counted["n"]), int(counted["n"]))
        return tuple(later(Period("day", day), step, _LENGTH_UNITS[counted["unit"]]).first for step in steps)
    except (ValueError, OverflowError):  # not in the calendar
        return ()


def _counted(text: str, length: DateMention, day: DateMention, around: Around) -> DateMention | None:
    """ "ten days before Christmas": one day, counted from the other."""
    counted = _LENGTH.fullmatch(length.value)
    if counted is None or day.precision != "day" or day.first is None or day.type != "DATE":
        return None
    span = around.span_links.match(text, day.end)
    if span is not None and span["and"] is None and span["ends"] is None:  # "three days from Monday to Wednesday"
        return None
    is_before = around.span_before.fullmatch(text, length.end, day.start) is not None
    if not is_before and not around.span_after.fullmatch(text, length.end, day.start):
        return None
    start = Period("day", day.first)
    try:
        meant = later(start, int(counted["n"]) * (-1 if is_before else 1), _LENGTH_UNITS[counted["unit"]])
    except (ValueError, OverflowError):  # not in the calendar
        return None
    return replace(
        day, start=length.start, value=meant.value, first=meant.first, last=meant.last, rule="counted from a date"
    )
