"""Commands are registered once, in one place: sent only if they, the place, or what Discord has of them changed.

What Discord returns is not what it was sent: it adds and drops fields. So it is compared by the ids and versions that
Discord gives each command, and which change with it.
"""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import discord
from discord import app_commands

from retrieval.errors import SettingsError

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Registered:
    """What was sent last: to which application, to which server (0: globally), and the digest of the commands.

    ``held``: what Discord then had there, each command by its id, version and name.
    """

    application: int
    guild: int
    digest: str
    held: list[str]


async def sync(tree: app_commands.CommandTree[Any], application: int, guild: int, note: Path) -> dict[str, int]:
    """Register the tree's commands globally, or in ``guild``, unless they are; returns their ids by name.

    ``note`` tells what was registered last. A change of place clears the other one, so that no command is there twice.
    Raises SettingsError where Discord does not let the application register commands.
    """
    try:
        return await _sync(tree, application, guild, note)
    except (discord.Forbidden, discord.NotFound) as error:
        where = f"in server {guild}" if guild else "for this application"
        remedy = (
            "set discord.development_guild to a server that it was invited to with the scope applications.commands, "
            "or to 0"
        )
        raise SettingsError(f"Discord refuses to register commands {where} ({error.text}): {remedy}") from error


async def _sync(tree: app_commands.CommandTree[Any], application: int, guild: int, note: Path) -> dict[str, int]:
    digest = await _digest(tree)
    last = _read(note)
    held = await _held(tree, guild)
    if last == Registered(application, guild, digest, held):
        log.info("commands are registered already")
        return _ids(held)
    if last and last.application == application and last.guild != guild:
        await _clear(tree, last.guild)
    place = discord.Object(guild) if guild else None
    if place:
        tree.copy_global_to(guild=place)
    commands = await tree.sync(guild=place)
    registered = Registered(application, guild, digest, await _held(tree, guild))
    note.write_text(json.dumps(asdict(registered)), encoding="utf8")
    log.info("registered %d commands %s", len(commands), f"in server {guild}" if guild else "globally")
    return _ids(registered.held)


async def _held(tree: app_commands.CommandTree[Any], guild: int) -> list[str]:
    """Which commands Discord has there."""
    http, application = tree.client.http, tree.client.application_id or 0
    there = await (http.get_guild_commands(application, guild) if guild else http.get_global_commands(application))
    return sorted(f"{one['id']} {one.get('version', '')} {one['name']}" for one in there)


def _ids(held: list[str]) -> dict[str, int]:
    return {name: int(number) for number, _, name in (one.split(" ", 2) for one in held)}


async def _clear(tree: app_commands.CommandTree[Any], guild: int) -> None:
    application = tree.client.application_id or 0
    if guild:
        await tree.client.http.bulk_upsert_guild_commands(application, guild, [])
    else:
        await tree.client.http.bulk_upsert_global_commands(application, [])


async def _digest(tree: app_commands.CommandTree[Any]) -> str:
    """Of all commands as they are sent, with their translations."""
    translator = tree.translator
    payload = [
        await command.get_translated_payload(tree, translator) if translator else command.to_dict(tree)
        for command in tree.get_commands()
    ]
    return hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()


def _read(note: Path) -> Registered | None:
    try:
        return Registered(**json.loads(note.read_text(encoding="utf8")))
    except (OSError, ValueError, TypeError):
        return None
