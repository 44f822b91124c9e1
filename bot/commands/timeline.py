"""``/timeline``: what happened when, with a picture."""

from __future__ import annotations

from discord import app_commands

from bot.commands.options import DayOption, narrowing
from bot.host import Asking
from bot.questions import asking


@app_commands.command(name="timeline", description="What happened when? Dated events in order, with a picture")
@app_commands.describe(
    words="Only events told in these words",
    after="Only what happened on this day or later, as 2023-03-20",
    before="Only what happened on this day or earlier, as 2023-03-22",
)
@narrowing
async def command(
    interaction: Asking,
    words: app_commands.Range[str, 1, 1000] = "",
    outlet: str | None = None,
    speaker: str | None = None,
    after: DayOption | None = None,
    before: DayOption | None = None,
    private: bool = False,
) -> None:
    """Answer it."""
    asked = asking(interaction, "timeline", words, outlet, speaker, after, before)
    await interaction.client.questions.ask(interaction, asked, private=private)
