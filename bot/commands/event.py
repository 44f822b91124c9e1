"""``/event``: which of several events is asked in a channel or server."""

from __future__ import annotations

from typing import Literal

from discord import app_commands
from discord.app_commands import Choice

from bot.events import UNBOUND
from bot.host import Asking
from bot.render.limits import OPTION_TEXT, OPTIONS
from bot.render.text import label


async def _events(interaction: Asking, typed: str) -> list[Choice[str]]:
    """The events whose name or title holds what was typed; last, none of them."""
    wanted = typed.casefold()
    named = [(one.name, f"{one.name}: {one.title}" if one.title else one.name) for one in interaction.client.events]
    found = [Choice(name=label(text, OPTION_TEXT), value=name) for name, text in named if wanted in text.casefold()]
    return [*found[: OPTIONS - 1], Choice(name="none: as elsewhere", value=UNBOUND)]


@app_commands.command(name="event", description="Admins: which event is asked here")
@app_commands.describe(
    name="The event to be asked from now on; leave out to see which one is",
    where="In this channel, or in all of this server's that have none of their own",
)
@app_commands.autocomplete(name=_events)
@app_commands.default_permissions(manage_guild=True)
async def command(interaction: Asking, name: str = "", where: Literal["channel", "server"] = "channel") -> None:
    """Bind it, if the user may."""
    await interaction.client.administration.bind(interaction, name.strip(), where)
