"""Quarters, halves and fiscal years, and the same of the year before, as news of business has them."""

from __future__ import annotations

import re
from datetime import date

from retrieval.language.dates.context import Context, group, year_anchor
from retrieval.language.dates.mention import Anchor, Reading, compared, dated, undated
from retrieval.language.dates.periods import Period, Unit
from retrieval.language.dates.rules import Rule, rule, words_of
from retrieval.language.dates.vague import vagueness
from retrieval.language.dates.words import full_year, ordinal_number

_COUNT: dict[Unit, int] = {"quarter": 4, "half": 2}
_STEPS = {"last": -1, "previous": -1, "next": 1}
_COMPARED: tuple[Unit, ...] = ("day", "month", "season", "quarter", "half")
_OF_BUSINESS = re.compile(
    r"%|\b(?:percent|profits?|sales|revenues?|earnings|billion|million|growth|econom\w*|years?|net|loss(?:es)?|income)\b"
)
_NO_PART_OF_YEAR = re.compile(r"\s(?:of\b(?!\s(?:the\s)?(?:year|fiscal))|hour|century|mile|final|finals)")


def _part_of_year(found: re.Match[str], context: Context) -> Reading | None:
    """ "the third quarter", "the first half of 2009": of a year said, or of the one that tense makes it."""
    unit: Unit = "half" if words_of(found, "u") == "half" else "quarter"
    year, number = context.year_said(found), ordinal_number(found["n"])
    if words_of(found, "n") in ("last", "latest") and year is None:
        return context.counted(unit, -1, vagueness(group(found, "part")))
    if number > _COUNT[unit] or (year is None and _NO_PART_OF_YEAR.match(context.after(found.end()))):
        return None
    if unit == "half" and year is None and not _OF_BUSINESS.search(context.around(found.start())):
        return None  # of a match
    return _numbered(unit, _COUNT[unit] if number < 0 else number, year, found, context)


def _abbreviated(found: re.Match[str], context: Context) -> Reading | None:
    """ "Q3 2013"."""
    unit: Unit = "half" if found["q"][0] == "H" else "quarter"
    return _numbered(unit, int(found["q"][1]), context.year_said(found), found, context)


def _numbered(unit: Unit, number: int, year: int | None, found: re.Match[str], context: Context) -> Reading:
    month = (number - 1) * (12 // _COUNT[unit]) + 1
    vague = vagueness(group(found, "part"))
    if year is not None:
        return dated(Period(unit, date(year, month, 1)), year_anchor(found), vague)
    if context.published is None:
        return undated(f"XXXX-{unit[0].upper()}{number}")
    now = Period.containing(unit, context.published)
    year = now.first.year
    # The next quarter is still near; one farther ahead is last year's unless the tense says otherwise.
    is_far = month > now.first.month + 12 // _COUNT[unit]
    if is_far and context.tense(found.start(), found.end()) != "future":
        year -= 1
    return dated(Period(unit, date(year, month, 1)), "publication", vague)


def _year_end(found: re.Match[str], context: Context) -> Reading:
    year = context.year_said(found)
    if year is not None:
        return dated(Period("year", date(year, 1, 1)), vague="late")
    return context.counted("year", 0, "late")


def _fiscal(found: re.Match[str], context: Context) -> Reading | None:
    """A fiscal year; its interval is the calendar year it is named after, as companies begin it variously."""
    said = group(found, "y") or group(found, "short")
    if said is None and context.published is None:
        return undated("FXXXX")
    if said is not None:
        year = full_year(said)
    else:
        assert context.published is not None, "left above"
        year = context.published.year + _STEPS.get(words_of(found, "which"), 0)
    period = Period("year", date(year, 1, 1))
    anchor: Anchor = "publication" if said is None else "itself"
    return Reading("DATE", f"FY{year:04}", period.first, period.last, "fiscal year", anchor, period)


def _year_before(found: re.Match[str], context: Context) -> Reading | None:
    """ "the year-earlier quarter", "the same period last year": what was mentioned last, a year before."""
    mentioned = context.last_mentioned("half", found.start())
    if mentioned and mentioned.period.unit in _COMPARED:
        return compared(mentioned.period)
    return context.counted("year", -1)


def _same(found: re.Match[str], context: Context) -> Reading | None:
    mentioned = context.last_mentioned("year", found.start())
    return dated(mentioned.period, "mention") if mentioned else None


_OF_YEAR = (
    r"(?:,? (?:of )?(?:fiscal )?(?P<year>@year(?!,\d|\.\d))"
    r"| (?:of )?(?:the )?(?P<deictic>last|this|next|previous|following|current) year)?"
)
_A_YEAR_BEFORE = (
    r"(?:(?: of)? (?:the )?(?:last|previous|prior) year| (?:an?|one) year (?:ago|earlier|before|previously)"
    r"| the year before)"
)

RULES: tuple[Rule, ...] = (
    rule(
        "part of a year",
        rf"@part?(?:the )?(?:fiscal )?(?P<n>@ordinal)(?:-| )(?:fiscal(?:-| ))?(?P<u>quarter|half){_OF_YEAR}",
        _part_of_year,
    ),
    rule(
        "part of a year",
        r"(?P<q>(?-i:Q[1-4]|H[12]))(?: (?:of )?(?P<year>@year)| of (?P<deictic>last|this|next) year)?",
        _abbreviated,
    ),
    rule(
        "part of a year",
        r"(?P<deictic>last|this|next) year['’]s (?P<n>@ordinal)(?:-| )(?:fiscal )?(?P<u>quarter|half)",
        _part_of_year,
    ),
    rule(
        "end of a year",
        r"(?:the )?(?:year(?:-| )end|year['’]s end|end of (?:the )?year)(?:,? (?:of )?(?P<year>@year))?",
        _year_end,
    ),
    rule(
        "fiscal year",
        r"(?:the )?(?:(?P<which>last|this|next|current|previous) )?"
        r"(?:(?:fiscal|financial)(?: year)? (?P<y>@year)|(?:fiscal|financial) year"
        r"|(?-i:FY) ?(?:20)?(?P<short>\d\d))",
        _fiscal,
    ),
    rule(
        "year before",
        r"(?:the )?year(?:-| )(?:earlier|ago)(?: (?:quarter|period|month|half|level|figure))?"
        rf"|the (?:same|corresponding|comparable) (?:period|month|quarter|time|day|week){_A_YEAR_BEFORE}",
        _year_before,
    ),
    rule("same period", r"the same period(?! (?:last|a|of))", _same),
)
