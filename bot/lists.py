"""What is looked up and not asked: sources, about, and what users thought of answers; made anew for each page."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection

import discord

from bot import delivery
from bot.access import require_admin
from bot.bindings import place_of
from bot.config import DiscordSettings
from bot.events import Event, Events
from bot.health import VERSION
from bot.messages import paged_view
from bot.render import about
from bot.render.feedback import JUDGED, judged_page
from bot.render.page import Page
from bot.render.sources import sources_page
from bot.work import Work
from retrieval.errors import InputError
from retrieval.feedback import Feedback

_FOR_ADMINS = ("feedback",)


class Lists:
    """Each list by its name, as its pages' buttons have it; made of its page's number and the server it is shown in."""

    def __init__(
        self,
        events: Events,
        feedback: Feedback,
        work: Work,
        settings: DiscordSettings,
        owners: Callable[[], Collection[int]],
    ) -> None:
        self._events, self._feedback, self._work = events, feedback, work
        self._settings, self._owners = settings, owners
        self._pages: dict[str, Callable[[Event, int, int | None], Page]] = {
            "sources": lambda event, number, _: sources_page(event.desk.overview(), number),
            "about": self._about,
            "feedback": self._judged,
        }

    async def show(self, interaction: discord.Interaction, what: str, *, private: bool) -> None:
        """Answer a command with the first page."""
        await self._bring(interaction, what, 0, "", thinking=True, private=private)

    async def turn(self, interaction: discord.Interaction, what: str, number: int, event: str) -> None:
        """Show another page: in place if only the user sees it, else in a message only they see."""
        private = interaction.message is not None and interaction.message.flags.ephemeral
        await self._bring(interaction, what, number, event, thinking=not private, private=True)

    async def _bring(
        self, interaction: discord.Interaction, what: str, number: int, name: str, *, thinking: bool, private: bool
    ) -> None:
        event = self._events.of(name) if name else self._events.at(place_of(interaction))
        if what not in self._pages:
            raise InputError("there is no such list")
        if what in _FOR_ADMINS:
            require_admin(interaction, self._settings)
        with self._work.taken(interaction.user.id):
            await delivery.acknowledge(interaction, thinking=thinking, private=private)
            page = await self._work.run(lambda: self._pages[what](event, number, interaction.guild_id))
            await delivery.edit(interaction, paged_view(page, what, event.name))

    def _about(self, event: Event, _number: int, _guild: int | None) -> Page:
        settings = self._settings
        itself = about.Newsdesk(event.called, settings.operator, tuple(self._owners()), settings.keep_days)
        return Page(about.about(event.desk.overview(), VERSION, itself), 0, 1)

    def _judged(self, _event: Event, number: int, guild: int | None) -> Page:
        """In a server what was asked there; to the owner, in direct messages, everything."""
        total = self._feedback.count(guild)
        judged = self._feedback.judged(JUDGED, number * JUDGED, guild)
        return Page(judged_page(judged, number, total), number, math.ceil(total / JUDGED))
