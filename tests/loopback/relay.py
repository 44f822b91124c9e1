"""A proxy that hands everything on to one port and counts who comes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass


@dataclass
class Relay:
    """``taken``: connections so far to its ``port``."""

    port: int = 0
    taken: int = 0


@asynccontextmanager
async def relay(to: int) -> AsyncIterator[Relay]:
    """One that is open."""
    state = Relay()

    async def hand_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while some := await reader.read(65536):
                writer.write(some)
                await writer.drain()
        writer.close()

    async def taken(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        state.taken += 1
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", to)
        await asyncio.gather(hand_on(reader, far_writer), hand_on(far_reader, writer))

    server = await asyncio.start_server(taken, "127.0.0.1", 0)
    state.port = server.sockets[0].getsockname()[1]
    yield state
    server.close()
