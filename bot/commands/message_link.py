"""The message command "Add to the desk": what a message holds, files or a web address, added by an admin."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.attached import Attached
from bot.host import Asking
from bot.quoted import linked, readable


@app_commands.context_menu(name="Add to the desk")
@app_commands.default_permissions(manage_guild=True)
async def command(interaction: Asking, message: discord.Message) -> None:
    """Start it, if the user may."""
    if files := readable(message):
        await interaction.client.administration.attach(interaction, Attached(files))
    else:
        await interaction.client.administration.add(interaction, linked(message))
