"""The bot as a process over real sockets: many users, a reindex, and a network that fails again and again."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from loopback.crowd import Crowd, spoil
from loopback.process import seeded_bot
from loopback.server import Loopback
from loopback.world import DESK, reader

from retrieval.config import Settings
from retrieval.desk import Desk

pytestmark = pytest.mark.slow


async def test_a_storm_loses_and_doubles_nothing(seeds_desk: Desk, tmp_path: Path) -> None:
    async with (
        Loopback(acknowledge_seconds=60) as discord,
        seeded_bot(discord, seeds_desk.settings.database, tmp_path) as bot,
    ):
        (tmp_path / "articles" / "new.md").write_text("The bakers of Tomsk opened again on Tuesday.\n" * 20)
        crowd = Crowd(bot, tmp_path, users=20, rate=10)
        spoil(discord)
        reindex = await crowd.reindex(patience_seconds=600)
        dropping = asyncio.create_task(crowd.drop_sockets(20, seconds=0.5))
        asked = await crowd.ask_while(lambda: not (reindex.done() and dropping.done()), at_least=100)
        outcome = await crowd.outcome(asked)
        assert outcome.whole, outcome
        assert "Reindex done" in await reindex
        assert discord.gateway.identified == 1
        assert 10 <= discord.gateway.resumed <= 20


async def test_two_events_are_kept_apart_while_one_is_reindexed(seeds_desk: Desk, tmp_path: Path) -> None:
    """In two places, through the same failures."""
    articles, index = tmp_path / "mill", tmp_path / "mill.db"
    articles.mkdir()
    (articles / "mill.md").write_text("The paper mill burned down on Saturday, said the fire chief, Olga Brandt.\n")
    Desk(Settings(database=index), seeds_desk).build([articles])
    async with (
        Loopback(acknowledge_seconds=60) as discord,
        seeded_bot(discord, seeds_desk.settings.database, tmp_path, events={"mill": (articles, index)}) as bot,
    ):
        (tmp_path / "articles" / "new.md").write_text("The bakers of Tomsk opened again on Tuesday.\n" * 20)
        crowd = Crowd(bot, tmp_path, users=20, rate=10, other=index)
        await crowd.bind("mill")
        spoil(discord)
        reindex = await crowd.reindex(patience_seconds=600)
        dropping = asyncio.create_task(crowd.drop_sockets(5, seconds=0.5))
        asked = await crowd.ask_while(lambda: not (reindex.done() and dropping.done()), at_least=60)
        outcome = await crowd.outcome(asked)
        assert outcome.whole, outcome
        assert "1 added" in await reindex
        assert len([one for one in asked if one.elsewhere]) > 10


async def test_a_session_that_ends_is_followed_by_another(seeds_desk: Desk, tmp_path: Path) -> None:
    async with (
        Loopback(acknowledge_seconds=60) as discord,
        seeded_bot(discord, seeds_desk.settings.database, tmp_path),
    ):
        await discord.gateway.invalidate()
        await discord.until(lambda: discord.gateway.identified == 2)
        await discord.answer(await discord.command(reader(1), DESK, "ask", {"question": "Who said no limits?"}))
        assert [request.method for request in discord.requests].count("PUT") == 1


async def test_too_many_questions_are_told_so(seeds_desk: Desk, tmp_path: Path) -> None:
    """With a queue for two, each question is answered, or its user hears when to ask again."""
    async with (
        Loopback(acknowledge_seconds=60) as discord,
        seeded_bot(discord, seeds_desk.settings.database, tmp_path, queue=1) as bot,
    ):
        crowd = Crowd(bot, tmp_path, users=20, rate=1)
        asked = [await crowd.ask(i, crowd.questions[i]) for i in range(20)]
        outcome = await crowd.outcome(asked)
        assert outcome.whole, outcome
        assert outcome.right >= 2
        assert outcome.told_so > 0
