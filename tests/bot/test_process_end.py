"""The bot as a process over real sockets: how it ends, and what a second one finds."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from loopback.expected import expected
from loopback.process import BotProcess, checked, seeded_bot
from loopback.server import Loopback
from loopback.world import DESK, OWNER, reader

from retrieval.desk import Desk

QUESTION = '"Moscow"'  # exact words, so that what holds them fills pages
SECONDS_TO_END = 10  # what containers give before they kill


@pytest.fixture
def bot(seeds_desk: Desk, tmp_path: Path) -> BotProcess:
    return seeded_bot(Loopback(acknowledge_seconds=60), seeds_desk.settings.database, tmp_path)


async def test_ends_in_order_and_begins_again(bot: BotProcess, seeds_desk: Desk) -> None:
    """SIGTERM while it answers and reindexes; then a second bot with the same files, and the buttons of the first."""
    (bot.folder / "articles" / "new.md").write_text("The bakers of Tomsk opened again on Tuesday.\n" * 50)
    async with bot.discord as discord:
        async with bot:
            old = await discord.answer(await discord.command(OWNER, DESK, "ask", {"question": QUESTION}))
            reindex = await discord.command(OWNER, DESK, "reindex")
            await discord.answer(reindex)
            asked = [await discord.command(reader(i), DESK, "ask", {"question": QUESTION}) for i in range(4)]
            await discord.until(lambda: all(each.acknowledged is not None for each in asked))
            bot.signal(signal.SIGTERM)
            assert await bot.ended(SECONDS_TO_END) == 0
        wanted = expected(seeds_desk, "ask", QUESTION)
        for each in asked:
            said = (await discord.answer(each, 0)).text
            assert said == wanted or "restarting" in said
        assert "Reindex cancelled" in (await discord.answer(reindex, 0)).text
        assert 1006 not in discord.gateway.closed
        assert checked(bot.database) == "ok"

        async with BotProcess(discord, bot.folder, articles=[bot.folder / "articles"]) as second:
            assert [request.method for request in discord.requests].count("PUT") == 1
            thanks = await discord.answer(await discord.press(old, "Helpful", OWNER))
            assert "Thank you" in thanks.text
            turned = await discord.press(old, "Page 2", OWNER)
            await discord.until(lambda: turned.versions)
            again = await discord.command(reader(9), DESK, "ask", {"question": QUESTION})
            assert (await discord.answer(again)).text == wanted
            assert [line for line in second.log if line.get("level") == "ERROR"] == []


@pytest.mark.slow
async def test_a_wrong_token_ends_it_with_one_line(bot: BotProcess) -> None:
    async with bot.discord as discord:
        discord.token = "Wrong.token.of-nobody"
        await bot.start()
        assert await bot.ended(120) == 1
        said = "".join(bot.stderr)
        assert "Discord does not know this token" in said
        assert "Traceback" not in said
        assert discord.token not in said


@pytest.mark.slow
async def test_begins_without_an_index(bot: BotProcess, tmp_path: Path) -> None:
    """It makes one of what is configured, and the interrupt of a terminal ends it as well."""
    bot.database.unlink()
    (bot.folder / "articles" / "new.md").write_text("The bakers of Tomsk opened again on Tuesday.\n")
    async with bot.discord as discord, bot:
        asked = await discord.command(OWNER, DESK, "ask", {"question": "bakers of Tomsk"})
        assert "opened again" in (await discord.answer(asked)).text.replace("*", "")
        bot.signal(signal.SIGINT)
        assert await bot.ended(SECONDS_TO_END) == 0
