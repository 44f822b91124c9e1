"""Days of publication as pages state them: in formats for programs, in words, and in addresses."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime

_FIRST_YEAR = 1990
"""No page of the web is older."""


def stated_day(value: str | None) -> dt.date | None:
    """The day that a date for programs or in English words gives, as it is written there, whatever the zone.

    None for what is no date, for one before the web, and for one more than a day ahead. "05/06/2024", which two
    countries read differently, is none, "14/05/2024" is one.
    """
    if not value or not (text := value.strip()):
        return None
    for read in (iso_day, mail_day, numeric_day, full_date):
        if day := read(text):
            return day if is_plausible(day) else None
    return None


def is_plausible(day: dt.date) -> bool:
    """Whether an article can have been published on the day."""
    return day.year >= _FIRST_YEAR and day <= dt.date.today() + dt.timedelta(days=1)


def iso_day(text: str) -> dt.date | None:
    """The day of an ISO 8601 date, with or without time, in the extended or the basic format."""
    if not (found := _ISO.match(text)):
        return None
    return _valid(found["year"], found["month"], found["day"])


def mail_day(text: str) -> dt.date | None:
    """The day of a date as mail has it: "Tue, 14 May 2024 09:00:00 GMT"."""
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def numeric_day(text: str, day_first: bool = False) -> dt.date | None:
    """The day of "14.05.2024", which always is day, month, year, or of numbers with slashes: in that order if
    `day_first`, as all languages but English have it, else in the one order in which they are a date."""
    if found := _DOTTED.search(text):
        return _valid(found[3], found[2], found[1])
    if found := _SLASHED.search(text):
        if day_first:
            return _valid(found[3], found[2], found[1])
        readings = {_valid(found[3], found[2], found[1]), _valid(found[3], found[1], found[2])} - {None}
        return readings.pop() if len(readings) == 1 else None
    return None


def day_in_address(url: str | None) -> dt.date | None:
    """The day in an address like example.org/2024/05/14/title or example.org/title-2024-05-14."""
    for found in _IN_ADDRESS.finditer(url or ""):
        if (day := _valid(found["year"], found["month"], found["day"])) and is_plausible(day):
            return day
    return None


def full_date(text: str) -> dt.date | None:
    """The first date with day, month and year in the text: "Sept. 15, 2022", "15 September 2022",
    "2022-09-15"."""
    return next((day for found in FULL.finditer(text) if (day := day_of(found))), None)


def is_date_line(line: str) -> bool:
    """Whether the line says little besides a date: a byline may stand beside it, a sentence may not."""
    return len(line) <= _LONGEST_DATE_LINE and len(_WORD.findall(FULL.sub("", line))) <= _MOST_OTHER_WORDS


def day_of(found: re.Match[str], year: int | None = None) -> dt.date | None:
    """The day of a match of `FULL` or of another pattern with its groups; `year` where none is written."""
    groups = found.groupdict()
    try:
        if groups.get("iso"):
            return dt.date.fromisoformat(groups["iso"])
        year = int(groups["year"]) if groups.get("year") else year
        month = _MONTHS.index((groups["month"] or groups["month_after"])[:3].casefold()) + 1
        return dt.date(year, month, int(groups["day"] or groups["day_before"])) if year else None
    except ValueError:
        return None


def _valid(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


_LONGEST_DATE_LINE = 160
_MOST_OTHER_WORDS = 8
_WORD = re.compile(r"[^\W\d_]{2,}")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
_ORDINAL = r"(?:st|nd|rd|th)?"
MONTH_DAY = (
    rf"(?:(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}}){_ORDINAL}\b|"
    rf"(?P<day_before>\d{{1,2}}){_ORDINAL}(?: of)? (?P<month_after>{_MONTH})\b\.?)"
)
"""A day and a month in words, in either order."""
YEAR_AFTER = r"(?:,? (?P<year>(?:19|20)\d\d)\b)"
FULL = re.compile(rf"\b(?:{MONTH_DAY}{YEAR_AFTER}|(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)(?!\d))")
"""A day, a month and a year."""
_ISO = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<dash>[-/.]?)(?P<month>[01]?\d)(?P=dash)(?P<day>[0-3]?\d)(?=$|[T\s+Z])")
_DOTTED = re.compile(r"(?<!\d)([0-3]?\d)\.\s?([01]?\d)\.\s?((?:19|20)\d\d)(?!\d)")
_SLASHED = re.compile(r"(?<![\d/])([0-3]?\d)[/-]([0-3]?\d)[/-]((?:19|20)\d\d)(?![\d/])")
_IN_ADDRESS = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<seam>[/_-]?)(?P<month>0[1-9]|1[0-2])(?P=seam)(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
)
