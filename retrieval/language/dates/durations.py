"""Durations: "nearly five months", "27-year", and those that run until publication or from it on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retrieval.language.calendar.periods import Period
from retrieval.language.calendar.rules import ReaderName, group, words_of
from retrieval.language.calendar.words import UnitName
from retrieval.language.dates.context import Context, Read
from retrieval.language.dates.mention import Reading
from retrieval.language.dates.names import is_after_name

_MONTHS_IN = {"M": 1, "Q": 3, "Y": 12, "CE": 1200, "ML": 12000}
_DAYS_IN = {"D": 1, "W": 7, "WE": 7}
_LETTERS: dict[UnitName, str] = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "week": "W",
    "weekend": "WE",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "millennium": "ML",
}
_HALVES: dict[UnitName, str] = {
    "hour": "PT30M",
    "minute": "PT30S",
    "year": "P6M",
    "decade": "P5Y",
    "century": "P50Y",
    "day": "PT12H",
}


def duration_value(count: float | None, unit: UnitName) -> str:
    """The TIMEX3 value of so many units, "X" for how many is not known: "P3D", "PT12H", "P2.5Y", "PXM"."""
    letter = _LETTERS[unit]
    size = 2 if unit == "fortnight" else 1
    if letter == "DE" and count is not None:  # counted decades are given in years
        size, letter = 10, "Y"
    prefix = "PT" if unit in ("second", "minute", "hour") else "P"
    return f"{prefix}{'X' if count is None else format(count * size, '.12g')}{letter}"


def _duration(found: re.Match[str], context: Context) -> Reading | None:
    words = group(found, "n")
    count, unit = context.words.amount(words) if words else None, context.words.unit(found["u"])
    if _is_none(found, context, count):
        return None
    if count is not None and group(found, "half"):
        count += 0.5
    value = duration_value(count, unit)
    step = context.words.from_publication.get(words_of(found, "which"))
    is_of = context.around.of_after.match(context.after(found.end(), 4))  # "the last two months of the year"
    if count is not None and step and not is_of:
        return _running(value, step * count, unit, context, context.words.approximation(group(found, "about")))
    return Reading("DURATION", value)


def _is_none(found: re.Match[str], context: Context, count: float | None) -> bool:
    """Whether it is no duration after all: "a second round", "three quarters of them", a price."""
    unit, words, named = context.words.unit(found["u"]), words_of(found, "n"), context.words.words
    before, after = context.before(found.start(), 2), context.after(found.end())
    if (unit == "second" and (not words or words in named.articles)) or (unit == "quarter" and count == 1):
        return True
    if unit == "quarter" and count == 3 and context.around.fraction_after.match(after):
        return True
    if context.around.no_duration_after.match(after):
        return True
    if words in named.some and not context.words.is_plural(found["u"]):
        return True
    if re.fullmatch(r"(?:19|20)\d\d", words):  # World Cup 2018 day five
        return True
    return words[:1].isdigit() and bool(re.search(r"[$€£.,/:\d-]$", before))


def _running(value: str, count: float, unit: UnitName, context: Context, vague: str) -> Reading:
    """A duration that begins on publication ("the next four years"), or ends on it where the count is negative."""
    if context.published is None:
        return Reading("DURATION", value, anchor="unknown")
    now, letter = Period("day", context.published), _LETTERS[unit]
    steps = round(count * (2 if unit == "fortnight" else 1))
    if unit in ("second", "minute", "hour"):
        other = now
    elif letter in _DAYS_IN:
        other = now.shifted(steps * _DAYS_IN[letter])
    else:
        other = now.months_later(steps * _MONTHS_IN.get(letter, 120))
    first, last = sorted((now.first, other.first))
    return Reading("DURATION", value, first, last, f"{vague} {unit}".strip(), "publication")


def _half(found: re.Match[str], context: Context) -> Reading:
    unit = context.words.unit(found["u"])
    return Reading("DURATION", _HALVES.get(unit) or duration_value(0.5, unit))


def _bare(found: re.Match[str], context: Context) -> Reading | None:
    """ "for years", "in minutes", "decades of war": how many is not said."""
    unit, before, around = context.words.unit(found["u"]), context.before(found.start()), context.around
    if found["u"][0].isupper() and is_after_name(before, around):  # Happy Days
        return None
    if around.bare_before.search(before) or (unit == "second" and not around.seconds_before.search(before)):
        return None
    return Reading("DURATION", duration_value(None, unit))


def _pair(found: re.Match[str], context: Context) -> Iterator[Reading]:
    """ "60 to 90 days": each number is a mention, the unit stands with the second."""
    for name, end in (("n", found.end("n")), ("n2", found.end("u"))):
        count = context.words.amount(found[name])
        yield Reading("DURATION", duration_value(count, context.words.unit(found["u"])), span=(found.start(name), end))


def _until_now(found: re.Match[str], context: Context) -> Reading | None:
    """ "the one-year mark", "the year-old conflict": what has lasted until about publication."""
    said, unit = group(found, "n"), context.words.unit(found["u"])
    count = context.words.amount(said) if said else 1
    if count is None:
        return None
    return _running(duration_value(count, unit), -count, unit, context, "about")


def _long(found: re.Match[str], context: Context) -> Reading:
    count = None if context.words.is_plural(found["u"]) else 1
    return Reading("DURATION", duration_value(count, context.words.unit(found["u"])))


READERS: dict[ReaderName, Read] = {
    "duration": _duration,
    "half": _half,
    "bare": _bare,
    "two durations": _pair,
    "until now": _until_now,
    "long": _long,
}
