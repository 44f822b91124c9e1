"""The real bot in a simulated Discord (SimCord), on the session's index of the seeds.

Whatever a test does, every message the bot sent must keep Discord's limits and be unable to mention anybody.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import json
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from loopback.records import components, texts
from simcord import Env, InteractionResult, ResponseMessage
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, GuildHandle, UserHandle
from simcord.interactions import base_payload

from bot.client import EventdeskBot
from bot.config import BotSettings, DiscordSettings
from bot.logs import set_up_logging
from bot.render.limits import problems
from retrieval.desk import Desk

HOME = 1 << 58
COMMAND, SLASH, STRING, BUTTON, MODAL = 2, 1, 3, 2, 9
TOKEN = "a-token-nobody-may-see"
Logged = Callable[[], list[dict[str, Any]]]
MakeBot = Callable[..., EventdeskBot]


@pytest.fixture
def make_bot(seeds_desk: Desk, tmp_path: Path) -> MakeBot:
    """A bot whose notes and feedback are in the test's folder; keywords are settings of ``[discord]``."""

    def make(desk: Desk = seeds_desk, config: Path | None = None, **settings: Any) -> EventdeskBot:
        usual = {"feedback": tmp_path / "feedback.db", "admin_guilds": {HOME}, "questions_per_user": 1000, "port": 0}
        table = DiscordSettings.model_validate(usual | settings)
        return EventdeskBot(BotSettings(database=tmp_path / "index.db", discord=table), config=config, desk=desk)

    return make


@pytest.fixture
def simcord_bot(make_bot: MakeBot) -> EventdeskBot:
    """The bot that SimCord starts with; a module may have another one."""
    return make_bot()


@pytest_asyncio.fixture
async def env(simcord_env: Env) -> AsyncIterator[Env]:
    """A simulated Discord with the bot in it; an error that a test has not looked for fails it."""
    simcord_env.settle_timeout = 60
    simcord_env.create_guild("home", id=HOME).create_text_channel("general")
    yield simcord_env
    assert [(where, broken) for where, body in sent(simcord_env) if (broken := problems(body))] == []


@pytest.fixture
def guild(env: Env) -> GuildHandle:
    return env.guild


@pytest.fixture
def channel(guild: GuildHandle) -> ChannelHandle:
    return guild.channels["general"]


@pytest.fixture
def reader(env: Env, guild: GuildHandle) -> MemberActor:
    """A member without any special permission."""
    return guild.add_member(env.create_user("reader"))


@pytest.fixture
def other(env: Env, guild: GuildHandle) -> MemberActor:
    """Another such member."""
    return guild.add_member(env.create_user("other"))


@dataclass(frozen=True)
class Shown:
    """A message as its reader saw it at one time; ``message`` is as it stands now."""

    message: ResponseMessage
    body: dict[str, Any]

    @property
    def text(self) -> str:
        """All its words, a line for each part."""
        return "\n".join(texts(self.body))

    @property
    def private(self) -> bool:
        return self.message.ephemeral

    @property
    def parts(self) -> list[dict[str, Any]]:
        """All components, inner ones after the outer."""
        return list(components(self.body))

    @property
    def labels(self) -> list[str]:
        return [part["label"] for part in self.parts if part["type"] == BUTTON]

    @property
    def links(self) -> list[str]:
        return [part["url"] for part in self.parts if part.get("url")]

    @property
    def choices(self) -> list[str]:
        """The values of its select."""
        return [option["value"] for part in self.parts for option in part.get("options", ())]


@pytest.fixture
def shown() -> Callable[[InteractionResult], Shown]:
    """What an interaction ended with: its last followup, else its response; it must not be "thinking..."."""

    def look(result: InteractionResult) -> Shown:
        message = (result.followups or [result.response])[-1]
        assert message is not None, "nothing was answered"
        assert not message.flags.loading, "it is still thinking"
        return Shown(message, {"components": message.components})

    return look


@pytest.fixture
def begin(env: Env) -> Callable[..., InteractionResult]:
    """Send a command, whether or not Discord would offer it, and wait for nothing; in direct messages for users."""

    def send(actor: MemberActor | UserHandle, name: str, /, **options: Any) -> InteractionResult:
        guild = actor.guild if isinstance(actor, MemberActor) else None
        where = actor.dm_channel if guild is None else guild.channels["general"]
        root = env.backend.find_command(name, guild and guild.id, type=SLASH)
        given = [{"name": key, "type": STRING, "value": value} for key, value in options.items()]
        record, payload = base_payload(
            env.backend,
            type=COMMAND,
            channel_id=where.id,
            guild_id=guild and guild.id,
            user_id=actor.id,
            data={"id": root["id"], "name": name, "type": SLASH, "options": given},
        )
        env.backend.emit("INTERACTION_CREATE", payload)
        return InteractionResult(env, record)

    return send


@pytest.fixture
def logging_to() -> Iterator[Callable[..., Logged]]:
    """Log as the bot does from now on; returns what reads the lines so far, which all must be JSON."""
    root, library = logging.getLogger(), logging.getLogger("discord")
    handlers, levels = root.handlers, (root.level, library.level)
    root.handlers = []  # those of pytest would be closed

    def start(level: str = "info", *, content: bool = False) -> Logged:
        stream = io.StringIO()
        with contextlib.redirect_stderr(stream):
            set_up_logging(level, TOKEN, content=content)
        return lambda: [json.loads(line) for line in stream.getvalue().split("\n") if line]

    yield start
    logging.captureWarnings(capture=False)
    root.handlers = handlers
    root.setLevel(levels[0])
    library.setLevel(levels[1])


@pytest.fixture
def logged(logging_to: Callable[..., Logged]) -> Logged:
    """What was logged as it is by default."""
    return logging_to()


@pytest.fixture
def until() -> Callable[..., Any]:
    """Wait until something is so."""

    async def wait(condition: Callable[[], object], seconds: float = 60) -> None:
        async with asyncio.timeout(seconds):
            while not condition():
                await asyncio.sleep(0.01)

    return wait


def sent(env: Env) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every message the bot sent or edited: to which address, and its body."""
    for request in env.http_requests:
        body = request.json if isinstance(request.json, dict) else {}
        if request.path.endswith("/callback"):
            if body.get("type") == MODAL:  # no message
                continue
            body = body.get("data") or {}
        if "components" in body or "content" in body or "embeds" in body:
            yield f"{request.method} {request.path}", body
