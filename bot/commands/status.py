"""``/status``: how index and bot stand."""

from __future__ import annotations

from discord import app_commands

from bot.host import Asking


@app_commands.command(name="status", description="Admins: the index, the model, the queue, and how fast answers are")
@app_commands.default_permissions(manage_guild=True)
async def command(interaction: Asking) -> None:
    """Show it, if the user may."""
    await interaction.client.administration.status(interaction)
