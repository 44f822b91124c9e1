"""``/remove``: an article removed for good, from Discord."""

from __future__ import annotations

from discord import app_commands

from bot.host import Asking


@app_commands.command(name="remove", description="Admins: remove an article for good; no answer cites it from then on")
@app_commands.describe(article="Its web address, or its id as 'eventdesk sources' shows it")
@app_commands.default_permissions(manage_guild=True)
async def command(interaction: Asking, article: app_commands.Range[str, 1, 2000]) -> None:
    """Start it, if the user may."""
    await interaction.client.administration.remove(interaction, article.strip())
