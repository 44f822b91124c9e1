"""The message command "Add to the desk": what is at the web address that a message holds, added by an admin."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.host import Asking
from bot.quoted import linked


@app_commands.context_menu(name="Add to the desk")
@app_commands.default_permissions(manage_guild=True)
async def command(interaction: Asking, message: discord.Message) -> None:
    """Start it, if the user may."""
    await interaction.client.administration.add(interaction, linked(message))
