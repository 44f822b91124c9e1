"""A day with a name, as its row in ``holidays.toml`` has it."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.easter import EASTER_ORTHODOX, easter
from dateutil.relativedelta import relativedelta, weekday
from pydantic import BaseModel, ConfigDict, Field

from retrieval.language.calendar.rules import Example

Row = ConfigDict(extra="forbid", frozen=True)


class Fixed(BaseModel):
    """The same day each year."""

    model_config = Row

    month: int
    day: int

    def in_year(self, year: int) -> date:
        """The day in a year."""
        return date(year, self.month, self.day)


class Floating(BaseModel):
    """A weekday of a month, Monday being 0: the first (1), the fourth (4), the last (-1)."""

    model_config = Row

    month: int
    weekday: int
    which: int

    def in_year(self, year: int) -> date:
        """The day in a year."""
        start = relativedelta(day=31 if self.which < 0 else 1, weekday=weekday(self.weekday, self.which))
        return date(year, self.month, 1) + start


class FromEaster(BaseModel):
    """So many days after Easter Sunday of the western churches."""

    model_config = Row

    easter: int

    def in_year(self, year: int) -> date:
        """The day in a year."""
        return easter(year) + timedelta(self.easter)


class FromOrthodoxEaster(BaseModel):
    """So many days after Easter Sunday of the eastern churches."""

    model_config = Row

    orthodox_easter: int

    def in_year(self, year: int) -> date:
        """The day in a year."""
        return easter(year, EASTER_ORTHODOX) + timedelta(self.orthodox_easter)


class Known(BaseModel):
    """The day of each year it is known for; of another year it raises ValueError."""

    model_config = Row

    days: tuple[date, ...]

    def in_year(self, year: int) -> date:
        """The day in a year."""
        for day in self.days:
            if day.year == year:
                return day
        raise ValueError(f"no day is known for {year}")


class Holiday(BaseModel):
    """A named day: its names, the rule of its day in a year, and examples, which are tests."""

    model_config = Row

    name: str
    names: tuple[str, ...] = ()
    rule: Fixed | Floating | FromEaster | FromOrthodoxEaster | Known
    examples: tuple[Example, ...] = Field(min_length=1)

    @property
    def value(self) -> str:
        """Its TIMEX3 value where the year is not known."""
        return f"XXXX-{self.rule.month:02}-{self.rule.day:02}" if isinstance(self.rule, Fixed) else "XXXX-XX-XX"
