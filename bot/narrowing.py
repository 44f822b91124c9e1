"""Asking the same question more narrowly: a form for the outlet and the days."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

from bot.asking import asking
from bot.days import said_day
from bot.events import Event
from bot.failures import explain
from bot.host import Asking
from bot.render.limits import OPTION_TEXT, OPTIONS
from bot.render.text import label
from bot.wording import own
from retrieval.errors import InputError
from retrieval.feedback import Asked

_SECONDS = 15 * 60
_OUTLET = "outlet"
_DAY, _TYPED = "2023-03-20, yesterday, last week", 50


class Narrowing(ui.Modal):
    """The form; with more outlets than a list may have, the outlet is typed."""

    def __init__(self, asked: Asked, event: Event) -> None:
        super().__init__(title=own("Ask narrower"), timeout=_SECONDS)
        self._asked, self._event = asked, event
        known = event.watch.known
        names = [] if known is None or len(known.outlets) > OPTIONS else list(known.outlets)
        self._outlet: ui.Select[Any] | ui.TextInput[Any]
        if names:
            options = [
                discord.SelectOption(label=label(name, OPTION_TEXT), value=name, default=name == asked.source)
                for name in names
            ]
            self._outlet = ui.Select(
                custom_id=_OUTLET, options=options, required=False, min_values=0, placeholder=own("any")
            )
        else:
            self._outlet = ui.TextInput(custom_id=_OUTLET, required=False, max_length=OPTION_TEXT, default=asked.source)
        self._after, self._before = (
            ui.TextInput[Any](
                custom_id=name,
                required=False,
                max_length=_TYPED,
                placeholder=_DAY,
                default=str(day) if day else None,
            )
            for name, day in (("after", asked.after), ("before", asked.before))
        )
        self.add_item(ui.Label(text=own("Only this outlet"), component=self._outlet))
        self.add_item(ui.Label(text=own("From this day"), component=self._after))
        self.add_item(ui.Label(text=own("Until this day"), component=self._before))

    async def on_submit(self, interaction: Asking, /) -> None:  # type: ignore[override]
        """Ask it, so that only the user sees the answer."""
        interaction.client.languages.hear(interaction)
        outlet = self._outlet.value if isinstance(self._outlet, ui.TextInput) else next(iter(self._outlet.values), "")
        asked = self._asked
        if asked.asker != interaction.user.id:
            raise InputError("Only whoever asked may do that; ask it yourself.")
        days = said_day(self._after.value, last=False), said_day(self._before.value, last=True)
        narrower = asking(
            interaction, asked.command, asked.text, outlet.strip() or None, asked.speaker, *days, self._event
        )
        await interaction.client.questions.ask(interaction, narrower, private=True)

    async def on_error(self, interaction: Asking, error: Exception, /) -> None:  # type: ignore[override]
        """Every error goes the one way of errors."""
        await explain(interaction, error)
