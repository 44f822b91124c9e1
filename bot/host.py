"""The client as commands and buttons know it: the parts of a running bot that an interaction leads to.

What the parts do is written here, and not who does it, so that questions may show buttons and buttons ask questions.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol

import discord

from bot.attached import Attached
from bot.bindings import Reach
from bot.config import BotSettings
from bot.conversation import Speaking
from bot.events import Events
from bot.health import Health
from bot.languages import Languages
from bot.work import Work
from retrieval.feedback import Asked
from retrieval.watches.kept import Watch


class AnswersQuestions(Protocol):
    """Answers what is asked, and what is pressed below the answers."""

    async def ask(self, interaction: discord.Interaction, asked: Asked, *, private: bool) -> None:
        """Answer a command; ``private``: so that only the user sees it."""

    def turns(self, who: Speaking) -> tuple[str, ...]:
        """What was said to somebody before, which a question of theirs may lean on."""

    async def reply(self, message: discord.Message, text: str) -> None:
        """Answer a message that asks ``text``."""

    async def turn(self, interaction: discord.Interaction, id_: str, number: int) -> None:
        """Show another page of an answer."""

    async def draw(self, interaction: discord.Interaction, id_: str) -> None:
        """Show a timeline as a picture."""

    async def vote(self, interaction: discord.Interaction, id_: str, *, helpful: bool) -> None:
        """Keep what a user thinks of an answer."""

    async def forget(self, interaction: discord.Interaction) -> None:
        """Delete what is kept of the user's."""

    async def context(self, interaction: discord.Interaction, id_: str, sentence: int) -> None:
        """Show the sentences around one that an answer cites."""

    async def narrow(self, interaction: discord.Interaction, id_: str) -> None:
        """Ask more narrowly."""

    async def share(self, interaction: discord.Interaction, id_: str) -> None:
        """Show everybody an answer that only the user has seen."""

    async def save(self, interaction: discord.Interaction, id_: str) -> None:
        """Give an answer as files."""


class ShowsLists(Protocol):
    """Shows what is looked up and not asked, each list by its name."""

    async def show(self, interaction: discord.Interaction, what: str, *, private: bool) -> None:
        """Show the first page."""

    async def turn(self, interaction: discord.Interaction, what: str, number: int, event: str) -> None:
        """Show another page of an event's; "": of that which is asked there."""


class OpensThreads(Protocol):
    """Opens threads below answers."""

    async def open(self, interaction: discord.Interaction, id_: str) -> None:
        """Open one, or say which there is."""


class Administers(Protocol):
    """Does what only admins may ask for; each checks it."""

    async def reindex(self, interaction: discord.Interaction, *, rebuild: bool) -> None:
        """Start a reindex."""

    async def add(self, interaction: discord.Interaction, address: str) -> None:
        """Start adding what is at a web address."""

    async def attach(self, interaction: discord.Interaction, attached: Attached) -> None:
        """Start adding attached files."""

    async def remove(self, interaction: discord.Interaction, article: str) -> None:
        """Start removing an article for good."""

    async def cancel(self, interaction: discord.Interaction, event: str) -> None:
        """Cancel the running reindex of an event; "": of that which is asked there."""

    async def bind(self, interaction: discord.Interaction, typed: str, reach: Reach) -> None:
        """Have an event asked in this channel or server; nothing typed: tell which one is."""

    async def status(self, interaction: discord.Interaction[Host]) -> None:
        """Tell how index and bot stand."""


class LooksAfterWatches(Protocol):
    """Keeps what a channel is to be told, for those who may say so, and tells it."""

    async def add(self, interaction: discord.Interaction, what: str) -> None:
        """Have the channel told of it from now on."""

    async def list_(self, interaction: discord.Interaction) -> None:
        """Show the channel's watches."""

    async def mute(self, interaction: discord.Interaction, typed: str, *, muted: bool) -> None:
        """Post nothing for a watch until it is unmuted."""

    async def remove(self, interaction: discord.Interaction, typed: str) -> None:
        """Drop a watch."""

    async def here(self, interaction: discord.Interaction) -> list[Watch]:
        """The watches of the channel."""

    async def forget(self, person: int) -> None:
        """Forget who added what somebody added."""


class Host(discord.Client):
    """A Discord client with the parts of a running bot; bot/client.py makes it."""

    settings: BotSettings
    tree: discord.app_commands.CommandTree[Host]
    health: Health
    events: Events
    work: Work
    languages: Languages
    questions: AnswersQuestions
    lists: ShowsLists
    threads: OpensThreads
    administration: Administers
    watching: LooksAfterWatches
    # Discord's numbers of the commands, by their names.
    command_ids: Mapping[str, int] = MappingProxyType({})


Asking = discord.Interaction[Host]
