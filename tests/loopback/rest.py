"""The REST API a bot uses: commands, answers to interactions, their webhooks, and channel messages."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import BodyPartReader, web

from loopback import rules
from loopback.faults import Faults, instead, json_response, reset
from loopback.objects import (
    AUTOCOMPLETE,
    COMPONENT,
    application_object,
    callback_object,
    channel_object,
    message_object,
    thread_object,
    user_object,
)
from loopback.records import COMPONENTS_V2, EPHEMERAL, LOADING, Interaction, Message, Request, Version
from loopback.rules import RefusedError
from loopback.state import State
from loopback.stored import stored
from loopback.world import APPLICATION, BOT, PUBLIC_THREAD, TEXT, Place, User

API = "/api/v10"
MESSAGE, THINKING, THINKING_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
PAYLOAD: web.RequestKey[Any] = web.RequestKey("payload", object)
FILES: web.RequestKey[dict[str, int]] = web.RequestKey("files", dict)
Dispatch = Callable[[str, Any], Awaitable[None]]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Rest:
    """Handlers over the shared state; what Discord would refuse raises ``RefusedError``."""

    def __init__(
        self, state: State, faults: Faults, token: str, acknowledge_seconds: float, dispatch: Dispatch
    ) -> None:
        self._state, self._faults, self._token, self._dispatch = state, faults, token, dispatch
        self._acknowledge_seconds = acknowledge_seconds
        self._nonces: dict[str | None, Message] = {}

    def application(self) -> web.Application:
        """The routes; any other request fails the test."""
        made = web.Application(middlewares=[self._recorded], client_max_size=32 * 1024 * 1024)
        app, hook, channel = (
            f"{API}/applications/{{app}}",
            f"{API}/webhooks/{APPLICATION}/{{token}}",
            "/channels/{channel}",
        )
        made.add_routes([
            web.get(f"{API}/users/@me", self._me),
            web.get(f"{API}/oauth2/applications/@me", self._application),
            web.get(f"{API}/gateway/bot", self._gateway),
            web.get(f"{app}/commands", self._commands),
            web.put(f"{app}/commands", self._put_commands),
            web.get(f"{app}/guilds/{{guild}}/commands", self._commands),
            web.put(f"{app}/guilds/{{guild}}/commands", self._put_commands),
            web.post(f"{API}/interactions/{{id}}/{{token}}/callback", self._callback),
            web.post(hook, self._follow_up),
            web.get(f"{hook}/messages/{{message}}", self._webhook_message),
            web.patch(f"{hook}/messages/{{message}}", self._edit_webhook_message),
            web.delete(f"{hook}/messages/{{message}}", self._delete_webhook_message),
            web.get(API + channel, self._channel),
            web.get(f"{API}{channel}/messages", self._channel_messages),
            web.post(f"{API}{channel}/messages", self._post_message),
            web.get(f"{API}{channel}/messages/{{message}}", self._channel_message),
            web.patch(f"{API}{channel}/messages/{{message}}", self._edit_channel_message),
            web.delete(f"{API}{channel}/messages/{{message}}", self._delete_channel_message),
            web.post(f"{API}{channel}/messages/{{message}}/threads", self._open_thread),
        ])  # fmt: skip
        return made

    @web.middleware
    async def _recorded(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Carry a request out, or what fault befalls it, and write it down."""
        if not request.path.startswith(API):
            return await handler(request)
        arrived, path = self._state.clock.now(), request.path.removeprefix(API)
        fault = self._faults.take(f"{request.method} {path}")
        request[PAYLOAD], request[FILES] = await _read(request)
        response: web.StreamResponse | None = await instead(fault, request) if fault else None
        code = None
        if response is None:
            response, code = await self._carried_out(request, handler)
            if fault and fault.reset:
                reset(request.transport)
        status = 0 if fault and fault.reset else response.status
        self._state.requests.append(Request(arrived, request.method, path, request[PAYLOAD], status, code))
        await self._state.notify()
        return response

    async def _carried_out(self, request: web.Request, handler: Handler) -> tuple[web.StreamResponse, int | None]:
        """The answer, and Discord's code if it is an error."""
        try:
            if not request.path.startswith((f"{API}/interactions/", f"{API}/webhooks/")):
                self._authorize(request)
            return await handler(request), None
        except RefusedError as refused:
            error = {"code": refused.code, "message": str(refused)}
            return json_response(error, status=refused.status), refused.code
        except web.HTTPException as unrouted:
            self._state.wrong.append(f"{request.method} {request.path}: {unrouted.status}")
            return json_response({"code": 0, "message": unrouted.reason}, status=unrouted.status), 0
        except Exception as error:
            self._state.wrong.append(f"{request.method} {request.path}: {error!r}")
            raise

    def _authorize(self, request: web.Request) -> None:
        if request.headers.get("Authorization") != f"Bot {self._token}":
            raise rules.unauthorized()

    # The application and its commands

    async def _me(self, request: web.Request) -> web.Response:
        return json_response(user_object(BOT) | {"verified": True, "mfa_enabled": False, "locale": "en-US"})

    async def _application(self, request: web.Request) -> web.Response:
        return json_response(application_object())

    async def _gateway(self, request: web.Request) -> web.Response:
        limit = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
        url = f"ws://{request.host}/gateway"
        return json_response({"url": url, "shards": 1, "session_start_limit": limit})

    async def _commands(self, request: web.Request) -> web.Response:
        return json_response(self._state.commands)

    async def _put_commands(self, request: web.Request) -> web.Response:
        """Replace all commands; those of a guild and global ones are one list here, as a bot has one scope."""
        rules.check_commands(request[PAYLOAD])
        scope = {"application_id": str(APPLICATION), "version": str(self._state.snowflake())}
        if guild := request.match_info.get("guild"):
            scope["guild_id"] = guild
        self._state.commands = [
            {"type": rules.CHAT_COMMAND, "description": "", **command, "id": str(self._state.snowflake()), **scope}
            for command in request[PAYLOAD]
        ]
        return json_response(self._state.commands)

    # Interactions

    async def _callback(self, request: web.Request) -> web.Response:
        """The first answer to an interaction, within three seconds and only once."""
        interaction = self._state.interactions.get(request.match_info["token"])
        if interaction is None or request.match_info["id"] != str(interaction.id):
            raise rules.unknown_interaction()
        seconds = self._state.clock.now() - interaction.sent
        if interaction.acknowledged is not None:
            raise rules.already_acknowledged()
        if seconds > self._acknowledge_seconds:
            raise rules.unknown_interaction()
        kind, data = request[PAYLOAD]["type"], request[PAYLOAD].get("data") or {}
        self._respond(interaction, kind, data, request[FILES])
        interaction.acknowledged, interaction.response = seconds, kind
        if request.query.get("with_response") not in ("1", "true"):
            return web.Response(status=204)
        return json_response(callback_object(interaction))

    def _respond(self, interaction: Interaction, kind: int, data: dict[str, Any], files: dict[str, int]) -> None:
        """Do what a response of this type does."""
        allowed = {AUTOCOMPLETE: (CHOICES,), COMPONENT: (MESSAGE, THINKING, THINKING_UPDATE, UPDATE, MODAL)}
        if kind not in allowed.get(interaction.kind, (MESSAGE, THINKING, MODAL)):
            raise rules.invalid(f"a response of type {kind} to an interaction of type {interaction.kind}")
        if kind == CHOICES:
            rules.check_choices(data["choices"])
            interaction.choices = data["choices"]
        elif kind == MODAL:
            interaction.modal = data
        elif kind == MESSAGE:
            interaction.original = self._written(interaction.place, data, files, interaction.user)
        elif kind == THINKING:
            flags = LOADING | data.get("flags", 0) & EPHEMERAL
            seen_by = interaction.user if flags & EPHEMERAL else None
            interaction.original = self._state.new_message(interaction.place, {}, flags, seen_by=seen_by)
        else:
            assert interaction.pressed is not None
            interaction.original = interaction.pressed
            if kind == UPDATE:
                self._edited(interaction.pressed, data, files)

    # The webhook of an interaction

    async def _follow_up(self, request: web.Request) -> web.Response:
        """Another message; the first one after "thinking..." takes its place."""
        interaction = self._of_webhook(request)
        if interaction.original and interaction.original.loading:
            return self._sent(self._edited(interaction.original, request[PAYLOAD], request[FILES]))
        message = self._written(interaction.place, request[PAYLOAD], request[FILES], interaction.user)
        interaction.followups.append(message)
        return self._sent(message)

    async def _webhook_message(self, request: web.Request) -> web.Response:
        return self._sent(self._answer_of(self._of_webhook(request), request))

    async def _edit_webhook_message(self, request: web.Request) -> web.Response:
        message = self._answer_of(self._of_webhook(request), request)
        return self._sent(self._edited(message, request[PAYLOAD], request[FILES]))

    async def _delete_webhook_message(self, request: web.Request) -> web.Response:
        self._answer_of(self._of_webhook(request), request).deleted = True
        return web.Response(status=204)

    def _of_webhook(self, request: web.Request) -> Interaction:
        """The interaction whose token the path holds, for 15 minutes."""
        interaction = self._state.interactions.get(request.match_info["token"])
        if interaction is None or interaction.acknowledged is None:
            raise rules.unknown_webhook()
        if self._state.clock.now() - interaction.sent > 60 * rules.TOKEN_MINUTES:
            raise rules.token_expired()
        return interaction

    def _answer_of(self, interaction: Interaction, request: web.Request) -> Message:
        which = request.match_info["message"]
        if which == "@original":
            found = interaction.original
        else:
            own = [*interaction.followups, *([interaction.original] if interaction.original else [])]
            found = next((message for message in own if str(message.id) == which), None)
        if found is None or found.deleted:
            raise rules.unknown_message()
        return found

    # Channels

    async def _channel(self, request: web.Request) -> web.Response:
        return json_response(channel_object(self._reached(request)))

    async def _channel_messages(self, request: web.Request) -> web.Response:
        """The last messages that everybody sees, the newest first."""
        place, most = self._reached(request), int(request.query.get("limit", 50))
        before = int(request.query.get("before", 1 << 63))
        seen = [one for one in self._state.messages.values() if one.place == place and not (one.deleted or one.seen_by)]
        newest = sorted((one for one in seen if one.id < before), key=lambda one: -one.id)[:most]
        return json_response([message_object(one) for one in newest])

    async def _post_message(self, request: web.Request) -> web.Response:
        """A new message, or with a nonce that is known the one there is."""
        place, data = self._reached(request), request[PAYLOAD]
        nonce = data.get("nonce") if data.get("enforce_nonce") else None
        if nonce in self._nonces:
            return self._sent(self._nonces[nonce])
        written = self._written(place, data, request[FILES], None)
        answered = (data.get("message_reference") or {}).get("message_id")
        written.replied_to = self._state.messages.get(int(answered)) if answered else None
        if nonce:
            self._nonces[nonce] = written
        return self._sent(written)

    def forget_nonces(self) -> None:
        """As after some minutes."""
        self._nonces.clear()

    async def _channel_message(self, request: web.Request) -> web.Response:
        return self._sent(self._seen_in_channel(request))

    async def _edit_channel_message(self, request: web.Request) -> web.Response:
        message = self._seen_in_channel(request)
        if message.author is not BOT:
            raise rules.another_author()
        return self._sent(self._edited(message, request[PAYLOAD], request[FILES]))

    async def _delete_channel_message(self, request: web.Request) -> web.Response:
        self._seen_in_channel(request).deleted = True
        return web.Response(status=204)

    async def _open_thread(self, request: web.Request) -> web.Response:
        """A thread below a message, with its number; one to each."""
        message = self._seen_in_channel(request)
        if message.place.kind != TEXT or message.place.guild is None:
            raise rules.invalid("no thread below a message there")
        if message.id in self._state.places:
            raise rules.has_thread()
        place = Place(message.id, message.place.guild, PUBLIC_THREAD, message.place, BOT.id)
        self._state.places[message.id] = place
        made = thread_object(place, request[PAYLOAD]["name"])
        await self._dispatch("THREAD_CREATE", made | {"newly_created": True})
        return json_response(made, 201)

    def _reached(self, request: web.Request) -> Place:
        """The place of the path, where the bot has access of its own."""
        place = self._state.places.get(int(request.match_info["channel"]))
        if place is None:
            raise rules.unknown_channel()
        if not place.reached_by_bot:
            raise rules.missing_access()
        return place

    def _seen_in_channel(self, request: web.Request) -> Message:
        """A message of the path; ephemeral ones are in no channel."""
        place, message = self._reached(request), self._state.messages.get(int(request.match_info["message"]))
        if message is None or message.deleted or message.seen_by or message.place != place:
            raise rules.unknown_message()
        return message

    # Messages

    def _written(self, place: Place, data: dict[str, Any], files: dict[str, int], user: User | None) -> Message:
        """A new message of the bot's; ``user``: who alone sees it if it is ephemeral."""
        body, flags = stored({}, data, files, self._state.snowflake), data.get("flags", 0)
        rules.check_message(body, flags, data.get("allowed_mentions"))
        return self._state.new_message(place, body, flags, seen_by=user if flags & EPHEMERAL else None)

    def _edited(self, message: Message, data: dict[str, Any], files: dict[str, int]) -> Message:
        """The message in its next version: what is not given stays, and version 2 of components stays on."""
        body = stored(message.body, data, files, self._state.snowflake)
        flags = message.flags & ~LOADING | data.get("flags", 0) & COMPONENTS_V2
        rules.check_message(body, flags, data.get("allowed_mentions"))
        message.versions.append(Version(self._state.clock.now(), flags, body))
        return message

    def _sent(self, message: Message) -> web.Response:
        return json_response(message_object(message))


async def _read(request: web.Request) -> tuple[Any, dict[str, int]]:
    """The JSON of a request, alone or beside files; of files their field and size."""
    if request.content_type != "multipart/form-data":
        return (await request.json() if request.can_read_body else None), {}
    payload, files = None, {}
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        if part.name == "payload_json":
            payload = await part.json()
        else:
            files[str(part.name)] = len(await part.read())
    return payload, files
