"""Days and moments as Discord timestamps, which each reader sees in their own language and time."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from retrieval.answers.date_words import in_words

# In UTC: then it is the same day from Hawaii to New Zealand in summer.
_HOUR = dt.time(10, tzinfo=dt.UTC)
_EXACT = ("day", "minute")


def day(date: dt.date | None) -> str:
    """A day, or "undated"."""
    return moment(dt.datetime.combine(date, _HOUR), "D") if date else "undated"


def days(first: dt.date, last: dt.date, precision: str = "day") -> str:
    """An interval of days, both included; what is no exact day is said in words, as ``precision`` has it."""
    if precision not in _EXACT:
        return in_words(first, last, precision)
    return day(first) if first == last else f"{day(first)} – {day(last)}"


def moment(when: dt.datetime, style: Literal["D", "f", "t", "R"]) -> str:
    """A moment: as a date, date and time, time, or how long ago ("R")."""
    return f"<t:{int(when.timestamp())}:{style}>"
