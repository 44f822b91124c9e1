"""When an article was published, read from its page where no metadata says so.

Only days that pages give as their own count: the date line under the headline, the dateline that opens the report,
and a day named with its weekday near the beginning ("on Friday, March 17"). A full date in running text is no such
day: of the 10 first ones in the texts of 144 Wikinews articles without their date lines none was that of publication.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from retrieval.articles.article import PublishedBasis
from retrieval.articles.cleaning.clean import CleanText
from retrieval.articles.days import (
    MONTH_DAY,
    YEAR_AFTER,
    day_of,
    full_date,
    is_date_line,
    is_plausible,
    numeric_day,
)

_LEAD = 6
"""Paragraphs in which a day named with its weekday is taken for the day of the report."""
_NEAR_DAYS = 45
"""Between a day in the text and that of publication, for the one to speak against the other."""


def published_in(
    page: CleanText, raw: str, head: Iterable[str] = (), language: str | None = None
) -> tuple[dt.date | None, PublishedBasis]:
    """The day of publication and how it was found; `raw`, the page before cleaning, has a copyright year, `head` are
    further lines between the title and the text, `language` is that of the page if it says so."""
    paragraphs = [page.text[block.start : block.end] for block in page.blocks if block.kind == "paragraph"]
    copyright_year = _copyright_year(raw)
    if day := _date_line(page, head, day_first=language not in (None, "en")) or _dateline(
        "".join(paragraphs[:1]), copyright_year
    ):
        return day, "dateline"
    if day := _named_day("\n".join(paragraphs[:_LEAD]), copyright_year, _latest_year(page.text)):
        return day, "text"
    return None, "unknown"


def weekday_doubt(day: dt.date, text: str) -> str | None:
    """What speaks against a day of publication: a day near it whose weekday in the text is that of another year."""
    for found in _NAMED.finditer(text):
        near = day_of(found, int(found["year"] or day.year))
        if near is None or abs(near - day).days > _NEAR_DAYS or _is_paper(found, text):
            continue
        if near.weekday() != _WEEKDAYS.index(found["weekday"][:3].casefold()):
            return f'the text has "{found[0]}", which was a {near:%A} in {near.year}'
        return None
    return None


def _is_paper(named: re.Match[str], text: str) -> bool:
    """Whether the weekday is a newspaper: "Norr Sun, May 6"."""
    line = text[text.rfind("\n", 0, named.start()) + 1 : named.end("weekday")]
    return bool(_PAPER.search(line))


def _date_line(page: CleanText, head: Iterable[str], day_first: bool) -> dt.date | None:
    """The date below the title: one said to be of publication first; then one above it. The day of an update is none.

    With a weekday it is, above the title, that of the day on which the page was looked at.
    """
    kinds = [block.kind for block in page.blocks]
    begins = kinds.index("paragraph") if "paragraph" in kinds else len(kinds)
    headings = [page.text[block.start : block.end] for block in page.blocks[:begins] if block.kind == "heading"]
    lines = [line for line in (*head, *page.head, *headings) if line != page.title and is_date_line(line)]
    lines.sort(key=lambda line: _PUBLISHED.search(line) is None)
    lines += [line for line in page.masthead if is_date_line(line) and not _NAMED.search(line)]
    days = (_published_day(line, day_first) for line in lines)
    return next((day for day in days if day and is_plausible(day)), None)


def _published_day(line: str, day_first: bool) -> dt.date | None:
    """The day in a date line, of several the one said to be of publication."""
    if found := _PUBLISHED.search(line):
        line = line[found.start() :]
    elif _UPDATED.search(line):
        return None
    return full_date(line) or numeric_day(line, day_first)


def _dateline(first_paragraph: str, copyright_year: int | None) -> dt.date | None:
    """The date that opens a report: "OSLO, March 17, 2023 (AP) -", "March 17 -", "Friday, March 17, 2023"."""
    found = _DATELINE.match(first_paragraph) or _OPENING_DAY.match(first_paragraph)
    return day_of(found, copyright_year) if found else None


def _named_day(lead: str, copyright_year: int | None, latest_year: int | None) -> dt.date | None:
    """The first day named with its weekday, in a year in which the two agree."""
    for found in _NAMED.finditer(lead):
        weekday = _WEEKDAYS.index(found["weekday"][:3].casefold())
        for year in _likely_years(found["year"], copyright_year, latest_year):
            day = day_of(found, year)
            if day and day.weekday() == weekday:
                return day
    return None


def _likely_years(written: str | None, copyright_year: int | None, latest_year: int | None) -> Iterable[int]:
    """The year written, unless the article tells of later ones; else those up to the copyright year, which
    may be that of the page's last change; else those from the latest year on that the article mentions. A day
    falls on the same weekday again after 5, 6 or 11 years."""
    if written:
        return (int(written),) if (latest_year or 0) <= int(written) + 1 else ()
    if copyright_year:
        return range(copyright_year, copyright_year - 7, -1)
    return range(latest_year, min(latest_year + 6, dt.date.today().year) + 1) if latest_year else ()


def _latest_year(text: str) -> int | None:
    """The latest year that the text mentions, those to come left out."""
    this_year = dt.date.today().year
    return max((year for year in map(int, _YEAR.findall(text)) if year <= this_year), default=None)


def _copyright_year(raw: str) -> int | None:
    """The earliest of the page's copyright years: the article's own, where the site's is that of the day it
    was saved."""
    return min((int(found["last"] or found["first"]) for found in _COPYRIGHT.finditer(raw)), default=None)


_WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_WEEKDAY = r"(?P<weekday>(?i:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?i:day)?)"

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NAMED = re.compile(rf"\b{_WEEKDAY},? (?:the )?{MONTH_DAY}{YEAR_AFTER}?")
_PAPER = re.compile(r"\b(?:The|the|(?!On\b)[A-Z][a-z]+) Sun\Z")
_PLACE = r"(?!(?:On|In|Since|From|By|Until|After|Before|As|The) )(?:[A-Z][\w.'’-]{0,30}[,/]? ){0,6}"
_AGENCY = r"[(\[][^()\[\]]{2,40}[)\]]|/[A-Z]{2,12}/"
_DATELINE = re.compile(rf"{_PLACE}(?:{_WEEKDAY},? )?{MONTH_DAY}{YEAR_AFTER}?[.,]? ?(?:{_AGENCY}|[–—:-])")
_OPENING_DAY = re.compile(rf"{_WEEKDAY},? {MONTH_DAY}{YEAR_AFTER}")
_UPDATED = re.compile(r"updated|modified|edited|revised", re.IGNORECASE)
_PUBLISHED = re.compile(r"published|posted|issued", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)[^\d\n]{0,40}(?P<first>(?:19|20)\d\d)\b(?: ?[-–] ?(?P<last>(?:19|20)\d\d)\b)?",
    re.IGNORECASE,
)
