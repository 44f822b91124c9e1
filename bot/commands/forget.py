"""``/forget``: what eventdesk keeps of a user is deleted by them."""

from __future__ import annotations

from discord import app_commands

from bot.host import Asking


@app_commands.command(name="forget", description="Delete what eventdesk keeps of your questions and votes")
async def command(interaction: Asking) -> None:
    """Delete it, and tell the user alone."""
    await interaction.client.watching.forget(interaction.user.id)
    await interaction.client.questions.forget(interaction)
    interaction.client.languages.forget(interaction.user.id)
