"""Days of the calendar: "Dec. 2, 2019", "22 March", "3/22/2013", and spans of days within a month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from retrieval.language.dates.context import Context, group
from retrieval.language.dates.mention import Reading, dated, undated
from retrieval.language.dates.periods import Period
from retrieval.language.dates.rules import Rule, rule
from retrieval.language.dates.vague import vagueness
from retrieval.language.dates.words import full_year, month_number, weekday_number

# A weekday written beside month and day is looked for in this many years about publication.
_YEARS_ABOUT = 4
# Days that are farther off than this many are turned by the tense.
_NEAR = 60
_IN_THE_PAST = re.compile(r"\b(?:ended|since)(?:\son)?\s$")
_BEFORE_ORDINAL = re.compile(r"\b(?:on|by|until|to|through|from|since|and)\s$", re.IGNORECASE)
_AFTER_ORDINAL = re.compile(
    r"\s?[-–]\d|\s(?:and|to|or)\s\d+(?:st|nd|rd|th)\scentur"
    r"|\s(?!(?:and|to|at|in|for|after|when|he|she|it|they|with|because)\b)[A-Za-z]"
)


def nearest_day(
    context: Context, start: int, month: int, day: int, weekday: int | None = None, vague: str = ""
) -> Reading:
    """The day of a month nearest to publication, or the one that background told before goes on to.

    Where a weekday is said too, the nearest year in which the day is that weekday (right for 15 of 16 pages
    of news without a year). Raises ValueError for a day that no year has.
    """
    date(2000, month, day)
    story = context.narrative(start)
    if story and weekday is None and context.tense(start, start) == "past":
        year = story.first.year + (story.unit == "month" and month < story.first.month)
        return dated(Period("day", date(year, month, day)), "mention", vague)
    if context.published is None:
        return undated(f"XXXX-{month:02}-{day:02}")
    published = context.published
    candidates = list(_candidates(published.year, month, day))
    fitting = [candidate for candidate in candidates if candidate.weekday() == weekday] or candidates
    best = min(fitting, key=lambda candidate: abs(candidate.toordinal() - published.toordinal()))
    if abs(best.toordinal() - published.toordinal()) > _NEAR:
        is_past = _IN_THE_PAST.search(context.before(start)) or context.tense(start, start) == "past"
        if best > published and is_past:
            best = max((candidate for candidate in fitting if candidate <= published), default=best)
        elif best < published and not is_past and context.tense(start, start) == "future":
            best = min((candidate for candidate in fitting if candidate >= published), default=best)
    return dated(Period("day", best), "publication", vague)


def _candidates(year: int, month: int, day: int) -> Iterator[date]:
    for near in range(max(year - _YEARS_ABOUT, date.min.year), min(year + _YEARS_ABOUT, date.max.year) + 1):
        try:
            yield date(near, month, day)
        except ValueError:  # 29 February
            continue


def day_said(found: re.Match[str], context: Context, day: str, start: int) -> Reading:
    """The day that a number of a match is, in the month, year and weekday of the match."""
    month, number = month_number(found["m"]), int(re.sub(r"\D", "", day))
    vague = vagueness(group(found, "part"))
    year = context.year_said(found)
    if year is not None:
        return dated(Period("day", date(year, month, number)), vague=vague)
    weekday = group(found, "w")
    return nearest_day(context, start, month, number, weekday_number(weekday) if weekday else None, vague)


def _day(found: re.Match[str], context: Context) -> Reading:
    return day_said(found, context, found["d"], found.start())


def _span(found: re.Match[str], context: Context) -> Iterator[Reading]:
    """Both ends of "March 20-22" and "20 to 22 March": each is a mention, the month stands with one."""
    for day, span in (
        (found["d"], (found.start(), found.end("d"))),
        (found["d2"], (found.start("end"), found.end())),
    ):
        yield replace(day_said(found, context, day, found.start()), span=span)


def _numeric(found: re.Match[str], context: Context) -> Reading:
    month, day, year = int(found["a"]), int(found["b"]), full_year(found["year"])
    if found["sep"] == "." or month > 12:  # 22.03.2013, 22/03/2013; what can be both is American
        month, day = day, month
    return dated(Period("day", date(year, month, day)))


def _iso(found: re.Match[str], context: Context) -> Reading:
    day = Period("day", date(int(found["y"]), int(found["m"]), int(found["d"])))
    if not found["t"]:
        return dated(day)
    return Reading("TIME", f"{day.value}T{found['t']}", day.first, day.last, "minute", period=day)


def _ordinal(found: re.Match[str], context: Context) -> Reading | None:
    """ "on the 22nd": of the month mentioned last, or that of publication."""
    if not _BEFORE_ORDINAL.search(context.before(found.start())):
        return None
    if _AFTER_ORDINAL.match(context.after(found.end())):
        return None
    day, anchor = context.anchor("month", found.start())
    number = int(re.sub(r"\D", "", found["d"]))
    if day is None:
        return undated(f"XXXX-XX-{number:02}")
    return dated(Period("day", day.replace(day=number)), anchor)


_WEEKDAY = r"(?:(?P<w>@weekday|@shortday\.?),? (?:the )?)?"
_YEAR = r"(?:,? (?P<year>@year(?!-?\d|,\d|\.\d)|['’]\d\d))?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_NO_NUMBER = r"(?!\d|:\d|\.\d|,\d\d\d| ?%| ?[ap]\.?m\b)"
_TO = r"(?: ?[-–—] ?| to | through | until | till | and )(?:the )?"

RULES: tuple[Rule, ...] = (
    rule(
        "ISO day",
        r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:(?:T| )(?P<t>\d\d:\d\d(?::\d\d)?Z?)(?:\.\d+)?)?",
        _iso,
    ),
    rule(
        "numeric day",
        r"(?<![\d./-])(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<year>\d{4}|\d\d)(?![/.-]?\d)",
        _numeric,
    ),
    rule("month and day", rf"(?P<m>@month) (?P<d>{_DAY})(?={_TO}@month {_DAY},? (?P<year>@year)(?!\w))", _day),
    rule("day and month", rf"(?P<d>{_DAY}) (?P<m>@month)(?={_TO}{_DAY} @month,? (?P<year>@year)(?!\w))", _day),
    rule("month and day", rf"@part?{_WEEKDAY}(?P<m>@month) (?:the )?(?P<d>{_DAY}){_NO_NUMBER}{_YEAR}", _day),
    rule("day and month", rf"@part?{_WEEKDAY}(?:the )?(?P<d>{_DAY}) (?:of )?(?P<m>@month){_YEAR}", _day),
    rule("days of a month", rf"(?P<m>@month) (?P<d>{_DAY}){_TO}(?P<end>(?P<d2>{_DAY})){_NO_NUMBER}{_YEAR}", _span),
    rule(
        "days of a month",
        rf"(?:@weekday )?(?P<d>{_DAY}){_TO}(?P<end>(?:@weekday )?(?P<d2>{_DAY})) (?:of )?(?P<m>@month){_YEAR}",
        _span,
    ),
    rule("day of the month", r"the (?P<d>@ordinalday)", _ordinal),
)
