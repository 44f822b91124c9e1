"""Periods counted from publication or from a date mentioned before: "last week", "a year ago", "that day"."""

from __future__ import annotations

import re
from dataclasses import replace

from retrieval.language.calendar.periods import Period, Unit, later
from retrieval.language.calendar.rules import ReaderName, group, words_of
from retrieval.language.calendar.words import PERIODS, UnitName
from retrieval.language.dates.context import Context, Read
from retrieval.language.dates.mention import UNKNOWN_VALUE, Anchor, Reading, compared, dated, undated
from retrieval.language.dates.names import is_after_name

# A comparison with a year ago looks at the quarter it follows at most this many characters behind.
_COMPARED_WITHIN = 300


def _day(found: re.Match[str], context: Context) -> Reading | None:
    if found["d"][0].isupper() and is_after_name(context.before(found.start()), context.around):  # USA Today
        return None
    return context.counted("day", context.words.days[words_of(found, "d")], context.part_said(found))


def _deictic(found: re.Match[str], context: Context) -> Reading | None:
    """ "last week", "this year", "the coming weekend": so many of the unit from publication."""
    words, unit, which = context.words, _period(found, context), words_of(found, "which")
    vague = context.part_said(found)
    if group(found, "the") and which in words.told_with_article:
        if context.around.running_before.search(context.before(found.start())):
            return _running(unit, 1, context)
        return context.counted_from_mention(unit, words.told_with_article[which], found.start(), vague)
    if group(found, "the") and which in words.running_with_article and unit != "quarter" and not vague:
        return _running(unit, -1, context)
    step = words.from_publication[which]
    if step == 0 and unit == "weekend" and _is_over(found, context):
        step = -1
    return context.counted(unit, step, vague)


def _period(found: re.Match[str], context: Context) -> Unit:
    unit = context.words.period(words_of(found, "u"))
    if unit is None:
        raise ValueError("no period of the calendar")
    return unit


def _running(unit: Unit, direction: int, context: Context) -> Reading:
    """ "the past year", "over the next month": a duration that ends on publication or begins on it."""
    value = {"decade": "P10Y", "century": "P1CE", "weekend": "P1WE"}.get(unit, f"P1{unit[0].upper()}")
    if context.published is None:
        return Reading("DURATION", value, anchor="unknown")
    now = Period("day", context.published)
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit)
    other = now.months_later(direction * months) if months else now.shifted(direction * (7 if unit != "day" else 1))
    first, last = sorted((now.first, other.first))
    return Reading("DURATION", value, first, last, unit, "publication")


def _is_over(found: re.Match[str], context: Context) -> bool:
    """Whether a weekend is told of from Monday on, and so is the one gone by."""
    is_early = context.published is not None and context.published.weekday() < 4
    return is_early and context.tense(found.start(), found.end()) != "future"


def _mentioned(found: re.Match[str], context: Context) -> Reading:
    """ "the following day", "that year", "the day before": counted from the last one mentioned."""
    step = context.words.from_mention[words_of(found, "which")]
    return context.counted_from_mention(_period(found, context), step, found.start(), context.part_said(found))


def _skipping(found: re.Match[str], context: Context) -> Reading:
    """ "the week after next", "the month before last"."""
    return context.counted(_period(found, context), context.words.skipping[words_of(found, "which")])


def _from_day(found: re.Match[str], context: Context) -> Reading:
    """ "two weeks from tomorrow": a day."""
    start, count = context.counted("day", context.words.days[words_of(found, "d")]), context.words.amount(found["n"])
    if start.period is None or count is None:
        return undated(UNKNOWN_VALUE["day"])
    return dated(later(start.period, round(count), _period(found, context)), "publication")


def _at_present(found: re.Match[str], context: Context) -> Reading:
    """ "a third consecutive day": the one at hand."""
    return context.counted(_period(found, context), 0)


def _most_since(found: re.Match[str], context: Context) -> Reading | None:
    """ "its worst week since June": the one at hand."""
    is_most = context.around.superlative_before.search(context.before(found.start()))
    return _at_present(found, context) if is_most else None


def _definite(found: re.Match[str], context: Context) -> Reading | None:
    """ "the day", "the end of the year": the one at hand."""
    unit, part = _period(found, context), group(found, "part")
    if found["u"][0].isupper() and not found["u"].isupper():  # the Year award
        return None
    if not part and context.around.general_after.match(context.after(found.end())):
        return None
    if (
        not part and unit in ("day", "week") and context.around.of_before.search(context.before(found.start()))
    ):  # day of the week
        return None
    vague = context.words.vagueness(part)
    if unit == "weekend":
        return context.counted(unit, -1 if _is_over(found, context) else 0, vague)
    if unit in ("day", "week", "quarter"):
        return context.counted_from_mention(unit, 0, found.start(), vague)
    mentioned = context.last_mentioned("half", found.start())
    if unit == "year" and mentioned and mentioned.period.unit in ("quarter", "half"):
        return context.counted_from_mention(unit, 0, found.start(), vague)
    return context.counted(unit, 0, vague)


def _counted(found: re.Match[str], context: Context) -> Reading | None:
    """ "three weeks ago", "a year earlier": at the unit's own size, from publication or the last date."""
    words, noun = context.words, context.words.unit(found["u"])
    direction, count = words_of(found, "dir"), words.amount(group(found, "n") or "?")
    is_from_now = direction in words.from_now
    sign = words.from_now[direction] if is_from_now else words.from_told[direction]
    if not is_from_now and context.around.than_after.match(context.after(found.end())):
        return None  # "a week earlier than usual" is counted from no day
    if count is not None and group(found, "half"):
        count += 0.5
    if count is None or (noun != "fortnight" and noun not in PERIODS):
        anchor: Anchor = "publication" if is_from_now and context.published else "unknown"
        return Reading("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", anchor=anchor)
    return _this_far(sign * count, noun, is_from_now, found, context)


def _this_far(count: float, noun: UnitName, is_from_now: bool, found: re.Match[str], context: Context) -> Reading:
    """So many units off, with what is said about how nearly: "more than a year ago", "less than a month ago"."""
    about, around = words_of(found, "about"), context.around
    if around.compared.match(about) and around.amount_before.search(context.before(found.start())):
        # "5 % more than a year ago"
        reading = _steps(noun, count, is_from_now, found.start(), "", context)
        return replace(reading, span=(found.start("n"), found.end()))
    if is_from_now and around.fewer.fullmatch(about):
        return context.within(*_whole(noun, count))
    return _steps(noun, count, is_from_now, found.start(), context.words.approximation(about), context)


def _steps(noun: UnitName, count: float, is_from_now: bool, start: int, vague: str, context: Context) -> Reading:
    if (count, noun) == (-1, "year") and (period := _compared(start, context)):
        return compared(period, vague)
    unit, steps = _whole(noun, count)
    if not is_from_now:
        return context.counted_from_mention(unit, steps, start, vague)
    if context.published is None:
        return undated(UNKNOWN_VALUE[unit])
    return context.counted(unit, steps, vague)


def _compared(start: int, context: Context) -> Period | None:
    """The quarter or half that "a year ago" is compared with: the same of the year before is meant."""
    mentioned = context.last_mentioned("half", start)
    if mentioned is None or mentioned.period.unit not in ("quarter", "half"):
        return None
    return mentioned.period if start - mentioned.end < _COMPARED_WITHIN else None


def _whole(noun: UnitName, count: float) -> tuple[Unit, int]:
    """A count of units as a whole number of units: one and a half years are 18 months."""
    if noun == "fortnight":
        noun, count = "week", 2 * count
    if count == int(count):
        return PERIODS[noun], int(count)
    finer: dict[UnitName, tuple[Unit, int]] = {
        "year": ("month", 12),
        "decade": ("year", 10),
        "century": ("year", 100),
    }
    unit, size = finer.get(noun, ("day", {"week": 7, "month": 30}.get(noun, 1)))
    return unit, round(count * size)


READERS: dict[ReaderName, Read] = {
    "day from publication": _day,
    "from publication": _deictic,
    "from a mention": _mentioned,
    "after next": _skipping,
    "counted from a day": _from_day,
    "at present": _at_present,
    "the most since": _most_since,
    "at hand": _definite,
    "counted": _counted,
}
