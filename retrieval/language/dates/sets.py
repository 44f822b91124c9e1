"""What happens again and again: "every Monday", "twice a week", "annually"."""

from __future__ import annotations

import re

from retrieval.language.calendar.rules import ReaderName, group, words_of
from retrieval.language.dates.context import Context, Read
from retrieval.language.dates.durations import duration_value
from retrieval.language.dates.mention import Reading


def _every(found: re.Match[str], context: Context) -> Reading:
    words = words_of(found, "n")
    count = context.words.every.get(words, context.words.amount(words)) if words else 1
    return Reading("SET", duration_value(count, context.words.unit(found["u"])))


def _rate(found: re.Match[str], context: Context) -> Reading | None:
    """ "15 a year", "twice a week"; without an amount "a week" is a duration."""
    if not group(found, "times") and not context.around.rate_before.search(context.before(found.start())):
        return None
    return Reading("SET", duration_value(1, context.words.unit(found["u"])))


def _adverb(found: re.Match[str], context: Context) -> Reading | None:
    around = context.around
    is_name = around.name_after.match(context.after(found.end())) or around.in_sentence_before.search(
        context.before(found.start())
    )
    if found["a"][0].isupper() and is_name:  # the Daily Mail, the People's Daily
        return None
    return Reading("SET", context.words.again[found["a"].lower()])


def _weekdays(found: re.Match[str], context: Context) -> Reading:
    return Reading("SET", f"XXXX-WXX-{context.words.weekday_number(found['w']) + 1}")


def _months(found: re.Match[str], context: Context) -> Reading:
    return Reading("SET", f"XXXX-{context.words.month_number(found['m']):02}")


def _parts_of_days(found: re.Match[str], context: Context) -> Reading:
    return Reading("SET", f"XXXX-XX-XXT{context.words.daypart(words_of(found, 't'))}")


def _weekends(found: re.Match[str], context: Context) -> Reading:
    return Reading("SET", "XXXX-WXX-WE")


READERS: dict[ReaderName, Read] = {
    "every": _every,
    "weekdays": _weekdays,
    "weekends": _weekends,
    "months": _months,
    "parts of days": _parts_of_days,
    "rate": _rate,
    "adverb": _adverb,
}
