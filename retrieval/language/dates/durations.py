"""Durations: "nearly five months", "27-year", and those that run until publication or from it on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retrieval.language.dates.context import Context, group
from retrieval.language.dates.mention import Reading
from retrieval.language.dates.names import is_after_name
from retrieval.language.dates.periods import Period
from retrieval.language.dates.rules import Rule, rule, words_of
from retrieval.language.dates.vague import approximation
from retrieval.language.dates.words import UNITS, amount, singular

_MONTHS_IN = {"M": 1, "Q": 3, "Y": 12, "CE": 1200, "ML": 12000}
_DAYS_IN = {"D": 1, "W": 7, "WE": 7}
_HALVES = {
    "hour": "PT30M",
    "minute": "PT30S",
    "year": "P6M",
    "decade": "P5Y",
    "century": "P50Y",
    "day": "PT12H",
}
_NO_BARE = re.compile(
    r"\d(?:st|nd|rd|th)?[\s-]$|['’]s\s$|\b(?:the|these|those|their|his|her|its|our|my|all|both|final|first|last"
    r"|early|school|working)\s$",
    re.IGNORECASE,
)
_IN_TIME = re.compile(r"\b(?:for|in|within)\s$", re.IGNORECASE)
_FRACTION = re.compile(r"\s(?:of|century|mile|percent|point)\b")


def duration_value(count: float | None, noun: str) -> str:
    """The TIMEX3 value of so many units, "X" for how many is not known: "P3D", "PT12H", "P2.5Y", "PXM"."""
    noun = singular(noun)
    letter = UNITS[noun]
    size = 2 if noun == "fortnight" else 1
    if letter == "DE" and count is not None:  # counted decades are given in years
        size, letter = 10, "Y"
    prefix = "PT" if noun in ("second", "minute", "hour") else "P"
    return f"{prefix}{'X' if count is None else format(count * size, '.12g')}{letter}"


def _duration(found: re.Match[str], context: Context) -> Reading | None:
    words = group(found, "n")
    count = amount(words) if words else None
    if _is_none(found, context, count):
        return None
    if count is not None and group(found, "half"):
        count += 0.5
    value = duration_value(count, found["u"])
    direction = words_of(found, "which")
    is_of = context.after(found.end(), 4).startswith(" of ")  # "the last two months of the year"
    if count is not None and direction in ("last", "past", "next", "coming") and not is_of:
        return _running(value, count, found["u"], direction, context, approximation(group(found, "about")))
    return Reading("DURATION", value)


def _is_none(found: re.Match[str], context: Context, count: float | None) -> bool:
    """Whether it is no duration after all: "a second round", "three quarters of them", a price."""
    noun, words = singular(found["u"]), words_of(found, "n")
    before, after = context.before(found.start(), 2), context.after(found.end())
    if (noun == "second" and words in ("a", "an", "")) or (noun == "quarter" and count == 1):
        return True
    if noun == "quarter" and count == 3 and _FRACTION.match(after):
        return True
    if re.match(r"[-\s](?:century|old|of age)\b", after) or (words == "some" and noun == found["u"].lower()):
        return True
    if re.fullmatch(r"(?:19|20)\d\d", words):  # World Cup 2018 day five
        return True
    return words[:1].isdigit() and bool(re.search(r"[$€£.,/:\d-]$", before))


def _running(value: str, count: float, noun: str, direction: str, context: Context, vague: str) -> Reading:
    """A duration that ends on publication ("the past three days") or begins on it ("the next four years")."""
    if context.published is None:
        return Reading("DURATION", value, anchor="unknown")
    now, noun = Period("day", context.published), singular(noun)
    letter = UNITS[noun]
    steps = round(count * (2 if noun == "fortnight" else 1)) * (1 if direction in ("next", "coming") else -1)
    if noun in ("second", "minute", "hour"):
        other = now
    elif letter in _DAYS_IN:
        other = now.shifted(steps * _DAYS_IN[letter])
    else:
        other = now.months_later(steps * _MONTHS_IN.get(letter, 120))
    first, last = sorted((now.first, other.first))
    return Reading("DURATION", value, first, last, f"{vague} {noun}".strip(), "publication")


def _half(found: re.Match[str], context: Context) -> Reading:
    noun = found["u"].lower()
    return Reading("DURATION", _HALVES.get(noun) or duration_value(0.5, noun))


def _bare(found: re.Match[str], context: Context) -> Reading | None:
    """ "for years", "in minutes", "decades of war": how many is not said."""
    noun, before = found["u"].lower(), context.before(found.start())
    if found["u"][0].isupper() and is_after_name(before):  # Happy Days
        return None
    if _NO_BARE.search(before) or (noun == "seconds" and not _IN_TIME.search(before)):
        return None
    return Reading("DURATION", duration_value(None, noun))


def _pair(found: re.Match[str], context: Context) -> Iterator[Reading]:
    """ "60 to 90 days": each number is a mention, the unit stands with the second."""
    for name, end in (("n", found.end("n")), ("n2", found.end("u"))):
        yield Reading("DURATION", duration_value(amount(found[name]), found["u"]), span=(found.start(name), end))


def _until_now(found: re.Match[str], context: Context) -> Reading | None:
    """ "the one-year mark", "the year-old conflict": what has lasted until about publication."""
    count = amount(group(found, "n") or "a")
    if count is None:
        return None
    return _running(duration_value(count, found["u"]), count, found["u"], "past", context, "about")


def _long(found: re.Match[str], context: Context) -> Reading:
    return Reading("DURATION", duration_value(None if found["u"].lower().endswith("s") else 1, found["u"]))


_COUNT = r"(?P<n>an?(?: dozen| hundred| thousand)?|half a dozen|@number|@vague|another)"
_KIND = (
    r"(?:(?:straight|consecutive|full|whole|more|additional|long|trading|business|working|successive|calendar"
    r"|school|solid|short|extra) )*"
)
_THING = (
    r"(?= (?:\w+ )?(?:war|conflict|invasion|crisis|fighting|strike|dispute|campaign|battle|siege|blockade|ban"
    r"|partnership|relationship|feud|deal|agreement|government|company|truce|ceasefire))"
)

RULES: tuple[Rule, ...] = (
    rule("until now", r"(?P<n>@number)-(?P<u>year|month|week|day)(?= (?:mark|anniversary))", _until_now),
    rule("until now", rf"(?:(?P<n>@number)-)?(?P<u>year|month|week|decade)-(?:long|old){_THING}", _until_now),
    rule(
        "duration",
        r"(?:the (?:(?P<which>last|past|next|coming|first|final|previous|following|same|entire|full) )?)?"
        rf"(?P<about>@about )?{_COUNT}(?P<half> and a half| 1/2)? {_KIND}(?P<u>@unit)",
        _duration,
    ),
    rule("duration", rf"(?P<which>last|past|next|coming) (?P<n>@number|@vague) {_KIND}(?P<u>@unit)", _duration),
    rule("duration", r"(?P<about>@about )?(?P<n>an?|one) (?P<u>@unit) and (?P<half>a half)", _duration),
    rule(
        "half",
        r"(?:@about )?(?:half an?|a half)(?: |-)(?P<u>hour|day|year|century|decade|month|minute|week)",
        _half,
    ),
    rule(
        "adjective",
        r"(?P<about>@about )?(?P<n>@number|several|multi|single)(?P<half> 1/2)?(?:-| )"
        r"(?P<u>second|minute|hour|day|week|weekend|month|quarter|year|decade|century)(?!-old)",
        _duration,
    ),
    rule("two durations", r"(?P<n>@number) (?:to|or|and) (?P<n2>@number)(?:-| )(?P<u>@unit)", _pair),
    rule("long", r"(?<!-)(?P<u>(?:year|month|week|day|hour|decade)s?|centuries)(?:-?long|-old)(?!-)", _long),
    rule("bare", r"(?P<u>seconds|minutes|hours|days|weeks|months|years|decades|centuries)", _bare),
)
