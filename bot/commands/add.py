"""``/add``: an article from the web, or an attached file, added from Discord."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.attached import Attached
from bot.commands.options import AfterOption
from bot.host import Asking
from retrieval.errors import InputError

Outlet = app_commands.Range[str, 1, 100]


@app_commands.command(name="add", description="Admins: add an article, a feed's articles or an attached file")
@app_commands.describe(
    address="The web address of a page, a PDF or a feed",
    file="Or a file: a page, PDF, mail (.eml), subtitles (.vtt, .srt) or text",
    outlet="Of a file: its outlet, whatever it says itself",
    published="Of a file: its day of publication, as 2023-03-20 or yesterday",
)
@app_commands.default_permissions(manage_guild=True)
async def command(
    interaction: Asking,
    address: app_commands.Range[str, 1, 2000] | None = None,
    file: discord.Attachment | None = None,
    outlet: Outlet | None = None,
    published: AfterOption | None = None,
) -> None:
    """Start it, if the user may."""
    if address and file:
        raise InputError("give a web address or a file, not both")
    if file is None and (outlet or published):
        raise InputError("outlet and published are said of a file; a page states its own")
    if file:
        await interaction.client.administration.attach(interaction, Attached([file], _said(outlet), published))
    else:
        await interaction.client.administration.add(interaction, (address or "").strip())


def _said(outlet: str | None) -> str:
    return (outlet or "").strip()
