"""Slash commands and message commands, one file each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.commands import about, ask, feedback, help, message, reindex, sources, status, timeline, when, who_said

if TYPE_CHECKING:
    from discord import app_commands

    from bot.client import EventdeskBot

MODULES = (ask, who_said, when, timeline, sources, help, about, reindex, status, feedback, message)


def add_all(tree: app_commands.CommandTree[EventdeskBot]) -> None:
    """Add every command to the tree."""
    for module in MODULES:
        command: Any = module.command
        tree.add_command(command)
