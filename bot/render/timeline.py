"""A timeline in Discord: events in the order of time, each with its days, what happens and who tells it."""

from __future__ import annotations

from collections.abc import Iterator

import discord
from discord import ui

from bot.render.citations import SEPARATOR
from bot.render.dates import days, moment
from bot.render.limits import MEDIA_TEXT
from bot.render.page import FOUND, QUIET, Page, Part, container, foot, separated, slice_of, subtext, text
from bot.render.text import label, plain
from bot.wording import own
from retrieval.answers.events.event import Event, Timeline

EVENTS = 8
_LABEL, _OUTLETS = 260, 90


def timeline_page(timeline: Timeline, number: int = 0, narrowed: str = "") -> Page:
    """Page ``number`` (from 0, kept within bounds) of the events, under what they were ``narrowed`` to."""
    events, number, pages = slice_of(timeline.events, number, EVENTS)
    parts = [
        _head(timeline, narrowed),
        *separated([[text(*_event(event))] for event in events], visible=False),
        *foot(number, pages, *_remarks(timeline)),
    ]
    cited = {event.cited[0].sentence: event.cited[0] for event in events if event.cited}
    box = container(FOUND if events else QUIET, *parts)
    return Page(box, number, pages, tuple(cited.values()), offers="picture" if events else "", holds=bool(events))


def timeline_picture(timeline: Timeline, file: str, narrowed: str = "") -> Page:
    """The picture in the attached ``file`` in place of the list; its alternative text tells the events."""
    told = "; ".join(f"{event.when}: {event.label}" for event in timeline.events)
    item = discord.MediaGalleryItem(f"attachment://{file}", description=label(told, MEDIA_TEXT))
    box = container(FOUND, _head(timeline, narrowed), ui.MediaGallery(item), *foot(0, 1, *_remarks(timeline)))
    return Page(box, 0, 1, offers="list")


def _head(timeline: Timeline, narrowed: str) -> Part:
    return text(f"### {_counted(timeline)}", subtext(narrowed))


def _counted(timeline: Timeline) -> str:
    events, outlets = len(timeline.events), len(timeline.outlets)
    if not events:
        return own("No dated event")
    return own(f"{events:,} event{'s' * (events != 1)} told by {outlets} outlet{'s' * (outlets != 1)}")


def _event(event: Event) -> Iterator[str]:
    yield f"**{days(event.first, event.last, event.precision)}**"
    yield plain(event.label, _LABEL)
    number = len(event.outlets)
    names = plain(", ".join(event.outlets), _OUTLETS)
    yield subtext(own(f"{number} outlets{SEPARATOR}{names}") if number > 1 else names)


def _remarks(timeline: Timeline) -> Iterator[str]:
    yield own(f"as indexed {moment(timeline.indexed, 'R')}")
    if timeline.left_out:
        yield own(f"{timeline.left_out:,} more are left out, which fewer outlets tell")
    if timeline.undated:
        articles = "1 article has" if timeline.undated == 1 else f"{timeline.undated:,} articles have"
        yield own(f"{articles} no known date: what happens “on Monday” there is left out")
