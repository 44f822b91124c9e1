"""What gateway and REST share: the clock, the commands, interactions and messages, and whoever waits for a change."""

from __future__ import annotations

import asyncio
import itertools
import secrets
import time
from collections.abc import Callable
from typing import Any

from loopback import rules
from loopback.clock import Clock
from loopback.records import Interaction, Message, Request, Version
from loopback.world import BOT, ELSEWHERE, OF_NEWSROOM, Place, User

DISCORD_EPOCH_MS = 1_420_070_400_000


class State:
    """One loopback Discord's memory; ``wrong`` holds what no Discord would be asked, which fails the test."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.commands: list[dict[str, Any]] = []
        self.interactions: dict[str, Interaction] = {}
        self.messages: dict[int, Message] = {}
        self.places: dict[int, Place] = {place.channel: place for place in (*OF_NEWSROOM, ELSEWHERE)}
        self.requests: list[Request] = []
        self.wrong: list[str] = []
        self.uploads: dict[str, bytes | None] = {}
        self._count = itertools.count()
        self._changed = asyncio.Condition()

    def snowflake(self) -> int:
        """A new id that holds the wall clock's time, as Discord's do."""
        return (int(time.time() * 1000) - DISCORD_EPOCH_MS) << 22 | next(self._count) & 0x3FFFFF

    def new_interaction(self, kind: int, user: User, place: Place, pressed: Message | None = None) -> Interaction:
        """An interaction that starts now, under a token of its own."""
        self.places[place.channel] = place
        token = secrets.token_urlsafe(24)
        made = Interaction(self.snowflake(), token, kind, user, place, self.clock.now(), pressed)
        self.interactions[token] = made
        return made

    def new_message(
        self, place: Place, body: dict[str, Any], flags: int, author: User = BOT, seen_by: User | None = None
    ) -> Message:
        made = Message(self.snowflake(), place, author, seen_by)
        made.versions.append(Version(self.clock.now(), flags, body))
        self.messages[made.id] = made
        return made

    def registered(self, kind: int, name: str) -> dict[str, Any]:
        """The synced command of a kind; a user can give no other."""
        for command in self.commands:
            if (command.get("type", rules.CHAT_COMMAND), command["name"]) == (kind, name):
                return command
        raise LookupError(f"no command {name!r} is synced")

    async def notify(self) -> None:
        """Wake those who wait for a change."""
        async with self._changed:
            self._changed.notify_all()

    async def until(self, holds: Callable[[], bool], seconds: float, what: str) -> None:
        """Wait until something holds.

        Raises:
            TimeoutError: it does not within so many seconds.
        """
        try:
            async with asyncio.timeout(seconds), self._changed:
                await self._changed.wait_for(holds)
        except TimeoutError:
            last = "\n".join(f"  {r.route} {r.status} {r.code or ''}" for r in self.requests[-10:])
            raise TimeoutError(f"{what}: not within {seconds:g} s; the last requests:\n{last}") from None
