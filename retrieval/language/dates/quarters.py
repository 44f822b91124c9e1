"""Quarters, halves and fiscal years, and the same of the year before, as news of business has them."""

from __future__ import annotations

import re
from datetime import date

from retrieval.language.calendar.periods import Period, Unit
from retrieval.language.calendar.rules import ReaderName, group, words_of
from retrieval.language.calendar.words import full_year
from retrieval.language.dates.context import Context, Read, year_anchor
from retrieval.language.dates.mention import Anchor, Reading, compared, dated, undated

_COUNT: dict[Unit, int] = {"quarter": 4, "half": 2}
_COMPARED: tuple[Unit, ...] = ("day", "month", "season", "quarter", "half")


def _part_of_year(found: re.Match[str], context: Context) -> Reading | None:
    """ "the third quarter", "the first half of 2009": of a year said, or of the one that tense makes it."""
    unit: Unit = "half" if words_of(found, "u") in context.words.words.half else "quarter"
    year, number = context.year_said(found), context.words.ordinal(found["n"])
    if words_of(found, "n") in context.words.from_publication and year is None:
        return context.counted(unit, -1, context.part_said(found))
    if number > _COUNT[unit] or (year is None and context.around.part_of_other.match(context.after(found.end()))):
        return None
    if unit == "half" and year is None and not context.around.business.search(context.nearby(found.start())):
        return None  # of a match
    return _numbered(unit, _COUNT[unit] if number < 0 else number, year, found, context)


def _abbreviated(found: re.Match[str], context: Context) -> Reading | None:
    """ "Q3 2013"."""
    unit: Unit = "half" if found["q"][0] == "H" else "quarter"
    return _numbered(unit, int(found["q"][1]), context.year_said(found), found, context)


def _numbered(unit: Unit, number: int, year: int | None, found: re.Match[str], context: Context) -> Reading:
    month = (number - 1) * (12 // _COUNT[unit]) + 1
    vague = context.part_said(found)
    if year is not None:
        return dated(Period(unit, date(year, month, 1)), year_anchor(found), vague)
    if context.published is None:
        return undated(f"XXXX-{unit[0].upper()}{number}")
    now = Period.containing(unit, context.published)
    year = now.first.year
    # The next quarter is still near; one farther ahead is last year's unless the tense says otherwise.
    is_far = month > now.first.month + 12 // _COUNT[unit]
    if is_far and context.tense(found.start(), found.end()) != "future":
        year -= 1
    return dated(Period(unit, date(year, month, 1)), "publication", vague)


def _year_end(found: re.Match[str], context: Context) -> Reading:
    year = context.year_said(found)
    if year is not None:
        return dated(Period("year", date(year, 1, 1)), vague="late")
    return context.counted("year", 0, "late")


def _fiscal(found: re.Match[str], context: Context) -> Reading | None:
    """A fiscal year; its interval is the calendar year it is named after, as companies begin it variously."""
    said = group(found, "y") or group(found, "short")
    if said is None and context.published is None:
        return undated("FXXXX")
    if said is not None:
        year = full_year(said)
    else:
        assert context.published is not None, "left above"
        year = context.published.year + context.words.years.get(words_of(found, "which"), 0)
    period = Period("year", date(year, 1, 1))
    anchor: Anchor = "publication" if said is None else "itself"
    return Reading("DATE", f"FY{year:04}", period.first, period.last, "fiscal year", anchor, period)


def _year_before(found: re.Match[str], context: Context) -> Reading | None:
    """ "the year-earlier quarter", "the same period last year": what was mentioned last, a year before."""
    mentioned = context.last_mentioned("half", found.start())
    if mentioned and mentioned.period.unit in _COMPARED:
        return compared(mentioned.period)
    return context.counted("year", -1)


def _same(found: re.Match[str], context: Context) -> Reading | None:
    mentioned = context.last_mentioned("year", found.start())
    return dated(mentioned.period, "mention") if mentioned else None


READERS: dict[ReaderName, Read] = {
    "part of a year": _part_of_year,
    "short part of a year": _abbreviated,
    "end of a year": _year_end,
    "fiscal year": _fiscal,
    "year before": _year_before,
    "same period": _same,
}
