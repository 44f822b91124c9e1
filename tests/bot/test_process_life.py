"""The bot as a process over real sockets, started once: questions, a bad network, reindexes, and what it tells."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from loopback.expected import expected
from loopback.process import BotProcess, seeded_bot
from loopback.server import Loopback
from loopback.world import DESK, ELSEWHERE, MANAGE_GUILD, NEWSROOM, OWNER, Place, User, direct, reader

from retrieval.desk import Desk

pytestmark = pytest.mark.asyncio(loop_scope="module")

QUESTION = "Who said that there are no limits?"
FINAL_EDIT = "PATCH /webhooks/.*@original"
ANY = reader(1)
PATIENCE = 60
INDEX_PATIENCE = 300  # an index run has the lowest priority, and a machine that tests is a busy one
PLACES = {"guild": DESK, "direct message": direct(ANY), "user install": ELSEWHERE}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bot(seeds_desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[BotProcess]:
    folder, index = tmp_path_factory.mktemp("bot"), seeds_desk.settings.database
    async with (
        Loopback(acknowledge_seconds=PATIENCE) as server,
        seeded_bot(server, index, folder, admin_guilds=[NEWSROOM.id]) as running,
    ):
        yield running


@pytest.fixture
def discord(bot: BotProcess) -> Loopback:
    return bot.discord


def write_article(bot: BotProcess, name: str, sentence: str) -> None:
    front = f'---\ntitle: "{name}"\nsource: "Daily {name}"\npublished: 2023-03-21\n---\n\n'
    (bot.folder / "articles" / f"{name}.md").write_text(front + sentence + "\n", encoding="utf8")


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES.keys())
async def test_answers_as_the_desk_does(discord: Loopback, seeds_desk: Desk, place: Place) -> None:
    asked = await discord.command(ANY, place, "ask", {"question": QUESTION})
    answer = await discord.answer(asked)
    assert answer.text == expected(seeds_desk, "ask", QUESTION)
    assert discord.refused == []


async def test_choices_are_completed(discord: Loopback, seeds_desk: Desk) -> None:
    outlet = seeds_desk.overview().outlets[0]
    typed = {"question": "what", "outlet": outlet[:3]}
    choices = await discord.autocomplete(ANY, DESK, "ask", typed, focused="outlet")
    assert outlet in [choice["value"] for choice in choices]


@pytest.mark.parametrize("how", ["drop", "ask_to_reconnect"])
async def test_a_lost_socket_loses_no_question(bot: BotProcess, discord: Loopback, seeds_desk: Desk, how: str) -> None:
    """Asked before, in and after the gap; each is answered once, and the session is the same."""
    identified, resumed = discord.gateway.identified, discord.gateway.resumed
    before = await discord.command(ANY, DESK, "ask", {"question": QUESTION})
    if how == "drop":
        discord.gateway.drop()
    else:
        await discord.gateway.ask_to_reconnect()
    asked = [before, *[await discord.command(reader(i), DESK, "ask", {"question": QUESTION}) for i in range(2, 6)]]
    wanted = expected(seeds_desk, "ask", QUESTION)
    assert [(await discord.answer(each)).text for each in asked] == [wanted] * 5
    assert [len(each.messages) for each in asked] == [1] * 5
    assert (discord.gateway.identified, discord.gateway.resumed) == (identified, resumed + 1)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda faults: faults.limit(FINAL_EDIT, 0.2),
        lambda faults: faults.fail(FINAL_EDIT, 502),
        lambda faults: faults.reset(FINAL_EDIT, processed=False, times=2),
        lambda faults: faults.reset(FINAL_EDIT, processed=True),
        lambda faults: faults.slow(FINAL_EDIT, 1),
    ],
    ids=["429", "502", "reset before", "reset after", "slow"],
)
async def test_a_bad_network_delays_an_answer_only(
    discord: Loopback, seeds_desk: Desk, spoil: Callable[[object], object]
) -> None:
    spoil(discord.faults)
    asked = await discord.command(ANY, DESK, "ask", {"question": QUESTION})
    answer = await discord.answer(asked)
    assert answer.text == expected(seeds_desk, "ask", QUESTION)
    assert len(asked.messages) == 1
    assert not asked.thinking


async def test_an_acknowledgement_too_late_leaves_the_bot_well(bot: BotProcess, discord: Loopback) -> None:
    """Discord then says that the interaction is unknown; that is the network's doing and no error of the bot's."""
    discord.faults.slow("callback", 0.5)
    await discord.command(ANY, DESK, "ask", {"question": QUESTION})
    discord.clock.advance(minutes=2)
    await discord.until(lambda: any(request.code == 10062 for request in discord.refused))
    await discord.answer(await discord.command(ANY, DESK, "ask", {"question": QUESTION}))
    assert [line for line in bot.log if line.get("level") == "ERROR"] == []


async def test_an_index_run_beside_the_bot_is_seen(
    bot: BotProcess, discord: Loopback, make_desk: Callable[[Path], Desk]
) -> None:
    write_article(bot, "beside", "The carpenters of Omsk walked out over unpaid wages.")
    await asyncio.to_thread(make_desk(bot.database).build, [bot.folder / "articles" / "beside.md"])
    await bot.logged("index of generation 2 in memory", INDEX_PATIENCE)
    asked = await discord.command(ANY, DESK, "ask", {"question": "carpenters of Omsk"})
    assert "walked out over unpaid wages" in (await discord.answer(asked)).text.replace("*", "")


async def test_a_reindex_outlasts_its_token(bot: BotProcess, discord: Loopback) -> None:
    """After 15 minutes the message is edited as the bot's own; a second reindex meanwhile is told of the first."""
    write_article(bot, "new", "The bakers of Tomsk opened again on Tuesday.")
    admin = User("admin", 77, MANAGE_GUILD)
    running = await discord.command(admin, DESK, "reindex")
    first = await discord.answer(running)
    discord.clock.advance(minutes=16)
    second = await discord.answer(await discord.command(OWNER, DESK, "reindex"))
    assert f"<@{admin.id}>" in second.text
    stranger = await discord.command(ANY, DESK, "reindex")
    assert "Only members" in (await discord.answer(stranger)).text
    done = await discord.answer_saying(running, "Reindex done", seconds=INDEX_PATIENCE)
    assert "1 added" in done.text
    assert done is first
    assert any(request.code == 50027 for request in discord.refused)
    assert any(request.route.startswith(f"PATCH /channels/{DESK.channel}") for request in discord.requests)
    asked = await discord.command(ANY, DESK, "ask", {"question": "bakers of Tomsk"})
    assert "opened again on Tuesday" in (await discord.answer(asked)).text.replace("*", "")


async def test_health_and_metrics(bot: BotProcess, discord: Loopback) -> None:
    answered = await bot.metric("eventdesk_questions_total")
    await discord.answer(await discord.command(ANY, DESK, "ask", {"question": QUESTION}))
    assert await bot.metric("eventdesk_questions_total") == answered + 1
    status, text = await bot.get("/healthz")
    assert (status, json.loads(text)["status"]) == (200, "ok")


async def test_logs_hold_no_secret_and_no_words(bot: BotProcess, discord: Loopback) -> None:
    asked = await discord.command(ANY, DESK, "ask", {"question": "zyzzogeton unheard-of"})
    await discord.answer(asked)
    said = "".join(bot.stderr + bot.stdout)
    assert "answered" in said
    assert not [line for line in bot.log if "raw" in line]
    for secret in (discord.token, asked.token, "zyzzogeton", QUESTION):
        assert secret not in said
