"""Faults on demand: what a test wants to go wrong with the next requests of a kind."""

from __future__ import annotations

import asyncio
import json
import random
import re
import socket
import struct
from dataclasses import dataclass
from typing import Any, Literal

from aiohttp import web


@dataclass
class Fault:
    """What happens to requests whose "METHOD /path" holds the pattern: the next ``times``, each with a ``chance``.

    ``status`` is answered instead of carrying the request out; ``reset`` breaks the connection before or after it was
    carried out; ``delay`` seconds come first in any case.
    """

    route: re.Pattern[str]
    times: int = 1
    chance: float = 1.0
    status: int | None = None
    retry_after: float = 0.0
    reset: Literal["before", "after"] | None = None
    delay: float = 0.0
    taken: int = 0


class Faults:
    """The faults asked for, tried in their order; ``seed`` decides chances."""

    def __init__(self, seed: int = 1) -> None:
        self._faults: list[Fault] = []
        self._random = random.Random(seed)

    def limit(self, route: str, retry_after: float, times: int = 1, chance: float = 1.0) -> Fault:
        """Answer 429 with the seconds to wait."""
        return self._add(Fault(re.compile(route), times, chance, status=429, retry_after=retry_after))

    def fail(self, route: str, status: int, times: int = 1, chance: float = 1.0) -> Fault:
        """Answer a server error, 500 or 502 for instance."""
        return self._add(Fault(re.compile(route), times, chance, status=status))

    def reset(self, route: str, *, processed: bool, times: int = 1, chance: float = 1.0) -> Fault:
        """Reset the connection, the request carried out or not."""
        when: Literal["before", "after"] = "after" if processed else "before"
        return self._add(Fault(re.compile(route), times, chance, reset=when))

    def slow(self, route: str, seconds: float, times: int = 1, chance: float = 1.0) -> Fault:
        """Carry the request out later."""
        return self._add(Fault(re.compile(route), times, chance, delay=seconds))

    def clear(self) -> None:
        """Let everything go right from now on."""
        self._faults.clear()

    def take(self, route: str) -> Fault | None:
        """The fault that befalls this request."""
        for fault in self._faults:
            if fault.taken < fault.times and fault.route.search(route) and self._random.random() < fault.chance:
                fault.taken += 1
                return fault
        return None

    def _add(self, fault: Fault) -> Fault:
        self._faults.append(fault)
        return fault


async def instead(fault: Fault, request: web.Request) -> web.Response | None:
    """What is answered instead of carrying the request out, None when it is to be carried out all the same."""
    await asyncio.sleep(fault.delay)
    if fault.reset == "before":
        reset(request.transport)
        return web.Response()
    if fault.status == 429:
        body = {"message": "You are being rate limited.", "retry_after": fault.retry_after, "global": False}
        headers = {"Via": "1.1 loopback", "Retry-After": str(fault.retry_after)}
        return json_response(body, 429, headers)
    return web.Response(status=fault.status, text="upstream error") if fault.status else None


def reset(transport: asyncio.Transport | None) -> None:
    """End a connection with RST instead of FIN."""
    if transport is not None:
        raw = transport.get_extra_info("socket")
        if raw is not None:
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()


def json_response(data: Any, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """JSON under exactly the content type that discord.py knows, which has no charset."""
    body = json.dumps(data).encode()
    return web.Response(body=body, status=status, headers=headers, content_type="application/json")
