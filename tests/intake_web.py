"""A web on this machine: servers on loopback that count who connects, and names that a table resolves."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field

from aiohttp.abc import AbstractResolver, ResolveResult

from retrieval.intake.fetch import Fetcher, Limits
from retrieval.intake.guard import Guard

# A story for the pages of that web.
CLOSES = "The old harbour bridge will be closed to lorries from Monday, said the mayor, Ada Birch."
TEXT = [
    CLOSES,
    "Engineers had found cracks in two of its eleven arches during the spring inspection of the quay.",
    "The repairs are to cost 3.4 million crowns and to last until the end of September, she said.",
    "A second ferry will carry lorries across the bay while the work goes on, the harbour office announced.",
]
Reply = bytes | Callable[[asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Names(AbstractResolver):
    """Resolves by a table: of each name what it is the first time, the second and so on, the last from then on."""

    table: Mapping[str, Sequence[Sequence[str]]]
    asked: dict[str, int] = field(default_factory=dict)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        if host not in self.table:
            raise OSError(f"{host} is not known")
        answers, time = self.table[host], self.asked.get(host, 0)
        self.asked[host] = time + 1
        return [self._result(host, one, port) for one in answers[min(time, len(answers) - 1)]]

    def _result(self, host: str, address: str, port: int) -> ResolveResult:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        return ResolveResult(hostname=host, host=address, port=port, family=family, proto=0, flags=0)

    async def close(self) -> None:
        pass


@dataclass
class Site:
    """A server that answers each path with what it is given; ``requests`` are the heads of what came."""

    port: int = 0
    replies: dict[str, Reply] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    connections: int = 0
    serving: set[asyncio.Task[None]] = field(default_factory=set)

    def page(self, path: str, body: bytes | str, kind: str = "text/html", status: int = 200, **headers: str) -> str:
        """Serve a body at the path; returns its address."""
        body = body.encode() if isinstance(body, str) else body
        named = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
        head = f"HTTP/1.1 {status} Status\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n{named}\r\n"
        self.replies[path] = head.encode() + body
        return f"http://news.example:{self.port}{path}"

    def redirect(self, path: str, target: str, status: int = 302) -> str:
        return self.page(path, b"", status=status, Location=target)

    @property
    def paths(self) -> list[str]:
        return [one.split()[1] for one in self.requests]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        task = asyncio.current_task()
        assert task
        self.serving.add(task)
        task.add_done_callback(self.serving.discard)
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            self.requests.append(head)
            missing = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
            reply = self.replies.get(head.split()[1], missing)
            if isinstance(reply, bytes):
                writer.write(reply)
                await writer.drain()
            else:
                await reply(writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()


@asynccontextmanager
async def site(*hosts: str) -> AsyncIterator[Site]:
    """A site on loopback, at the same port of each of the addresses."""
    made = Site()
    servers: list[asyncio.Server] = []
    for host in hosts or ("127.0.0.1",):
        servers.append(await asyncio.start_server(made.serve, host, made.port))
        made.port = servers[0].sockets[0].getsockname()[1]
    try:
        yield made
    finally:
        for server in servers:
            server.close()
        for task in made.serving:
            task.cancel()
        await asyncio.gather(*made.serving, return_exceptions=True)


@contextmanager
def threaded_site() -> Iterator[Site]:
    """A site served by a thread of its own, for what has its own loop."""
    ready, ends = threading.Event(), list[Callable[[], None]]()
    made: list[Site] = []

    async def serve() -> None:
        over = asyncio.Event()
        loop = asyncio.get_running_loop()
        async with site() as served:
            made.append(served)
            ends.append(lambda: loop.call_soon_threadsafe(over.set))
            ready.set()
            await over.wait()

    thread = threading.Thread(target=asyncio.run, args=(serve(),))
    thread.start()
    ready.wait()
    try:
        yield made[0]
    finally:
        ends[0]()
        thread.join()


NEWS = ("news.example", "other.example")


def fetcher(site: Site, **limits: float) -> Fetcher:
    """A fetcher for which the site is on the public net, as news.example and other.example."""
    guard = Guard(frozenset({site.port}), NEWS.__contains__, "127.0.0.1".__eq__)
    return Fetcher(
        Limits(**{"pace": 0.0, "seconds": 5.0, **limits}), guard, Names({name: [["127.0.0.1"]] for name in NEWS})
    )
