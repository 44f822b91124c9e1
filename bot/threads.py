"""A thread for an answer, in which others may ask on: opened by a button, understood from what it was opened for."""

from __future__ import annotations

import logging
from typing import Literal

import discord

from bot import delivery
from bot.answers import FORGOTTEN, Answers
from bot.config import DiscordSettings
from bot.render.text import label
from bot.render.threads import opened, welcome
from bot.render.views import plain_view
from bot.work import Work
from retrieval.errors import InputError
from retrieval.feedback import Asked

log = logging.getLogger(__name__)
_NAME = 100
# Without a word for so long, Discord takes it off the list.
_MINUTES_QUIET: Literal[1440] = 1440
_EXISTS = 160004
_NOT_HERE = "A thread can be opened below an answer in a channel of a server that I am a member of."
_MAY_NOT = "You may not open threads in this channel."
_BOT_MAY_NOT = (
    "I may not open threads in this channel: an admin can give me the permissions Create Public Threads and Send "
    "Messages in Threads."
)


class Threads:
    """Opens threads; all methods belong to the event loop."""

    def __init__(self, answers: Answers, work: Work, settings: DiscordSettings) -> None:
        self._answers, self._work, self._settings = answers, work, settings

    async def open(self, interaction: discord.Interaction, id_: str) -> None:
        """Open one below an answer, or say which there is. Raises InputError where none may or can be."""
        self._work.press(interaction.user.id)
        _require(interaction)
        asked = await self._answers.asked(id_)
        if asked is None:
            raise InputError(FORGOTTEN)
        await delivery.acknowledge(interaction, thinking=True, private=True)
        message = interaction.message
        assert message is not None  # a button stands below one
        if await self._opened(interaction, message, asked):
            log.info("a thread was opened", extra={"question": asked.id})
        await delivery.edit(interaction, plain_view(opened(message.id)))

    async def _opened(self, interaction: discord.Interaction, message: discord.Message, asked: Asked) -> bool:
        """Whether it is a new one; Discord gives a thread the number of its message."""
        name = label(asked.text or asked.speaker or asked.command, _NAME)
        attempts = 0

        async def attempt() -> None:
            nonlocal attempts
            attempts += 1
            await message.create_thread(name=name, auto_archive_duration=_MINUTES_QUIET)

        try:
            await delivery.persistently(attempt)
        except discord.Forbidden as error:
            raise InputError(_BOT_MAY_NOT) from error
        except discord.HTTPException as error:
            if error.code != _EXISTS:
                raise
            if attempts == 1:  # else it is ours, whose making was not heard of
                return False
        view = plain_view(welcome(message.author.id, reads_all=self._settings.read_threads))
        thread = interaction.client.get_partial_messageable(message.id, guild_id=interaction.guild_id)
        await delivery.persistently(lambda: thread.send(view=view))
        return True


def fits(where: discord.Interaction | discord.Message) -> bool:
    """Whether the bot could open one below an answer to what came from there."""
    if isinstance(where, discord.Interaction):
        return _is_member(where) and _can(where.channel, where.app_permissions)
    me, channel = where.guild.me if where.guild else None, where.channel
    return me is not None and isinstance(channel, discord.TextChannel) and _can(channel, channel.permissions_for(me))


async def about(thread: object) -> discord.Message | None:
    """The message below which a thread was opened; None of anything else."""
    if not (isinstance(thread, discord.Thread) and isinstance(thread.parent, discord.TextChannel)):
        return None
    try:
        return await thread.parent.fetch_message(thread.id)
    except (discord.HTTPException, OSError):  # deleted, or not for us to read: the question stands alone
        return None


def _require(interaction: discord.Interaction) -> None:
    """Raises InputError unless user and bot may open a thread below the message that was pressed."""
    is_seen = interaction.message is not None and not interaction.message.flags.ephemeral
    if not (_is_member(interaction) and is_seen and isinstance(interaction.channel, discord.TextChannel)):
        raise InputError(_NOT_HERE)
    if not _can(interaction.channel, interaction.permissions):
        raise InputError(_MAY_NOT)
    if not _can(interaction.channel, interaction.app_permissions):
        raise InputError(_BOT_MAY_NOT)


def _can(channel: object, permissions: discord.Permissions) -> bool:
    may = permissions.create_public_threads and permissions.send_messages_in_threads
    return may and isinstance(channel, discord.TextChannel)


def _is_member(interaction: discord.Interaction) -> bool:
    """Whether the bot is in the server, and not only taken along by a user."""
    return interaction.guild_id is not None and interaction.client.get_guild(interaction.guild_id) is not None
