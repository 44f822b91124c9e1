"""Days with names: Christmas, New Year's Eve, Thanksgiving, Easter, 9/11."""

from __future__ import annotations

import re
from datetime import date

from retrieval.language.dates.context import Context, group, year_anchor
from retrieval.language.dates.mention import Reading, dated, undated
from retrieval.language.dates.names import is_after_name
from retrieval.language.dates.periods import Period
from retrieval.language.dates.rules import Rule, rule, words_of

_FIXED = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year's": (1, 1),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "valentine's day": (2, 14),
    "st. patrick's day": (3, 17),
    "april fools' day": (4, 1),
    "may day": (5, 1),
    "victory day": (5, 9),
    "independence day": (7, 4),
    "the fourth of july": (7, 4),
    "halloween": (10, 31),
    "veterans day": (11, 11),
}
# Month, weekday (Monday 0), which of them in the month (-1 the last).
_FLOATING = {
    "martin luther king day": (1, 0, 3),
    "presidents day": (2, 0, 3),
    "memorial day": (5, 0, -1),
    "labor day": (9, 0, 1),
    "columbus day": (10, 0, 2),
    "thanksgiving": (11, 3, 4),
    "thanksgiving day": (11, 3, 4),
}


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus 1991, "Astronomical Algorithms", chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + k - 7 * ((a + 11 * h + 22 * k) // 451) + 114, 31)
    return date(year, month, day + 1)


def day_of(name: str, year: int) -> date:
    """The day of a holiday in a year."""
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _FLOATING:
        month, weekday, nth = _FLOATING[name]
        if nth < 0:
            last = Period.containing("month", date(year, month, 1)).last
            return date.fromordinal(last.toordinal() - (last.weekday() - weekday) % 7)
        first = date(year, month, 1)
        return date.fromordinal(first.toordinal() + (weekday - first.weekday()) % 7 + 7 * (nth - 1))
    return date.fromordinal(easter(year).toordinal() + (-2 if name == "good friday" else 0))


def _holiday(found: re.Match[str], context: Context) -> Reading | None:
    name = words_of(found, "h").replace("’", "'")
    if not found["h"][0].isupper() and not name.startswith("the"):
        return None
    if is_after_name(context.before(found.start())) and not group(found, "which"):
        return None
    year = context.year_said(found)
    story = context.narrative(found.start())
    if year is None and story and not group(found, "which"):
        return dated(Period("day", day_of(name, story.first.year)), "mention")
    if year is not None:
        return dated(Period("day", day_of(name, year)), year_anchor(found))
    if context.published is None:
        return undated("XXXX-{:02}-{:02}".format(*_FIXED[name]) if name in _FIXED else "XXXX-XX-XX")
    published = context.published
    which = words_of(found, "which")
    this_year = day_of(name, published.year)
    future = which == "next" or (not which and context.tense(found.start(), found.end()) == "future")
    step = int(this_year < published) if future else -int(this_year > published)
    return dated(Period("day", day_of(name, published.year + (0 if which == "this" else step))), "publication")


def _attacks(found: re.Match[str], context: Context) -> Reading:
    return dated(Period("day", date(2001, 9, 11)))


_NAMES = "|".join(
    sorted((*_FIXED, *_FLOATING, "easter", "easter sunday", "good friday"), key=len, reverse=True)
).replace("'", "['’]")

RULES: tuple[Rule, ...] = (
    rule(
        "holiday",
        rf"(?:(?P<which>last|this|next) )?(?P<h>{_NAMES})"
        r"(?:,? (?P<year>@year)| (?:of )?(?P<deictic>last|this|next) year)?(?! (?-i:[A-Z]))",
        _holiday,
    ),
    rule("attacks of 2001", r"9/11(?!/)|Sept(?:\.|ember)? 11(?= (?:terror|attack|hijack|commission))", _attacks),
)
