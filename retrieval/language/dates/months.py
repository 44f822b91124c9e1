"""Months, with their year or turned by the tense of their clause, and weeks named by a month."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from retrieval.language.dates.context import Context, group, year_anchor
from retrieval.language.dates.days import nearest_day
from retrieval.language.dates.mention import UNKNOWN_VALUE, Reading, dated, undated
from retrieval.language.dates.names import is_no_month
from retrieval.language.dates.periods import Period, Unit
from retrieval.language.dates.rules import Rule, rule, words_of
from retrieval.language.dates.vague import vagueness
from retrieval.language.dates.words import (
    PERIOD_UNITS,
    WEEKDAYS,
    full_year,
    month_number,
    ordinal_number,
    weekday_number,
)

_FROM_MENTION = {"that": 0, "the following": 1, "the previous": -1}


def _month(found: re.Match[str], context: Context) -> Reading | None:
    which = words_of(found, "which")
    if is_no_month(found["m"], found, context, is_placed=bool(which or group(found, "part"))):
        return None
    reading = month_meant(month_number(found["m"]), found, context)
    vague = vagueness(group(found, "part"))
    return replace(reading, precision=f"{vague} month") if vague and reading.period else reading


def month_meant(month: int, found: re.Match[str], context: Context) -> Reading:
    """A month of the year said beside it, of background told before, or of the year that tense gives it."""
    year = context.year_said(found)
    if year is not None:
        return dated(Period("month", date(year, month, 1)), year_anchor(found))
    which = words_of(found, "which")
    if which in _FROM_MENTION:
        return _from_mention(month, which, found, context)
    story = context.narrative(found.start())
    if story and which in ("", "next") and context.tense(found.start(), found.end()) == "past":
        return dated(Period("month", date(story.first.year + (month < story.first.month), month, 1)), "mention")
    if context.published is None:
        return undated(f"XXXX-{month:02}")
    return dated(Period("month", turned_month(month, which, found, context)), "publication")


def _from_mention(month: int, which: str, found: re.Match[str], context: Context) -> Reading:
    """ "that November", "the following March": of the date mentioned last."""
    day, anchor = context.anchor("month", found.start())
    if day is None:
        return undated(f"XXXX-{month:02}")
    step = _FROM_MENTION[which]
    if step > 0:
        year = day.year + (month <= day.month)
    elif step < 0:
        year = day.year - (month >= day.month)
    else:
        year = day.year + (month < day.month and anchor == "mention")
    return dated(Period("month", date(year, month, 1)), anchor)


def turned_month(month: int, which: str, found: re.Match[str], context: Context) -> date:
    """The first day of a month or season that "last" or "next" picks, or else the tense of its clause.

    Without a past or future to tell, it is the nearest, and of two as near the one gone by.
    """
    assert context.published is not None, "asked only where there is a publication date"
    now = context.published
    if which in ("last", "this past"):
        return date(now.year - (month >= now.month), month, 1)
    if which in ("next", "coming"):
        return date(now.year + (month <= now.month), month, 1)
    if which == "this":
        return date(now.year, month, 1)
    tense = context.tense(found.start(), found.end())
    is_ahead = tense == "future" or (tense != "past" and (month - now.month) % 12 < 6)
    if is_ahead:
        return date(now.year + (month < now.month), month, 1)
    return date(now.year - (month > now.month), month, 1)


def _in_month(found: re.Match[str], context: Context) -> Reading | None:
    """ "the last week of March", "the first Monday in May 2012"."""
    reading = month_meant(month_number(found["m"]), found, context)
    if reading.period is None:
        return undated("XXXX-XX-XX" if found["u"].lower() in WEEKDAYS else "XXXX-WXX")
    month, number = reading.period, ordinal_number(found["n"])
    if found["u"].lower() in WEEKDAYS:
        weekday = weekday_number(found["u"])
        if number < 0:
            day = month.last.toordinal() - (month.last.weekday() - weekday) % 7
        else:
            day = month.first.toordinal() + (weekday - month.first.weekday()) % 7 + 7 * (number - 1)
        return dated(Period("day", date.fromordinal(day)), reading.anchor)
    # A week belongs to the month that its Thursday is in (ISO 8601).
    unit: Unit = "weekend" if found["u"].lower() == "weekend" else "week"
    weeks = month.first.toordinal() + (3 - month.first.weekday()) % 7
    last = month.last.toordinal() - (month.last.weekday() - 3) % 7
    day = last if number < 0 else weeks + 7 * (number - 1)
    return dated(Period.containing(unit, date.fromordinal(day)), reading.anchor)


def _week_of_day(found: re.Match[str], context: Context) -> Reading | None:
    """ "the week of March 20", "the quarter ended Sept. 30, 1989": the one that has the day."""
    unit = PERIOD_UNITS[found["u"].lower()]
    month, day = month_number(found["m"]), int(found["d"])
    if found["year"]:
        reading = dated(Period("day", date(full_year(found["year"]), month, day)))
    else:
        reading = nearest_day(context, found.start("m"), month, day)
    if reading.first is None:
        return undated(UNKNOWN_VALUE[unit])
    return dated(Period.containing(unit, reading.first), reading.anchor)


_YEAR_SAID = (
    r"(?:,? (?:of )?(?P<year>@year(?!-?\d|,\d|\.\d)|['’]\d\d)"
    r"|,? (?:of )?(?:the )?(?P<deictic>last|this|next|previous|following) year)"
)
_NO_DAY = r"(?! \d{1,2}(?!\d|:\d|\.\d|,\d\d\d))"

RULES: tuple[Rule, ...] = (
    rule(
        "month and year",
        r"(?P<m>@month)(?=(?: to | and | through | until |-|–)@month,? (?P<year>@year)(?!\w))",
        _month,
    ),
    rule("month and year", rf"@part?(?P<m>@month){_YEAR_SAID}", _month),
    rule(
        "month",
        r"@part?(?:(?P<which>last|next|this|that|coming|the following|the previous) )?"
        rf"(?P<m>@month){_NO_DAY}",
        _month,
    ),
    rule(
        "in a month",
        r"(?:the )?(?P<n>first|second|third|fourth|last|final) (?P<u>week|weekend|@weekday)"
        rf" (?:of|in) (?P<m>@month){_YEAR_SAID}?{_NO_DAY}",
        _in_month,
    ),
    rule(
        "with a day",
        r"the (?P<u>week|weekend|month|quarter|year)"
        r"(?= (?:of|beginning|starting|ended|ending)(?: on)? (?P<m>@month) (?P<d>\d{1,2})(?!\d)"
        r"(?:, (?P<year>@year))?)",
        _week_of_day,
    ),
)
