"""An interval of days in words for people: "Mon 20 to Wed 22 March 2023", "late December 2022", "2019"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from retrieval.language.calendar.periods import Period, Unit
from retrieval.language.dates.bounds import direction_of

# Between the day that something was moved to and the one it was planned for.
MOVED = ", moved from "
# Before what was told earlier of the same event.
EARLIER = "earlier: "
_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}


def in_words(first: dt.date, last: dt.date, precision: str = "day") -> str:
    """The interval as said with that precision, as `DateMention` has it: a unit, and what is vague about it before it.

    An interval that is no whole unit, such as one from Monday to Wednesday, is said by its first and last day; some day
    within one ("less than a month ago") is between the two; a bound is said with its direction ("not before ...").
    """
    if direction := direction_of(precision):
        return f"{direction} {in_words(first, last, precision.removeprefix(f'{direction} '))}"
    vague, _, unit = precision.rpartition(" ")
    if vague == "within":
        return f"between {_day(first, True, True)} and {_day(last, True, True)}"
    words = _unit_in_words(first, last, unit)
    return f"{vague} {words}".strip() if words else _days(first, last)


def _unit_in_words(first: dt.date, last: dt.date, unit: str) -> str:
    """Empty if the interval is not one such unit or the unit has no name of its own."""
    whole = next((one for one in _NAMED if one == unit), None)
    if whole is None:
        return ""
    period = Period.containing(whole, first)
    return _NAMED[whole](first, last) if (period.first, period.last) == (first, last) else ""


def _season(first: dt.date, last: dt.date) -> str:
    year = f"{first.year}" if first.year == last.year else f"{first.year}/{last.year % 100:02}"
    return f"{_SEASONS[first.month]} {year}"


def _half(first: dt.date, last: dt.date) -> str:
    return f"the {'first' if first.month == 1 else 'second'} half of {first.year}"


def _days(first: dt.date, last: dt.date) -> str:
    if first == last:
        return _day(first, True, True)
    if (last - first).days > 300 and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year} to {last.year}"
    same_year = first.year == last.year
    same_month = same_year and first.month == last.month
    return f"{_day(first, not same_month, not same_year)} to {_day(last, True, True)}"


def _day(day: dt.date, month: bool, year: bool) -> str:
    return f"{day:%a} {day.day}" + (f" {day:%B}" if month else "") + (f" {day.year}" if year else "")


_NAMED: dict[Unit, Callable[[dt.date, dt.date], str]] = {
    "week": lambda first, last: f"the week from {_days(first, last)}",
    "weekend": lambda first, last: f"the weekend of {_days(first, last)}",
    "month": lambda first, last: f"{first:%B} {first.year}",
    "quarter": lambda first, last: f"quarter {(first.month + 2) // 3} of {first.year}",
    "half": _half,
    "season": _season,
    "year": lambda first, last: str(first.year),
}
