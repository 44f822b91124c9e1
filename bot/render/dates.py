"""Days in words, one way of writing them on all cards; and moments as Discord timestamps, in each reader's time.

A day is no timestamp: Discord shows the hour with one, which nobody stated.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from bot.dates_abroad import days_abroad
from bot.wording import locale, own
from retrieval.answers.date_words import in_words


def day(date: dt.date | None) -> str:
    """A day, or "undated"."""
    return days(date, date) if date else own("undated")


def days(first: dt.date, last: dt.date, precision: str = "day") -> str:
    """An interval of days, both included, as precisely as ``precision`` has it, in the user's language."""
    spoken = locale()
    return in_words(first, last, precision) if spoken is None else own(days_abroad(first, last, precision, spoken))


def moment(when: dt.datetime, style: Literal["D", "f", "t", "R"]) -> str:
    """A moment: as a date, date and time, time, or how long ago ("R")."""
    return f"<t:{int(when.timestamp())}:{style}>"
