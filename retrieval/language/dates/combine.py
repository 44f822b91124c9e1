"""One expression of two: "9 p.m." and "Tuesday", "Friday" and "night"."""

from __future__ import annotations

from dataclasses import replace

from retrieval.language.calendar.calendar import Calendar
from retrieval.language.dates.mention import DateMention

TIME_OF_DAY = "time of a day"
"""The rule of a time beside its day."""


def with_part_of_day(text: str, mention: DateMention, calendar: Calendar) -> DateMention:
    """A day with the "morning" or "night" that follows it."""
    found = calendar.around.daypart_after.match(text, mention.end) if _is_day(mention) else None
    if found is None:
        return mention
    time = f"{mention.value}T{calendar.words.daypart(found[1].lower())}"
    return replace(mention, end=found.end(), type="TIME", value=time, precision="part of day", rule=TIME_OF_DAY)


def combined(text: str, before: DateMention, mention: DateMention, calendar: Calendar) -> tuple[DateMention, ...]:
    """Two neighbouring expressions, or the one they make; a time takes its day from the day beside it."""
    gap, around = text[before.end : mention.start], calendar.around
    if before.rule in calendar.take_day and _is_day(mention):
        time = _of_day(before, mention)
        if around.day_after_time.fullmatch(gap):
            return (replace(time, end=mention.end),)
        if around.day_apart.fullmatch(gap):
            return time, mention
    if _is_day(before) and mention.rule in calendar.take_day and around.time_after_day.fullmatch(gap):
        return (replace(_of_day(mention, before), start=before.start),)
    return before, mention


def with_day_of_end(text: str, before: DateMention, mention: DateMention, calendar: Calendar) -> DateMention:
    """A time, on the day of the one it runs to where that alone names one: "from 8 a.m. to 5 p.m. on Saturday"."""
    is_bare = before.rule in calendar.take_day and before.anchor in ("publication", "unknown")
    if not is_bare or mention.rule != TIME_OF_DAY:
        return before
    is_linked = calendar.around.span_links.fullmatch(text, before.end, mention.start) is not None
    return _of_day(before, mention) if is_linked else before


def _is_day(mention: DateMention) -> bool:
    return mention.type == "DATE" and mention.precision.endswith("day") and mention.first is not None


def _of_day(time: DateMention, day: DateMention) -> DateMention:
    clock = time.value.partition("T")[2]
    return replace(
        time,
        value=f"{day.value.partition('T')[0]}T{clock}",
        first=day.first,
        last=day.last,
        precision="minute" if clock[:1].isdigit() else "part of day",
        rule=TIME_OF_DAY,
        anchor=day.anchor,
    )
