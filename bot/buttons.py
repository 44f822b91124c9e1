"""Buttons whose ids hold all they need, so that they work for as long as their message stands, across restarts.

An id is ``ed:<what>:<question or list>:<more>``, at most 100 characters (Discord's limit).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, ClassVar, Self

import discord
from discord import ui

from bot.failures import explain
from bot.host import Asking, Host
from bot.render.citations import cited_label
from bot.wording import own
from retrieval.answers.answer import Citation
from retrieval.errors import InputError

_QUESTION = r"(?P<question>[\w-]{1,32})"
_SENTENCE = re.compile(r"[0-9]{1,15}")
_NUMBER = r"(?P<number>\d{1,4})"
# Of messages of an eventdesk that knew only one event it is not there.
_EVENT = r"(?::(?P<event>[\w-]{1,32}))?"


class _Lasting(ui.DynamicItem[Any], template="(?!)"):
    """What can be pressed; its class makes it again from its id, and its errors go the one way of errors."""

    @classmethod
    def again(cls, match: re.Match[str]) -> Self:
        """The item whose id matched the template."""
        raise NotImplementedError

    async def pressed(self, bot: Host, interaction: Asking) -> None:
        """Do what it says."""
        raise NotImplementedError

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Called by discord.py with an id that matches."""
        return cls.again(match)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Called by discord.py."""
        interaction.client.languages.hear(interaction)
        try:
            await self.pressed(interaction.client, interaction)
        except Exception as error:
            await explain(interaction, error)


class Turn(_Lasting, template=f"ed:turn:{_QUESTION}:{_NUMBER}"):
    """Another page of an answer."""

    def __init__(self, question: str, number: int, text: str = "…") -> None:
        super().__init__(ui.Button(label=text, custom_id=f"ed:turn:{question}:{number}"))
        self._question, self._number = question, number

    @classmethod
    def again(cls, match: re.Match[str]) -> Self:
        """As pressed."""
        return cls(match["question"], int(match["number"]))

    async def pressed(self, bot: Host, interaction: Asking) -> None:
        """Show the page."""
        await bot.questions.turn(interaction, self._question, self._number)


class Vote(_Lasting, template=f"ed:vote:{_QUESTION}:(?P<vote>yes|no)"):
    """Whether an answer helped."""

    def __init__(self, question: str, vote: str) -> None:
        text, emoji = ("Helpful", "👍") if vote == "yes" else ("Not helpful", "👎")
        super().__init__(ui.Button(label=own(text), emoji=emoji, custom_id=f"ed:vote:{question}:{vote}"))
        self._question, self._helpful = question, vote == "yes"

    @classmethod
    def again(cls, match: re.Match[str]) -> Self:
        """As pressed."""
        return cls(match["question"], match["vote"])

    async def pressed(self, bot: Host, interaction: Asking) -> None:
        """Keep the vote."""
        await bot.questions.vote(interaction, self._question, helpful=self._helpful)


class Draw(_Lasting, template=f"ed:draw:{_QUESTION}"):
    """A timeline as a picture."""

    def __init__(self, question: str) -> None:
        super().__init__(ui.Button(label=own("As a picture"), custom_id=f"ed:draw:{question}"))
        self._question = question

    @classmethod
    def again(cls, match: re.Match[str]) -> Self:
        """As pressed."""
        return cls(match["question"])

    async def pressed(self, bot: Host, interaction: Asking) -> None:
        """Show the picture."""
        await bot.questions.draw(interaction, self._question)


class Context(_Lasting, template=f"ed:around:{_QUESTION}"):
    """More context: one of the cited sentences is chosen, and those around it are shown."""

    def __init__(self, question: str, cited: Sequence[Citation] = ()) -> None:
        options = [discord.SelectOption(label=cited_label(one), value=str(one.sentence)) for one in cited]
        placeholder = own("More context: the sentences around …")
        super().__init__(ui.Select(placeholder=placeholder, options=options, custom_id=f"ed:around:{question}"))
        self._question = question

    @classmethod
    def again(cls, match: re.Match[str]) -> Self:
        """As used; Discord tells what was chosen."""
        return cls(match["question"])

    async def pressed(self, bot: Host, interaction: Asking) -> None:
        """Show the sentences around the chosen one."""
        chosen = "".join(getattr(self.item, "values", ()))  # whatever a client sends
        if not _SENTENCE.fullmatch(chosen):
            raise InputError("that is none of the sentences")
        await bot.questions.context(interaction, self._question, int(chosen))


class ListTurn(_Lasting, template=f"ed:leaf:(?P<what>[a-z]{{1,20}}):{_NUMBER}{_EVENT}"):
    """Another page of a list, such as the sources."""

    def __init__(self, what: str, number: int, event: str, text: str = "…") -> None:
        super().__init__(ui.Button(label=text, custom_id=f"ed:leaf:{what}:{number}{_of(event)}"))
        self._what, self._number, self._event = what, number, event

    @classmethod
    def again(cls, match: re.Match[str]) -> Self:
        """As pressed."""
        return cls(match["what"], int(match["number"]), match["event"] or "")

    async def pressed(self, bot: Host, interaction: Asking) -> None:
        """Show the page."""
        await bot.lists.turn(interaction, self._what, self._number, self._event)


class Cancel(_Lasting, template=f"ed:cancel{_EVENT}"):
    """Cancel the reindex of an event."""

    def __init__(self, event: str) -> None:
        id_ = f"ed:cancel{_of(event)}"
        super().__init__(ui.Button(label=own("Cancel"), style=discord.ButtonStyle.danger, custom_id=id_))
        self._event = event

    @classmethod
    def again(cls, match: re.Match[str]) -> Self:
        """As pressed."""
        return cls(match["event"] or "")

    async def pressed(self, bot: Host, interaction: Asking) -> None:
        """Cancel, if the user may."""
        await bot.administration.cancel(interaction, self._event)


class ShowWatches(_Lasting, template=r"ed:watches:(?P<post>[\w-]{1,32})"):
    """The watches of the channel; its id also tells which post the message is."""

    def __init__(self, post: str) -> None:
        super().__init__(ui.Button(label=own("Watches"), custom_id=f"ed:watches:{post}"))

    @classmethod
    def again(cls, match: re.Match[str]) -> Self:
        """As pressed."""
        return cls(match["post"])

    async def pressed(self, bot: Host, interaction: Asking) -> None:
        """Show them."""
        await bot.watching.list_(interaction)


def _of(event: str) -> str:
    return f":{event}" if event else ""


class _Own(_Lasting, template="(?!)"):
    """Something to be done with an answer: its ``what`` in the id, its ``text`` for people."""

    what: ClassVar[str]
    text: ClassVar[str]

    def __init__(self, question: str) -> None:
        super().__init__(ui.Button(label=own(self.text), custom_id=f"ed:{self.what}:{question}"))
        self._question = question

    @classmethod
    def again(cls, match: re.Match[str]) -> Self:
        """As pressed."""
        return cls(match["question"])


class Narrow(_Own, template=f"ed:narrow:{_QUESTION}"):
    """Ask the same of an outlet or of some days."""

    what, text = "narrow", "Ask narrower"

    async def pressed(self, bot: Host, interaction: Asking) -> None:
        """Show the form."""
        await bot.questions.narrow(interaction, self._question)


class Share(_Own, template=f"ed:share:{_QUESTION}"):
    """Show a private answer to everybody."""

    what, text = "share", "Share"

    async def pressed(self, bot: Host, interaction: Asking) -> None:
        """Show it."""
        await bot.questions.share(interaction, self._question)


class Save(_Own, template=f"ed:save:{_QUESTION}"):
    """An answer as files."""

    what, text = "save", "Save"

    async def pressed(self, bot: Host, interaction: Asking) -> None:
        """Give them."""
        await bot.questions.save(interaction, self._question)


class Thread(_Own, template=f"ed:thread:{_QUESTION}"):
    """Talk on about an answer in a thread."""

    what, text = "thread", "Thread"

    async def pressed(self, bot: Host, interaction: Asking) -> None:
        """Open it."""
        await bot.threads.open(interaction, self._question)


ALL: tuple[type[_Lasting], ...] = (
    Turn,
    Vote,
    Draw,
    Context,
    ListTurn,
    Cancel,
    Narrow,
    Share,
    Save,
    Thread,
    ShowWatches,
)
_OF_ANSWER = re.compile(rf"ed:(?:turn|vote|draw|around|narrow|share|save|thread):{_QUESTION}(?::.*)?")
_OF_POST = re.compile(r"ed:watches:([\w-]{1,32})")


def question_of(components: Sequence[object]) -> str | None:
    """The question that a message of the bot's answers, by its buttons."""
    return _held(components, _OF_ANSWER)


def post_of(components: Sequence[object]) -> str | None:
    """The post that a message of the bot's is, by its button."""
    return _held(components, _OF_POST)


def _held(components: Sequence[object], ids: re.Pattern[str]) -> str | None:
    """What the first of the ids that fits holds."""
    for one in components:
        found = ids.fullmatch(getattr(one, "custom_id", None) or "")
        inner = found[1] if found else _held(getattr(one, "children", ()), ids)
        if inner:
            return inner
    return None
