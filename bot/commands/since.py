"""``/since``: what is new since a day, or since the user's last visit."""

from __future__ import annotations

from discord import app_commands
from discord.app_commands import Choice

from bot.asking import asking
from bot.commands.options import days_said
from bot.days import said_day
from bot.host import Asking
from bot.render.limits import OPTION_TEXT
from retrieval.visits import LAST_VISIT, is_last_visit

_CHOICE = "my last visit: what came in since you asked before"


async def _starts(interaction: Asking, typed: str) -> list[Choice[str]]:
    """The last visit, and days as other commands suggest them."""
    visit = [Choice(name=_CHOICE, value=LAST_VISIT)] if typed.strip().casefold() in LAST_VISIT else []
    return [*visit, *days_said(typed, last=False)]


@app_commands.command(
    name="since", description="What is new? What nobody told before a day or your last visit, and why"
)
@app_commands.describe(
    start="A day, as yesterday or 2023-03-20; leave out for your last visit",
    private="Only you see the answer",
)
@app_commands.autocomplete(start=_starts)
async def command(
    interaction: Asking, start: app_commands.Range[str, 1, OPTION_TEXT] = LAST_VISIT, private: bool = True
) -> None:
    """Show the first page."""
    day = None if is_last_visit(start) else said_day(start, last=False)
    text = str(day) if day else LAST_VISIT
    await interaction.client.questions.ask(interaction, asking(interaction, "since", text, after=day), private=private)
