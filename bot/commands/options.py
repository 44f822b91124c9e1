"""What commands share: the options that narrow a question, their suggestions and their help."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TypeVar

from discord import app_commands
from discord.app_commands import Choice

from bot.bindings import place_of
from bot.days import said_day
from bot.host import Asking
from bot.names import Names
from bot.render.dates import day as in_words
from bot.render.limits import OPTION_TEXT, OPTIONS
from bot.render.text import label
from bot.watch import Known
from retrieval.errors import InputError

_OFTEN = ("today", "yesterday", "this week", "last week", "this month", "last month")
Function = TypeVar("Function", bound=Callable[..., object])


class _Day(app_commands.Transformer):
    """A date as people say it, or YYYY-MM-DD. Raises InputError for anything else."""

    def __init__(self, *, last: bool) -> None:
        self._last = last

    async def transform(self, interaction: Asking, value: str) -> dt.date:  # type: ignore[override]
        """The first day of what was said, or the last."""
        return self._day(value)

    async def autocomplete(self, interaction: Asking, value: str) -> list[Choice[str]]:  # type: ignore[override]
        """What was typed, if it is a date, and what is often meant; each with its day."""
        return days_said(value, last=self._last)

    def _day(self, said: str) -> dt.date:
        day = said_day(said, last=self._last)
        if day is None:
            raise InputError("a date is empty")
        return day


def days_said(value: str, *, last: bool) -> list[Choice[str]]:
    """What was typed, if it is a date, and what is often meant; each with its first day or its last."""
    typed = value.strip().casefold()
    said = [*dict.fromkeys([typed, *(one for one in _OFTEN if one.startswith(typed))])]
    return [Choice(name=f"{one}: {in_words(day)}", value=str(day)) for one in said if (day := _read(one, last=last))]


def _read(said: str, *, last: bool) -> dt.date | None:
    try:
        return said_day(said, last=last) if len(said) <= OPTION_TEXT // 2 else None
    except InputError:
        return None


AfterOption = app_commands.Transform[dt.date, _Day(last=False)]
BeforeOption = app_commands.Transform[dt.date, _Day(last=True)]


async def outlets(interaction: Asking, typed: str) -> list[Choice[str]]:
    """The outlets of the index that hold what was typed; from memory, so that no suggestion waits."""
    known = _known(interaction)
    return _choices(known.outlets, typed) if known else []


async def speakers(interaction: Asking, typed: str) -> list[Choice[str]]:
    """Whoever is quoted and has what was typed in their name."""
    known = _known(interaction)
    return _choices(known.speakers, typed) if known else []


def narrowing(what: str = "articles published") -> Callable[[Function], Function]:
    """The help and the suggestions of the options outlet, speaker, after, before (of what has that day), private."""
    described = app_commands.describe(
        outlet="Only articles of this outlet",
        speaker="Only what this person or body said",
        private="Only you see the answer",
    )
    suggested, days = app_commands.autocomplete(outlet=outlets, speaker=speakers), dated(what)
    return lambda function: suggested(described(days(function)))


def dated(what: str = "articles published") -> Callable[[Function], Function]:
    """The help of the options after and before."""
    return app_commands.describe(
        after=f"Only {what} on this day or later, as 2023-03-20 or last week",
        before=f"Only {what} on this day or earlier, as 2023-03-22 or today",
    )


def _known(interaction: Asking) -> Known | None:
    return interaction.client.events.at(place_of(interaction)).watch.known


def _choices(names: Names, typed: str) -> list[Choice[str]]:
    return [Choice(name=label(name, OPTION_TEXT), value=name) for name in names.holding(typed, OPTIONS)]
