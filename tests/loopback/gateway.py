"""The gateway: sessions that outlive their sockets, and the replay of what a socket missed."""

from __future__ import annotations

import asyncio
import contextlib
import json
import secrets
import zlib
from typing import Any

from aiohttp import WSCloseCode, web

from loopback.faults import reset
from loopback.objects import guild_object, user_object
from loopback.state import State
from loopback.world import APPLICATION, BOT, NEWSROOM, OF_NEWSROOM

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID_SESSION, HELLO, ACK = 0, 1, 2, 6, 7, 9, 10, 11
WRONG_TOKEN, DISALLOWED_INTENTS = 4004, 4014


class Connection:
    """One socket, with the compression its client asked for."""

    def __init__(self, socket: web.WebSocketResponse, request: web.Request) -> None:
        self._socket, self._transport = socket, request.transport
        self._compressor = zlib.compressobj() if request.query.get("compress") == "zlib-stream" else None

    async def send(self, operation: int, data: Any = None, **more: Any) -> None:
        text = json.dumps({"op": operation, "d": data, **more})
        if self._compressor is None:
            await self._socket.send_str(text)
        else:
            packed = self._compressor.compress(text.encode()) + self._compressor.flush(zlib.Z_SYNC_FLUSH)
            await self._socket.send_bytes(packed)

    async def close(self, code: int) -> None:
        await self._socket.close(code=code)

    def reset(self) -> None:
        """Break the connection without a word, as a network does."""
        reset(self._transport)


class Gateway:
    """One session at a time: ``identified`` and ``resumed`` count, ``closed`` holds the codes clients closed with.

    ``disallowed``: intents that the application was not given.
    """

    def __init__(self, state: State, token: str, heartbeat_seconds: float = 41.25) -> None:
        self._state, self._token, self._heartbeat_seconds = state, token, heartbeat_seconds
        self.base = ""
        self.identified = self.resumed = self.heartbeats = 0
        self.intents = self.disallowed = 0
        self.closed: list[int] = []
        self.session: str | None = None
        self.connection: Connection | None = None
        self._events: list[tuple[str, Any]] = []
        self._sending = asyncio.Lock()

    async def dispatch(self, event: str, data: Any) -> None:
        """Send an event, or keep it for the socket that resumes the session."""
        async with self._sending:
            self._events.append((event, data))
            await self._send(len(self._events))

    def drop(self) -> None:
        """Reset the socket; the session stays."""
        if self.connection:
            self.connection.reset()
            self.connection = None

    async def ask_to_reconnect(self) -> None:
        """Ask the client to come back with another socket."""
        if self.connection:
            await self.connection.send(RECONNECT)

    async def invalidate(self, *, resumable: bool = False) -> None:
        """Tell the client that its session is over, or only that it must resume it."""
        connection, self.connection = self.connection, None
        if not resumable:
            self.session = None
        if connection:
            await connection.send(INVALID_SESSION, resumable)

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        """A client's socket from HELLO to its end."""
        opened = web.WebSocketResponse()
        await opened.prepare(request)
        connection = Connection(opened, request)
        await connection.send(HELLO, {"heartbeat_interval": int(1000 * self._heartbeat_seconds)})
        with contextlib.suppress(ConnectionError):
            async for message in opened:
                frame = message.json()
                async with self._sending:
                    await self._receive(connection, frame["op"], frame["d"])
                await self._state.notify()
        self._left(connection, opened.close_code or WSCloseCode.ABNORMAL_CLOSURE)
        await self._state.notify()
        return opened

    def _left(self, connection: Connection, code: int) -> None:
        """A client that closes in order ends its session, unless it has come back already with another socket."""
        self.closed.append(code)
        if self.connection is connection:
            self.connection = None
            if code in (WSCloseCode.OK, WSCloseCode.GOING_AWAY):
                self.session = None

    async def _receive(self, connection: Connection, operation: int, data: Any) -> None:
        """A client may send its first heartbeat before it says who it is."""
        if operation == HEARTBEAT:
            self.heartbeats += 1
            await connection.send(ACK)
        elif operation not in (IDENTIFY, RESUME):
            self._state.wrong.append(f"gateway: operation {operation}")
        elif data["token"] != self._token:
            await connection.close(WRONG_TOKEN)
        elif operation == IDENTIFY and data["intents"] & self.disallowed:
            await connection.close(DISALLOWED_INTENTS)
        elif operation == IDENTIFY:
            await self._identify(connection, data)
        elif data["session_id"] != self.session:
            await connection.send(INVALID_SESSION, False)
        else:
            await self._resume(connection, data["seq"])

    async def _identify(self, connection: Connection, data: dict[str, Any]) -> None:
        self.session, self.connection, self._events = secrets.token_hex(8), connection, []
        self.identified, self.intents = self.identified + 1, data["intents"]
        ready = {
            "v": 10,
            "user": user_object(BOT),
            "application": {"id": str(APPLICATION), "flags": 0},
            "guilds": [{"id": str(NEWSROOM.id), "unavailable": True}],
            "session_id": self.session,
            "resume_gateway_url": f"{self.base}/resume",
        }
        for event, body in (("READY", ready), ("GUILD_CREATE", guild_object(NEWSROOM, OF_NEWSROOM))):
            self._events.append((event, body))
            await self._send(len(self._events))

    async def _resume(self, connection: Connection, last: int) -> None:
        """Send again what came after the last event the client saw."""
        self.connection, self.resumed = connection, self.resumed + 1
        for number in range(last + 1, len(self._events) + 1):
            await self._send(number)
        self._events.append(("RESUMED", {}))
        await self._send(len(self._events))

    async def _send(self, number: int) -> None:
        event, data = self._events[number - 1]
        if self.connection:
            try:
                await self.connection.send(DISPATCH, data, t=event, s=number)
            except ConnectionError:
                self.connection = None
