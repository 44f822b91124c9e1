"""Months, with their year or turned by the tense of their clause, and weeks named by a month."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from retrieval.language.calendar.periods import Period, Unit
from retrieval.language.calendar.rules import ReaderName, group, words_of
from retrieval.language.calendar.words import full_year
from retrieval.language.dates.context import Context, Read, year_anchor
from retrieval.language.dates.days import nearest_day
from retrieval.language.dates.mention import UNKNOWN_VALUE, Anchor, Reading, dated, undated
from retrieval.language.dates.names import is_no_month


def _month(found: re.Match[str], context: Context) -> Reading | None:
    which = words_of(found, "which")
    if is_no_month(found["m"], found, context, is_placed=bool(which or group(found, "part"))):
        return None
    reading = month_meant(context.words.month_number(found["m"]), found, context)
    vague = context.part_said(found)
    return replace(reading, precision=f"{vague} month") if vague and reading.period else reading


def month_meant(month: int, found: re.Match[str], context: Context) -> Reading:
    """A month of the year said beside it, of background told before, or of the year that tense gives it."""
    year = context.year_said(found)
    if year is not None:
        return dated(Period("month", date(year, month, 1)), year_anchor(found))
    which = words_of(found, "which")
    if which in context.words.told_month:
        return _from_mention(month, which, found, context)
    story = context.narrative(found.start())
    if (
        story
        and (not which or context.words.from_publication[which] > 0)
        and context.tense(found.start(), found.end()) == "past"
    ):
        return dated(Period("month", date(story.first.year + (month < story.first.month), month, 1)), "mention")
    if context.published is None:
        return undated(f"XXXX-{month:02}")
    return dated(Period("month", turned_month(month, which, found, context)), "publication")


def _from_mention(month: int, which: str, found: re.Match[str], context: Context) -> Reading:
    """ "that November", "the following March": of the date mentioned last."""
    day, anchor = context.anchor("month", found.start())
    if day is None:
        return undated(f"XXXX-{month:02}")
    step = context.words.told_month[which]
    if step > 0:
        year = day.year + (month <= day.month)
    elif step < 0:
        year = day.year - (month >= day.month)
    else:
        year = day.year + (month < day.month and anchor == "mention")
    return dated(Period("month", date(year, month, 1)), anchor)


def turned_month(month: int, which: str, found: re.Match[str], context: Context) -> date:
    """The first day of a month or season that `which` ("last", "next") picks, or else the tense of its clause.

    Without a past or future to tell, it is the nearest, and of two as near the one gone by.
    """
    assert context.published is not None, "asked only where there is a publication date"
    now = context.published
    step = context.words.from_publication[which] if which else 0
    if step < 0:
        return date(now.year - (month >= now.month), month, 1)
    if step > 0:
        return date(now.year + (month <= now.month), month, 1)
    if which:
        return date(now.year, month, 1)
    tense = context.tense(found.start(), found.end())
    is_ahead = tense == "future" or (tense != "past" and (month - now.month) % 12 < 6)
    if is_ahead:
        return date(now.year + (month < now.month), month, 1)
    return date(now.year - (month > now.month), month, 1)


def _in_month(found: re.Match[str], context: Context) -> Reading | None:
    """ "the last week of March", "the first Monday in May 2012"."""
    reading = month_meant(context.words.month_number(found["m"]), found, context)
    return _within(reading.period, reading.anchor, found, context)


def _in_month_at_hand(found: re.Match[str], context: Context) -> Reading | None:
    """ "the first Monday of next month"."""
    month = context.counted("month", context.words.from_publication[words_of(found, "which")])
    return _within(month.period, month.anchor, found, context)


def _within(month: Period | None, anchor: Anchor, found: re.Match[str], context: Context) -> Reading:
    """A weekday, week or weekend of a month, counted from its beginning or the last of it."""
    is_weekday = context.words.is_weekday(found["u"])
    if month is None:
        return undated("XXXX-XX-XX" if is_weekday else "XXXX-WXX")
    number = context.words.ordinal(found["n"])
    if is_weekday:
        weekday = context.words.weekday_number(found["u"])
        if number < 0:
            day = month.last.toordinal() - (month.last.weekday() - weekday) % 7
        else:
            day = month.first.toordinal() + (weekday - month.first.weekday()) % 7 + 7 * (number - 1)
        return dated(Period("day", date.fromordinal(day)), anchor)
    # A week belongs to the month that its Thursday is in (ISO 8601).
    unit: Unit = "weekend" if context.words.unit(found["u"]) == "weekend" else "week"
    weeks = month.first.toordinal() + (3 - month.first.weekday()) % 7
    last = month.last.toordinal() - (month.last.weekday() - 3) % 7
    if unit == "weekend" and number < 0:  # the last one that begins in it
        last = month.last.toordinal() - (month.last.weekday() - 5) % 7
    day = last if number < 0 else weeks + 7 * (number - 1)
    return dated(Period.containing(unit, date.fromordinal(day)), anchor)


def _week_of_day(found: re.Match[str], context: Context) -> Reading | None:
    """ "the week of March 20", "the quarter ended Sept. 30, 1989": the one that has the day."""
    unit = context.words.period(found["u"]) or "week"
    month, day = context.words.month_number(found["m"]), int(found["d"])
    if found["year"]:
        reading = dated(Period("day", date(full_year(found["year"]), month, day)))
    else:
        reading = nearest_day(context, found.start("m"), month, day)
    if reading.first is None:
        return undated(UNKNOWN_VALUE[unit])
    return dated(Period.containing(unit, reading.first), reading.anchor)


READERS: dict[ReaderName, Read] = {
    "month": _month,
    "in a month": _in_month,
    "in a month at hand": _in_month_at_hand,
    "with a day": _week_of_day,
}
