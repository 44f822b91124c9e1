"""Times of day; the day they belong to stands beside them, before them, or is that of publication."""

from __future__ import annotations

import re

from retrieval.language.dates.context import Context, group
from retrieval.language.dates.mention import Anchor, Reading
from retrieval.language.dates.names import is_after_name
from retrieval.language.dates.periods import Period
from retrieval.language.dates.rules import Rule, rule, words_of
from retrieval.language.dates.vague import vagueness

DAYPARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
_NAMED = {"noon": "T12:00", "midday": "TMI", "midnight": "T24:00", "dawn": "TMO", "dusk": "TEV"}
CLOCK_RULES = ("clock", "noon", "part of the day")
"""The rules whose times take their day from a day beside them."""

_BEFORE_CLOCK = re.compile(
    r"(?:\b(?:at|from|to|until|till|by|around|about|since|before|after|between|and)\s|\d{4},?\s|[(–-]\s?|day,?\s|^)$",
    re.IGNORECASE,
)
_UTC = ("UTC", "GMT", "Z", "ZULU")


def on_day(context: Context, start: int, time: str, vague: str = "", of_sentence: bool = True) -> Reading:
    """A time of the last day mentioned in its sentence, or else of the publication day."""
    mentioned = context.last_mentioned("day", start)
    if mentioned and of_sentence and mentioned.start < context.sentence_at(start)[0]:
        mentioned = None
    if mentioned:
        return at_time(mentioned.period, time, "mention", vague)
    if context.published is None:
        return Reading("TIME", f"XXXX-XX-XX{time}", anchor="unknown")
    return at_time(Period("day", context.published), time, "publication", vague)


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
    return on_day(context, found.start(), f"T{hour:02}:{minute:02}{mark}", vagueness(group(found, "part")))


def _of_24_hours(found: re.Match[str], context: Context) -> Reading | None:
    """ "at 14:30", "16:08 UTC", but not the "1:55" left of a game."""
    if not group(found, "zone") and not _BEFORE_CLOCK.search(context.before(found.start())):
        return None
    return _clock(found, context)


def _named(found: re.Match[str], context: Context) -> Reading | None:
    before = context.before(found.start())
    word = found["t"].lower()
    if not re.search(r"\b(?:at|by|until|before|after|around|about|since|from|till)\s$", before, re.IGNORECASE):
        return None
    if found["t"][0].isupper():
        return None
    return on_day(context, found.start(), _NAMED[word])


def _this_part(found: re.Match[str], context: Context) -> Reading | None:
    """ "this morning", "last night", "tonight": counted from publication."""
    if found["t"][0].isupper() and is_after_name(context.before(found.start())):  # World News Tonight
        return None
    words = words_of(found, "t")
    time = "T" + DAYPARTS["night" if "night" in words else words.split()[-1]]
    if context.published is None:
        return Reading("TIME", f"XXXX-XX-XX{time}", anchor="unknown")
    step = {"last": -1, "tomorrow": 1, "yesterday": -1}.get(words.split()[0], 0)
    day = Period("day", context.published).shifted(step)
    return at_time(day, time, "publication", vagueness(group(found, "part")))


def _part_of_day(found: re.Match[str], context: Context) -> Reading | None:
    """ "the morning", "in the evening": of the last day mentioned."""
    before = context.before(found.start())
    if re.search(r"\b(?:every|each|good|a|one|opening|first)\s$", before, re.IGNORECASE):
        return None
    time = "T" + DAYPARTS[found["t"].lower()]
    return on_day(context, found.start(), time, vagueness(group(found, "part")), of_sentence=False)


_ZONE = (
    r"(?: \(?(?P<zone>(?-i:UTC|GMT|Zulu|Z|E[DS]?T|C[DS]?T|M[DS]T|P[DS]?T|BST|CES?T|EET|MSK|IST|JST|HKT"
    r"|SGT|AEST|(?:local|Moscow|Beijing|Kyiv) time"
    r"|(?:Eastern|Pacific|Central)(?: (?:Standard |Daylight )?[Tt]ime)?))\)?)?"
)
_ABOUT = r"(?P<part>(?:early|late|shortly after|just after|just before|about|around) )?"

RULES: tuple[Rule, ...] = (
    rule(
        "clock",
        rf"(?<![\d:.,$]){_ABOUT}(?P<h>\d{{1,2}})(?:[:.](?P<min>[0-5]\d)(?::\d\d)?)?"
        rf" ?(?P<half>[ap]\.? ?m\b\.?){_ZONE}",
        _clock,
    ),
    rule("clock", rf"(?<![\d:.,$/-])(?P<h>[01]?\d|2[0-3]):(?P<min>[0-5]\d)(?::\d\d)?(?![:\d]){_ZONE}", _of_24_hours),
    rule("clock", r"(?<![\d:.,$])(?P<h>[01]\d|2[0-4])(?P<min>[0-5]\d) (?P<zone>(?-i:UTC|GMT))", _clock),
    rule("clock", r"(?P<h>\d{1,2}) o['’]clock", _clock),
    rule("noon", r"(?P<t>noon|midnight|midday|dawn|dusk)", _named),
    rule(
        "this morning",
        r"@part?(?P<t>this (?:morning|afternoon|evening)|tonight|overnight|last (?:night|evening)"
        r"|yesterday (?:morning|afternoon|evening)|tomorrow (?:morning|afternoon|evening|night))",
        _this_part,
    ),
    rule(
        "part of the day",
        r"(?P<t>@daypart)(?= (?:trading|trade|session|rush|news conference|briefing))",
        _part_of_day,
    ),
    rule("part of the day", r"@part?the (?P<t>@daypart)", _part_of_day),
)
