"""Slash commands and message commands, one file each."""

from __future__ import annotations

from discord import app_commands

from bot.commands import (
    about,
    add,
    event,
    feedback,
    forget,
    help,
    message,
    message_link,
    outlets,
    questions,
    reindex,
    remove,
    since,
    sources,
    status,
    watch,
)
from bot.host import Host

MODULES = (since, watch, sources, help, about, forget, reindex, add, remove, status, feedback, message, message_link)


def add_all(tree: app_commands.CommandTree[Host], *, events: bool) -> None:
    """Add every command to the tree; ``events``: also what is for several events."""
    for command in (*questions.commands, *outlets.commands, *(module.command for module in MODULES)):
        tree.add_command(command)
    if events:
        tree.add_command(event.command)
