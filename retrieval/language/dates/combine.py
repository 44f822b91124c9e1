"""One expression of two: "9 p.m." and "Tuesday", "Friday" and "night"."""

from __future__ import annotations

import re
from dataclasses import replace

from retrieval.language.dates.clock import CLOCK_RULES, DAYPARTS
from retrieval.language.dates.mention import DateMention

_DAY_AFTER_TIME = re.compile(r"\s(?:on\s|of\s)?")
_DAY_APART = re.compile(r",\s(?:on\s)?")
_TIME_AFTER_DAY = re.compile(r"\s(?:at\s)?(?:about\s|around\s)?")
_DAYPART = re.compile(r"\s(morning|afternoon|evening|night)\b(?!\s(?:football|live)\b)", re.IGNORECASE)


def with_part_of_day(text: str, mention: DateMention) -> DateMention:
    """A day with the "morning" or "night" that follows it."""
    found = _DAYPART.match(text, mention.end) if _is_day(mention) else None
    if found is None:
        return mention
    time = f"{mention.value}T{DAYPARTS[found[1].lower()]}"
    return replace(mention, end=found.end(), type="TIME", value=time, precision="part of day", rule="time of a day")


def combined(text: str, before: DateMention, mention: DateMention) -> tuple[DateMention, ...]:
    """Two neighbouring expressions, or the one they make; a time takes its day from the day beside it."""
    gap = text[before.end : mention.start]
    if before.rule in CLOCK_RULES and _is_day(mention):
        time = _of_day(before, mention)
        if _DAY_AFTER_TIME.fullmatch(gap):
            return (replace(time, end=mention.end),)
        if _DAY_APART.fullmatch(gap):
            return time, mention
    if _is_day(before) and mention.rule in CLOCK_RULES and _TIME_AFTER_DAY.fullmatch(gap):
        return (replace(_of_day(mention, before), start=before.start),)
    return before, mention


def _is_day(mention: DateMention) -> bool:
    return mention.type == "DATE" and mention.precision.endswith("day") and mention.first is not None


def _of_day(time: DateMention, day: DateMention) -> DateMention:
    clock = time.value.partition("T")[2]
    return replace(
        time,
        value=f"{day.value}T{clock}",
        first=day.first,
        last=day.last,
        precision="minute" if clock[:1].isdigit() else "part of day",
        rule="time of a day",
        anchor=day.anchor,
    )
