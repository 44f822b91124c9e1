"""``/compare`` and ``/verify``: what goes across outlets."""

from __future__ import annotations

from typing import Any

from discord import app_commands

from bot.asking import asking
from bot.host import Asking

Text = app_commands.Range[str, 1, 1000]


@app_commands.command(name="compare", description="Where do outlets differ? What they say of a topic, side by side")
@app_commands.describe(topic="What to compare, such as: the peace plan", private="Only you see the answer")
async def compare(interaction: Asking, topic: Text, private: bool = False) -> None:
    """Show the first rows."""
    await interaction.client.questions.ask(interaction, asking(interaction, "compare", topic), private=private)


@app_commands.command(name="verify", description="Does it stand? Quotations, numbers, days and names of a text checked")
@app_commands.describe(draft="The text to check against the articles", private="Only you see the answer")
async def verify(interaction: Asking, draft: Text, private: bool = True) -> None:
    """Show the first verdicts."""
    await interaction.client.questions.ask(interaction, asking(interaction, "verify", draft), private=private)


commands: tuple[app_commands.Command[Any, ..., None], ...] = (compare, verify)
