"""Which event is asked in which channel and server, as admins have said: kept in a file, known in memory."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import discord

from retrieval.errors import SettingsError

Reach = Literal["channel", "server"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is asked, by Discord's numbers: in a thread ``parent`` is its channel; None where there is none.

    In direct messages there is no ``server``.
    """

    channel: int | None
    parent: int | None
    server: int | None


def place_of(where: discord.Interaction | discord.Message) -> Place:
    """Where a command was used, or a message written."""
    channel = where.channel.id if where.channel else getattr(where, "channel_id", None)
    server = where.guild.id if where.guild else getattr(where, "guild_id", None)
    return Place(channel, getattr(where.channel, "parent_id", None), server)


class Bindings:
    """The bindings in ``file``, which is written whole or not at all. Raises SettingsError if it is no such file."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._bound: dict[Reach, dict[str, str]] = {"channel": {}, "server": {}}
        try:
            read = json.loads(file.read_text(encoding="utf8"))
            for reach, bound in self._bound.items():
                bound.update({str(int(number)): str(event) for number, event in read[reach].items()})
        except FileNotFoundError:
            return
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            remedy = "mend it, or move it away and bind with /event again"
            raise SettingsError(f"{file} does not say which event belongs where ({error}): {remedy}") from error

    def at(self, place: Place) -> list[tuple[Reach, str]]:
        """The events bound there with how far each reaches, the nearest first."""
        asked: tuple[tuple[Reach, int | None], ...] = (
            ("channel", place.channel),
            ("channel", place.parent),
            ("server", place.server),
        )
        return [(reach, name) for reach, number in asked if (name := self._bound[reach].get(str(number)))]

    def bind(self, place: Place, reach: Reach, event: str | None) -> None:
        """Have ``event`` asked there from now on, or with None what is bound more widely. Raises OSError."""
        number = str(place.channel if reach == "channel" else place.server)
        bound = self._bound | {reach: {one: name for one, name in self._bound[reach].items() if one != number}}
        if event:
            bound[reach][number] = event
        written = self._file.with_name(f"{self._file.name}.new")
        written.write_text(json.dumps(bound, indent=1), encoding="utf8")
        os.replace(written, self._file)
        self._bound = bound
