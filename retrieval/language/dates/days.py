"""Days of the calendar: "Dec. 2, 2019", "22 March", "3/22/2013", and spans of days within a month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from retrieval.language.calendar.periods import Period
from retrieval.language.calendar.rules import ReaderName, group, words_of
from retrieval.language.calendar.words import full_year
from retrieval.language.dates.context import Context, Read
from retrieval.language.dates.mention import Reading, dated, undated

# A weekday written beside month and day is looked for in this many years about publication.
_YEARS_ABOUT = 4
# Months in which "Monday the 25th" is looked for, the nearest first.
_MONTHS_ABOUT = (0, 1, -1, 2, -2)
# Days that are farther off than this many are turned by the tense.
_NEAR = 60
_LISTED = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")


def nearest_day(
    context: Context, start: int, month: int, day: int, weekday: int | None = None, vague: str = ""
) -> Reading:
    """The day of a month nearest to publication, or the one that background told before goes on to.

    Where a weekday is said too, the nearest year in which the day is that weekday (right for 15 of 16 pages
    of news without a year). Raises ValueError for a day that no year has.
    """
    date(2000, month, day)
    story = context.narrative(start)
    if story and weekday is None and context.tense(start, start) == "past":
        year = story.first.year + (story.unit == "month" and month < story.first.month)
        return dated(Period("day", date(year, month, day)), "mention", vague)
    if context.published is None:
        return undated(f"XXXX-{month:02}-{day:02}")
    candidates = list(_candidates(context.published.year, month, day))
    fitting = [candidate for candidate in candidates if candidate.weekday() == weekday] or candidates
    return dated(Period("day", _turned(fitting, context.published, context, start)), "publication", vague)


def _turned(days: list[date], published: date, context: Context, start: int) -> date:
    """The nearest of some days, or where that is far from publication, the nearest on the side that tense turns to."""
    best = min(days, key=lambda day: abs(day.toordinal() - published.toordinal()))
    if abs(best.toordinal() - published.toordinal()) <= _NEAR:
        return best
    tense = context.tense(start, start)
    is_past = tense == "past" or context.around.ended_before.search(context.before(start)) is not None
    if best > published and is_past:
        return max((day for day in days if day <= published), default=best)
    if best < published and not is_past and tense == "future":
        return min((day for day in days if day >= published), default=best)
    return best


def _candidates(year: int, month: int, day: int) -> Iterator[date]:
    for near in range(max(year - _YEARS_ABOUT, date.min.year), min(year + _YEARS_ABOUT, date.max.year) + 1):
        try:
            yield date(near, month, day)
        except ValueError:  # 29 February
            continue


def day_said(found: re.Match[str], context: Context, day: str, start: int) -> Reading:
    """The day that a number of a match is, in the month, year and weekday of the match."""
    month, number = context.words.month_number(found["m"]), context.words.ordinal(day)
    vague = context.part_said(found)
    year = context.year_said(found)
    if year is not None:
        return dated(Period("day", date(year, month, number)), vague=vague)
    weekday = group(found, "w")
    return nearest_day(context, start, month, number, context.words.weekday_number(weekday) if weekday else None, vague)


def _day(found: re.Match[str], context: Context) -> Reading:
    return day_said(found, context, found["d"], found.start())


def _span(found: re.Match[str], context: Context) -> Iterator[Reading]:
    """Both ends of "March 20-22" and "20 to 22 March": each is a mention, the month stands with one."""
    for day, span in (
        (found["d"], (found.start(), found.end("d"))),
        (found["d2"], (found.start("end"), found.end())),
    ):
        yield replace(day_said(found, context, day, found.start()), span=span)


def _listed(found: re.Match[str], context: Context) -> Iterator[Reading]:
    """Each of "20, 22 and 24 March"; the month stands with the nearest one."""
    listed = list(_LISTED.finditer(context.text, *found.span("list")))
    for place, day in enumerate(listed):
        start = found.start() if place == 0 else day.start()
        end = found.end() if place == len(listed) - 1 else day.end()
        yield replace(day_said(found, context, day.group(), found.start()), span=(start, end))


def _numeric(found: re.Match[str], context: Context) -> Reading:
    month, day, year = int(found["a"]), int(found["b"]), full_year(found["year"], context.published)
    # 22.03.2013, 22/03/2013; what can be both is American where that is the custom.
    if found["sep"] == "." or month > 12 or (day <= 12 and not context.words.month_first):
        month, day = day, month
    return dated(Period("day", date(year, month, day)))


def _iso(found: re.Match[str], context: Context) -> Reading:
    day = Period("day", date(int(found["y"]), int(found["m"]), int(found["d"])))
    if not found["t"]:
        return dated(day)
    return Reading("TIME", f"{day.value}T{found['t']}", day.first, day.last, "minute", period=day)


def _ordinal(found: re.Match[str], context: Context) -> Reading | None:
    """ "on the 22nd": of the month mentioned last, or that of publication."""
    if not context.around.ordinal_before.search(context.before(found.start())):
        return None
    if context.around.ordinal_after.match(context.after(found.end())):
        return None
    day, anchor = context.anchor("month", found.start())
    number = context.words.ordinal(found["d"])
    if day is None:
        return undated(f"XXXX-XX-{number:02}")
    return dated(Period("day", day.replace(day=number)), anchor)


def _weekday_and_day(found: re.Match[str], context: Context) -> Reading | None:
    """ "Monday the 25th": the day nearest to publication whose weekday and number are these; none where no day is."""
    weekday, number = context.words.weekday_number(found["w"]), context.words.ordinal(found["d"])
    if context.around.ordinal_after.match(context.after(found.end())):
        return None
    if context.published is None:
        return undated(f"XXXX-XX-{number:02}")
    month = Period.containing("month", context.published)
    for step in _MONTHS_ABOUT:
        near = month.shifted(step)
        if number <= near.last.day and (day := near.first.replace(day=number)).weekday() == weekday:
            return dated(Period("day", day), "publication")
    return None


def _of_month_at_hand(found: re.Match[str], context: Context) -> Reading:
    """ "the 5th of next month"."""
    number, step = context.words.ordinal(found["d"]), context.words.from_publication[words_of(found, "which")]
    if context.published is None:
        return undated(f"XXXX-XX-{number:02}")
    month = Period.containing("month", context.published).shifted(step)
    return dated(Period("day", month.first.replace(day=number)), "publication")


READERS: dict[ReaderName, Read] = {
    "ISO day": _iso,
    "numeric day": _numeric,
    "day": _day,
    "days of a month": _span,
    "listed days": _listed,
    "day of the month": _ordinal,
    "weekday and day": _weekday_and_day,
    "day of a month at hand": _of_month_at_hand,
}
