"""Years, spans of years, decades and centuries; four digits that count something are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from retrieval.language.calendar.periods import Period
from retrieval.language.calendar.rules import ReaderName, group
from retrieval.language.calendar.words import full_year
from retrieval.language.dates.context import Context, Read
from retrieval.language.dates.mention import Reading, dated

_GOES_ON = re.compile(r"[\d/]|[,.:]\d|-\d")


def _is_number(found: re.Match[str], context: Context) -> bool:
    """Whether four digits count something or name a thing rather than a year."""
    before, after, around = context.before(found.start(), 16), context.after(found.end()), context.around
    if around.number_before.search(before) or around.number_after.match(after) or _GOES_ON.match(after):
        return True
    if int(found["y"]) < 1900 and not around.old_year_before.search(before):
        return True
    counted = around.plural_after.match(after)
    if counted is None or around.dated_plural.fullmatch(counted["noun"]):
        return False
    return not around.year_determined.search(before)


def _year(found: re.Match[str], context: Context) -> Reading | None:
    if not (group(found, "part") or group(found, "said")) and _is_number(found, context):
        return None
    return dated(Period("year", date(int(found["y"]), 1, 1)), vague=context.part_said(found))


def _short_year(found: re.Match[str], context: Context) -> Reading:
    return dated(Period("year", date(full_year(found["y"], context.published), 1, 1)))


def _years(found: re.Match[str], context: Context) -> Iterator[Reading]:
    """Both ends of "2009-2011" and "2009-10"."""
    first, last = int(found["a"]), int(found["b"])
    if len(found["b"]) == 2:
        last += first // 100 * 100
    if first < last:
        yield dated(Period("year", date(first, 1, 1)), span=found.span("a"))
        yield dated(Period("year", date(last, 1, 1)), span=found.span("b"))


def _decade(found: re.Match[str], context: Context) -> Reading | None:
    said = found["d"].lower()
    year = context.words.decades.get(said) or int(said.lstrip("'’"))
    if year < 100:
        if said.isdigit() and not context.around.decade_before.search(context.before(found.start("d"))):
            return None
        year += 2000 if year < 20 else 1900
    return dated(Period.containing("decade", date(year, 1, 1)), vague=context.part_said(found))


def _century(found: re.Match[str], context: Context) -> Reading:
    first = (context.words.ordinal(found["n"]) - 1) * 100
    return dated(Period("century", date(first or 1, 1, 1)), vague=context.part_said(found))


READERS: dict[ReaderName, Read] = {
    "year": _year,
    "short year": _short_year,
    "years": _years,
    "decade": _decade,
    "century": _century,
}
