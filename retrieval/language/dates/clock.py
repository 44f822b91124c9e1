"""Times of day; the day they belong to stands beside them, before them, or is that of publication."""

from __future__ import annotations

import re

from retrieval.language.calendar.periods import Period
from retrieval.language.calendar.rules import ReaderName, group, words_of
from retrieval.language.dates.context import Context, Mentioned, Read
from retrieval.language.dates.mention import Anchor, Reading
from retrieval.language.dates.names import is_after_name

# A time goes on with the day that the text has just told, so many characters before it and so many days old at most.
_NEAR, _NEWS = 600, 7
_UTC = ("UTC", "GMT", "Z", "ZULU")


def on_day(context: Context, start: int, time: str, vague: str = "", of_sentence: bool = True) -> Reading:
    """A time of the last day told in its sentence or shortly before, or else of the publication day."""
    mentioned = context.last_mentioned("day", start)
    if mentioned and of_sentence and not _goes_on(mentioned, start, context):
        mentioned = None
    if mentioned:
        return at_time(mentioned.period, time, "mention", vague)
    if context.published is None:
        return Reading("TIME", f"XXXX-XX-XX{time}", anchor="unknown")
    return at_time(Period("day", context.published), time, "publication", vague)


def _goes_on(mentioned: Mentioned, start: int, context: Context) -> bool:
    """Whether a time is one of the day mentioned: in its sentence, or of the days before publication and near."""
    if mentioned.start >= context.sentence_at(start)[0]:
        return True
    if context.published is None or start - mentioned.end > _NEAR:
        return False
    return 0 < (context.published - mentioned.period.first).days <= _NEWS


def at_time(day: Period, time: str, anchor: Anchor, vague: str = "") -> Reading:
    """A time of a day."""
    unit = "minute" if time[1:2].isdigit() else "part of day"
    return Reading("TIME", f"{day.value}{time}", day.first, day.last, f"{vague} {unit}".strip(), anchor, day)


def _clock(found: re.Match[str], context: Context) -> Reading | None:
    hour, minute = int(found["h"]), int(group(found, "min") or 0)
    half = (group(found, "half") or "").lower().replace(".", "").replace(" ", "")
    zone = (group(found, "zone") or "").upper()
    if minute > 59 or hour > 24 or (half and not 1 <= hour <= 12):
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    mark = "Z" if zone in _UTC else ""
    return on_day(context, found.start(), f"T{hour:02}:{minute:02}{mark}", context.part_said(found))


def _of_24_hours(found: re.Match[str], context: Context) -> Reading | None:
    """ "at 14:30", "16:08 UTC", but not the "1:55" left of a game."""
    if not group(found, "zone") and not context.around.clock_before.search(context.before(found.start())):
        return None
    return _clock(found, context)


def _named(found: re.Match[str], context: Context) -> Reading | None:
    before = context.before(found.start())
    if found["t"][0].isupper() or not context.around.hour_before.search(before):
        return None
    return on_day(context, found.start(), context.words.hours[words_of(found, "t")])


def _this_part(found: re.Match[str], context: Context) -> Reading | None:
    """ "this morning", "last night", "tonight": counted from publication."""
    if found["t"][0].isupper() and is_after_name(context.before(found.start()), context.around):  # World News Tonight
        return None
    words = words_of(found, "t")
    time = "T" + context.words.daypart(words)
    if context.published is None:
        return Reading("TIME", f"XXXX-XX-XX{time}", anchor="unknown")
    first = words.split()[0]
    step = context.words.from_publication.get(first, context.words.days.get(first, 0))
    day = Period("day", context.published).shifted(step)
    return at_time(day, time, "publication", context.part_said(found))


def _part_of_day(found: re.Match[str], context: Context) -> Reading | None:
    """ "the morning", "in the evening": of the last day mentioned."""
    before = context.before(found.start())
    if context.around.no_daypart_before.search(before) or (
        context.around.daypart_noun_after.match(context.after(found.end()))
    ):
        return None
    time = "T" + context.words.daypart(words_of(found, "t"))
    return on_day(context, found.start(), time, context.part_said(found), of_sentence=False)


READERS: dict[ReaderName, Read] = {
    "clock": _clock,
    "clock of 24 hours": _of_24_hours,
    "named hour": _named,
    "this morning": _this_part,
    "part of the day": _part_of_day,
}
