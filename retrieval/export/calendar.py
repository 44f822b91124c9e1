"""Dated events as an iCalendar file (RFC 5545), for any calendar program."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from retrieval.answers.answer import Answer
from retrieval.answers.events.event import Event, Timeline

if TYPE_CHECKING:
    from icalendar import Component


def calendar(timeline: Timeline) -> bytes:
    """The events as whole days."""
    return _calendar(timeline.events, timeline.indexed)


def answer_calendar(answer: Answer, stamp: dt.datetime) -> bytes | None:
    """The days that articles state in an answer, each once, as of the moment ``stamp``; None if there are none."""
    events: dict[tuple[dt.date, dt.date], Event] = {}
    for item in answer.items:
        dated, cited = item.dated, (item.citation, *item.also)
        if dated and dated.first and dated.last and dated.basis == "stated":
            words = dated.precision, dated.expression, item.citation.text
            events.setdefault((dated.first, dated.last), Event(dated.first, dated.last, *words, cited, 0.0))
    return _calendar(list(events.values()), stamp) if events else None


def _calendar(events: Sequence[Event], stamp: dt.datetime) -> bytes:
    from icalendar import Calendar

    file = Calendar()
    file.add("prodid", "-//eventdesk//timeline//EN")
    file.add("version", "2.0")
    for event in events:
        file.add_component(_component(event, stamp))
    return bytes(file.to_ical())


def _component(event: Event, stamp: dt.datetime) -> Component:
    from icalendar import Event as CalendarEvent

    one = CalendarEvent()
    one.add("uid", f"{_identity(event)}@eventdesk")
    one.add("dtstamp", stamp)
    one.add("dtstart", event.first)
    if event.last < dt.date.max:  # the end of a whole-day event is the day after it
        one.add("dtend", event.last + dt.timedelta(days=1))
    one.add("summary", event.label)
    one.add("description", "\n\n".join(f"{cited.article.source}: {cited.text}" for cited in event.cited))
    one.add("categories", list(event.outlets))
    if url := next((cited.article.url for cited in event.cited if cited.article.url), None):
        one.add("url", url)
    one.add("transp", "TRANSPARENT")  # nobody is busy because of the news
    return one


def _identity(event: Event) -> str:
    """The same for the same event of another run, so that a calendar replaces it."""
    written = f"{event.first}/{event.last}/{event.cited[0].article.id}/{event.label}"
    return hashlib.blake2b(written.encode("utf8", "backslashreplace"), digest_size=16).hexdigest()
