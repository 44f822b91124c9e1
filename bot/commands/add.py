"""``/add``: an article from the web, added from Discord."""

from __future__ import annotations

from discord import app_commands

from bot.host import Asking


@app_commands.command(name="add", description="Admins: add an article or a feed's articles from the web")
@app_commands.describe(address="The web address of a page, a PDF or a feed")
@app_commands.default_permissions(manage_guild=True)
async def command(interaction: Asking, address: app_commands.Range[str, 1, 2000]) -> None:
    """Start it, if the user may."""
    await interaction.client.administration.add(interaction, address.strip())
