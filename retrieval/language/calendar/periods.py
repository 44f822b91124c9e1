"""Periods of the calendar: days, weeks, months and so on to centuries, and counting in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Unit = Literal["day", "week", "weekend", "month", "season", "quarter", "half", "year", "decade", "century"]

_DAYS = {"day": 1, "week": 7, "weekend": 7}
_MONTHS = {"month": 1, "season": 3, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
# Seasons of the northern hemisphere, as annotated news has them: spring begins with March.
_SEASON_OFFSET = 2
_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


def _month_index(day: date) -> int:
    return day.year * 12 + day.month - 1


def _month_start(index: int) -> date:
    return date(index // 12, index % 12 + 1, 1)


@dataclass(frozen=True, slots=True)
class Period:
    """A period of the calendar: its unit and the day it begins on. Weeks are ISO weeks.

    What lies outside the years 1 to 9999 raises ValueError.
    """

    unit: Unit
    first: date

    @classmethod
    def containing(cls, unit: Unit, day: date) -> Period:
        """The period of this unit that a day lies in; of a weekend, the one of the day's week."""
        if unit == "day":
            return cls(unit, day)
        if unit in _DAYS:
            monday = day.toordinal() - day.weekday()
            return cls(unit, date.fromordinal(monday + (5 if unit == "weekend" else 0)))
        size = _MONTHS[unit]
        offset = _SEASON_OFFSET if unit == "season" else 0
        return cls(unit, _month_start((_month_index(day) - offset) // size * size + offset))

    @property
    def last(self) -> date:
        """The last day, at most the last of the calendar."""
        if self.unit in _DAYS:
            length = {"day": 1, "week": 7, "weekend": 2}[self.unit]
            return date.fromordinal(min(self.first.toordinal() + length - 1, date.max.toordinal()))
        following = _month_index(self.first) + _MONTHS[self.unit]
        if following >= (date.max.year + 1) * 12:
            return date.max
        return date.fromordinal(_month_start(following).toordinal() - 1)

    @property
    def value(self) -> str:
        """The TIMEX3 value: 2013-03-22, 2013-W12, 2013-W12-WE, 2013-03, 2013-SP, 2013-Q1, 2013, 201, 20."""
        year, month = f"{self.first.year:04}", self.first.month
        if self.unit == "day":
            return self.first.isoformat()
        if self.unit in _DAYS:
            iso = self.first.isocalendar()
            return f"{iso.year:04}-W{iso.week:02}" + ("-WE" if self.unit == "weekend" else "")
        named = {
            "month": f"{year}-{month:02}",
            "season": f"{year}-{_SEASONS.get(month, 'XX')}",
            "quarter": f"{year}-Q{(month + 2) // 3}",
            "half": f"{year}-H{(month + 5) // 6}",
            "year": year,
            "decade": year[:3],
            "century": year[:2],
        }
        return named[self.unit]

    def shifted(self, count: int) -> Period:
        """The period `count` of its units later, or earlier if negative."""
        if self.unit in _DAYS:
            ordinal = self.first.toordinal() + count * _DAYS[self.unit]
            if ordinal > date.max.toordinal():
                raise ValueError("past the year 9999")
            return Period(self.unit, date.fromordinal(ordinal))
        return Period(self.unit, _month_start(_month_index(self.first) + count * _MONTHS[self.unit]))

    def months_later(self, count: int) -> Period:
        """The period of the same name so many months later: the day of that number, or the month's last."""
        if self.unit not in _DAYS:
            return Period(self.unit, _month_start(_month_index(self.first) + count))
        month = Period("month", _month_start(_month_index(self.first) + count))
        day = min(self.first.day, month.last.day)
        return Period.containing(self.unit, month.first.replace(day=day))

    def years_later(self, count: int) -> Period:
        """The period of the same name so many years later."""
        return self.months_later(12 * count)


def finer_or_same(unit: Unit, than: Unit) -> bool:
    """Whether a period of `unit` lies, roughly, within one of `than`: a day in a week, a month in a year."""
    order = ("day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century")
    return order.index(unit) <= order.index(than)


def later(day: Period, count: int, unit: Unit) -> Period:
    """The day so many units after a day; earlier where the count is negative."""
    if unit in _DAYS:
        return day.shifted(count * _DAYS[unit])
    return day.months_later(count * _MONTHS[unit])
