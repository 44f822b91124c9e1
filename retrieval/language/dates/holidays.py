"""Days with names: Christmas, New Year's Eve, Thanksgiving, Easter, 9/11."""

from __future__ import annotations

import re
from datetime import date

from retrieval.language.calendar.periods import Period
from retrieval.language.calendar.rules import ReaderName, words_of
from retrieval.language.dates.context import Context, Read, year_anchor
from retrieval.language.dates.mention import Reading, dated, undated
from retrieval.language.dates.names import is_after_name


def _holiday(found: re.Match[str], context: Context) -> Reading | None:
    name = words_of(found, "h").replace("’", "'")
    which = words_of(found, "which")
    if not found["h"][0].isupper() and name.split()[0] not in context.words.words.definite:
        return None
    if is_after_name(context.before(found.start()), context.around) and not which:
        return None
    holiday = context.calendar.holidays[name]
    year = context.year_said(found)
    if year is not None:
        return dated(Period("day", holiday.rule.in_year(year)), year_anchor(found))
    story = context.narrative(found.start())
    if story and not which:
        return dated(Period("day", holiday.rule.in_year(story.first.year)), "mention")
    if context.published is None:
        return undated(holiday.value)
    published = context.published
    year = published.year
    this_year = holiday.rule.in_year(year)
    step = context.words.from_publication.get(which)
    if step is None:
        step = 1 if context.tense(found.start(), found.end()) == "future" else -1
    if step > 0:
        year += this_year < published
    elif step < 0:
        year -= this_year > published
    return dated(Period("day", holiday.rule.in_year(year)), "publication")


def _attacks(found: re.Match[str], context: Context) -> Reading:
    return dated(Period("day", date(2001, 9, 11)))


READERS: dict[ReaderName, Read] = {"holiday": _holiday, "attacks of 2001": _attacks}
