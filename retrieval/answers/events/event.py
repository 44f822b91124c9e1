"""What a timeline is made of: an event with its days and with every sentence that dates it so."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from retrieval.answers.answer import Citation, citation_as_json
from retrieval.answers.date_words import in_words


@dataclass(frozen=True, slots=True)
class Event:
    """What happens from ``first`` to ``last``, both included, told by ``cited``, one sentence an article.

    ``label`` is the part of the first cited sentence that the date is the date of; ``expression`` the words for the
    date in it. ``centrality``: cosine of that sentence and the mean of all sentences.
    """

    first: dt.date
    last: dt.date
    precision: str
    expression: str
    label: str
    cited: tuple[Citation, ...]
    centrality: float

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that tell it, each once."""
        return tuple(dict.fromkeys(one.article.source for one in self.cited))

    @property
    def when(self) -> str:
        """The days in words."""
        return in_words(self.first, self.last, self.precision)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events by their first day, the longer first; how many more there are than asked for.

    ``undated``: articles whose own date is not known, whose "on Monday" is therefore no day. ``indexed``: when the
    index was made that it comes from.
    """

    events: tuple[Event, ...]
    left_out: int
    undated: int
    indexed: dt.datetime

    def most_told(self, most: int) -> Timeline:
        """The same with at most so many events, those that most outlets tell."""
        ranked = sorted(self.events, key=lambda one: len(one.outlets), reverse=True)[:most]
        kept = tuple(one for one in self.events if any(one is other for other in ranked))
        return replace(self, events=kept, left_out=self.left_out + len(self.events) - len(kept))

    @property
    def outlets(self) -> tuple[str, ...]:
        """All outlets that tell an event, those that tell most first."""
        told = [outlet for event in self.events for outlet in event.outlets]
        return tuple(sorted(dict.fromkeys(told), key=lambda outlet: (-told.count(outlet), outlet)))


def as_json(timeline: Timeline) -> dict[str, Any]:
    """The timeline for programs."""
    return {
        "events": [
            {
                "first": event.first.isoformat(),
                "last": event.last.isoformat(),
                "precision": event.precision,
                "expression": event.expression,
                "label": event.label,
                "outlets": list(event.outlets),
                "cited": [citation_as_json(one) for one in event.cited],
            }
            for event in timeline.events
        ],
        "left_out": timeline.left_out,
        "undated_articles": timeline.undated,
    }
