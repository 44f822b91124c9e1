"""``/watch``: what a channel is told when an index run brings it."""

from __future__ import annotations

from discord import app_commands
from discord.app_commands import Choice

from bot.bindings import place_of
from bot.host import Asking
from bot.render.limits import OPTION_TEXT, OPTIONS
from bot.render.text import label

command = app_commands.Group(name="watch", description="Post here what is new, when it comes in")
_ALL = "all"
_KINDS = ("anything new about …", "when a date for … moves", "anyone denies …", "or any question")


async def _wishes(interaction: Asking, typed: str) -> list[Choice[str]]:
    """What may be watched for: speakers of the event whose name is typed, and the kinds that there are."""
    known = interaction.client.events.at(place_of(interaction)).watch.known
    words = typed.removeprefix("anything new ").removesuffix(" says")
    names = known.speakers.holding(words, 5) if known else []
    said = [typed, *(f"anything new {name} says" for name in names), *_KINDS]
    texts = dict.fromkeys(label(one, OPTION_TEXT) for one in said if one.strip())
    return [Choice(name=one, value=one) for one in texts][:OPTIONS]


async def _watches(interaction: Asking, typed: str) -> list[Choice[str]]:
    """The watches of the channel that hold what was typed."""
    here = await interaction.client.watching.here(interaction)
    wanted = typed.strip().casefold()
    found = [one for one in here if wanted in f"{one.id} {one.text}".casefold()]
    shown = [Choice(name=label(f"{one.id}: {one.text}", OPTION_TEXT), value=str(one.id)) for one in found]
    return [*shown[: OPTIONS - 1], *([Choice(name="all of them", value=_ALL)] if len(here) > 1 else [])]


@command.command(name="add", description="Post here from now on: what somebody says, dates that move, denials, answers")
@app_commands.describe(
    what="As “anything new Peskov says”, “when a date for the visit moves”, “anyone denies …”, a question"
)
@app_commands.autocomplete(what=_wishes)
async def add(interaction: Asking, what: app_commands.Range[str, 1, 200]) -> None:
    """Add it, if the user may."""
    await interaction.client.watching.add(interaction, what)


@command.command(name="list", description="What is watched for in this channel")
async def list_(interaction: Asking) -> None:
    """Show it to the user alone."""
    await interaction.client.watching.list_(interaction)


@command.command(name="mute", description="Post nothing for a watch until it is unmuted")
@app_commands.describe(watch="Which one, or all")
@app_commands.autocomplete(watch=_watches)
async def mute(interaction: Asking, watch: app_commands.Range[str, 1, 200]) -> None:
    """Mute it, if the user may."""
    await interaction.client.watching.mute(interaction, watch, muted=True)


@command.command(name="unmute", description="Post again for a watch what is new from now on")
@app_commands.describe(watch="Which one, or all")
@app_commands.autocomplete(watch=_watches)
async def unmute(interaction: Asking, watch: app_commands.Range[str, 1, 200]) -> None:
    """Unmute it, if the user may."""
    await interaction.client.watching.mute(interaction, watch, muted=False)


@command.command(name="remove", description="Drop a watch of this channel")
@app_commands.describe(watch="Which one, or all")
@app_commands.autocomplete(watch=_watches)
async def remove(interaction: Asking, watch: app_commands.Range[str, 1, 200]) -> None:
    """Drop it, if the user may."""
    await interaction.client.watching.remove(interaction, watch)
