"""The bot as a process over real sockets, started once with two events: what is asked in messages, wherever."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from loopback.expected import expected
from loopback.process import seeded_bot
from loopback.server import Loopback
from loopback.world import ANNEX, BOARD, BOT, DESK, ELSEWHERE, OWNER, POST, Place, direct, reader

from retrieval.config import Settings
from retrieval.desk import Desk

pytestmark = pytest.mark.asyncio(loop_scope="module")

ANY, OTHER = reader(1), reader(2)
PATIENCE = 60
ME = f"<@{BOT.id}>"
QUESTION = "Who said that there are no limits?"
WHO, LATER, READ_AS = "Who will Xi meet?", "when will he leave", "read as: when will Xi leave"
BURNED = "What burned down?"


@pytest.fixture(scope="module")
def mill(seeds_desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("mill")
    (folder / "mill.md").write_text("The paper mill burned down on Saturday, said the fire chief, Olga Brandt.\n")
    desk = Desk(Settings(database=folder / "mill.db"), seeds_desk)
    desk.build([folder / "mill.md"])
    return desk


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def discord(seeds_desk: Desk, mill: Desk, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Loopback]:
    folder, index = tmp_path_factory.mktemp("bot"), mill.settings.database
    events = {"mill": (index.parent, index)}
    async with (
        Loopback(acknowledge_seconds=PATIENCE) as server,
        seeded_bot(server, seeds_desk.settings.database, folder, events=events) as running,
    ):
        yield server
        assert [line for line in running.log if line.get("level") == "ERROR"] == []


async def opened(discord: Loopback, question: str = WHO) -> Place:
    """A thread below an answer to a question."""
    answer = await discord.answer(await discord.command(ANY, DESK, "ask", {"question": question}))
    told = await discord.answer(await discord.press(answer, "Thread", OTHER))
    assert (told.seen_by, told.text) == (OTHER, f"It goes on in <#{answer.id}>.")
    return discord.place(answer.id)


@pytest.mark.parametrize("place", [DESK, POST], ids=["channel", "forum"])
async def test_a_mention_is_answered_below_it(discord: Loopback, seeds_desk: Desk, place: Place) -> None:
    """Also in what somebody posts in a forum; of a forum no thread can be made."""
    asked = await discord.write(ANY, place, f"{ME} {QUESTION}")
    answer = await discord.reply(asked)
    assert answer.text == expected(seeds_desk, "ask", QUESTION)
    assert ("Thread" in [one.get("label") for one in answer.buttons]) == (place is DESK)


async def test_a_command_in_a_forum_is_answered(discord: Loopback, seeds_desk: Desk) -> None:
    asked = await discord.command(ANY, POST, "ask", {"question": QUESTION})
    assert (await discord.answer(asked)).text == expected(seeds_desk, "ask", QUESTION)


async def test_a_reply_is_answered_and_leans_on_what_it_replies_to(discord: Loopback) -> None:
    answer = await discord.reply(await discord.write(ANY, DESK, f"{ME} {WHO}"))
    follow_up = await discord.reply(await discord.write(OTHER, DESK, LATER, reply_to=answer))
    assert READ_AS in follow_up.text


async def test_a_direct_message_is_answered(discord: Loopback, seeds_desk: Desk) -> None:
    answer = await discord.reply(await discord.write(ANY, direct(ANY), QUESTION))
    assert answer.text == expected(seeds_desk, "ask", QUESTION)


async def test_a_message_that_is_not_meant_for_it_is_let_be(discord: Loopback) -> None:
    """The next one, which is, has the only answer."""
    passed_by = await discord.write(ANY, ANNEX, QUESTION)
    await discord.reply(await discord.write(ANY, ANNEX, f"{ME} {QUESTION}"))
    assert [one for one in discord.messages if one.replied_to is passed_by] == []


async def test_in_a_thread_questions_lean_on_its_answer(discord: Loopback) -> None:
    """Which begins with how to ask; in reply to that or by a mention."""
    thread = await opened(discord)
    (welcome,) = [one for one in discord.messages if one.place == thread]
    assert "reply to this message" in welcome.text
    assert READ_AS in (await discord.reply(await discord.write(ANY, thread, LATER, reply_to=welcome))).text
    assert READ_AS in (await discord.reply(await discord.write(OTHER, thread, f"{ME} {LATER}"))).text


async def test_an_answer_has_one_thread(discord: Loopback) -> None:
    """Who presses again is told where it is; it begins as ever where Discord's answer to its making gets lost."""
    discord.faults.reset("POST /channels/.*/threads", processed=True)
    thread = await opened(discord)
    (answer,) = [one for one in discord.messages if one.id == thread.channel]
    assert ["reply to this message" in one.text for one in discord.messages if one.place == thread] == [True]
    told = await discord.answer(await discord.press(answer, "Thread", ANY))
    assert told.text == f"It goes on in <#{thread.channel}>."
    assert [one.code for one in discord.refused if one.path.endswith("/threads")] == [160004, 160004]


@pytest.mark.parametrize("forwarded", [False, True])
async def test_a_message_is_asked_about(discord: Loopback, forwarded: bool) -> None:
    words = 'He said: "Friendship between the two States has no limits"'
    asked = await discord.message_command(ANY, DESK, "Who said this?", words, OTHER, forwarded=forwarded)
    answer = await discord.answer(asked)
    assert ("their joint statement" in answer.text, answer.seen_by) == (True, ANY)


async def test_who_installed_it_for_themselves_is_answered(discord: Loopback, seeds_desk: Desk) -> None:
    """In a server it is no member of, where it can open no thread."""
    answer = await discord.answer(await discord.command(ANY, ELSEWHERE, "ask", {"question": QUESTION}))
    assert answer.text == expected(seeds_desk, "ask", QUESTION)
    assert "Thread" not in [one.get("label") for one in answer.buttons]


async def test_two_channels_of_a_server_ask_two_events(discord: Loopback, seeds_desk: Desk, mill: Desk) -> None:
    """And a thread or forum's post that of its channel."""
    for place in (ANNEX, BOARD):
        bound = await discord.command(OWNER, place, "event", {"name": "mill"})
        assert "bound to this channel" in (await discord.answer(bound)).text
    for place, desk in ((DESK, seeds_desk), (ANNEX, mill), (POST, mill)):
        by_command = await discord.answer(await discord.command(ANY, place, "ask", {"question": BURNED}))
        by_message = await discord.reply(await discord.write(ANY, place, f"{ME} {BURNED}"))
        assert [one.text for one in (by_command, by_message)] == [expected(desk, "ask", BURNED)] * 2
