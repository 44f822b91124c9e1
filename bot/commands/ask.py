"""``/ask``: the sentences that answer a question."""

from __future__ import annotations

from discord import app_commands

from bot.commands.options import DayOption, narrowing
from bot.host import Asking
from bot.questions import asking


@app_commands.command(name="ask", description="What do the sources say? Cited sentences that answer a question")
@app_commands.describe(question='Your question in your own words, or "exact words" in quotation marks')
@narrowing
async def command(
    interaction: Asking,
    question: app_commands.Range[str, 1, 1000],
    outlet: str | None = None,
    speaker: str | None = None,
    after: DayOption | None = None,
    before: DayOption | None = None,
    private: bool = False,
) -> None:
    """Answer it."""
    asked = asking(interaction, "ask", question, outlet, speaker, after, before)
    await interaction.client.questions.ask(interaction, asked, private=private)
