"""The bot as a process over real sockets: files attached to ``/add`` or to a message become articles."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from tempfile import gettempdir

import pytest
import pytest_asyncio
from loopback.process import BotProcess, seeded_bot
from loopback.records import Message
from loopback.server import Loopback
from loopback.world import DESK, OWNER, reader
from pdfs import pdf

from retrieval.desk import Desk

pytestmark = pytest.mark.asyncio(loop_scope="module")

ANY = reader(1)
BAKERS = "The bakers of Osel opened again on Tuesday, their guild told reporters at the old mill."
MORE = "Bread will cost nine crowns a loaf until the mill at Kestrel has been repaired, the guild added."
WELDERS = "We will lay down our torches at Kestrel on Tuesday and march to the harbour office."
TRANSCRIPT = f"WEBVTT\n\n00:00:07.000 --> 00:00:15.000\n<v Tova Quist>{WELDERS}\n"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bot(seeds_desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[BotProcess]:
    folder = tmp_path_factory.mktemp("bot")
    async with (
        Loopback(acknowledge_seconds=60) as server,
        seeded_bot(server, seeds_desk.settings.database, folder) as running,
    ):
        yield running


async def ended(bot: BotProcess, **options: object) -> Message:
    """The report of ``/add`` once it has come to its end."""
    return await told(bot, await bot.discord.command(OWNER, DESK, "add", options))


async def told(bot: BotProcess, asked) -> Message:
    return await bot.discord.answer_saying(asked, "took", 400)


async def cited(bot: BotProcess, question: str) -> str:
    return (await bot.discord.answer(await bot.discord.command(ANY, DESK, "ask", {"question": question}))).text


async def test_an_attached_file_answers(bot: BotProcess) -> None:
    """It is kept beside the index; of the way it came nothing is left."""
    done = await ended(bot, file=bot.discord.upload("bakers.pdf", pdf([[BAKERS, MORE]])))
    assert "**1 added**: bakers-" in done.text.replace("\\", "")
    assert "bakers of Osel" in (await cited(bot, "bakers of Osel")).replace("*", "")
    assert [*Path(gettempdir()).glob("eventdesk-*/0/bakers.pdf")] == []


async def test_outlet_and_day_of_a_file_may_be_said(bot: BotProcess) -> None:
    """And count for what bears them not; what changed is a new version."""
    said = {"outlet": "Osel Radio", "published": "2024-05-02"}
    await ended(bot, file=bot.discord.upload("talk.vtt", TRANSCRIPT.encode()), **said)
    changed = TRANSCRIPT.replace("Tuesday", "Wednesday")
    assert "**1 changed**" in (await ended(bot, file=bot.discord.upload("talk.vtt", changed.encode()))).text
    answer = (await cited(bot, "lay down our torches")).replace("*", "").replace("\\", "")
    assert "Osel Radio · Thu 2 May 2024 · at 00:00:07" in answer
    assert "at Kestrel on Wednesday" in answer


async def test_what_is_attached_to_a_message_is_added_from_its_menu(bot: BotProcess) -> None:
    """Not its picture; and before what it links to."""
    discord = bot.discord
    text = f"{BAKERS}\n\n{MORE}".encode()
    files = [discord.upload("cat.png", b"\x89PNG"), discord.upload("message.txt", text)]
    words = "look: http://127.0.0.1/secret"
    asked = await discord.message_command(OWNER, DESK, "Add to the desk", words, ANY, files=files)
    done = (await told(bot, asked)).text
    assert "**1 added**: message-" in done.replace("\\", "")
    assert "refused" not in done


@pytest.mark.parametrize(
    ("name", "content", "size", "said"),
    [
        ("cat.png", b"\x89PNG\r\n", None, "nothing was added: cannot be read as an article"),
        ("large.txt", b"word " * 2_100_000, 100, "large.txt: more than 10 MB"),
        ("endless.txt", None, 100, "endless.txt: more than 10 MB"),
        ("../../../etc/cron.d/x.txt", b"", None, "an empty file"),
    ],
)
async def test_what_is_no_article_is_refused(
    bot: BotProcess, name: str, content: bytes | None, size: int | None, said: str
) -> None:
    done = (await ended(bot, file=bot.discord.upload(name, content, size))).text.replace("\\", "")
    assert done.startswith("### Reindex failed")
    assert said in done


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({}, "Give a web address, beginning with https://, or a file."),
        ({"file": 1, "address": "https://news.example/a"}, "Give a web address or a file, not both."),
        ({"address": "https://news.example/a", "outlet": "Osel Radio"}, "Outlet and published are said of a file"),
        ({"file": 20_000_000}, "Large.txt: more than 10 MB."),
    ],
)
async def test_what_cannot_be_is_said_at_once_to_the_admin_alone(
    bot: BotProcess, options: dict[str, object], said: str
) -> None:
    if size := options.get("file"):
        options = options | {"file": bot.discord.upload("large.txt", b"x", int(str(size)))}
    told = await bot.discord.answer(await bot.discord.command(OWNER, DESK, "add", options))
    assert (said in told.text.replace("\\", ""), told.seen_by) == (True, OWNER)


async def test_only_admins_add_files(bot: BotProcess) -> None:
    options = {"file": bot.discord.upload("bakers.txt", BAKERS.encode())}
    told = await bot.discord.answer(await bot.discord.command(ANY, DESK, "add", options))
    assert ("Only " in told.text, told.seen_by) == (True, ANY)
