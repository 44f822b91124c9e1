"""``/sources``: what is indexed."""

from __future__ import annotations

from discord import app_commands

from bot.host import Asking


@app_commands.command(name="sources", description="The articles that answers come from, by outlet and date")
@app_commands.describe(private="Only you see the answer")
async def command(interaction: Asking, private: bool = True) -> None:
    """Show the first page."""
    await interaction.client.lists.show(interaction, "sources", private=private)
