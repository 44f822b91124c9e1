"""``/ask``, ``/who-said``, ``/when`` and ``/timeline``: what answers with cited sentences, narrowed by options."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from discord import app_commands

from bot.asking import asking
from bot.commands.options import AfterOption, BeforeOption, narrowing
from bot.host import Asking
from retrieval.commands import QUESTION_COMMANDS, QuestionCommand

Text = app_commands.Range[str, 1, 1000]
Command = app_commands.Command[Any, ..., None]
Narrowing = Callable[[Any], Any]
_BY_ARTICLE = narrowing()


def _needing_text(name: str, description: str, takes: str, taking: str) -> Command:
    """A command that cannot do without its text."""

    @app_commands.command(name=name, description=description)
    @app_commands.rename(text=takes)
    @app_commands.describe(text=taking)
    @_BY_ARTICLE
    async def command(
        interaction: Asking,
        text: Text,
        outlet: str | None = None,
        speaker: str | None = None,
        after: AfterOption | None = None,
        before: BeforeOption | None = None,
        private: bool = False,
    ) -> None:
        asked = asking(interaction, name, text, outlet, speaker, after, before)
        await interaction.client.questions.ask(interaction, asked, private=private)

    return command


def _listing(name: str, description: str, takes: str, taking: str, narrowed: Narrowing = _BY_ARTICLE) -> Command:
    """A command whose text may be left out, to list everything."""

    @app_commands.command(name=name, description=description)
    @app_commands.rename(text=takes)
    @app_commands.describe(text=taking)
    @narrowed
    async def command(
        interaction: Asking,
        text: Text = "",
        outlet: str | None = None,
        speaker: str | None = None,
        after: AfterOption | None = None,
        before: BeforeOption | None = None,
        private: bool = False,
    ) -> None:
        asked = asking(interaction, name, text, outlet, speaker, after, before)
        await interaction.client.questions.ask(interaction, asked, private=private)

    return command


def _question(spec: QuestionCommand) -> Command:
    command = _listing if spec.may_list else _needing_text
    return command(spec.name, spec.invites, spec.takes, spec.taking)


_timeline = _listing(
    "timeline",
    "What happened when? Dated events in order, as a list or a picture",
    "words",
    "Only events told in these words",
    narrowing("what happened"),
)
commands = (*map(_question, QUESTION_COMMANDS), _timeline)
