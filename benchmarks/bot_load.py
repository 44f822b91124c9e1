"""The bot as a process over real sockets, against a Discord on this machine: what it must show, in one table.

    PYTHONPATH=tests python benchmarks/bot_load.py
    PYTHONPATH=tests python benchmarks/bot_load.py --sentences 2000 --memory 1000    (some minutes less)

Users ask the questions of tests/gold/seeds.jsonl at random times while the bot's owner reindexes made-up articles with
/reindex; each answer is compared with what the same index answers without Discord, before or after the reindex. Then
while the owner adds attached files; with dropped sockets, rate limits and reset connections; one question after the
other; SIGTERM amid both.
"""

from __future__ import annotations

import asyncio
import signal
import statistics
import tempfile
import time
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import click
from bot_figures import ROOT, Figure, forget_packages, help_time, idle_loop, percentile, spread
from loopback.crowd import Crowd, Question, spoil
from loopback.process import BotProcess, checked
from loopback.server import Loopback
from loopback.world import DESK, OWNER
from made_up import VOCABULARY, sentences, word, write_articles
from rich.console import Console
from rich.table import Table

from retrieval.config import Settings
from retrieval.desk import Desk

SEEDS = ROOT / "seeds"
# Another event of the same bot, to which every second question is put.
OTHER, OTHER_SENTENCES = "other.db", 300
REINDEX_SECONDS = 3600
PHASES = ("idle", "reindex", "add", "storm", "memory", "end")


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much of everything; ``rate``: questions a second while a reindex runs."""

    questions: int
    users: int
    rate: float
    sentences: int
    files: int
    drops: int
    memory: int
    threads: int
    phases: tuple[str, ...]


class Run:
    """One bot, from its start to SIGTERM, phase by phase."""

    def __init__(self, bot: BotProcess, folder: Path, sizes: Sizes) -> None:
        self.bot, self.discord, self.sizes = bot, bot.discord, sizes
        self.made_up = folder / "articles" / "made-up.jsonl"
        self.crowd = Crowd(bot, folder, users=sizes.users, rate=sizes.rate, other=folder / OTHER)
        self._beside = idle_loop()

    async def idle(self) -> list[Figure]:
        """One question after the other."""
        questions = list(islice(cycle(self.crowd.questions), self.sizes.questions))
        seconds = [await self._answered(number, question) for number, question in enumerate(questions)]
        good = statistics.median(seconds) < 0.15 and percentile(seconds, 95) < 0.4
        what = "idle, warm: command to final answer, median / 95th / slowest"
        return [Figure(what, "150 / 400 ms", spread(seconds), good), await self._longest_stop()]

    async def reindex(self) -> list[Figure]:
        """Questions of many users while a reindex runs."""
        await self._write(1.0)
        reindex = await self.crowd.reindex(REINDEX_SECONDS)
        asked = await self.crowd.ask_while(lambda: not reindex.done(), self.sizes.questions)
        stop = await self._longest_stop()
        say((await reindex).splitlines()[:4])
        outcome = await self.crowd.outcome(asked)
        acknowledged = [one.interaction.acknowledged or REINDEX_SECONDS for one in asked]
        answered = [one.interaction.answered or REINDEX_SECONDS for one in asked]
        return [
            Figure(
                f"{len(asked)} questions while {self.sizes.sentences:,} sentences are indexed: acknowledgement",
                "1 s at most",
                spread(acknowledged),
                max(acknowledged) < 1,
            ),
            Figure("the same: final answer", "-", spread(answered)),
            Figure("the same: outcome", "all right", str(outcome), outcome.whole),
            stop,
        ]

    async def add(self) -> list[Figure]:
        """Files attached to /add one after the other while many users ask: how soon each is answered from."""
        adding = asyncio.create_task(self._added())
        asked = await self.crowd.ask_while(lambda: not adding.done(), self.sizes.questions)
        seconds = await adding
        outcome = await self.crowd.outcome(asked)
        acknowledged = [one.interaction.acknowledged or REINDEX_SECONDS for one in asked]
        what = f"{len(seconds)} files added beside {len(asked)} questions: command to answerable"
        return [
            Figure(what, "95th: 10 s", spread(seconds), percentile(seconds, 95) <= 10),
            Figure("the same: outcome of the questions", "all right", str(outcome), outcome.whole),
            Figure("the same: acknowledgement", "1 s at most", spread(acknowledged), max(acknowledged) < 1),
        ]

    async def _added(self) -> list[float]:
        """Seconds from each command to the first answer that has a sentence of its file."""
        seconds = []
        for number in range(self.sizes.files):
            name = word(VOCABULARY - 1 - number)
            text = f"The {name} ferry sank on Friday.\n\n" + "\n\n".join(islice(sentences(20, number + 2), 20))
            started = time.monotonic()
            file = self.discord.upload(f"{name}.txt", text.encode())
            asked = await self.discord.command(OWNER, DESK, "add", {"file": file})
            await self.discord.answer_saying(asked, "took", REINDEX_SECONDS)
            while True:
                told = await self.discord.command(OWNER, DESK, "ask", {"question": f"Which {name} ferry sank?"})
                if f"{name} ferry sank" in (await self.discord.answer(told, 60)).text.replace("*", ""):
                    break
            seconds.append(time.monotonic() - started)
            self.crowd.keep_index()
        return seconds

    async def storm(self) -> list[Figure]:
        """Questions while a reindex runs, sockets drop, and one final edit in six fails."""
        await self._write(1.1)
        spoil(self.discord)
        reindex = await self.crowd.reindex(REINDEX_SECONDS)
        every = self.sizes.questions / self.sizes.rate / (self.sizes.drops + 1)
        dropping = asyncio.create_task(self.crowd.drop_sockets(self.sizes.drops, every))
        asked = await self.crowd.ask_while(lambda: not (reindex.done() and dropping.done()), self.sizes.questions)
        stop = await self._longest_stop()
        say((await reindex).splitlines()[:4])
        say(f"sessions resumed: {self.discord.gateway.resumed}, begun: {self.discord.gateway.identified}")
        say(f"refused by Discord: {[request.code for request in self.discord.refused]}")
        outcome = await self.crowd.outcome(asked)
        self.discord.faults.clear()
        what = f"{self.sizes.drops} dropped sockets, 429s, resets, {len(asked)} questions"
        acknowledged = [one.interaction.acknowledged or REINDEX_SECONDS for one in asked]
        return [
            Figure(what, "each answered or told so", str(outcome), outcome.whole),
            Figure("the same: acknowledgement", "1 s at most", spread(acknowledged), max(acknowledged) < 1),
            stop,
        ]

    async def memory(self) -> list[Figure]:
        """Memory after many questions against after a tenth of them."""
        some, many = self.sizes.memory // 10, self.sizes.memory
        sizes = []
        for number in range(1, many + 1):
            question = self.crowd.questions[number % len(self.crowd.questions)]
            await self._answered(number, Question(question.command, f"{question.text} {number}"))
            if number in (some, many):
                sizes.append(self.bot.memory())
        grown = sizes[1] / sizes[0] - 1
        measured = f"{sizes[0] / 1e6:.0f} to {sizes[1] / 1e6:.0f} MB, {grown:+.1%}"
        what = f"memory after {some:,} and {many:,} questions"
        return [Figure(what, "within 3 %", measured, grown <= 0.03), await self._longest_stop()]

    async def end(self) -> list[Figure]:
        """SIGTERM while questions are answered and a reindex runs."""
        await self._write(1.2)
        reindex = await self.crowd.reindex(10)
        asked = [await self.crowd.ask(i, self.crowd.questions[i]) for i in range(self.sizes.users)]
        await self.discord.until(lambda: any(one.interaction.acknowledged for one in asked))
        self.bot.signal(signal.SIGTERM)
        started = time.monotonic()
        code = await self.bot.ended(60)
        seconds = time.monotonic() - started
        outcome, index = await self.crowd.outcome(asked), checked(self.bot.database)
        good = code == 0 and seconds < 10 and index == "ok" and outcome.whole
        say((await reindex).splitlines()[:4])
        measured = f"exit {code} after {seconds:.1f} s, index {index}, {outcome}"
        return [Figure(f"SIGTERM: {len(asked)} questions and a reindex in hand", "exit 0 in 10 s", measured, good)]

    async def _write(self, share: float) -> None:
        """Write so much of the made-up corpus; what was there before stays as it is."""
        await asyncio.to_thread(lambda: write_articles(self.made_up, sentences(int(share * self.sizes.sentences))))

    async def _answered(self, user: int, question: Question) -> float:
        """Seconds to the answer of a question asked alone."""
        asked = await self.crowd.ask(user, question)
        await self.discord.answer(asked.interaction, 60)
        assert asked.interaction.answered is not None
        return asked.interaction.answered

    async def _longest_stop(self) -> Figure:
        """Of the bot's event loop since its start, and of one that does nothing, which the machine alone stops."""
        seconds = await self.bot.metric("eventdesk_loop_stop_seconds")
        machine = self._beside.communicate()[0].strip()
        self._beside = idle_loop()
        what = "longest stop of the event loop until then"
        return Figure(what, "50 ms", f"{1000 * seconds:.0f} ms; one that idles: {machine} ms", seconds < 0.05)


async def measured(sizes: Sizes, folder: Path) -> list[Figure]:
    """All phases with one bot, which starts from a cold disk."""
    (folder / "articles").mkdir()
    desk = Desk(Settings(database=folder / "index.db"))
    desk.build([SEEDS])
    write_articles(folder / "other.jsonl", sentences(OTHER_SENTENCES))
    Desk(Settings(database=folder / OTHER), desk).build([folder / "other.jsonl"])
    forget_packages()
    articles = [SEEDS, folder / "articles"]
    threads = {"EVENTDESK_MODEL__THREADS": str(sizes.threads)} if sizes.threads else {}
    async with (
        Loopback() as discord,
        BotProcess(
            discord,
            folder,
            articles=articles,
            environment=threads,
            events={"other": (folder / "other.jsonl", folder / OTHER)},
            questions_per_user=10_000,
        ) as bot,
    ):
        seconds = bot.seconds_to_ready
        figures = [Figure("start to ready, cold", "10 s", f"{seconds:.1f} s", seconds < 10)]
        run = Run(bot, folder, sizes)
        await run.crowd.bind("other")
        phases = (run.idle, run.reindex, run.add, run.storm, run.memory, run.end)
        for phase in (phase for phase in phases if phase.__name__ in sizes.phases):
            figures += await phase()
            say(f"{phase.__name__}: {figures[-1].measured}")
    return [*figures, help_time()]


def say(what: object) -> None:
    click.echo(what, err=True)


@click.command(help=__doc__)
@click.option("--questions", default=200, help="In each phase.", show_default=True)
@click.option("--users", default=20, show_default=True)
@click.option("--rate", default=4.0, help="Questions a second while a reindex runs.", show_default=True)
@click.option("--sentences", default=20_000, help="Of the reindex.", show_default=True)
@click.option("--files", default=10, help="Added one after the other while users ask.", show_default=True)
@click.option("--drops", default=20, help="Dropped sockets.", show_default=True)
@click.option("--memory", default=5000, help="Questions until memory is compared.", show_default=True)
@click.option("--threads", default=0, help="The setting model.threads.", show_default=True)
@click.option(
    "--phase", "phases", type=click.Choice(PHASES), multiple=True, default=PHASES, help="Only this; repeatable."
)
def main(**sizes: Any) -> None:
    with tempfile.TemporaryDirectory() as folder:
        figures = asyncio.run(measured(Sizes(**sizes), Path(folder)))
    table = Table(title="eventdesk-bot over real sockets")
    for column in ("what", "at least", "measured (median / 95th / slowest)", ""):
        table.add_column(column)
    for one in figures:
        table.add_row(one.what, one.wanted, one.measured, {True: "good", False: "short", None: ""}[one.good])
    Console().print(table)


if __name__ == "__main__":
    main()
