"""``/feedback``: what users thought of answers."""

from __future__ import annotations

from discord import app_commands

from bot.host import Asking


@app_commands.command(name="feedback", description="Admins: which answers helped and which did not")
@app_commands.default_permissions(manage_guild=True)
async def command(interaction: Asking) -> None:
    """Show the first page, if the user may."""
    await interaction.client.lists.show(interaction, "feedback", private=True)
