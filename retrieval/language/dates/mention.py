"""What a date expression is, and what a rule of the grammar makes of one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from retrieval.language.calendar.periods import Period, Unit

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Anchor = Literal["itself", "publication", "mention", "unknown"]


AT_HAND = "at hand"
"""The rule of "the year", "the century": the period one lives in, in which things are said to be great."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression of a text, resolved as far as text and publication date allow.

    ``start`` and ``end`` are string offsets, end exclusive. ``type`` and ``value`` are those of TIMEX3
    (Pustejovsky et al. 2005, TimeML annotation guidelines 1.2.1); digits that are not known are ``X``.
    ``first`` and ``last`` are the days of the interval, both included, or both ``None`` where the expression
    names none or what it is counted from is not known. ``precision`` is the unit of that interval, with what
    the words leave vague before it ("late month", "about year"); without an interval it is empty. ``rule``
    names the rule of the grammar that read it, and ``anchor`` what it was counted from: the expression itself, the
    publication date, a date mentioned before it, or "unknown": relative, and nothing to count from.
    """

    start: int
    end: int
    type: TimexType
    value: str
    first: date | None
    last: date | None
    precision: str
    rule: str
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule makes of its match: a mention that does not yet know its rule or, mostly, its place."""

    type: TimexType
    value: str
    first: date | None = None
    last: date | None = None
    precision: str = ""
    anchor: Anchor = "itself"
    period: Period | None = None
    span: tuple[int, int] | None = None  # where it is not the whole match


def dated(period: Period, anchor: Anchor = "itself", vague: str = "", span: tuple[int, int] | None = None) -> Reading:
    """The reading of an expression that names a period; `vague` is the part of it or the doubt about it."""
    precision = f"{vague} {period.unit}" if vague else period.unit
    return Reading("DATE", period.value, period.first, period.last, precision, anchor, period, span)


def compared(period: Period, vague: str = "") -> Reading:
    """The reading of what a period is compared with, the same of the year before; nothing is counted from it."""
    return replace(dated(period.years_later(-1), "mention", vague), period=None)


def undated(value: str, span: tuple[int, int] | None = None) -> Reading:
    """The reading of a relative expression with nothing to count from."""
    return Reading("DATE", value, anchor="unknown", span=span)


UNKNOWN_VALUE: dict[Unit, str] = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "season": "XXXX-XX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}
"""The TIMEX3 value of a period of which only the unit is known."""
