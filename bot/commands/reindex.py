"""``/reindex``: an index run, watched from Discord."""

from __future__ import annotations

from discord import app_commands

from bot.host import Asking


@app_commands.command(name="reindex", description="Admins: index the articles again, only what changed")
@app_commands.describe(rebuild="Read everything again and drop articles indexed from other places")
@app_commands.default_permissions(manage_guild=True)
async def command(interaction: Asking, rebuild: bool = False) -> None:
    """Start it, if the user may."""
    await interaction.client.administration.reindex(interaction, rebuild=rebuild)
