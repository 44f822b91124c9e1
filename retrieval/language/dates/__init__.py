"""Date expressions: found, given their TIMEX3 value, and resolved to an interval of the calendar."""

from retrieval.language.dates.clauses import clause_of
from retrieval.language.dates.entries import DateEntry, date_entries
from retrieval.language.dates.find import find_dates
from retrieval.language.dates.intervals import join_intervals
from retrieval.language.dates.mention import Anchor, DateMention, TimexType

__all__ = [
    "Anchor",
    "DateEntry",
    "DateMention",
    "TimexType",
    "clause_of",
    "date_entries",
    "find_dates",
    "join_intervals",
]
