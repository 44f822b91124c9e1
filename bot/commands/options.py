"""What commands share: the options that narrow a question, their suggestions and their help."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TypeVar

from discord import app_commands
from discord.app_commands import Choice

from bot.host import Asking
from bot.names import Names
from bot.render.limits import OPTION_TEXT, OPTIONS
from bot.render.text import label
from retrieval.request import day

Function = TypeVar("Function", bound=Callable[..., object])


class Day(app_commands.Transformer):
    """A date option, written YYYY-MM-DD. Raises InputError for anything else."""

    async def transform(self, interaction: Asking, value: str) -> dt.date:  # type: ignore[override]
        """The date."""
        return day(value.strip())


DayOption = app_commands.Transform[dt.date, Day]


async def outlets(interaction: Asking, typed: str) -> list[Choice[str]]:
    """The outlets of the index that hold what was typed; from memory, so that no suggestion waits."""
    known = interaction.client.watch.known
    return _choices(known.outlets, typed) if known else []


async def speakers(interaction: Asking, typed: str) -> list[Choice[str]]:
    """Whoever is quoted and has what was typed in their name."""
    known = interaction.client.watch.known
    return _choices(known.speakers, typed) if known else []


def narrowing(dated: str = "articles published") -> Callable[[Function], Function]:
    """The help and the suggestions of the options outlet, speaker, after, before (of what is ``dated``), private."""
    described = app_commands.describe(
        outlet="Only articles of this outlet",
        speaker="Only what this person or body said",
        after=f"Only {dated} on this day or later, as 2023-03-20",
        before=f"Only {dated} on this day or earlier, as 2023-03-22",
        private="Only you see the answer",
    )
    suggested = app_commands.autocomplete(outlet=outlets, speaker=speakers)
    return lambda function: suggested(described(function))


def _choices(names: Names, typed: str) -> list[Choice[str]]:
    return [Choice(name=label(name, OPTION_TEXT), value=name) for name in names.holding(typed, OPTIONS)]
