"""``/about``: what eventdesk is, and which event it follows."""

from __future__ import annotations

from discord import app_commands

from bot.host import Asking


@app_commands.command(name="about", description="What eventdesk is, what it knows, and what it will not do")
async def command(interaction: Asking) -> None:
    """Tell the user alone."""
    await interaction.client.lists.show(interaction, "about", private=True)
