"""Watches: kept by command, matched with what each index run brings, and posted, each statement once in a channel.

A post is written down before it is sent and marked when it is there. One that was tried and not marked, since the bot
was killed or the network failed, is looked for in its channel by the nonce that its button holds; only if it is not
there, it is sent again, with the same nonce, by which Discord knows a message it has just got.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections.abc import Sequence

import discord

from bot import buttons, delivery
from bot.access import is_admin
from bot.bindings import Place, place_of
from bot.config import DiscordSettings
from bot.events import Event, Events
from bot.messages import post_view
from bot.render.views import notice_view, plain_view
from bot.render.watching import ITEMS, listed, posted
from bot.wording import own, speaking
from retrieval.errors import EventdeskError, InputError
from retrieval.watches.kept import Watch, Watches
from retrieval.watches.outbox import Outbox, Post, Waiting
from retrieval.watches.taking import take_in, told

log = logging.getLogger(__name__)
# A message that was posted before the bot could mark it is among so many of the last in its channel.
_LOOKED_THROUGH = 500
_HOUR = dt.timedelta(hours=1)
_AGAIN = dt.timedelta(minutes=10)
_LONGEST = 200
# Messages of a digest; what they cannot hold is counted.
_DIGEST_POSTS = 3
_NOT_ALLOWED = {
    "admins": "Only admins of eventdesk may change watches.",
    "moderators": "Only members who may manage messages here, and admins of eventdesk, may change watches.",
    "members": "",
}
_CANNOT_POST = "I may not post in this channel: give me “View Channel” and “Send Messages” here."


class Watching:
    """The watches of all channels; all methods belong to the event loop."""

    def __init__(self, events: Events, watches: Watches, settings: DiscordSettings, client: discord.Client) -> None:
        self._events, self._watches, self._settings, self._client = events, watches, settings, client
        self._outbox = Outbox(watches)
        self._looked: dict[str, tuple[str, int]] = {}
        self._blocked: dict[int, dt.datetime] = {}
        self._taking = asyncio.Lock()
        self._posting = asyncio.Lock()

    async def run(self) -> None:
        """Look and post for ever; what goes wrong is logged once, and tried again."""
        said = ""
        while True:
            try:
                await self.look()
                said = ""
            except EventdeskError as error:
                if str(error) != said:
                    log.error("watches cannot be looked after: %s", error)
                said = str(error)
            await asyncio.sleep(self._settings.refresh_seconds)

    async def look(self) -> None:
        """Take in what index runs brought, and post what is to be told by now. Raises EventdeskError."""
        failed: EventdeskError | None = None
        for event in self._events:
            known = event.watch.known
            if known and self._looked.get(event.name) != known.generation:
                try:
                    await self._take_in(event)
                except EventdeskError as error:  # the others' are to be told all the same
                    failed = error
        if self._client.is_ready():
            await self.post()
        if failed:
            raise failed

    async def post(self) -> None:
        """Post what waits, as much as a channel may have."""
        async with self._posting:
            for post in await asyncio.to_thread(self._outbox.unsent):
                await self._send(post)
            now = dt.datetime.now(dt.UTC)
            for waiting in await asyncio.to_thread(self._outbox.waiting, now):
                await self._fill(waiting, now)

    async def add(self, interaction: discord.Interaction, what: str) -> None:
        """Have the channel told of it from now on. Raises InputError where that cannot be."""
        place = self._changing(interaction)
        if not _may_post(interaction):
            raise InputError(_CANNOT_POST)
        said = " ".join(what.split())
        if not said or len(said) > _LONGEST:
            raise InputError(f"say what to watch for in 1 to {_LONGEST} characters")
        event = self._events.at(place)
        if event.watch.known:
            await self._take_in(event)  # what is there already is not new to it
        most = self._settings.watches_per_channel
        watch = await asyncio.to_thread(
            self._watches.add, event.name, place.channel or 0, place.server or 0, said, interaction.user.id, most
        )
        self._blocked.pop(watch.channel, None)
        log.info("a watch was added", extra={"watch": watch.id, "channel": watch.channel, "event": event.name})
        text = own(f"Watch {watch.id}: from now on I post here {watch.wanted.described}.")
        await delivery.tell(interaction, notice_view(text, "good"))

    async def list_(self, interaction: discord.Interaction) -> None:
        """Show the channel's watches to the user alone."""
        watches = await self.here(interaction)
        called = {one.name: one.called for one in self._events} if len(self._events) > 1 else {}
        blocked = _CANNOT_POST if any(one.channel in self._blocked for one in watches) else ""
        await delivery.tell(interaction, plain_view(listed(watches, called, blocked)))

    async def mute(self, interaction: discord.Interaction, typed: str, *, muted: bool) -> None:
        """Post nothing for a watch, or for all with "all", until it is unmuted."""
        self._changing(interaction)
        meant = await self._meant(interaction, typed)
        for one in meant:
            await asyncio.to_thread(self._watches.mute, one.id, muted=muted)
        done = "muted: nothing is posted for it" if muted else "unmuted: what is new from now on is posted"
        await delivery.tell(interaction, notice_view(own(f"{_named(meant)} {done}."), "good"))

    async def remove(self, interaction: discord.Interaction, typed: str) -> None:
        """Drop a watch, or all with "all"."""
        self._changing(interaction)
        meant = await self._meant(interaction, typed)
        for one in meant:
            await asyncio.to_thread(self._watches.remove, one.id)
        await delivery.tell(interaction, notice_view(own(f"{_named(meant)} removed."), "good"))

    async def here(self, interaction: discord.Interaction) -> list[Watch]:
        """The watches of the channel."""
        return await asyncio.to_thread(self._watches.of_channel, place_of(interaction).channel or 0)

    async def forget(self, person: int) -> None:
        """Forget who added what somebody added."""
        await asyncio.to_thread(self._watches.forget_person, person)

    def _changing(self, interaction: discord.Interaction) -> Place:
        """Where watches are changed. Raises InputError for whoever may not, and in direct messages."""
        place = place_of(interaction)
        if place.server is None:
            raise InputError("watches belong to a channel of a server")
        may = is_admin(interaction, self._settings) or (
            self._settings.watchers == "members"
            or (self._settings.watchers == "moderators" and interaction.permissions.manage_messages)
        )
        if not may:
            raise InputError(_NOT_ALLOWED[self._settings.watchers])
        return place

    async def _meant(self, interaction: discord.Interaction, typed: str) -> list[Watch]:
        here = await self.here(interaction)
        wanted = typed.strip().casefold()
        meant = here if wanted == "all" else [one for one in here if wanted in (str(one.id), one.text.casefold())]
        if not meant:
            raise InputError(f"no watch of this channel is {typed!r}: /watch list shows them")
        return meant

    async def _take_in(self, event: Event) -> None:
        async with self._taking:
            digests = self._digests(event)
            looked = await asyncio.to_thread(take_in, event.desk, event.name, self._watches, digests)
            self._looked[event.name] = looked

    def _digests(self, event: Event) -> list[int]:
        """The channels that are given this event's digest."""
        return [one for one in self._settings.digest_channels if self._events.at(self._place(one)) is event]

    def _place(self, channel: int) -> Place:
        known = self._client.get_channel(channel)
        server = getattr(getattr(known, "guild", None), "id", None)
        return Place(channel, getattr(known, "parent_id", None), server)

    async def _fill(self, waiting: Waiting, now: dt.datetime) -> None:
        """Make posts of what waits for a channel and send them, unless it had its share or is out of reach."""
        if self._is_blocked(waiting.channel, now):
            return
        if waiting.digest:
            due = self._due(now)
            if await asyncio.to_thread(self._outbox.count, waiting.channel, due, digest=True):
                return
            waiting_until = await asyncio.to_thread(self._outbox.waiting, due)
            if waiting not in waiting_until:
                return
            for at in range(_DIGEST_POSTS):
                await self._make(waiting, now, rest=at + 1 == _DIGEST_POSTS)
            return
        while not self._is_blocked(waiting.channel, now):
            had = await asyncio.to_thread(self._outbox.count, waiting.channel, now - _HOUR, digest=False)
            if had >= self._settings.watch_posts_per_hour or not await self._make(waiting, now):
                return

    async def _make(self, waiting: Waiting, now: dt.datetime, *, rest: bool = False) -> bool:
        post = await asyncio.to_thread(self._outbox.compose, waiting, ITEMS, now, rest=rest)
        if post:
            await self._send(post)
        return post is not None

    def _due(self, now: dt.datetime) -> dt.datetime:
        """When the last digest was due, in the time of this machine."""
        here = now.astimezone()
        time = dt.time.fromisoformat(self._settings.digest_time)
        due = here.replace(hour=time.hour, minute=time.minute, second=0, microsecond=0)
        return due if due <= here else due - dt.timedelta(days=1)

    async def _send(self, post: Post) -> None:
        """Bring a post to its channel, once, and mark it; what may not be posted there waits."""
        now = dt.datetime.now(dt.UTC)
        if self._is_blocked(post.channel, now):
            return
        try:
            message = await self._found(post) if post.tried else None
            if message is None:
                message = await self._posted(post, now)
        except (discord.Forbidden, discord.NotFound) as error:
            if post.channel not in self._blocked:
                log.error("watches of channel %d cannot be posted: %s", post.channel, error.text)
            self._blocked[post.channel] = now
        except (discord.HTTPException, OSError, EventdeskError) as error:
            log.warning("a post is tried again later: %s", type(error).__name__)
        else:
            self._blocked.pop(post.channel, None)
            await asyncio.to_thread(self._outbox.sent, post, now, message)

    async def _posted(self, post: Post, now: dt.datetime) -> int | None:
        """Send it; its message's number, None if nothing of it stands in an article any more."""
        try:
            event = self._events.of(post.event)
        except InputError:  # which is no longer read here
            return None
        items = await asyncio.to_thread(told, event.desk, post)
        if not items:
            return None
        texts = {one.id: one.text for one in await asyncio.to_thread(self._watches.of_channel, post.channel)}
        wanted = list(dict.fromkeys(texts[id_] for hit in post.hits for id_ in hit.watches if id_ in texts))
        called = event.called if len(self._events) > 1 else ""
        with speaking(self._language(post.channel)):
            container = posted(items, wanted, post.more, digest=post.digest, event=called)
            view = post_view(container, post.nonce)
        await asyncio.to_thread(self._outbox.tried, post, now)
        channel = self._client.get_partial_messageable(post.channel)
        sent = await delivery.persistently(lambda: channel.send(view=view, nonce=post.nonce))
        return sent.id

    def _language(self, channel: int) -> str:
        """That of the server: a post is for everybody there."""
        guild = getattr(self._client.get_channel(channel), "guild", None)
        return guild.preferred_locale.value if isinstance(guild, discord.Guild) else ""

    async def _found(self, post: Post) -> int | None:
        """The message that a post became before the bot could mark it; None if it did not.

        Where the bot may not read what was written there is no telling, and the post is sent again: Discord then knows
        it by its nonce for some minutes.
        """
        channel = self._client.get_partial_messageable(post.channel)
        try:
            async for message in channel.history(limit=_LOOKED_THROUGH):
                if buttons.post_of(message.components) == post.nonce:
                    return message.id
        except discord.Forbidden:
            log.warning("a post may come twice: the bot may not read the history of channel %d", post.channel)
        return None

    def _is_blocked(self, channel: int, now: dt.datetime) -> bool:
        """Whether a channel took nothing a short while ago."""
        return channel in self._blocked and now - self._blocked[channel] < _AGAIN


def _may_post(interaction: discord.Interaction) -> bool:
    """Whether the bot is a member of the server and may write in the channel."""
    permissions = interaction.app_permissions
    is_thread = isinstance(interaction.channel, discord.Thread)
    may_send = permissions.send_messages_in_threads if is_thread else permissions.send_messages
    is_member = interaction.client.get_guild(interaction.guild_id or 0) is not None
    return is_member and permissions.view_channel and may_send


def _named(watches: Sequence[Watch]) -> str:
    return f"Watch {watches[0].id}" if len(watches) == 1 else f"{len(watches):,} watches"
