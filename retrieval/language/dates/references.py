"""Times that have no place in the calendar: "now", "recently", "the future"."""

from __future__ import annotations

import re

from retrieval.language.calendar.rules import ReaderName
from retrieval.language.dates.context import Context, Read
from retrieval.language.dates.mention import Reading


def _reference(value: str) -> Read:
    def read(found: re.Match[str], context: Context) -> Reading | None:
        words, around, after = found.group(), context.around, context.after(found.end())
        if around.soon.fullmatch(words) and (
            around.soon_before.search(context.before(found.start())) or after.startswith("-")
        ):
            return None
        # "the future visit", "the past three days": what goes on with a noun or a number is no time of its own.
        if around.noun_only.fullmatch(words) and around.noun_after.match(after):
            return None
        if around.now.fullmatch(words) and around.no_now_after.match(after):
            return None
        return Reading("DATE", value, anchor="publication" if context.published else "unknown")

    return read


READERS: dict[ReaderName, Read] = {
    "present": _reference("PRESENT_REF"),
    "past": _reference("PAST_REF"),
    "future": _reference("FUTURE_REF"),
}
