"""A question asked in Discord, from the command to the final answer and the buttons below it."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from dataclasses import dataclass
from io import BytesIO

import discord
from cachetools import LRUCache

from bot import delivery
from bot.bindings import place_of
from bot.config import DiscordSettings
from bot.events import Events
from bot.health import Health
from bot.host import Asking
from bot.messages import answer_view
from bot.names import Names
from bot.render.answer import answer_page
from bot.render.context import context
from bot.render.dates import day
from bot.render.narrowed import narrowed
from bot.render.notices import forgotten as forgotten_words
from bot.render.page import Page
from bot.render.timeline import timeline_page, timeline_picture
from bot.render.views import notice_view, plain_view
from bot.work import Work
from retrieval.answers.answer import Answer, as_json
from retrieval.answers.event import Timeline
from retrieval.answers.timeline import Wanted
from retrieval.errors import FeedbackError, InputError
from retrieval.feedback import Asked, Feedback, new_id
from retrieval.index.filters import Filters
from retrieval.timeline.picture import picture

log = logging.getLogger(__name__)
_REMEMBERED = 256
# A picture of more is drawn for seconds, and in Discord nobody can read it.
_EVENTS = 24
FORGOTTEN = "This answer is too old: eventdesk no longer knows its question. Please ask again."


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with what it was answered with, kept in memory for its buttons."""

    asked: Asked
    result: Answer | Timeline


class Questions:
    """Answers questions, and what is pressed below the answers, also below those given before a restart."""

    def __init__(
        self, events: Events, feedback: Feedback, work: Work, health: Health, settings: DiscordSettings
    ) -> None:
        self._events, self._feedback, self._work, self._health = events, feedback, work, health
        self._settings = settings
        self._recent: LRUCache[str, Answered] = LRUCache(_REMEMBERED)

    async def ask(self, interaction: discord.Interaction, asked: Asked, *, private: bool) -> None:
        """Answer a command; ``private``: so that only the user sees it."""
        with self._work.taken(asked.asker), self._health.timed():
            await delivery.acknowledge(interaction, thinking=True, private=private)
            await self._finish(interaction, asked.id, asked=asked, nearest=False)

    async def reply(self, message: discord.Message, text: str) -> None:
        """Answer a message that asks ``text``; below it, without a ping."""
        now = dt.datetime.now(dt.UTC)
        guild = message.guild.id if message.guild else None
        event = self._events.at(place_of(message)).name
        asked = Asked(new_id(), "ask", text, message.author.id, now, guild=guild, event=event)
        with self._work.taken(asked.asker), self._health.timed():
            view = answer_view(await self._page(await self._known(asked.id, asked), nearest=False), asked.id)
            await delivery.persistently(lambda: message.reply(view=view, mention_author=False))

    async def turn(self, interaction: discord.Interaction, id_: str, number: int) -> None:
        """Show another page: in place to whoever asked, to others in a message only they see."""
        with self._work.taken(interaction.user.id):
            mine = await self._may_turn(interaction, id_)
            await delivery.acknowledge(interaction, thinking=not mine, private=True)
            await self._finish(interaction, id_, number)

    async def draw(self, interaction: discord.Interaction, id_: str) -> None:
        """Show a timeline as a picture, in place of its list to whoever asked."""
        with self._work.taken(interaction.user.id):
            mine = await self._may_turn(interaction, id_)
            await delivery.acknowledge(interaction, thinking=not mine, private=True)
            answered = await self._known(id_)
            if not isinstance(answered.result, Timeline):
                raise InputError(FORGOTTEN)
            # drawing takes longer than answering, so it does not stand in the way of others' answers
            drawn = discord.File(BytesIO(await asyncio.to_thread(picture, answered.result, dark=True)), "timeline.png")
            page = timeline_picture(answered.result, drawn.filename, narrowed(answered.asked))
            await delivery.edit(interaction, answer_view(page, id_), [drawn])

    async def vote(self, interaction: discord.Interaction, id_: str, *, helpful: bool) -> None:
        """Keep what a user thinks of an answer."""
        self._work.press(interaction.user.id)
        await delivery.acknowledge(interaction, thinking=True, private=True)
        tally = await asyncio.to_thread(self._feedback.vote, id_, interaction.user.id, helpful)
        if tally is None:
            raise InputError(FORGOTTEN)
        text = f"Thank you, noted. Helpful: {tally.helpful}, not helpful: {tally.not_helpful}."
        await delivery.edit(interaction, notice_view(text, "good"))

    async def forget(self, interaction: discord.Interaction) -> None:
        """Delete what is kept of the user's."""
        self._work.press(interaction.user.id)
        await delivery.acknowledge(interaction, thinking=True, private=True)
        forgotten = await asyncio.to_thread(self._feedback.forget_person, interaction.user.id)
        for id_, answered in list(self._recent.items()):
            if answered.asked.asker == interaction.user.id:
                del self._recent[id_]
        log.info("a person was forgotten")
        await delivery.edit(interaction, notice_view(forgotten_words(forgotten), "good"))

    async def context(self, interaction: discord.Interaction, id_: str, sentence: int) -> None:
        """Show the sentences around one that an answer cites to the user alone."""
        with self._work.taken(interaction.user.id):
            await delivery.acknowledge(interaction, thinking=True, private=True)
            asked = await self._asked(id_)
            event = self._events.of(asked.event) if asked else self._events.at(place_of(interaction))
            around = await self._work.run(lambda: event.desk.context(sentence, reach=2))
            if not around:
                raise InputError("That sentence is no longer in the index. Please ask again.")
            await delivery.edit(interaction, plain_view(context(around, sentence)))

    async def _finish(
        self,
        interaction: discord.Interaction,
        id_: str,
        number: int = 0,
        asked: Asked | None = None,
        *,
        nearest: bool = True,
    ) -> None:
        """Bring the page of an answer to Discord; ``nearest``: what comes nearest, too, where nothing answers."""
        answered = await self._known(id_, asked)
        await delivery.edit(interaction, answer_view(await self._page(answered, number, nearest=nearest), id_))

    async def _page(self, answered: Answered, number: int = 0, *, nearest: bool) -> Page:
        result, only = answered.result, narrowed(answered.asked)
        if isinstance(result, Answer):
            return await self._work.run(lambda: answer_page(result, number, only, nearest=nearest))
        return timeline_page(result, number, only)

    async def _known(self, id_: str, asked: Asked | None = None) -> Answered:
        """A question with its answer: as remembered, or answered anew, or for the first time."""
        answered: Answered | None = self._recent.get(id_)
        if answered is None:
            answered = self._recent[id_] = await self._work.run(lambda: self._answered(id_, asked))
        return answered

    async def _may_turn(self, interaction: discord.Interaction, id_: str) -> bool:
        private = interaction.message is not None and interaction.message.flags.ephemeral
        if private:
            return True
        asked = await self._asked(id_)
        return asked is not None and asked.asker == interaction.user.id

    async def _asked(self, id_: str) -> Asked | None:
        """The question, if it is still known."""
        known: Answered | None = self._recent.get(id_)
        return known.asked if known else await asyncio.to_thread(self._feedback.find, id_)

    def _answered(self, id_: str, asked: Asked | None) -> Answered:
        is_new = asked is not None
        asked = asked or self._feedback.find(id_)
        if asked is None:
            raise InputError(FORGOTTEN)
        answered = Answered(asked, self._result(asked))
        if is_new:
            self._note(answered)
        return answered

    def _result(self, asked: Asked) -> Answer | Timeline:
        desk = self._events.of(asked.event).desk
        if asked.command == "timeline":
            articles = Filters(asked.source)
            wanted = Wanted(asked.after, asked.before, asked.text, asked.speaker or "", articles)
            return desk.timeline(wanted, limit=_EVENTS)
        return desk.answer(
            asked.command,
            asked.text,
            limit=self._settings.items,
            filters=asked.filters,
            speaker=asked.speaker,
            before=asked.turns,
        )

    def _note(self, answered: Answered) -> None:
        """Keep question and answer for the buttons and for feedback, and count it."""
        asked, result = answered.asked, answered.result
        found = result.found if isinstance(result, Answer) else bool(result.events)
        try:
            self._feedback.remember(asked, as_json(result) if isinstance(result, Answer) else None)
        except FeedbackError as error:  # the answer is worth more than its buttons
            log.error("a question was not kept: %s", error)
        self._health.count(asked.command, "found" if found else "nothing", asked.event)
        words = {"text": asked.text} if self._settings.log_content else {}
        log.info(
            "answered",
            extra={"question": asked.id, "command": asked.command, "event": asked.event, "found": found, **words},
        )


def asking(
    interaction: Asking,
    command: str,
    text: str,
    outlet: str | None = None,
    speaker: str | None = None,
    after: dt.date | None = None,
    before: dt.date | None = None,
) -> Asked:
    """What was just asked. Raises InputError for what can be seen to be wrong before anybody else sees it."""
    if not (text.strip() or speaker or command == "timeline"):
        raise InputError("the question is empty")
    if after and before and after > before:
        raise InputError(f"nothing is both after {day(after)} and before {day(before)}: swap the two dates")
    event = interaction.client.events.at(place_of(interaction))
    known = event.watch.known
    if outlet and known:
        outlet = _outlet(outlet, known.outlets)
    narrowing = outlet, speaker, after, before
    now = dt.datetime.now(dt.UTC)
    guild = interaction.guild_id
    return Asked(new_id(), command, text, interaction.user.id, now, *narrowing, guild=guild, event=event.name)


def _outlet(typed: str, outlets: Names) -> str:
    try:
        return outlets.meant(typed)
    except LookupError as error:
        near = " or ".join(map(str, error.args))
        raise InputError(
            f"no outlet is called {typed!r}" + (f"; did you mean {near}?" if near else "; /sources lists them")
        ) from None
