"""Days of the week: the publication day counts, and the tense of the clause turns them back or forward."""

from __future__ import annotations

import re
from datetime import date

from retrieval.language.dates.context import Context, group
from retrieval.language.dates.mention import Reading, dated, undated
from retrieval.language.dates.periods import Period
from retrieval.language.dates.rules import Rule, rule, words_of
from retrieval.language.dates.vague import vagueness
from retrieval.language.dates.words import weekday_number

_FROM_MENTION = {
    "the previous": -1,
    "that": 0,
    "the same": 0,
    "that same": 0,
    "the following": 1,
    "the next": 1,
}
_FROM_PUBLICATION = {"last": -1, "past": -1, "this past": -1, "next": 1, "coming": 1, "this coming": 1}
# Between the ends of a span of days: the second is on or after the first.
_SPANNED = re.compile(r"\s(?:to|through|until|till|thru)\s(?:the following\s|early\s|late\s)?$|\s?[-–—]\s?$")
_ANY = re.compile(r"\bon\s(?:a|any|one)\s$", re.IGNORECASE)
_LINK_LENGTH = 24
_SHORTEST_NAME = len("Monday")
_NAMED_BEFORE = re.compile(
    r"\b(?:Black|Good|Bloody|Super|Ash|Palm|Easter|Holy|Maundy|Cyber|Giving|Big|Joe|Wednesday)\s$"
)
_NAMED_AFTER = re.compile(
    r"\s(?:Times|Telegraph|Mirror|Post|Mail|Express|Herald|Independent|Tribune|Sun|Addams"
    r"|Night (?:Football|Live)|School|the 13th|the Thirteenth)\b"
)


def turned(weekday: int, day: date, forward: bool) -> date:
    """The weekday on or after a day, or on or before it: the day itself counts.

    Measured on 297 weekdays of annotated news: 90.6 % are the last one with the publication day counted, 46 %
    with it left out; turned by the tense, 91.6 % are right.
    """
    distance = (weekday - day.weekday()) % 7 if forward else -((day.weekday() - weekday) % 7)
    return date.fromordinal(day.toordinal() + distance)


def _weekday(found: re.Match[str], context: Context) -> Reading | None:
    start, end, which = found.start(), found.end(), words_of(found, "which")
    if _NAMED_BEFORE.search(context.before(start)) or _NAMED_AFTER.match(context.after(end)):
        return None
    if len(found["w"]) < _SHORTEST_NAME and not found["w"][0].isupper():  # "sat", "sun"
        return None
    weekday, vague = weekday_number(found["w"]), vagueness(group(found, "part"))
    if _ANY.search(context.before(start)):
        return _unknown(weekday)
    if which in _FROM_MENTION:
        day, anchor = context.anchor("day", start)
        if day is None:
            return _unknown(weekday)
        step = _FROM_MENTION[which]
        day = turned(weekday, date.fromordinal(day.toordinal() + step), forward=step >= 0)
        return dated(Period("day", day), anchor, vague)
    if begun := _beginning(start, context):
        anchor = "mention" if context.mentioned[-1].anchor == "itself" else context.mentioned[-1].anchor
        return dated(Period("day", turned(weekday, begun, forward=True)), anchor, vague)
    if context.published is None:
        return _unknown(weekday)
    step = _FROM_PUBLICATION.get(which, 0)
    is_ahead = step > 0 or (step == 0 and context.tense(start, end) in ("future", "present"))
    published = date.fromordinal(context.published.toordinal() + step)
    return dated(Period("day", turned(weekday, published, is_ahead)), "publication", vague)


def _unknown(weekday: int) -> Reading:
    return undated(f"XXXX-WXX-{weekday + 1}")


def _beginning(start: int, context: Context) -> date | None:
    """The day before an expression where that ends a span: "from Friday to Monday"."""
    before = context.mentioned[-1] if context.mentioned else None
    if before is None or before.period.unit != "day" or start - before.end > _LINK_LENGTH:
        return None
    return before.period.first if _SPANNED.match(context.text, before.end, start) else None


def _in_week(found: re.Match[str], context: Context) -> Reading | None:
    """ "Monday of next week"."""
    weekday = weekday_number(found["w"])
    if context.published is None:
        return _unknown(weekday)
    step = {"last": -1, "this": 0, "next": 1}[words_of(found, "which")]
    week = Period.containing("week", context.published).shifted(step)
    return dated(Period("day", date.fromordinal(week.first.toordinal() + weekday)), "publication")


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
