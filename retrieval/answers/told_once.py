"""Events told once: what is told of a week, and of the days in it, is one event of those days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retrieval.answers.event import Event
from retrieval.answers.same_event import COARSER, vectors_of
from retrieval.index.reader import Reading

# The days of the longest interval that may be another way to say when an event of some days is.
_LONGEST = 31


def told_once(events: Sequence[Event], reading: Reading) -> list[Event]:
    """The events without those that say coarsely when another one is, which has their sentences, too."""
    finer = list(events)
    for event in sorted(events, key=lambda one: -_days(one)):
        same = next((one for one in finer if _is_finer(one, event) and _likeness(one, event, reading) >= COARSER), None)
        if same is not None:
            finer.remove(event)
            finer[finer.index(same)] = _with_sentences(same, event)
    return finer


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
