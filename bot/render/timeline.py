"""A timeline in Discord: events in the order of time, each with its days, what happens and who tells it."""

from __future__ import annotations

from collections.abc import Iterator

import discord
from discord import ui

from bot.render.citations import SEPARATOR
from bot.render.dates import days, moment
from bot.render.page import FOUND, QUIET, Page, Part, container, foot, separated, slice_of, subtext, text
from bot.render.text import plain
from retrieval.answers.event import Event, Timeline

EVENTS = 8
_LABEL, _OUTLETS = 260, 90
_ALT = "All events of the timeline on one axis"


def timeline_page(timeline: Timeline, number: int = 0, picture: str | None = None) -> Page:
    """Page ``number`` (from 0, kept within bounds); ``picture``, an attached file's name, is shown on the first."""
    events, number, pages = slice_of(timeline.events, number, EVENTS)
    parts: list[Part] = [text(f"### {_counted(timeline)}", subtext(f"as indexed {moment(timeline.indexed, 'R')}"))]
    if picture and number == 0:
        parts.append(ui.MediaGallery(discord.MediaGalleryItem(f"attachment://{picture}", description=_ALT)))
    parts += separated([[text(*_event(event))] for event in events], visible=False)
    parts += foot(number, pages, *_remarks(timeline))
    cited = {event.cited[0].sentence: event.cited[0] for event in events if event.cited}
    return Page(container(FOUND if events else QUIET, *parts), number, pages, tuple(cited.values()))


def _counted(timeline: Timeline) -> str:
    events, outlets = len(timeline.events), len(timeline.outlets)
    if not events:
        return "No dated event"
    return f"{events:,} event{'s' * (events != 1)} told by {outlets} outlet{'s' * (outlets != 1)}"


def _event(event: Event) -> Iterator[str]:
    yield f"**{days(event.first, event.last, event.precision)}**"
    yield plain(event.label, _LABEL)
    number = len(event.outlets)
    names = plain(", ".join(event.outlets), _OUTLETS)
    yield subtext(f"{number} outlets{SEPARATOR}{names}" if number > 1 else names)


def _remarks(timeline: Timeline) -> Iterator[str]:
    if timeline.left_out:
        yield f"{timeline.left_out:,} more are left out, which fewer outlets tell"
    if timeline.undated:
        articles = "1 article has" if timeline.undated == 1 else f"{timeline.undated:,} articles have"
        yield f"{articles} no known date: what happens “on Monday” there is left out"
