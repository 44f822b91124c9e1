"""Days in another language than English: as CLDR has them, and out of English words that retrieval/ made of days."""

from __future__ import annotations

import datetime as dt
import re

from babel import Locale
from babel.dates import format_interval, format_skeleton

from retrieval.answers.date_words import in_words

_DAY, _MONTH, _YEAR = "yMMMEd", "yMMMM", "y"
_WEEKDAYS = "Mon|Tue|Wed|Thu|Fri|Sat|Sun"
_MONTHS = tuple(dt.date(2000, month, 1).strftime("%B") for month in range(1, 13))
_ONE = (
    rf"(?:{_WEEKDAYS}) (?P<day{{number}}>\d{{{{1,2}}}})"
    rf"(?: (?P<month{{number}}>{'|'.join(_MONTHS)}))?(?: (?P<year{{number}}>\d{{{{4}}}}))?"
)
_WORDS = re.compile(rf"\b{_ONE.format(number=1)}(?: to {_ONE.format(number=2)})?\b")
_IN_MONTH = re.compile(rf"(?P<month>{'|'.join(_MONTHS)}) (?P<year>\d{{4}})")


def days_abroad(first: dt.date, last: dt.date, precision: str, language: Locale) -> str:
    """An interval of days, both included; what CLDR has no words for, such as a season or "late", stays as it is."""
    english = in_words(first, last, precision)
    if _WORDS.fullmatch(english):
        return _days(first, last, language)
    skeleton = {"month": _MONTH, "year": _YEAR}.get(precision)
    return str(format_skeleton(skeleton, first, locale=language)) if skeleton and first.year == last.year else english


def worded_abroad(english: str, language: Locale) -> str:
    """Words with each day and interval in them in the other language."""
    if whole := _IN_MONTH.fullmatch(english):
        first = dt.date(int(whole["year"]), _MONTHS.index(whole["month"]) + 1, 1)
        return str(format_skeleton(_MONTH, first, locale=language))
    return _WORDS.sub(lambda found: _read(found, language), english)


def _read(found: re.Match[str], language: Locale) -> str:
    """What is left out of the first day is that of the last; what lacks a year is no day of ours."""
    months, years = (found["month1"], found["month2"]), (found["year1"], found["year2"])
    month2, year2 = (months[1], years[1]) if found["day2"] else (months[0], years[0])
    if month2 is None or year2 is None:
        return found[0]
    last = _date(found["day2"] or found["day1"], month2, year2)
    first = _date(found["day1"], months[0] or month2, years[0] or year2)
    return _days(first, last, language) if first and last else found[0]


def _date(day: str, month: str, year: str) -> dt.date | None:
    try:
        return dt.date(int(year), _MONTHS.index(month) + 1, int(day))
    except ValueError:
        return None


def _days(first: dt.date, last: dt.date, language: Locale) -> str:
    if first == last:
        return str(format_skeleton(_DAY, first, locale=language))
    return str(format_interval(first, last, _DAY, locale=language))
