"""The events that one bot answers about, each with its desk, and which of them is asked where."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.bindings import Bindings, Place, Reach
from bot.config import BotSettings
from bot.names import Names
from bot.reindexing import Reindexing
from bot.runners import Runners
from bot.watch import Watch
from retrieval.config import DEFAULT_EVENT
from retrieval.desk import Desk
from retrieval.errors import InputError, SettingsError

# What unbinds a channel or server, in place of an event's name.
UNBOUND = "-"
GONE = "This answer's event is no longer read here. Please ask again."


@dataclass(frozen=True, slots=True)
class Event:
    """One event: its ``name`` in the settings, its ``title`` for people, "" if it has none, and what answers."""

    name: str
    title: str
    desk: Desk
    watch: Watch
    reindexing: Reindexing

    @property
    def called(self) -> str:
        """What people read: its title, else its name, else nothing if it is the only one."""
        return self.title or ("" if self.name == DEFAULT_EVENT else self.name)


class Events:
    """All of them, the first the default, and where each is bound."""

    def __init__(self, events: Sequence[Event], bindings: Bindings) -> None:
        self._events = {one.name: one for one in events}
        self._bindings = bindings
        self.default = events[0]

    def __iter__(self) -> Iterator[Event]:
        """The default first."""
        return iter(self._events.values())

    def __len__(self) -> int:
        """How many there are."""
        return len(self._events)

    def at(self, place: Place) -> Event:
        """The one that is asked there."""
        return self.bound_at(place)[1]

    def bound_at(self, place: Place) -> tuple[Reach | None, Event]:
        """The same, with how far its binding reaches; None for the default."""
        for reach, name in self._bindings.at(place):
            if name in self._events:  # an event may have left the settings
                return reach, self._events[name]
        return None, self.default

    def of(self, name: str) -> Event:
        """The one of this name, the default for "". Raises InputError if it is no longer there."""
        if name and name not in self._events:
            raise InputError(GONE)
        return self._events[name] if name else self.default

    def meant(self, typed: str) -> Event:
        """The one whose name or title was typed. Raises InputError with what comes near."""
        known = {text: one for one in self for text in (one.title, one.name) if text}
        names = Names(known)
        try:
            held = {known[name].name for name in names.holding(typed, len(known))}
            return self._events[held.pop()] if len(held) == 1 else known[names.meant(typed)]
        except LookupError as error:
            near = " or ".join(map(str, error.args)) or "one of " + ", ".join(self._events)
            raise InputError(f"no event is called {typed!r}; did you mean {near}?") from None

    async def bind(self, place: Place, reach: Reach, event: Event | None) -> None:
        """Have an event asked there from now on; None: as if nothing were bound. Raises SettingsError."""
        try:
            await asyncio.to_thread(self._bindings.bind, place, reach, event.name if event else None)
        except OSError as error:
            raise SettingsError(f"{error.filename}: {error.strerror}") from error

    @property
    def amiss(self) -> str:
        """What keeps one of them from answering, "" if nothing does."""
        return next((self._said(one) for one in self if one.watch.amiss), "")

    def _said(self, event: Event) -> str:
        return f"{event.name}: {event.watch.amiss}" if len(self) > 1 else event.watch.amiss


def configured(settings: BotSettings, config: Path | None, desk: Desk | None = None) -> Events:
    """The events of the settings; their desks share the models of the first, which may be given.

    Raises SettingsError if what is bound where cannot be read.
    """
    found: list[Event] = []
    runners = Runners(60 * settings.discord.warm_minutes)
    for name in settings.event_names:
        own = settings.of_event(name)
        desk = Desk(own, found[0].desk) if found else desk or Desk(own)
        title = settings.discord.event if name == DEFAULT_EVENT else settings.events[name].title
        reindexing = Reindexing(own.database, config, runners, "" if name == DEFAULT_EVENT else name)
        found.append(Event(name, title, desk, Watch(desk, settings.discord.refresh_seconds), reindexing))
    feedback = settings.discord.feedback
    return Events(found, Bindings(feedback.with_name(f"{feedback.name}.events")))
