"""The readers that a rule's ``gives`` names: each makes a value of a match, or of none where it is no date."""

from __future__ import annotations

from collections.abc import Mapping

from retrieval.language.calendar.rules import ReaderName
from retrieval.language.dates import (
    clock,
    days,
    durations,
    holidays,
    months,
    quarters,
    references,
    relative,
    seasons,
    sets,
    weekdays,
    years,
)
from retrieval.language.dates.context import Read

READERS: Mapping[ReaderName, Read] = {
    **days.READERS,
    **months.READERS,
    **seasons.READERS,
    **quarters.READERS,
    **years.READERS,
    **holidays.READERS,
    **weekdays.READERS,
    **clock.READERS,
    **relative.READERS,
    **references.READERS,
    **sets.READERS,
    **durations.READERS,
}
"""
``None`` from a reader: the match is no date after all, and other rules are tried. ValueError: it looks like a date
that the calendar does not have, and nothing else is read from those characters.
"""
