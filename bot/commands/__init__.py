"""Slash commands and message commands, one file each."""

from __future__ import annotations

from typing import Any

from discord import app_commands

from bot.commands import about, ask, feedback, help, message, reindex, sources, status, timeline, when, who_said
from bot.host import Host

MODULES = (ask, who_said, when, timeline, sources, help, about, reindex, status, feedback, message)


def add_all(tree: app_commands.CommandTree[Host]) -> None:
    """Add every command to the tree."""
    for module in MODULES:
        command: Any = module.command
        tree.add_command(command)
