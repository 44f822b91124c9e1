"""``/help``: each command with an example."""

from __future__ import annotations

from discord import app_commands

from bot import delivery
from bot.access import is_admin
from bot.bindings import place_of
from bot.host import Asking
from bot.render.notices import help_
from bot.render.views import plain_view


@app_commands.command(name="help", description="What you can ask, with examples")
async def command(interaction: Asking) -> None:
    """Tell the user alone."""
    interaction.client.work.press(interaction.user.id)
    bot = interaction.client
    may_administer = is_admin(interaction, bot.settings.discord)
    event = bot.events.at(place_of(interaction))
    shown = help_(may_administer, bot.command_ids, event.watch.examples(), event.called)
    await delivery.tell(interaction, plain_view(shown))
