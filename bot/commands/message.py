"""The message command "Who said this?": a message's words, looked for in the statements."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.asking import asking
from bot.host import Asking
from bot.quoted import quoted
from retrieval.errors import InputError


@app_commands.context_menu(name="Who said this?")
async def command(interaction: Asking, message: discord.Message) -> None:
    """Answer the user alone: the message may be somebody else's."""
    words = quoted(message)
    if not words:
        raise InputError("that message has no text")
    asked = asking(interaction, "who-said", words)
    await interaction.client.questions.ask(interaction, asked, private=True)
