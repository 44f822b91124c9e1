"""Days that a question names, and whether a sentence speaks of them: what fell in March says nothing of February."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from retrieval.index.reader import StoredSentence
from retrieval.language.dates.find import find_dates

Interval = tuple[dt.date, dt.date]
# News tells of the days before it; a month that is named may be the one before.
_SHORT = dt.timedelta(days=7)
_DAYS_BEFORE, _MONTH_BEFORE = dt.timedelta(days=2), dt.timedelta(days=35)


def named_days(text: str) -> list[Interval]:
    """The days and spans that a question names outright; not those that depend on today."""
    return [(one.first, one.last) for one in find_dates(text) if one.first and one.last]


def speaks_of(sentence: StoredSentence, days: Sequence[Interval]) -> bool:
    """Whether the sentence names such a day, or its article was published about then."""
    published = sentence.article.published
    said = [(one.first, one.last) for one in find_dates(sentence.text, published) if one.first and one.last]
    return any(_meet(day, other) for day in days for other in (*said, *_reported(published, day)))


def _reported(published: dt.date | None, day: Interval) -> list[Interval]:
    """The time that an article reports on by itself; [] where its date is not known."""
    if published is None:
        return []
    return [(published - (_DAYS_BEFORE if day[1] - day[0] <= _SHORT else _MONTH_BEFORE), published)]


def _meet(one: Interval, other: Interval) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
