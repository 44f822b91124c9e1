"""What happens again and again: "every Monday", "twice a week", "annually"."""

from __future__ import annotations

import re

from retrieval.language.dates.context import Context, group
from retrieval.language.dates.durations import duration_value
from retrieval.language.dates.mention import Reading
from retrieval.language.dates.rules import Rule, rule, words_of
from retrieval.language.dates.words import amount, month_number, weekday_number

_ADVERBS = {
    "annual": "P1Y",
    "annually": "P1Y",
    "yearly": "P1Y",
    "monthly": "P1M",
    "weekly": "P1W",
    "daily": "P1D",
    "nightly": "P1D",
    "hourly": "PT1H",
    "quarterly": "P3M",
    "biannual": "P6M",
    "biennial": "P2Y",
    "biweekly": "P2W",
}
_EVERY = {"": 1, "single": 1, "other": 2, "second": 2, "third": 3, "fourth": 4}
_AMOUNT_BEFORE = re.compile(
    r"""(?:\d|%|\b(?:times?|once|twice|thrice|percent|million|billion|trillion|thousand|hundred|dozen|people
    |barrels|tons|tonnes|dollars|cents|hours|days|weeks|months|flights|cars|vehicles|units|jets|aircraft
    |planes))\s$""",
    re.VERBOSE,
)
_IN_SENTENCE = re.compile(r"[\w,’'][^\S\n]$")
_NAME_AFTER = re.compile(r"\s[A-Z]")


def _every(found: re.Match[str], context: Context) -> Reading:
    words = words_of(found, "n")
    return Reading("SET", duration_value(_EVERY.get(words, amount(words)), found["u"]))


def _rate(found: re.Match[str], context: Context) -> Reading | None:
    """ "15 a year", "twice a week"; without an amount "a week" is a duration."""
    if not group(found, "times") and not _AMOUNT_BEFORE.search(context.before(found.start())):
        return None
    return Reading("SET", duration_value(1, found["u"]))


def _adverb(found: re.Match[str], context: Context) -> Reading | None:
    is_name = _NAME_AFTER.match(context.after(found.end())) or _IN_SENTENCE.search(context.before(found.start()))
    if found["a"][0].isupper() and is_name:  # the Daily Mail, the People's Daily
        return None
    return Reading("SET", _ADVERBS[found["a"].lower()])


def _weekdays(found: re.Match[str], context: Context) -> Reading:
    return Reading("SET", f"XXXX-WXX-{weekday_number(found['w']) + 1}")


def _months(found: re.Match[str], context: Context) -> Reading:
    return Reading("SET", f"XXXX-{month_number(found['m']):02}")


def _parts_of_days(found: re.Match[str], context: Context) -> Reading:
    part = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}[words_of(found, "t")]
    return Reading("SET", f"XXXX-XX-XXT{part}")


RULES: tuple[Rule, ...] = (
    rule(
        "every",
        r"(?:every|each|per)(?: (?P<n>other|second|third|fourth|single|few|@number))? (?P<u>@unit)",
        _every,
    ),
    rule("every", r"(?:every|each) (?P<w>@weekday)(?: @daypart)?", _weekdays),
    rule("every", r"(?P<w>@weekday)(?:s|s? (?:mornings|afternoons|evenings|nights))", _weekdays),
    rule("every", r"weekends", lambda found, context: Reading("SET", "XXXX-WXX-WE")),
    rule("every", r"(?:every|each) (?P<m>@month)", _months),
    rule("every", r"(?:every|each) (?P<t>@daypart)", _parts_of_days),
    rule("rate", r"(?P<times>once|twice|@number times) an? (?P<u>@unit)", _rate),
    rule("rate", r"an? (?P<u>@unit)", _rate),
    rule("adverb", rf"(?P<a>{'|'.join(sorted(_ADVERBS, key=len, reverse=True))})", _adverb),
)
