"""A question asked in Discord, from the command to the final answer and the buttons below it."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from io import BytesIO

import discord

from bot import buttons, delivery, threads
from bot.answers import FORGOTTEN, Answered, Answers
from bot.bindings import place_of
from bot.conversation import Conversations, Speaking
from bot.events import Events
from bot.health import Health
from bot.messages import answer_view, files_view
from bot.narrowing import Narrowing
from bot.render.choices import choices, is_called, with_gone
from bot.render.context import context, gone
from bot.render.narrowed import narrowed, shared
from bot.render.notices import forgotten as forgotten_words
from bot.render.outlets import matrix_picture
from bot.render.page import Page
from bot.render.timeline import timeline_picture
from bot.render.views import notice_view, plain_view
from bot.wording import own
from bot.work import Work
from retrieval.answers.answer import Answer
from retrieval.answers.comparing.matrix import Matrix
from retrieval.answers.events.event import Timeline
from retrieval.answers.indexed.cited import Gone
from retrieval.desk import Desk
from retrieval.errors import InputError
from retrieval.export.calendar import answer_calendar, calendar
from retrieval.export.markdown import answer_markdown, timeline_markdown
from retrieval.feedback import Asked, new_id
from retrieval.matrix.page import page as matrix_page
from retrieval.matrix.picture import picture as matrix_image
from retrieval.timeline.picture import picture

log = logging.getLogger(__name__)
# Whoever is looked for is found sooner, and Discord waits for three.
_SECONDS_OF_CHECKING = 1.0
# More cannot be read on a phone.
_DRAWN = 12
_TIMELINE, _COMPARISON = "timeline.png", "comparison.png"
_NOT_YOURS = "Only whoever asked may do that; ask it yourself."


class Questions:
    """Answers questions, and what is pressed below the answers, also below those given before a restart."""

    def __init__(self, answers: Answers, events: Events, work: Work, health: Health) -> None:
        self._answers, self._events, self._work, self._health = answers, events, work, health
        self._conversations = Conversations()

    def turns(self, who: Speaking) -> tuple[str, ...]:
        """What was said to somebody before, which a question of theirs may lean on."""
        return self._conversations.before(who)

    async def ask(self, interaction: discord.Interaction, asked: Asked, *, private: bool) -> None:
        """Answer a command; ``private``: so that only the user sees it."""
        with self._work.taken(asked.asker), self._health.timed():
            await self._check_speaker(asked)
            await delivery.acknowledge(interaction, thinking=True, private=private)
            turns = asked.turns or await self._turn_of(await threads.about(interaction.channel))
            answered = await self._answers.known(asked.id, replace(asked, turns=turns))
            await self._show(interaction, answered, 0, nearest=False, private=private, seen_by_all=not private)
            self._remember(answered, place_of(interaction).channel)

    async def reply(self, message: discord.Message, text: str) -> None:
        """Answer a message that asks ``text``; below it, without a ping."""
        now = dt.datetime.now(dt.UTC)
        place, asker = place_of(message), message.author.id
        event = self._events.at(place).name
        with self._work.taken(asker), self._health.timed():
            turns = await self._leant_on(message, (asker, place.channel, event))
            asked = Asked(new_id(), "ask", text, asker, now, guild=place.server, event=event, turns=turns)
            answered = await self._answers.known(asked.id, asked)
            page = await self._answers.page(answered, nearest=False)
            view = answer_view(page, asked.id, threads=threads.fits(message))
            await delivery.persistently(lambda: message.reply(view=view, mention_author=False))
            self._remember(answered, place.channel)

    async def turn(self, interaction: discord.Interaction, id_: str, number: int) -> None:
        """Show another page: in place to whoever asked, to others in a message only they see."""
        with self._work.taken(interaction.user.id):
            mine = await self._may_turn(interaction, id_)
            await delivery.acknowledge(interaction, thinking=not mine, private=True)
            private = _is_private(interaction)
            answered = await self._answers.known(id_)
            in_place = mine and not private
            await self._show(interaction, answered, number, nearest=True, private=private, seen_by_all=in_place)

    async def draw(self, interaction: discord.Interaction, id_: str) -> None:
        """Show a timeline or a comparison as a picture, in place of its list to whoever asked."""
        with self._work.taken(interaction.user.id):
            mine = await self._may_turn(interaction, id_)
            await delivery.acknowledge(interaction, thinking=not mine, private=True)
            answered = await self._answers.known(id_)
            # drawing takes longer than answering, so it does not stand in the way of others' answers
            page, content, name = await asyncio.to_thread(_drawn, answered)
            own = _is_private(interaction) and answered.asked.asker == interaction.user.id
            drawn = discord.File(BytesIO(content), name)
            await delivery.edit(
                interaction,
                answer_view(
                    page, id_, own=own, threads=mine and not _is_private(interaction) and threads.fits(interaction)
                ),
                [drawn],
            )

    async def vote(self, interaction: discord.Interaction, id_: str, *, helpful: bool) -> None:
        """Keep what a user thinks of an answer."""
        self._work.press(interaction.user.id)
        await delivery.acknowledge(interaction, thinking=True, private=True)
        tally = await self._answers.vote(id_, interaction.user.id, helpful=helpful)
        text = own(f"Thank you, noted. Helpful: {tally.helpful}, not helpful: {tally.not_helpful}.")
        await delivery.edit(interaction, notice_view(text, "good"))

    async def forget(self, interaction: discord.Interaction) -> None:
        """Delete what is kept of the user's."""
        self._work.press(interaction.user.id)
        await delivery.acknowledge(interaction, thinking=True, private=True)
        forgotten = await self._answers.forget(interaction.user.id)
        self._conversations.forget(interaction.user.id)
        log.info("a person was forgotten")
        await delivery.edit(interaction, notice_view(forgotten_words(forgotten), "good"))

    async def context(self, interaction: discord.Interaction, id_: str, sentence: int) -> None:
        """Show the sentences around one that an answer cites to the user alone, or that it is gone.

        Then it is marked so in everybody's message, with all others there that are.
        """
        with self._work.taken(interaction.user.id):
            await delivery.acknowledge(interaction, thinking=True, private=True)
            asked = await self._answers.asked(id_)
            event = self._events.of(asked.event) if asked else self._events.at(place_of(interaction))
            found = await self._work.run(lambda: event.desk.cited(sentence, reach=2))
            offered = choices(interaction.message)
            if found is None or not is_called(offered.get(str(sentence)), found):
                raise InputError("That sentence is no longer in the index. Please ask again.")
            if found.gone is None:
                await delivery.edit(interaction, plain_view(context(found.sentences, found.sentence)))
                return
            await delivery.edit(interaction, plain_view(gone(found.gone)))
            if interaction.message and not _is_private(interaction):
                lost = await self._work.run(lambda: _gone_of(event.desk, offered))
                await delivery.mark(interaction.message, with_gone(interaction.message, lost))

    async def narrow(self, interaction: discord.Interaction, id_: str) -> None:
        """Ask whoever asked for an outlet and days, and then the same question of those."""
        self._work.press(interaction.user.id)
        asked = await self._own(interaction, id_)
        event = self._events.of(asked.event)
        await delivery.ask(interaction, Narrowing(asked, event))

    async def share(self, interaction: discord.Interaction, id_: str) -> None:
        """Show everybody in the channel an answer that only whoever asked has seen."""
        with self._work.taken(interaction.user.id):
            asked = await self._own(interaction, id_)
            await delivery.acknowledge(interaction, thinking=True, private=False)
            page = await self._answers.page(await self._answers.known(id_), nearest=False)
            page.container.add_item(shared(asked))
            await delivery.edit(interaction, answer_view(page, id_, threads=threads.fits(interaction)))

    async def save(self, interaction: discord.Interaction, id_: str) -> None:
        """Give the user an answer or timeline as files: Markdown, and a calendar if it states days."""
        with self._work.taken(interaction.user.id):
            await delivery.acknowledge(interaction, thinking=True, private=True)
            answered = await self._answers.known(id_)
            written = await asyncio.to_thread(_files, answered)
            if not written:
                raise InputError("There is nothing in this answer to save.")
            files = [discord.File(BytesIO(content), name) for name, content in written.items()]
            await delivery.edit(interaction, files_view(list(written)), files)

    async def _show(
        self,
        interaction: discord.Interaction,
        answered: Answered,
        number: int,
        *,
        nearest: bool,
        private: bool,
        seen_by_all: bool,
    ) -> None:
        """Bring the page of an answer to Discord; below one that is ``private`` to whoever asked, what is theirs."""
        own = private and answered.asked.asker == interaction.user.id
        page = await self._answers.page(answered, number, nearest=nearest)
        await delivery.edit(
            interaction,
            answer_view(page, answered.asked.id, own=own, threads=seen_by_all and threads.fits(interaction)),
        )

    def _remember(self, answered: Answered, channel: int | None) -> None:
        """Have the next question lean on this one."""
        if isinstance(answered.result, Answer):
            who = answered.asked.asker, channel, answered.asked.event
            self._conversations.note(who, answered.result)

    async def _leant_on(self, message: discord.Message, who: Speaking) -> tuple[str, ...]:
        """The turn of the answer that a message replies to, else theirs there, else of that which a thread is about."""
        replied = message.reference.resolved if message.reference else None
        return (
            await self._turn_of(replied) or self.turns(who) or await self._turn_of(await threads.about(message.channel))
        )

    async def _turn_of(self, answer: object) -> tuple[str, ...]:
        """The turn of a message of ours, whoever asked; none of any other."""
        id_ = buttons.question_of(answer.components) if isinstance(answer, discord.Message) else None
        if id_ is None:
            return ()
        with suppress(InputError):  # of one that is forgotten
            answered = await self._answers.known(id_)
            if isinstance(answered.result, Answer):
                conversation, who = Conversations(), (0, None, "")
                conversation.note(who, answered.result)
                return conversation.before(who)
        return ()

    async def _check_speaker(self, asked: Asked) -> None:
        """Raises InputError for somebody whom the articles do not quote, before anything is said to everybody."""
        event = self._events.of(asked.event)
        if asked.speaker and not event.watch.quotes(asked.speaker):
            with suppress(TimeoutError):
                async with asyncio.timeout(_SECONDS_OF_CHECKING):
                    await asyncio.to_thread(event.desk.check_speaker, asked.speaker)

    async def _own(self, interaction: discord.Interaction, id_: str) -> Asked:
        """The question, if the user asked it. Raises InputError if not."""
        asked = await self._answers.asked(id_)
        if asked is None:
            raise InputError(FORGOTTEN)
        if asked.asker != interaction.user.id:
            raise InputError(_NOT_YOURS)
        return asked

    async def _may_turn(self, interaction: discord.Interaction, id_: str) -> bool:
        if _is_private(interaction):
            return True
        asked = await self._answers.asked(id_)
        return asked is not None and asked.asker == interaction.user.id


def _gone_of(desk: Desk, offered: Iterable[str]) -> dict[str, Gone]:
    """Those of the sentences, by their ids as they are offered, that are gone."""
    found = ((one, desk.cited(int(one), reach=0)) for one in offered)
    return {one: was.gone for one, was in found if was and was.gone}


def _is_private(interaction: discord.Interaction) -> bool:
    """Whether only the user sees the message that was pressed."""
    return interaction.message is not None and interaction.message.flags.ephemeral


def _drawn(answered: Answered) -> tuple[Page, bytes, str]:
    """The page of a picture, the picture, and its file's name. Raises InputError for what has none."""
    result, only = answered.result, narrowed(answered.asked)
    if isinstance(result, Matrix):
        return matrix_picture(result, _COMPARISON, only), matrix_image(result, dark=True, narrow=True), _COMPARISON
    if not isinstance(result, Timeline):
        raise InputError(FORGOTTEN)
    told = result.most_told(_DRAWN)
    return timeline_picture(told, _TIMELINE, only), picture(told, dark=True, narrow=True), _TIMELINE


def _files(answered: Answered) -> dict[str, bytes]:
    """By their names, what to take along."""
    result = answered.result
    if isinstance(result, Matrix):
        return {"comparison.html": _encoded(matrix_page(result)), _COMPARISON: matrix_image(result)}
    if isinstance(result, Timeline):
        return {"timeline.md": _encoded(timeline_markdown(result)), "timeline.ics": calendar(result)}
    if not isinstance(result, Answer):
        return {}
    files = {"answer.md": _encoded(answer_markdown(result))}
    days = answer_calendar(result, answered.asked.asked)
    return files | ({"answer.ics": days} if days else {})


def _encoded(text: str) -> bytes:
    return text.encode("utf8", "replace")
