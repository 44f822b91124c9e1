"""What happened in a time that the question names: "what happened in February 2022?"."""

from __future__ import annotations

import datetime as dt

from retrieval.answers.answer import Dated, Item
from retrieval.answers.events.timeline import Wanted, timeline
from retrieval.index.filters import Filters
from retrieval.index.reader import Reading
from retrieval.search.ranking import Explanation

# Of no ranking: these are found by their dates alone.
_BY_DATE = Explanation(
    lexical=0.0, lexical_rank=None, dense=0.0, dense_rank=None, fused=0.0, fused_rank=0, late=None, final=0.0
)


def events_during(reading: Reading, during: tuple[dt.date, dt.date], filters: Filters, limit: int) -> tuple[Item, ...]:
    """The events that lie within the interval, in order; of more than ``limit`` those that most outlets tell."""
    events = timeline(reading, Wanted(*during, articles=filters, whole=True), limit).events
    most = max((len(event.outlets) for event in events), default=1)
    return tuple(
        Item(
            event.cited[0],
            len(event.outlets) / most,
            event.cited[1:],
            _BY_DATE,
            Dated(event.first, event.last, event.precision, event.expression, "stated", is_asked_for=False),
        )
        for event in events
    )
