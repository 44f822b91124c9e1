"""What of the set-up is not as it should be, each in a line that says what to do."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import discord

from bot.config import BotSettings, DiscordSettings
from bot.host import Host
from retrieval.errors import FeedbackError
from retrieval.feedback import Feedback
from retrieval.figures import size

# What the bot uses: docs/discord.md tells for what, and its link asks for them.
NEEDED = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    create_public_threads=True,
    read_message_history=True,
)
_ROOM = 500 * 1024 * 1024
# A reindex writes what is new beside what there is.
_TIMES_THE_INDEX = 2


async def amiss(bot: Host, interaction: discord.Interaction, feedback: Feedback) -> list[str]:
    """Everything, where the interaction came from. Raises discord.HTTPException if Discord does not tell."""
    database = bot.events.default.desk.settings.database
    registered = {one.name for one in await bot.tree.fetch_commands(guild=_scope(bot.settings))}
    return [
        *_permissions(interaction),
        *_commands({one.name for one in bot.tree.get_commands()}, registered),
        *_intents(bot.application, bot.settings.discord),
        *_administrators(bot.settings, bot.guilds),
        *await asyncio.to_thread(lambda: [*_disk(database), *_feedback(feedback)]),
    ]


def _scope(settings: BotSettings) -> discord.Object | None:
    guild = settings.discord.development_guild
    return discord.Object(guild) if guild else None


def _permissions(interaction: discord.Interaction) -> Iterator[str]:
    if interaction.guild_id is None:
        return
    if interaction.client.get_guild(interaction.guild_id) is None:
        yield "The bot is no member of this server: it answers commands here, but no messages. Invite it as a bot."
        return
    has = interaction.app_permissions
    missing = [name.replace("_", " ") for name, wanted in NEEDED if wanted and not getattr(has, name)]
    if missing:
        yield f"Mentions or threads do not work in this channel: give the bot the permissions {', '.join(missing)}."


def _commands(known: set[str], registered: set[str]) -> Iterator[str]:
    if known != registered:
        differing = ", ".join(sorted(known ^ registered))
        yield f"Discord has other commands than this bot ({differing}): restart it, and it registers its own."


def _intents(application: discord.AppInfo | None, settings: DiscordSettings) -> Iterator[str]:
    flags = application.flags if application else discord.ApplicationFlags()
    given = {
        "Message Content": not settings.read_threads
        and (flags.gateway_message_content or flags.gateway_message_content_limited),
        "Server Members": flags.gateway_guild_members or flags.gateway_guild_members_limited,
        "Presence": flags.gateway_presence or flags.gateway_presence_limited,
    }
    if on := [name for name, is_on in given.items() if is_on]:
        yield f"The privileged intent {' and '.join(on)} is on, and not needed: switch it off in the Developer Portal."


def _administrators(settings: BotSettings, guilds: Sequence[discord.Guild]) -> Iterator[str]:
    wanted, roles = settings.discord.admin_guilds, settings.discord.admin_roles
    there = {one.id: one for one in guilds}
    if not wanted:
        yield "Only the application's owner may administer: discord.admin_guilds names no server."
    if away := sorted(wanted - there.keys()):
        yield f"The bot is no member of {', '.join(map(str, away))}, which discord.admin_guilds names."
    known = {role.id for number, guild in there.items() if number in wanted for role in guild.roles}
    if lost := sorted(roles - known):
        yield f"No server of discord.admin_guilds has a role {', '.join(map(str, lost))} of discord.admin_roles."


def _disk(database: Path) -> Iterator[str]:
    held = database.stat().st_size if database.exists() else 0
    free, wanted = shutil.disk_usage(database.parent).free, _ROOM + _TIMES_THE_INDEX * held
    if free < wanted:
        yield f"The disk of the index has {size(free)} left; a reindex may need {size(wanted)}."


def _feedback(feedback: Feedback) -> Iterator[str]:
    try:
        feedback.count()
    except FeedbackError as error:
        yield f"Questions and votes are not kept: {error}"
