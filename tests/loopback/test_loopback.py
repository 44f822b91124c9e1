"""The loopback Discord against a plain, small discord.py client: it must be as kind and as strict as Discord."""

from __future__ import annotations

import asyncio
import contextlib
import io
from collections.abc import AsyncIterator

import discord
import pytest
import pytest_asyncio
import yarl
from discord import app_commands, ui
from discord.gateway import DiscordWebSocket
from discord.http import Route

from loopback.server import Loopback
from loopback.world import DESK, ELSEWHERE, OWNER, direct, reader

ANY = reader(1)
PLACES = {"guild": DESK, "direct message": direct(ANY), "user install": ELSEWHERE}


class Client(discord.Client):
    """A client with a command for each thing a bot does with an interaction."""

    def __init__(self) -> None:
        mentions = discord.AllowedMentions.none()
        super().__init__(intents=discord.Intents(guilds=True), allowed_mentions=mentions, guild_ready_timeout=0.05)
        self.tree = app_commands.CommandTree(self)
        self.seen: list[str] = []
        self.errors: list[discord.HTTPException] = []
        self.go_on = asyncio.Event()
        for command in (echo, twice, late, long, picture, knock, expire):
            self.tree.add_command(command)
        self.tree.add_command(app_commands.ContextMenu(name="Read", callback=read))

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Identify without the five seconds between."""

    async def note(self, response: object) -> None:
        """Keep what Discord refused."""
        try:
            await response  # type: ignore[misc]
        except discord.HTTPException as error:
            self.errors.append(error)


@app_commands.command(description="Say it again")
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
async def echo(interaction: discord.Interaction, text: str) -> None:
    interaction.client.seen.append(text)  # type: ignore[attr-defined]
    await interaction.response.defer(thinking=True)
    await interaction.edit_original_response(content=text, view=Again())


@echo.autocomplete("text")
async def suggest(interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=f"{typed}{i}", value=typed) for i in range(3)]


@app_commands.command(description="Answer twice")
async def twice(interaction: discord.Interaction) -> None:
    await interaction.response.send_message("once")
    fresh = discord.Interaction(data=interaction.extras["data"], state=interaction._state)
    await interaction.client.note(fresh.response.send_message("twice"))  # type: ignore[attr-defined]


@app_commands.command(description="Answer when told to")
async def late(interaction: discord.Interaction) -> None:
    await interaction.client.go_on.wait()  # type: ignore[attr-defined]
    await interaction.client.note(interaction.response.send_message("late"))  # type: ignore[attr-defined]


@app_commands.command(description="Say too much")
async def long(interaction: discord.Interaction) -> None:
    await interaction.client.note(interaction.response.send_message("x" * 2001))  # type: ignore[attr-defined]


@app_commands.command(description="Show a picture")
async def picture(interaction: discord.Interaction) -> None:
    view = ui.LayoutView()
    view.add_item(ui.MediaGallery(discord.MediaGalleryItem("attachment://dot.png")))
    await interaction.response.send_message(view=view, file=discord.File(io.BytesIO(b"dot"), "dot.png"), ephemeral=True)


@app_commands.command(description="Knock at an address no Discord has")
async def knock(interaction: discord.Interaction) -> None:
    await interaction.client.note(interaction.client.http.request(Route("GET", "/nowhere")))  # type: ignore[attr-defined]
    await interaction.response.send_message("knocked")


@app_commands.command(description="Edit when told to, by the webhook and then in the channel")
async def expire(interaction: discord.Interaction) -> None:
    await interaction.response.defer()
    message = await interaction.original_response()
    await interaction.client.go_on.wait()  # type: ignore[attr-defined]
    await interaction.client.note(interaction.edit_original_response(content="webhook"))  # type: ignore[attr-defined]
    assert isinstance(interaction.channel, discord.TextChannel)
    await interaction.channel.get_partial_message(message.id).edit(content="channel")


async def read(interaction: discord.Interaction, message: discord.Message) -> None:
    await interaction.response.send_message(f"It says: {message.content}")


class Again(ui.View):
    """A button that edits the message it stands in."""

    @ui.button(label="Again")
    async def again(self, interaction: discord.Interaction, button: ui.Button[Again]) -> None:
        assert interaction.message is not None
        await interaction.response.edit_message(content=2 * interaction.message.content)


@pytest_asyncio.fixture
async def loopback(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Loopback]:
    server = Loopback(heartbeat_seconds=0.05)
    await server.__aenter__()
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(server.environment["LOOPBACK_GATEWAY"]))
    monkeypatch.setattr(Route, "BASE", server.environment["LOOPBACK_REST"])
    yield server
    await server.__aexit__(None, None, None)


@pytest_asyncio.fixture
async def client(loopback: Loopback) -> AsyncIterator[Client]:
    made = Client()
    running = asyncio.create_task(made.start(loopback.token))
    await loopback.until(lambda: loopback.gateway.identified == 1)
    await made.wait_until_ready()
    yield made
    await made.close()
    with contextlib.suppress(asyncio.CancelledError):
        await running


async def test_connects_syncs_and_beats(loopback: Loopback, client: Client) -> None:
    await loopback.until(lambda: loopback.gateway.heartbeats > 2)
    assert {command["name"] for command in loopback.commands} > {"echo", "Read"}
    assert [guild.name for guild in client.guilds] == ["Newsroom"]
    assert loopback.gateway.intents == discord.Intents(guilds=True).value


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES.keys())
async def test_command_deferred_and_edited(loopback: Loopback, client: Client, place: object) -> None:
    asked = await loopback.command(ANY, place, "echo", {"text": "good news"})
    answer = await loopback.answer(asked)
    assert answer.text == "good news"
    assert asked.acknowledged < asked.answered < 1
    assert [version.flags for version in answer.versions] == [128, 0]
    assert not asked.thinking
    assert loopback.refused == []


async def test_press_edits_the_message(loopback: Loopback, client: Client) -> None:
    answer = await loopback.answer(await loopback.command(ANY, DESK, "echo", {"text": "ab"}))
    await loopback.answer(await loopback.press(answer, "Again", OWNER))
    assert answer.text == "abab"
    with pytest.raises(LookupError):
        await loopback.press(answer, "Never", OWNER)


async def test_choices_and_menu_of_a_message(loopback: Loopback, client: Client) -> None:
    choices = await loopback.autocomplete(ANY, DESK, "echo", {"text": "re"}, focused="text")
    assert [choice["name"] for choice in choices] == ["re0", "re1", "re2"]
    read = await loopback.message_command(ANY, DESK, "Read", "the words", OWNER)
    assert (await loopback.answer(read)).text == "It says: the words"


async def test_files_reach_the_message(loopback: Loopback, client: Client) -> None:
    shown = await loopback.answer(await loopback.command(ANY, DESK, "picture"))
    assert shown.seen_by is ANY
    assert [(file["filename"], file["size"]) for file in shown.body["attachments"]] == [("dot.png", 3)]
    with pytest.raises(LookupError):
        await loopback.command(ANY, DESK, "unheard-of")


async def test_late_and_long_answers_are_refused(loopback: Loopback, client: Client) -> None:
    await loopback.command(ANY, DESK, "long")
    late = await loopback.command(ANY, DESK, "late")
    await loopback.until(lambda: len(client.errors) == 1)
    loopback.clock.advance(minutes=0.1)
    client.go_on.set()
    await loopback.until(lambda: len(loopback.refused) == 2)
    assert [request.code for request in loopback.refused] == [50035, 10062]
    assert late.acknowledged is None


async def test_token_runs_out_but_the_channel_does_not(loopback: Loopback, client: Client) -> None:
    asked = await loopback.command(ANY, DESK, "expire")
    await loopback.until(lambda: any(request.method == "GET" for request in loopback.requests[-1:]))
    loopback.clock.advance(minutes=16)
    client.go_on.set()
    answer = await loopback.answer_saying(asked, "channel")
    assert [request.code for request in loopback.refused] == [50027]
    assert len(answer.versions) == 2


@pytest.mark.parametrize("how", ["drop", "ask_to_reconnect", "invalidate_resumable"])
async def test_session_is_resumed_with_what_was_missed(loopback: Loopback, client: Client, how: str) -> None:
    if how == "drop":
        loopback.gateway.drop()
    elif how == "ask_to_reconnect":
        await loopback.gateway.ask_to_reconnect()
    else:
        await loopback.gateway.invalidate(resumable=True)
    asked = [await loopback.command(ANY, DESK, "echo", {"text": f"{i}"}) for i in range(3)]
    answers = [(await loopback.answer(each)).text for each in asked]
    assert answers == ["0", "1", "2"]
    assert client.seen == answers
    assert (loopback.gateway.identified, loopback.gateway.resumed) == (1, 1)


async def test_session_ends(loopback: Loopback, client: Client) -> None:
    await loopback.gateway.invalidate()
    await loopback.until(lambda: loopback.gateway.identified == 2)
    assert (await loopback.answer(await loopback.command(ANY, DESK, "echo", {"text": "new"}))).text == "new"
    await client.close()
    await loopback.until(lambda: len(loopback.gateway.closed) == 2)
    assert 1006 not in loopback.gateway.closed


async def test_faults(loopback: Loopback, client: Client) -> None:
    loopback.faults.limit("PATCH", 0.1)
    loopback.faults.fail("PATCH", 502)
    loopback.faults.slow("callback", 0.2)
    asked = await loopback.command(ANY, DESK, "echo", {"text": "at last"})
    assert (await loopback.answer(asked)).text == "at last"
    assert asked.acknowledged > 0.2
    assert [request.status for request in loopback.requests if request.method == "PATCH"] == [429, 502, 200]


@pytest.mark.parametrize(("processed", "shown"), [(True, "half"), (False, "")])
async def test_reset_connections(loopback: Loopback, client: Client, processed: bool, shown: str) -> None:
    loopback.faults.reset("PATCH", processed=processed)
    asked = await loopback.command(ANY, DESK, "echo", {"text": "half"})
    await loopback.until(lambda: any(request.status == 0 for request in loopback.requests))
    assert asked.original.text == shown
    assert asked.thinking is not processed


async def test_addresses_no_discord_has_fail_the_test(client: Client, loopback: Loopback) -> None:
    await loopback.answer(await loopback.command(ANY, DESK, "knock"))
    with pytest.raises(AssertionError, match="/nowhere"):
        await loopback.__aexit__(None, None, None)
    loopback._state.wrong.clear()
