"""The part "dates" of what `eventdesk extract` prints."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from retrieval.language.dates.find import find_dates
from retrieval.language.dates.mention import TimexType


class DateEntry(TypedDict):
    """One date expression: offsets into the text as given, TIMEX3 type and value, ISO days or null."""

    start: int
    end: int
    type: TimexType
    value: str
    first: str | None
    last: str | None


def date_entries(text: str, published: date | None = None) -> list[DateEntry]:
    """The date expressions of a text as JSON has them, in order; the ends of a span are two entries."""
    return [
        DateEntry(
            start=mention.start,
            end=mention.end,
            type=mention.type,
            value=mention.value,
            first=mention.first.isoformat() if mention.first else None,
            last=mention.last.isoformat() if mention.last else None,
        )
        for mention in find_dates(text, published)
    ]
