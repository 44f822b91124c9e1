"""``/who-said``: who said something, and which outlets carry it."""

from __future__ import annotations

from discord import app_commands

from bot.commands.options import DayOption, narrowing
from bot.host import Asking
from bot.questions import asking


@app_commands.command(
    name="who-said", description="Who said that? Statements with their speakers, and every outlet that carries them"
)
@app_commands.describe(words="Words of the statement, or what it was about; leave out to list what a speaker said")
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
    asked = asking(interaction, "who-said", words, outlet, speaker, after, before)
    await interaction.client.questions.ask(interaction, asked, private=private)
