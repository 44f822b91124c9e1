"""Events told once: what is told of a week, and of the days in it, is one event of those days.

Two that last from one and the same day to one and the same day are one, too, if they are only somewhat alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retrieval.answers.event import Event
from retrieval.answers.same_event import COARSER, vectors_of
from retrieval.index.reader import Reading

# The days of the longest interval that may be another way to say when an event of some days is.
_LONGEST = 31
# The cosine from which on sentences of the same several days tell of one event.
_SAME_SPAN = 0.35


def told_once(events: Sequence[Event], reading: Reading) -> list[Event]:
    """The events without those that say coarsely or again when another one is, which has their sentences, too."""
    left = sorted(events, key=lambda one: (-_days(one), len(one.outlets)))
    once = list[Event]()
    while left:
        event = left.pop(0)
        at = next((at for at, one in enumerate(left) if _is_same(one, event, reading)), None)
        if at is None:
            once.append(event)
        else:
            left[at] = _with_sentences(left[at], event)
    return once


def _is_same(one: Event, event: Event, reading: Reading) -> bool:
    if _is_finer(one, event):
        return _likeness(one, event, reading) >= COARSER
    return _has_same_span(one, event) and _likeness(one, event, reading) >= _SAME_SPAN


def _has_same_span(one: Event, event: Event) -> bool:
    """Whether both are given the same several days, each to the day."""
    is_exact = event.precision.rpartition(" ")[2] in ("day", "minute")
    return is_exact and 0 < _days(event) < _LONGEST and (one.first, one.last) == (event.first, event.last)


def _days(event: Event) -> int:
    return (event.last - event.first).days


def _is_finer(one: Event, event: Event) -> bool:
    """Whether one says in days when the other may be, whose interval it lies in."""
    is_within = event.first <= one.first and one.last <= event.last and _days(one) < _days(event)
    return is_within and _days(event) < _LONGEST and event.precision.rpartition(" ")[2] not in ("day", "minute")


def _likeness(one: Event, event: Event, reading: Reading) -> float:
    mine, its = ([citation.sentence for citation in told.cited] for told in (one, event))
    return float((vectors_of(reading, mine) @ vectors_of(reading, its).T).max())


def _with_sentences(one: Event, event: Event) -> Event:
    articles = {citation.article.number for citation in one.cited}
    more = tuple(citation for citation in event.cited if citation.article.number not in articles)
    return replace(one, cited=(*one.cited, *more))
