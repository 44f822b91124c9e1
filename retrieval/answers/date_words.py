"""An interval of days in words for people: "Mon 20 to Wed 22 March 2023", "late December 2022", "2019"."""

from __future__ import annotations

import datetime as dt

_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}


def in_words(first: dt.date, last: dt.date, precision: str = "day") -> str:
    """The interval as said with that precision, as `DateMention` has it: a unit, and what is vague about it before it.

    An interval that is no whole unit, such as one from Monday to Wednesday, is said by its first and last day.
    """
    vague, _, unit = precision.rpartition(" ")
    words = _unit_in_words(first, last, unit)
    return f"{vague} {words}".strip() if words else _days(first, last)


def _unit_in_words(first: dt.date, last: dt.date, unit: str) -> str:
    """Empty if the interval is not one such unit or the unit has no name of its own."""
    days = (last - first).days + 1
    if unit == "week" and days == 7:
        return f"the week from {_days(first, last)}"
    if unit == "weekend" and days == 2:
        return f"the weekend of {_days(first, last)}"
    if unit == "month" and days in (28, 29, 30, 31) and first.day == 1:
        return f"{first:%B} {first.year}"
    if unit == "quarter" and 90 <= days <= 92:
        return f"quarter {(first.month + 2) // 3} of {first.year}"
    if unit == "half" and 181 <= days <= 184:
        return f"the {'first' if first.month == 1 else 'second'} half of {first.year}"
    if unit == "season" and first.month in _SEASONS:
        year = f"{first.year}" if first.year == last.year else f"{first.year}/{last.year % 100:02}"
        return f"{_SEASONS[first.month]} {year}"
    if unit == "year" and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year)
    return ""


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
