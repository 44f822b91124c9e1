"""Events told once: what is told of a week, and of the days in it, is one event of those days.

Two that last from one and the same day to one and the same day are one, too, if they are only somewhat alike; so are
what lasts some days and what only tells that it begins on the first or ends on the last of them, and two of a day that
have one verb.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from retrieval.answers.events.event import Event
from retrieval.answers.events.same import COARSER, vectors_of
from retrieval.index.reader import Reading
from retrieval.language.dates.governing import governing
from retrieval.language.language import load
from retrieval.language.words import content_terms

# What follows a verb beside a verb: "will leave".
_BEHIND = re.compile(r"\s(?P<verb>[a-z]+)")
# The days of the longest interval that may be another way to say when an event of some days is.
_LONGEST = 31
# The cosine from which on sentences of the same several days tell of one event.
_SAME_SPAN = 0.35
# The same for what begins or ends and what lasts, and for two of one day with the same verb.
_END, _SAME_VERB = 0.5, 0.42


def told_once(events: Sequence[Event], reading: Reading) -> list[Event]:
    """The events without those that say coarsely or again when another one is, which has their sentences, too."""
    left = sorted(_with_ends(events, reading), key=lambda one: (-_days(one), len(one.outlets)))
    once = list[Event]()
    while left:
        event = left.pop(0)
        at = next((at for at, one in enumerate(left) if _is_same(one, event, reading)), None)
        if at is None:
            once.append(event)
        else:
            left[at] = _with_sentences(left[at], event)
    return once


def _with_ends(events: Sequence[Event], reading: Reading) -> list[Event]:
    """The events, each that only begins or ends another one with that: "arrives on Monday", "from Monday to Friday"."""
    whole = list(events)
    for event in events:
        at = next((at for at, one in enumerate(whole) if _is_end(event, one) and _is_of(event, one, reading)), None)
        if at is not None:
            whole[at] = _with_sentences(whole[at], event)
            whole.remove(event)
    return whole


def _is_of(event: Event, one: Event, reading: Reading) -> bool:
    return _likeness(one, event, reading) >= _END


def _is_same(one: Event, event: Event, reading: Reading) -> bool:
    if _is_finer(one, event):
        return _likeness(one, event, reading) >= COARSER
    if _has_same_span(one, event):
        return _likeness(one, event, reading) >= _SAME_SPAN
    return _has_same_verb(one, event) and _likeness(one, event, reading) >= _SAME_VERB


def _is_exact(event: Event) -> bool:
    return event.precision.rpartition(" ")[2] in ("day", "minute")


def _is_end(one: Event, event: Event) -> bool:
    """Whether one tells that something begins on the first day, or ends on the last, of what the other lasts."""
    if _days(one) or not 0 < _days(event) < _LONGEST or not (_is_exact(one) and _is_exact(event)):
        return False
    verb = _verb(one)
    around = load().calendar.around
    begins = one.first == event.first and around.begins.fullmatch(verb) is not None
    return begins or (one.first == event.last and around.ends.fullmatch(verb) is not None)


def _has_same_verb(one: Event, event: Event) -> bool:
    """Whether both are of one and the same day, and say that the same was done on it: "was announced"."""
    if _days(one) or (one.first, one.last) != (event.first, event.last) or not (_is_exact(one) and _is_exact(event)):
        return False
    verb = _verb(one)
    is_telling = not verb or load().calendar.around.saying.fullmatch(verb) is not None
    return not is_telling and content_terms(verb) == content_terms(_verb(event)) != []


def _verb(event: Event) -> str:
    """The verb of which the date of an event is the date, as it is written; "" where none is seen."""
    at = event.label.find(event.expression)
    if at < 0:
        return ""
    verb = governing(event.label, (0, len(event.label)), (at, at + len(event.expression)))
    if verb is None:
        return ""
    behind = _BEHIND.match(event.label, verb[1])
    is_beside = load().calendar.around.auxiliary.fullmatch(event.label, *verb) is not None
    return behind["verb"] if is_beside and behind else event.label[slice(*verb)]


def _has_same_span(one: Event, event: Event) -> bool:
    """Whether both are given the same several days, each to the day."""
    return _is_exact(event) and 0 < _days(event) < _LONGEST and (one.first, one.last) == (event.first, event.last)


def _days(event: Event) -> int:
    return (event.last - event.first).days


def _is_finer(one: Event, event: Event) -> bool:
    """Whether one says in days when the other may be, whose interval it lies in."""
    is_within = event.first <= one.first and one.last <= event.last and _days(one) < _days(event)
    return is_within and _days(event) < _LONGEST and not _is_exact(event)


def _likeness(one: Event, event: Event, reading: Reading) -> float:
    mine, its = ([citation.sentence for citation in told.cited] for told in (one, event))
    return float((vectors_of(reading, mine) @ vectors_of(reading, its).T).max())


def _with_sentences(one: Event, event: Event) -> Event:
    articles = {citation.article.number for citation in one.cited}
    more = tuple(citation for citation in event.cited if citation.article.number not in articles)
    return replace(one, cited=(*one.cited, *more))
