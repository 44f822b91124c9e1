"""The bot as a process over real sockets: a start through a bad network, and starts that cannot succeed."""

from __future__ import annotations

from pathlib import Path

import pytest
from loopback.process import BotProcess, seeded_bot
from loopback.relay import relay
from loopback.server import MESSAGE_CONTENT, Loopback
from loopback.world import DESK, NEWSROOM, reader

from bot.client import EventdeskBot
from bot.config import BotSettings, DiscordSettings
from retrieval.desk import Desk
from retrieval.errors import SettingsError

ME, APPLICATION = "GET /users/@me", "GET /oauth2/applications/@me"
REGISTERED, COMMANDS = "GET /applications/.*/commands", "PUT /applications/.*/commands"


def bot_of(discord: Loopback, desk: Desk, folder: Path, **settings: object) -> BotProcess:
    return seeded_bot(discord, desk.settings.database, folder, **settings)


async def test_a_start_outlasts_discord_and_the_network_failing(seeds_desk: Desk, tmp_path: Path) -> None:
    """And loads the model once."""
    async with Loopback(acknowledge_seconds=60) as discord:
        faults = [
            discord.faults.fail(ME, 503, times=2),
            discord.faults.reset(APPLICATION, processed=False),
            discord.faults.fail(REGISTERED, 503),
            discord.faults.fail(COMMANDS, 503),
        ]
        async with bot_of(discord, seeds_desk, tmp_path) as bot:
            assert [fault.taken for fault in faults] == [fault.times for fault in faults]
            assert [line.get("message") for line in bot.log].count("index of generation 1 in memory") == 1
            assert [line for line in bot.log if line.get("level") == "ERROR"] == []


async def test_a_proxy_is_gone_through(seeds_desk: Desk, tmp_path: Path) -> None:
    """By requests and by the gateway's socket."""
    async with Loopback(acknowledge_seconds=60) as discord:
        port = int(discord.rest_url.split(":")[2].split("/")[0])
        async with relay(port) as proxy:
            async with bot_of(discord, seeds_desk, tmp_path, proxy=f"http://127.0.0.1:{proxy.port}"):
                asked = await discord.command(reader(1), DESK, "ask", {"question": "Who said no limits?"})
                assert (await discord.answer(asked)).text
            assert proxy.taken >= 2


@pytest.mark.slow
@pytest.mark.parametrize(
    ("route", "status", "settings", "said"),
    [
        (ME, 503, {"start_seconds": 0.5}, "error: Discord cannot be reached, tried for 0.5 s: 503"),
        (
            REGISTERED,
            403,
            {"development_guild": NEWSROOM.id},
            f"in server {NEWSROOM.id} (upstream error): set discord.devel",
        ),
    ],
)
async def test_a_start_that_cannot_succeed_ends_with_one_clear_line(
    seeds_desk: Desk, tmp_path: Path, route: str, status: int, settings: dict[str, object], said: str
) -> None:
    async with Loopback() as discord:
        discord.faults.fail(route, status, times=100)
        bot = bot_of(discord, seeds_desk, tmp_path, **settings)
        await bot.start()
        assert await bot.ended(120) == 1
        assert bot.stderr[-1].startswith("error: ")
        assert said in bot.stderr[-1]
        assert "Traceback" not in "".join(bot.stderr)


@pytest.mark.slow
async def test_a_setting_that_needs_an_intent_says_so(seeds_desk: Desk, tmp_path: Path) -> None:
    async with Loopback() as discord:
        discord.gateway.disallowed = MESSAGE_CONTENT
        bot = bot_of(discord, seeds_desk, tmp_path, read_threads=True)
        await bot.start()
        assert await bot.ended(120) == 1
        assert bot.stderr[-1].startswith("error: discord.read_threads needs the Message Content Intent")


async def test_a_taken_port_is_named_with_its_setting(seeds_desk: Desk, tmp_path: Path) -> None:
    async with Loopback() as discord:
        port = int(discord.rest_url.split(":")[2].split("/")[0])
        settings = DiscordSettings(feedback=tmp_path / "feedback.db", port=port)
        bot = EventdeskBot(BotSettings(database=tmp_path / "index.db", discord=settings), desk=seeds_desk)
        with pytest.raises(SettingsError, match=f"port {port} is taken.*discord.port"):
            await bot.attend()
        await bot.stop()
