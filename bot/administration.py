"""What admins do: reindex with progress to its end, cancel, and look at the state of things."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

import discord
from discord import ui

from bot import delivery
from bot.access import require_admin
from bot.attached import Attached
from bot.bindings import Reach, place_of
from bot.checks import amiss
from bot.config import DiscordSettings
from bot.events import UNBOUND, Event, Events
from bot.host import Asking
from bot.messages import reindex_view
from bot.reindexing import Finished, Job, Progress, RunningError
from bot.render.event import bound_here
from bot.render.reindex import finished as finished_container
from bot.render.reindex import progress as progress_container
from bot.render.status import status as status_container
from bot.render.views import notice_view, plain_view
from bot.vitals import Vitals
from retrieval.answers.indexed.status import Status
from retrieval.desk import Desk
from retrieval.errors import EventdeskError, InputError
from retrieval.feedback import Feedback

log = logging.getLogger(__name__)
# Discord takes about an edit a second for a channel; nobody reads faster than this.
_SECONDS_BETWEEN_EDITS = 3.0


class Administration:
    """The commands that only admins may use; each checks it."""

    def __init__(
        self, events: Events, feedback: Feedback, vitals: Callable[[], Vitals], settings: DiscordSettings
    ) -> None:
        self._events, self._feedback, self._vitals, self._settings = events, feedback, vitals, settings
        self._telling: set[asyncio.Task[None]] = set()

    async def reindex(self, interaction: discord.Interaction, *, rebuild: bool) -> None:
        """Start a reindex and keep its message true until it ends; if one runs, say whose and how far it is."""
        await self._start(interaction, "reindex", lambda event, admin: event.reindexing.start(admin, rebuild=rebuild))

    async def add(self, interaction: discord.Interaction, address: str) -> None:
        """Add what is at a web address, as ``reindex`` does its work. Raises InputError for what is none."""
        await self._start(interaction, "adding", lambda event, admin: event.reindexing.add(admin, address))

    async def attach(self, interaction: discord.Interaction, attached: Attached) -> None:
        """Add attached files, as ``reindex`` does its work. Raises InputError for what is too large."""

        def start(event: Event, admin: int) -> Job:
            intake = event.desk.settings.intake
            largest = int(intake.megabytes * 1e6)
            attached.check(largest)
            bring = attached.brought(largest, intake.seconds, self._settings.proxy or None)
            return event.reindexing.add_files(admin, bring, attached.outlet, attached.published)

        await self._start(interaction, "adding", start)

    async def remove(self, interaction: discord.Interaction, article: str) -> None:
        """Remove an article for good, as ``reindex`` does its work."""
        await self._start(interaction, "removal", lambda event, admin: event.reindexing.remove(admin, article))

    async def _start(self, interaction: discord.Interaction, what: str, start: Callable[[Event, int], Job]) -> None:
        require_admin(interaction, self._settings)
        event = self._events.at(place_of(interaction))
        try:
            job = start(event, interaction.user.id)
        except RunningError as running:
            await delivery.tell(interaction, self._progress(event, running.progress))
            return
        log.info("%s started", what, extra={"admin": interaction.user.id, "event": event.name})
        telling = asyncio.create_task(self._tell(interaction, event, job))
        self._telling.add(telling)
        telling.add_done_callback(self._telling.discard)
        await telling

    async def close(self, seconds: float) -> None:
        """End running reindexes, and give their messages ``seconds`` to say so."""
        await asyncio.gather(*(event.reindexing.close() for event in self._events))
        if self._telling:
            await asyncio.wait(self._telling, timeout=seconds)

    async def cancel(self, interaction: discord.Interaction, event: str) -> None:
        """Cancel the running reindex of an event; "": of that which is asked there."""
        require_admin(interaction, self._settings)
        meant = self._events.of(event) if event else self._events.at(place_of(interaction))
        running = meant.reindexing.cancel()
        text = "The reindex is being cancelled; the old index answers on." if running else "No reindex is running."
        await delivery.tell(interaction, notice_view(text, "good" if running else "warning"))

    async def status(self, interaction: Asking) -> None:
        """Tell the admin alone how index and bot stand."""
        require_admin(interaction, self._settings)
        await delivery.acknowledge(interaction, thinking=True, private=True)
        event = self._events.at(place_of(interaction))
        stands = await asyncio.to_thread(_status, event.desk)
        running = event.reindexing.progress
        container = status_container(
            stands, self._vitals(), running, self._named(event), await self._amiss(interaction)
        )
        await delivery.edit(interaction, reindex_view(container, event.name) if running else plain_view(container))

    async def bind(self, interaction: discord.Interaction, typed: str, reach: Reach) -> None:
        """Have an event asked in this channel or server; nothing typed: tell which one is."""
        require_admin(interaction, self._settings)
        place = place_of(interaction)
        if typed:
            if reach == "server" and place.server is None:
                raise InputError("direct messages belong to no server: bind this channel")
            event = None if typed == UNBOUND else self._events.meant(typed)
            await self._events.bind(place, reach, event)
            said = {"admin": interaction.user.id, "event": event.name if event else "", "reach": reach}
            log.info("an event was bound", extra=said)
        bound, here = self._events.bound_at(place)
        others = [(one.name, one.title) for one in self._events if one is not here]
        await delivery.tell(interaction, plain_view(bound_here(here.name, here.title, bound, others)))

    async def _amiss(self, interaction: Asking) -> list[str]:
        try:
            return await amiss(interaction.client, interaction, self._feedback)
        except (discord.HTTPException, OSError) as error:
            return [f"Discord does not tell which commands it has: {error}"]

    def _progress(self, event: Event, run: Progress) -> ui.LayoutView:
        return reindex_view(progress_container(run, self._named(event)), event.name)

    def _named(self, event: Event) -> str:
        """What a report of one of several events calls it."""
        return event.called if len(self._events) > 1 else ""

    async def _tell(self, interaction: discord.Interaction, event: Event, job: Job) -> None:
        """Keep the message of a reindex true from its start to its end."""
        private = self._settings.private_reports
        await delivery.acknowledge(interaction, thinking=True, private=private)
        message = ProgressMessage(interaction, private=private)
        while not job.task.done():
            await message.show(self._progress(event, job.progress))
            await asyncio.wait({job.task}, timeout=_SECONDS_BETWEEN_EDITS)
        ended = await self._ended(event, job)
        await message.conclude(plain_view(finished_container(ended, self._named(event))))

    async def _ended(self, event: Event, job: Job) -> Finished:
        """How it ended; what is new is in memory before anybody is told."""
        ended = await job.task
        await event.watch.look()
        log.info("reindex ended", extra={"end": ended.end, "seconds": round(ended.seconds, 1)})
        return ended


def _status(desk: Desk) -> Status | None:
    try:
        return desk.status()
    except EventdeskError:
        return None


class _OutOfReachError(Exception):
    """The message can no longer be edited."""


class ProgressMessage:
    """The message of a reindex: by the interaction's token for its 15 minutes, then as the bot's own message.

    What only the admin sees can be edited by the token alone: its end then comes as a direct message.
    """

    def __init__(self, interaction: discord.Interaction, *, private: bool) -> None:
        self._interaction, self._private = interaction, private
        self._message: discord.InteractionMessage | None = None
        self._token_is_dead = False

    async def show(self, view: ui.LayoutView) -> None:
        """Show how far it is; what cannot be shown now is not worth waiting for."""
        try:
            await self._edit(view)
        except (discord.HTTPException, OSError, _OutOfReachError) as error:
            log.info("progress could not be shown: %s", type(error).__name__)

    async def conclude(self, view: ui.LayoutView) -> None:
        """Show how it ended, in a new message if the first one cannot be reached."""
        try:
            await delivery.persistently(lambda: self._edit(view))
        except (discord.HTTPException, OSError, _OutOfReachError):
            where = self._interaction.user if self._private else self._channel()
            await delivery.persistently(lambda: where.send(view=view))

    async def _edit(self, view: ui.LayoutView) -> None:
        if not self._token_is_dead:  # which Discord says; the clock here may be wrong
            try:
                self._message = await self._interaction.edit_original_response(view=view)
            except discord.HTTPException as error:
                if error.code not in delivery.DEAD_TOKEN:
                    raise
                self._token_is_dead = True
            else:
                return
        # discord.py adds the client's own rule only to edits of the content
        await self._own_message().edit(view=view, allowed_mentions=discord.AllowedMentions.none())

    def _own_message(self) -> discord.PartialMessage:
        """The same message for the bot as a member of the channel."""
        if self._message is None or self._private:
            raise _OutOfReachError
        return self._channel().get_partial_message(self._message.id)

    def _channel(self) -> discord.PartialMessageable:
        """Where it was asked for: text, voice, stage, thread, direct message, whatever has messages."""
        interaction = self._interaction
        return interaction.client.get_partial_messageable(interaction.channel_id or 0, guild_id=interaction.guild_id)
