"""Periods counted from publication or from a date mentioned before: "last week", "a year ago", "that day"."""

from __future__ import annotations

import re
from dataclasses import replace

from retrieval.language.dates.context import Context, group
from retrieval.language.dates.mention import UNKNOWN_VALUE, Anchor, Reading, compared, undated
from retrieval.language.dates.names import is_after_name
from retrieval.language.dates.periods import Period, Unit
from retrieval.language.dates.rules import Rule, rule, words_of
from retrieval.language.dates.vague import approximation, vagueness
from retrieval.language.dates.words import PERIOD_UNITS, amount, singular

_DAYS = {
    "today": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}
_FROM_PUBLICATION = {
    "last": -1,
    "this past": -1,
    "past": -1,
    "this": 0,
    "current": 0,
    "this coming": 1,
    "next": 1,
    "coming": 1,
}
_FROM_MENTION = {
    "previous": -1,
    "prior": -1,
    "preceding": -1,
    "before": -1,
    "earlier": -1,
    "same": 0,
    "that": 0,
    "that same": 0,
    "that very": 0,
    "following": 1,
    "subsequent": 1,
    "after": 1,
}
_DIRECTIONS = {
    "ago": -1,
    "earlier": -1,
    "before": -1,
    "previously": -1,
    "later": 1,
    "from now": 1,
    "hence": 1,
}
_AGO = ("ago", "from now", "hence")
# A comparison with a year ago looks at the quarter it follows at most this many characters behind.
_COMPARED_WITHIN = 300
_RUNS = re.compile(r"\b(?:over|within|during|for|throughout)\s$", re.IGNORECASE)
_AMOUNT = re.compile(r"(?:\d|%|percent|million|billion|points|far|much|slightly)\s$")
_GENERAL = re.compile(r"[-–]\w|\s\d|\s(?:that|when|of|to|before|after|in which|old|ago|earlier|later|previous|prior)\b")


def _day(found: re.Match[str], context: Context) -> Reading | None:
    if found["d"][0].isupper() and is_after_name(context.before(found.start())):  # USA Today
        return None
    return context.counted("day", _DAYS[words_of(found, "d")], vagueness(group(found, "part")))


def _deictic(found: re.Match[str], context: Context) -> Reading | None:
    """ "last week", "this year", "the coming weekend": so many of the unit from publication."""
    unit, which = PERIOD_UNITS[words_of(found, "u")], words_of(found, "which")
    vague = vagueness(group(found, "part"))
    if group(found, "the") and which == "next" and _RUNS.search(context.before(found.start())):
        return _running(unit, 1, context)
    if group(found, "the") and which == "next":
        return context.counted_from_mention(unit, 1, found.start(), vague)
    if group(found, "the") and which in ("past", "last") and unit != "quarter" and not vague:
        return _running(unit, -1, context)
    if which == "this" and unit == "weekend" and _is_over(found, context):
        return context.counted(unit, -1, vague)
    return context.counted(unit, _FROM_PUBLICATION[which], vague)


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
    step = _FROM_MENTION[words_of(found, "which")]
    unit = PERIOD_UNITS[words_of(found, "u")]
    return context.counted_from_mention(unit, step, found.start(), vagueness(group(found, "part")))


def _definite(found: re.Match[str], context: Context) -> Reading | None:
    """ "the day", "the end of the year": the one at hand."""
    unit, part = PERIOD_UNITS[words_of(found, "u")], group(found, "part")
    if found["u"][0].isupper() and not found["u"].isupper():  # the Year award
        return None
    if not part and _GENERAL.match(context.after(found.end())):
        return None
    if not part and unit in ("day", "week") and context.before(found.start()).endswith("of "):  # day of the week
        return None
    vague = vagueness(part)
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
    direction, noun, count = words_of(found, "dir"), singular(found["u"]), amount(group(found, "n") or "?")
    sign = _DIRECTIONS[direction]
    if count is not None and group(found, "half"):
        count += 0.5
    if count is None or noun not in (*PERIOD_UNITS, "fortnight"):
        anchor: Anchor = "publication" if direction in _AGO and context.published else "unknown"
        return Reading("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", anchor=anchor)
    about = words_of(found, "about")
    if about.endswith("than") and _AMOUNT.search(context.before(found.start())):  # "5 % more than a year ago"
        reading = _steps(noun, sign * count, direction, found.start(), "", context)
        return replace(reading, span=(found.start("n"), found.end()))
    return _steps(noun, sign * count, direction, found.start(), approximation(about), context)


def _steps(noun: str, count: float, direction: str, start: int, vague: str, context: Context) -> Reading:
    if (count, noun) == (-1, "year") and (period := _compared(start, context)):
        return compared(period, vague)
    unit, steps = _whole(noun, count)
    if direction not in _AGO:
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


def _whole(noun: str, count: float) -> tuple[Unit, int]:
    """A count of units as a whole number of units: one and a half years are 18 months."""
    if noun == "fortnight":
        noun, count = "week", 2 * count
    if count == int(count):
        return PERIOD_UNITS[noun], int(count)
    finer: dict[str, tuple[Unit, int]] = {
        "year": ("month", 12),
        "decade": ("year", 10),
        "century": ("year", 100),
    }
    unit, size = finer.get(noun, ("day", {"week": 7, "month": 30}.get(noun, 1)))
    return unit, round(count * size)


RULES: tuple[Rule, ...] = (
    rule("day from publication", rf"@part?(?P<d>{'|'.join(_DAYS)})", _day),
    rule(
        "from publication",
        r"@part?(?P<the>the )?(?P<which>last|this past|past|this coming|this|current|next|coming)"
        r" (?P<u>@period)(?!-)",
        _deictic,
    ),
    rule(
        "from a mention",
        r"@part?(?:(?:the )?(?P<which>previous|prior|preceding|following|subsequent|that same|that very|that)"
        r" (?P<u>@period))",
        _mentioned,
    ),
    rule("from a mention", r"the (?:very )?(?P<which>same) (?P<u>@period)", _mentioned),
    rule(
        "from a mention",
        r"the (?P<u>@period) (?P<which>before|after|previous|prior|earlier)(?=[.,;:)]|$| [a-z]+ed\b)",
        _mentioned,
    ),
    rule("at hand", r"@part?the (?:entire |whole |full )?(?P<u>@period)", _definite),
    rule(
        "counted",
        r"(?P<about>@about )?(?:(?P<n>an?(?: dozen| hundred)?|@number|@vague)(?P<half> and a half)? )?"
        r"(?P<u>@unit) (?P<dir>ago|earlier|later|from now|hence|previously|before(?=[.,;:]|$))",
        _counted,
    ),
)
