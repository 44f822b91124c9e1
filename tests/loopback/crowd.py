"""Many users who ask at random times, and what became of their questions."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from loopback.expected import expected
from loopback.process import BotProcess, copy_index
from loopback.records import Interaction
from loopback.server import Loopback
from loopback.world import DESK, ELSEWHERE, OWNER, reader
from retrieval.config import ModelSettings, Settings
from retrieval.desk import Desk

GOLD = Path(__file__).parents[1] / "gold" / "seeds.jsonl"
TEXT_OPTION = 3
PATIENCE_SECONDS = 60
TOLD_SO = ("ry again in", "restarting")
FINAL_EDIT, CALLBACK = "PATCH /webhooks/.*@original", "POST /interactions"
ALWAYS = 10**9


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked by which command."""

    command: str
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on its way; ``elsewhere``: where another event is asked."""

    question: Question
    interaction: Interaction
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many of the questions were answered rightly and once, or told to ask again; and how many were not."""

    right: int
    told_so: int
    lost: int
    wrong: int
    doubled: int
    thinking: int

    @property
    def whole(self) -> bool:
        """Whether nothing went wrong."""
        return not (self.lost or self.wrong or self.doubled or self.thinking)

    def __str__(self) -> str:
        bad = f"{self.lost} lost, {self.wrong} wrong, {self.doubled} doubled, {self.thinking} thinking"
        return f"{self.right} right, {self.told_so} told so, {bad}"


class Crowd:
    """Users of one bot; ``rate``: questions a second of all together.

    An answer is right if the same index gives it without Discord, as it stood at any ``keep_index``. ``other``: the
    index of another event, which every second question is put to, elsewhere.
    """

    def __init__(
        self, bot: BotProcess, folder: Path, *, users: int, rate: float, seed: int = 1, other: Path | None = None
    ) -> None:
        self.bot, self.discord = bot, bot.discord
        self.questions = gold_questions()
        self._folder, self._users, self._rate = folder, users, rate
        self._random = random.Random(seed)
        self._desks: list[Desk] = []
        self.keep_index()
        self._other = Desk(Settings(database=other, model=ModelSettings(threads=1)), self._desks[0]) if other else None

    def keep_index(self) -> None:
        """Keep a copy of the index as it stands."""
        copy = self._folder / f"kept-{len(self._desks)}.db"
        copy_index(self.bot.database, copy)
        desk = Desk(Settings(database=copy, model=ModelSettings(threads=1)))
        if self._desks:
            desk.encoder = self._desks[0].encoder
        self._desks.append(desk)

    async def bind(self, event: str) -> None:
        """Have the owner bind an event elsewhere."""
        told = await self.discord.command(OWNER, ELSEWHERE, "event", {"name": event, "where": "server"})
        assert event in (await self.discord.answer(told)).text

    async def ask(self, user: int, question: Question) -> Asked:
        """Give the command; the question is its first option of text."""
        registered = next(one for one in self.discord.commands if one["name"] == question.command)
        option = next(one["name"] for one in registered["options"] if one["type"] == TEXT_OPTION)
        place_in_crowd = reader(user % self._users)
        elsewhere = self._other is not None and self._random.random() < 0.5
        place = ELSEWHERE if elsewhere else DESK
        interaction = await self.discord.command(place_in_crowd, place, question.command, {option: question.text})
        return Asked(question, interaction, elsewhere)

    async def ask_while(self, busy: Callable[[], bool], at_least: int) -> list[Asked]:
        """Ask at random times, at least so many questions and for as long as something else goes on."""
        asked: list[Asked] = []
        while len(asked) < at_least or busy():
            await asyncio.sleep(self._random.expovariate(self._rate))
            asked.append(await self.ask(self._random.randrange(self._users), self._random.choice(self.questions)))
        return asked

    async def reindex(self, patience_seconds: float) -> asyncio.Task[str]:
        """Let the owner start a reindex; the task ends with its report."""
        started = await self.discord.command(OWNER, DESK, "reindex")

        def report() -> str:
            return started.messages[-1].text if started.messages else ""

        async def ended() -> str:
            await self.discord.until(lambda: report().startswith("### Reindex"), patience_seconds, "a report")
            return report()

        return asyncio.create_task(ended())

    async def drop_sockets(self, times: int, seconds: float) -> None:
        """Reset the gateway's socket at random times, on average every so many seconds."""
        for _ in range(times):
            await asyncio.sleep(self._random.uniform(0.2, 1.8) * seconds)
            self.discord.gateway.drop()

    async def outcome(self, asked: Sequence[Asked]) -> Outcome:
        """What became of them, once each is answered or was not for too long."""
        await settled(self.discord, [one.interaction for one in asked])
        self.keep_index()
        kinds = {(one.question, one.elsewhere) for one in asked}
        right = await asyncio.to_thread(lambda: {kind: self._right(*kind) for kind in kinds})
        counts = dict.fromkeys(Outcome.__slots__, 0)
        for one in asked:
            counts[_verdict(one.interaction, right[one.question, one.elsewhere])] += 1
        return Outcome(**counts)

    def _right(self, question: Question, elsewhere: bool) -> set[str]:
        desks = [self._other] if elsewhere and self._other else self._desks
        return {expected(desk, question.command, question.text) for desk in desks}


def _verdict(interaction: Interaction, right: set[str]) -> str:
    messages = interaction.messages
    if not messages:
        return "lost"
    if interaction.thinking:
        return "thinking"
    if len(messages) > 1:
        return "doubled"
    if messages[0].text in right:
        return "right"
    return "told_so" if any(words in messages[0].text for words in TOLD_SO) else "wrong"


async def settled(discord: Loopback, interactions: Sequence[Interaction]) -> None:
    """Wait until each is answered, or not answered for too long."""
    for interaction in interactions:
        try:
            await discord.answer(interaction, PATIENCE_SECONDS)
        except TimeoutError:
            return


def spoil(discord: Loopback) -> None:
    """Let about one final edit in six fail in some way, and some acknowledgements be put off."""
    discord.faults.limit(FINAL_EDIT, 0.3, ALWAYS, chance=0.05)
    discord.faults.reset(FINAL_EDIT, processed=False, times=ALWAYS, chance=0.05)
    discord.faults.reset(FINAL_EDIT, processed=True, times=ALWAYS, chance=0.05)
    discord.faults.fail(FINAL_EDIT, 502, ALWAYS, chance=0.02)
    discord.faults.limit(CALLBACK, 0.1, ALWAYS, chance=0.03)


def gold_questions() -> list[Question]:
    """Questions about the seeds, with and without an answer."""
    lines = [json.loads(line) for line in GOLD.read_text(encoding="utf8").splitlines()]
    return [
        Question(line["command"], line["query"]) for line in lines if line["command"] in ("ask", "when", "who-said")
    ]
