"""``/when``: the days of an event, and who says so."""

from __future__ import annotations

from discord import app_commands

from bot.commands.options import DayOption, narrowing
from bot.host import Asking
from bot.questions import asking


@app_commands.command(name="when", description="When was that? The days of an event, and who says so")
@app_commands.describe(event="The event, such as: Xi's visit")
@narrowing
async def command(
    interaction: Asking,
    event: app_commands.Range[str, 1, 1000],
    outlet: str | None = None,
    speaker: str | None = None,
    after: DayOption | None = None,
    before: DayOption | None = None,
    private: bool = False,
) -> None:
    """Answer it."""
    asked = asking(interaction, "when", event, outlet, speaker, after, before)
    await interaction.client.questions.ask(interaction, asked, private=private)
