"""``/compare`` and ``/verify``: what goes across outlets."""

from __future__ import annotations

from typing import Any

from discord import app_commands

from bot.asking import asking
from bot.commands.options import AfterOption, BeforeOption, dated, outlets
from bot.host import Asking

Text = app_commands.Range[str, 1, 1000]


@app_commands.command(name="compare", description="Where do outlets differ? What they say of a topic, side by side")
@app_commands.describe(
    topic="What to compare, such as: the peace plan",
    outlet="One of two outlets; leave out to compare all",
    beside="The outlet to hold beside it",
    private="Only you see the answer",
)
@app_commands.autocomplete(outlet=outlets, beside=outlets)
@dated()
async def compare(
    interaction: Asking,
    topic: Text,
    outlet: str | None = None,
    beside: str | None = None,
    after: AfterOption | None = None,
    before: BeforeOption | None = None,
    private: bool = False,
) -> None:
    """Show the first rows."""
    asked = asking(interaction, "compare", topic, outlet, None, after, before, beside=beside)
    await interaction.client.questions.ask(interaction, asked, private=private)


@app_commands.command(name="verify", description="Does it stand? Quotations, numbers, days and names of a text checked")
@app_commands.describe(draft="The text to check against the articles", private="Only you see the answer")
async def verify(interaction: Asking, draft: Text, private: bool = True) -> None:
    """Show the first verdicts."""
    await interaction.client.questions.ask(interaction, asking(interaction, "verify", draft), private=private)


commands: tuple[app_commands.Command[Any, ..., None], ...] = (compare, verify)
