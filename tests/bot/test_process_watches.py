"""The bot as a process that is killed while it posts what a channel watches for: nothing is lost, nothing twice."""

from __future__ import annotations

import asyncio
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from loopback.process import BotProcess, seeded_bot
from loopback.records import Message
from loopback.server import Loopback
from loopback.world import DESK, NEWSROOM

from retrieval.desk import Desk
from retrieval.watches.kept import Watches
from retrieval.watches.outbox import Outbox

POST = rf"POST /channels/{DESK.channel}/messages"
SAID = "The carpenter Cora Dahl said that the doors of the Kremlin would be painted green before the visit of Xi."


def posts(discord: Loopback) -> list[Message]:
    return [one for one in discord.messages if one.place == DESK and "painted green" in one.text]


def unmarked(file: Path) -> None:
    """As a kill between sending and marking leaves it."""
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE post SET sent = NULL, message = NULL")


@pytest.mark.slow
@pytest.mark.parametrize("when", ["while it is sent", "after it was sent"])
async def test_a_kill_loses_no_post_and_repeats_none(
    seeds_desk: Desk, make_desk: Callable[..., Desk], tmp_path: Path, when: str
) -> None:
    """Also where Discord no longer knows the number of the message."""
    async with Loopback(acknowledge_seconds=60) as discord:
        bot = seeded_bot(discord, seeds_desk.settings.database, tmp_path)
        file = tmp_path / "feedback.db.watches"
        watches = Watches(file)
        async with bot:
            await discord.until(lambda: watches.looked("default") is not None)
            watches.add("default", DESK.channel, NEWSROOM.id, "anything new Cora Dahl says", 1, 9)
            if when != "after it was sent":
                discord.faults.slow(POST, 0.5)
            article = tmp_path / "articles" / "doors.md"
            article.write_text(f"---\ntitle: Doors\nsource: Tomsk Daily\npublished: 2023-03-19\n---\n{SAID}\n", "utf8")
            await asyncio.to_thread(make_desk(bot.database).build, [article])
            await asyncio.to_thread(tried, watches, file)
            if when == "after it was sent":
                await discord.until(lambda: bool(posts(discord)))
            bot.signal(signal.SIGKILL)
            await bot.ended()
        discord.faults.clear()
        await asyncio.sleep(1)  # what was on its way arrives
        if when == "after it was sent":
            unmarked(file)
        discord.forget_nonces()
        async with BotProcess(discord, tmp_path, articles=[tmp_path / "articles"]) as second:
            await asyncio.to_thread(settled, watches)
            assert len(posts(discord)) == 1
            assert [line for line in second.log if line.get("level") == "ERROR"] == []
        watches.close()


def tried(watches: Watches, file: Path) -> None:
    """Wait until a post is being sent, or was."""
    for _ in range(6000):
        with watches.using() as db:
            if db.execute("SELECT count(*) FROM post WHERE tried IS NOT NULL").fetchone()[0]:
                return
        asyncio.run(asyncio.sleep(0.01))
    raise TimeoutError(f"nothing was posted of {file}")


def settled(watches: Watches) -> None:
    """Wait until nothing is left to be posted."""
    for _ in range(6000):
        if not Outbox(watches).unsent():
            return
        asyncio.run(asyncio.sleep(0.01))
    raise TimeoutError("a post was not sent")
