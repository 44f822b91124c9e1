"""A Discord of the project's own on this machine: gateway and REST over real sockets, for the real bot.

A test asks it to be a user (``command``, ``press``, ``autocomplete``), to misbehave (``faults``, ``gateway.drop``) and
to tell what users see (``Interaction``, ``Message``) and what the bot asked for (``requests``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

from aiohttp import web

from loopback.clock import Clock
from loopback.faults import Faults
from loopback.gateway import Gateway
from loopback.objects import AUTOCOMPLETE, COMMAND, COMPONENT, interaction_object, message_object, written_object
from loopback.records import Interaction, Message, Request
from loopback.rest import API, Rest
from loopback.rules import ACKNOWLEDGE_SECONDS, CHAT_COMMAND, MESSAGE_COMMAND
from loopback.state import State
from loopback.stored import attachment_object
from loopback.world import BOT, Place, User

MESSAGE_CONTENT = 1 << 15
TOKEN = "loopback.token.of-no-use-elsewhere"


class Loopback:
    """The server, as a context: leaving it fails if the bot asked for anything Discord does not have.

    ``acknowledge_seconds``: more than Discord's three where a slow machine must not decide a test.
    """

    def __init__(
        self, *, heartbeat_seconds: float = 41.25, acknowledge_seconds: float = ACKNOWLEDGE_SECONDS, seed: int = 1
    ) -> None:
        self.token = TOKEN
        self.faults = Faults(seed)
        self._state = State()
        self._acknowledge_seconds = acknowledge_seconds
        self.gateway = Gateway(self._state, TOKEN, heartbeat_seconds)
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        self._rest = Rest(self._state, self.faults, TOKEN, self._acknowledge_seconds, self.gateway.dispatch)
        app = self._rest.application()
        app.add_routes([web.get("/gateway", self.gateway.handle), web.get("/resume", self.gateway.handle)])
        app.add_routes([web.get("/attachments/{id}/{name}", self._uploaded)])
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = self._runner.addresses[0][1]
        self.rest_url, self.gateway.base = f"http://127.0.0.1:{port}{API}", f"ws://127.0.0.1:{port}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._runner is not None
        self.gateway.drop()
        await self._runner.cleanup()
        if error is None and self._state.wrong:
            raise AssertionError("no Discord answers this: " + "; ".join(self._state.wrong))

    @property
    def environment(self) -> dict[str, str]:
        """What the launcher needs to send a bot here."""
        return {"LOOPBACK_REST": self.rest_url, "LOOPBACK_GATEWAY": f"{self.gateway.base}/gateway"}

    def forget_nonces(self) -> None:
        """Know no message by its nonce any more, as after some minutes."""
        self._rest.forget_nonces()

    @property
    def clock(self) -> Clock:
        return self._state.clock

    @property
    def requests(self) -> list[Request]:
        """All requests of the bot's so far."""
        return self._state.requests

    @property
    def refused(self) -> list[Request]:
        """Requests Discord refused by its own rules."""
        return [request for request in self.requests if request.code is not None]

    @property
    def messages(self) -> list[Message]:
        """All messages there ever were."""
        return list(self._state.messages.values())

    @property
    def commands(self) -> list[dict[str, Any]]:
        """The commands as last synced."""
        return self._state.commands

    # What users do

    def upload(self, name: str, content: bytes | None, size: int | None = None) -> dict[str, Any]:
        """A file that a user attaches, as Discord tells of it; ``size``: what it says, if not what it is.

        Without ``content`` it has no end.
        """
        made = attachment_object(self._state.snowflake(), name, len(content or b"") if size is None else size)
        self._state.uploads[made["id"]] = content
        url = f"{self.rest_url.removesuffix(API)}/attachments/{made['id']}/{quote(name, safe='')}"
        return made | {"url": url, "proxy_url": url}

    async def _uploaded(self, request: web.Request) -> web.StreamResponse:
        content = self._state.uploads[request.match_info["id"]]
        if content is not None:
            return web.Response(body=content)
        endless = web.StreamResponse()
        await endless.prepare(request)
        while True:
            await endless.write(b"word " * 10_000)

    async def command(self, user: User, place: Place, name: str, options: dict[str, Any] | None = None) -> Interaction:
        """Give a slash command; an option's value may be an ``upload``.

        Raises:
            LookupError: no such command or option is synced, or a required one lacks; a user could not send it.
        """
        command = self._state.registered(CHAT_COMMAND, name)
        return await self._interact(COMMAND, user, place, command_data(command, options or {}))

    async def write(self, user: User, place: Place, text: str, reply_to: Message | None = None) -> Message:
        """Write a message; a reply mentions whom it replies to. A bot is told the words as its intents allow."""
        await self.until(lambda: self.gateway.session is not None, 30, "a session of the bot")
        self._state.places[place.channel] = place
        message = self._state.new_message(place, {"content": text}, 0, user)
        message.replied_to = reply_to
        is_meant = f"<@{BOT.id}>" in text or (reply_to is not None and reply_to.author is BOT)
        is_told = is_meant or place.guild is None or bool(self.gateway.intents & MESSAGE_CONTENT)
        written = written_object(message, [BOT] if is_meant else [], is_told=is_told)
        await self.gateway.dispatch("MESSAGE_CREATE", written)
        return message

    async def reply(self, message: Message, seconds: float = 60) -> Message:
        """What the bot answers below a message."""

        def found() -> list[Message]:
            to = [one for one in self.messages if one.place == message.place and one.author is BOT]
            return [one for one in to if one.replied_to is message]

        await self.until(lambda: bool(found()), seconds, "a reply")
        return found()[-1]

    def place(self, channel: int) -> Place:
        """A channel or thread by its number."""
        return self._state.places[channel]

    async def message_command(
        self,
        user: User,
        place: Place,
        name: str,
        text: str,
        author: User,
        *,
        forwarded: bool = False,
        files: Sequence[dict[str, Any]] = (),
    ) -> Interaction:
        """Give a command in the menu of somebody's message with files, which may pass on what another one says."""
        command = self._state.registered(MESSAGE_COMMAND, name)
        message = self._state.new_message(place, {"content": "" if forwarded else text}, 0, author)
        whole = message_object(message) | {"content": text, "attachments": list(files)}
        passed_on = message_object(message) | {"message_snapshots": [{"message": whole}]}
        shown = passed_on if forwarded else whole
        resolved = {"messages": {str(message.id): shown}}
        data = {"id": command["id"], "name": name, "type": MESSAGE_COMMAND, "target_id": str(message.id)}
        return await self._interact(COMMAND, user, place, data | {"resolved": resolved})

    async def press(self, message: Message, which: str, user: User) -> Interaction:
        """Press a message's button, by its label or a part of its custom_id.

        Raises:
            LookupError: there is no such button, it is disabled, or the message is another's alone.
        """
        return await self._use(message, message.button(which), user, {})

    async def choose(self, message: Message, value: str, user: User) -> Interaction:
        """Choose an option of a message's list.

        Raises:
            LookupError: no list has it, it is disabled, or the message is another's alone.
        """
        found = [part for part in message.components if value in [o["value"] for o in part.get("options", ())]]
        if not found:
            raise LookupError(f"no list offers {value!r}")
        return await self._use(message, found[0], user, {"values": [value]})

    async def _use(self, message: Message, part: dict[str, Any], user: User, given: dict[str, Any]) -> Interaction:
        if part.get("disabled") or message.deleted or message.seen_by not in (None, user):
            raise LookupError(f"{user.name} cannot use {part}")
        data = {"component_type": part["type"], "custom_id": part["custom_id"], "id": part["id"], **given}
        return await self._interact(COMPONENT, user, message.place, data, message)

    async def autocomplete(
        self, user: User, place: Place, name: str, options: dict[str, Any], focused: str, seconds: float = 60
    ) -> list[dict[str, Any]]:
        """The choices offered for an option half typed."""
        command = self._state.registered(CHAT_COMMAND, name)
        data = command_data(command, options, focused=focused)
        interaction = await self._interact(AUTOCOMPLETE, user, place, data)
        await self.until(lambda: interaction.acknowledged is not None, seconds, f"choices for {focused}")
        return interaction.choices

    async def _interact(
        self, kind: int, user: User, place: Place, data: dict[str, Any], pressed: Message | None = None
    ) -> Interaction:
        await self.until(lambda: self.gateway.session is not None, 30, "a session of the bot")
        interaction = self._state.new_interaction(kind, user, place, pressed)
        await self.gateway.dispatch("INTERACTION_CREATE", interaction_object(interaction, data))
        return interaction

    # What users wait for

    async def until(self, holds: Callable[[], bool], seconds: float = 60, what: str = "what was waited for") -> None:
        """Wait until something holds; looked at after each request.

        Raises:
            TimeoutError: it does not in time.
        """
        await self._state.until(holds, seconds, what)

    async def answer(self, interaction: Interaction, seconds: float = 60) -> Message:
        """The message an interaction is answered with, once it is more than "thinking..."."""
        await self.until(lambda: interaction.answered is not None, seconds, "an answer")
        return self._shown(interaction)

    async def answer_saying(self, interaction: Interaction, words: str, seconds: float = 60) -> Message:
        """The message an interaction is answered with, once it holds these words."""
        await self.answer(interaction, seconds)
        await self.until(lambda: words in self._shown(interaction).text, seconds, f"{words!r} in the answer")
        return self._shown(interaction)

    def _shown(self, interaction: Interaction) -> Message:
        """What the user looks at last: a follow-up to a press, else the original."""
        messages = interaction.messages or ([interaction.pressed] if interaction.pressed else [])
        return messages[-1]


def command_data(command: dict[str, Any], options: dict[str, Any], focused: str | None = None) -> dict[str, Any]:
    """The data of a chat command as Discord's client would send it, checked against what was registered."""
    known = {option["name"]: option for option in command.get("options", ())}
    if unknown := options.keys() - known.keys():
        raise LookupError(f"/{command['name']} has no option {sorted(unknown)}")
    lacking = [name for name, option in known.items() if option.get("required") and name not in options]
    if focused is None and lacking:
        raise LookupError(f"/{command['name']} needs {lacking}")
    if focused is not None and not known[focused].get("autocomplete"):
        raise LookupError(f"{focused} is not completed")
    files = {value["id"]: value for value in options.values() if isinstance(value, dict)}
    given = [
        {"name": name, "type": known[name]["type"], "value": value["id"] if isinstance(value, dict) else value}
        for name, value in options.items()
    ]
    for option in given:
        if option["name"] == focused:
            option["focused"] = True
    resolved = {"resolved": {"attachments": files}} if files else {}
    return {"id": command["id"], "name": command["name"], "type": CHAT_COMMAND, "options": given, **resolved}
