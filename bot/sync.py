"""Commands are registered once, in one place: sent only if they, or the place, differ from what was sent last."""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import discord
from discord import app_commands

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Registered:
    """What was sent last: to which application, to which server (0: globally), and the digest of the commands."""

    application: int
    guild: int
    digest: str


async def sync(tree: app_commands.CommandTree[Any], application: int, guild: int, note: Path) -> bool:
    """Register the tree's commands globally, or in ``guild``, unless ``note`` says they are; whether it was needed.

    A change of place clears the other one, so that no command is there twice.
    """
    wanted = Registered(application, guild, await _digest(tree))
    last = _read(note)
    if last == wanted:
        log.info("commands are registered already")
        return False
    if last and last.application == application and last.guild != guild:
        await _clear(tree, last.guild)
    place = discord.Object(guild) if guild else None
    if place:
        tree.copy_global_to(guild=place)
    commands = await tree.sync(guild=place)
    note.write_text(json.dumps(asdict(wanted)), encoding="utf8")
    log.info("registered %d commands %s", len(commands), f"in server {guild}" if guild else "globally")
    return True


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
