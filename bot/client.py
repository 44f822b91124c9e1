"""The bot's life: start, answer, stop."""

from __future__ import annotations

import asyncio
import datetime as dt
import errno
import gc
import logging
import math
from functools import partial
from pathlib import Path

import discord
from aiohttp import web
from discord import app_commands

from bot import buttons, commands, delivery, health
from bot.access import owners
from bot.administration import Administration
from bot.answers import Answers
from bot.bindings import place_of
from bot.config import BotSettings
from bot.events import Event, configured
from bot.failures import explain, explain_below
from bot.host import Asking, Host
from bot.languages import Languages
from bot.listening import question_in
from bot.lists import Lists
from bot.localisation import Catalogs
from bot.questions import Questions
from bot.reindexing import Finished
from bot.render.answer import answer_page
from bot.render.notices import help_
from bot.render.timeline import timeline_page
from bot.render.views import plain_view
from bot.sync import sync
from bot.threads import Threads
from bot.vitals import Vitals
from bot.watching import Watching
from bot.wording import catalogs, speaking
from bot.work import Work
from retrieval.commands import COMMAND_NAMES
from retrieval.desk import Desk
from retrieval.errors import EventdeskError, SettingsError
from retrieval.feedback import Feedback
from retrieval.timeline.picture import picture
from retrieval.watches.kept import Watches

log = logging.getLogger(__name__)
# Of the ten seconds that containers give by default: for questions in hand, and for each of what follows.
_SECONDS_FOR_QUESTIONS = 4.0
_NO_ADMIN = 0


class Tree(app_commands.CommandTree[Host]):
    """All commands, for servers, direct messages and users who install the bot for themselves."""

    def __init__(self, client: EventdeskBot) -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )

    async def interaction_check(self, interaction: Asking, /) -> bool:
        """Answer in the user's language; who may do what is checked where it is done."""
        interaction.client.languages.hear(interaction)
        return True

    async def on_error(self, interaction: Asking, error: app_commands.AppCommandError, /) -> None:
        """Every error of a command goes the one way of errors."""
        await explain(interaction, error)


class EventdeskBot(Host):
    """One bot with the desks of its events. It keeps no members and no messages of Discord, and mentions nobody."""

    administration: Administration
    watching: Watching

    def __init__(self, settings: BotSettings, *, config: Path | None = None, desk: Desk | None = None) -> None:
        super().__init__(
            intents=discord.Intents(
                guilds=True, guild_messages=True, dm_messages=True, message_content=settings.discord.read_threads
            ),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            proxy=settings.discord.proxy or None,
            guild_ready_timeout=0.2,  # being ready waits for no server: nothing is asked of their lists
            member_cache_flags=discord.MemberCacheFlags.none(),
        )
        self.settings = settings
        self.events = configured(settings, config, desk)
        self.health = health.Health()
        self.work = Work(settings.discord)
        self.languages = Languages()
        feedback = self._feedback = Feedback(settings.discord.feedback, settings.discord.keep_questions)
        answers = Answers(self.events, feedback, self.work, self.health, settings.discord)
        self.questions = Questions(answers, self.events, self.work, self.health)
        self.threads = Threads(answers, self.work, settings.discord)
        self.lists = Lists(self.events, feedback, self.work, settings.discord, lambda: owners(self.application))
        self.administration = Administration(self.events, feedback, self.vitals, settings.discord)
        watches = Watches(settings.discord.feedback.with_name(f"{settings.discord.feedback.name}.watches"))
        self.watching = Watching(self.events, watches, settings.discord, self)
        self.tree = Tree(self)
        self._background: list[asyncio.Task[None]] = []
        self._server: web.AppRunner | None = None
        commands.add_all(self.tree, events=len(self.events) > 1)

    async def prepare(self) -> None:
        """All that takes long, before Discord hears of us: an index if there is none yet, and the model in memory.

        Raises EventdeskError if there is nothing to answer from.
        """
        for event in self.events:
            await _ensure_index(event)
        await asyncio.to_thread(_rehearse, self.events.default.desk, self.settings.model.threads or 1)
        for event in self.events:
            await event.watch.look()
        _settle_memory()

    async def attend(self) -> None:
        """Start what runs beside the questions: looks at the index and ourselves. Raises SettingsError for the port."""
        self._measure()
        looking = [event.watch.run() for event in self.events]
        beside = self.health.watch_loop(), self._forget_old_questions(), self.watching.run()
        for work in (*looking, *beside):
            self._background.append(asyncio.create_task(work))
        port = self.settings.discord.port
        try:
            self._server = await health.serve(self.health, port, self.amiss) if port else None
        except OSError as error:
            why = "is taken, by another bot perhaps" if error.errno == errno.EADDRINUSE else f"cannot be had ({error})"
            raise SettingsError(f"port {port} {why}: set discord.port to another one, or to 0 for none") from error

    async def arrive(self, token: str) -> None:
        """Log in, tried again while Discord or the way to it fails, for at most ``start_seconds``.

        Raises LoginFailure for a token that Discord does not know, SettingsError for what a setting can mend, and what
        stood in the way at last.
        """

        async def attempt() -> None:
            try:
                await self.login(token)
            except BaseException:
                await self.http.close()  # each login opens its own
                self.http.connector = discord.utils.MISSING
                raise

        await delivery.persistently(attempt, self.settings.discord.start_seconds)

    async def setup_hook(self) -> None:
        """Once, after login: register commands and buttons."""
        await self.tree.set_translator(Catalogs())
        self.add_dynamic_items(*buttons.ALL)
        note = self.settings.database.with_name(f"{self.settings.database.name}.commands")
        self.command_ids = await sync(
            self.tree, self.application_id or 0, self.settings.discord.development_guild, note
        )

    async def on_ready(self) -> None:
        """Say so in the log; after a reconnect, too."""
        log.info("ready", extra={"servers": len(self.guilds)})

    async def on_message(self, message: discord.Message) -> None:
        """Answer what is asked by a mention, a reply or a direct message; a mention alone is told how to ask."""
        me = self.user.id if self.user else 0
        text = question_in(message, me, reads_threads=self.settings.discord.read_threads)
        if text is None:
            return
        self.languages.guess(message)
        try:
            if text:
                await self.questions.reply(message, text)
            else:
                self.work.press(message.author.id)
                event = self.events.at(place_of(message))
                view = plain_view(help_(ids=self.command_ids, examples=event.watch.examples(), event=event.called))
                await message.reply(view=view, mention_author=False)
        except discord.Forbidden:
            log.info("a message could not be answered: the bot may not write there")
        except Exception as error:
            await explain_below(message, self.health, self.events.at(place_of(message)).name, error)

    async def stop(self) -> None:
        """End in order: take nothing more, finish or excuse what is in hand, then leave Discord."""
        log.info("stopping")
        await asyncio.gather(self.administration.close(_SECONDS_FOR_QUESTIONS), self.work.close(_SECONDS_FOR_QUESTIONS))
        for task in self._background:
            task.cancel()
        if self._server:
            await self._server.cleanup()
        await self.close()
        log.info("stopped")

    def amiss(self) -> str:
        """What keeps the bot from answering, "" if nothing does."""
        if not self.is_ready() or self.is_closed():
            return "not connected to Discord"
        return self.events.amiss

    def vitals(self) -> Vitals:
        """How the bot is doing just now."""
        return self.health.vitals(
            latency=None if math.isnan(self.latency) else self.latency,
            waiting=self.work.waiting,
            queue=self.settings.discord.queue,
            answering=self.work.answering,
        )

    def _measure(self) -> None:
        watch = self.health.watch
        watch("waiting", "Questions that wait for a thread", lambda: self.work.waiting)
        watch("gateway_latency_seconds", "Of the last heartbeat", lambda: self.latency)
        running = {one.name: partial(_is_running, one) for one in self.events}
        self.health.watch_each("reindexing", "1 while a reindex runs", running)
        published = {one.name: partial(_generation, one) for one in self.events}
        self.health.watch_each("index_generation", "How often the index was published", published)

    async def _forget_old_questions(self) -> None:
        """Once a day, those that nobody judged."""
        while True:
            before = discord.utils.utcnow() - dt.timedelta(days=self.settings.discord.keep_days)
            try:
                await asyncio.to_thread(self._feedback.forget, before)
            except EventdeskError as error:
                log.error("old questions could not be forgotten: %s", error)
            await asyncio.sleep(24 * 60 * 60)


async def _ensure_index(event: Event) -> None:
    """Make an index of an event that has none."""
    if await asyncio.to_thread(lambda: event.desk.has_index):
        return
    log.info("no index yet: making one of the default articles", extra={"event": event.name})
    ended: Finished = await event.reindexing.start(_NO_ADMIN).task
    if ended.end == "failed":
        raise EventdeskError(ended.error)


def _is_running(event: Event) -> bool:
    return event.reindexing.progress is not None


def _generation(event: Event) -> float:
    return event.watch.known.generation[1] if event.watch.known else math.nan


def _settle_memory() -> None:
    """Take what is loaded out of the garbage collection: looking through it stops the event loop for 0.1 s.

    The second collection counts what is left: how seldom old garbage is looked for depends on it.
    """
    gc.collect()
    gc.freeze()
    gc.collect()


def _rehearse(desk: Desk, threads: int) -> None:
    """Answer one question of each kind, so that no user's is the first: what they need loads for three seconds.

    From then on torch has ``threads``, by default one: a question is short, and a reindex wants the other cores.
    """
    import torch  # in its worker, beside the connection to Discord

    torch.set_num_threads(threads)
    answers = [desk.answer(command, "Who meets whom?") for command in COMMAND_NAMES]
    for language in ("", *catalogs()):
        with speaking(language):
            for answer in answers:
                answer_page(answer)
    timeline_page(desk.timeline(limit=1))
    picture(desk.timeline(limit=1), narrow=True)
