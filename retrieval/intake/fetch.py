"""Fetching: one address at a time, by its guard, its site's robots.txt and its host's pace, within limits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from types import MappingProxyType, TracebackType
from typing import Self

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout, DummyCookieJar, TCPConnector
from aiohttp.abc import AbstractResolver
from aiohttp.resolver import DefaultResolver
from yarl import URL

from retrieval.errors import FetchError
from retrieval.intake.fetched import NOT_MODIFIED, Fetched, Unpacked
from retrieval.intake.guard import Guard, GuardedResolver, Pace
from retrieval.intake.robots import LARGEST as LARGEST_ROBOTS
from retrieval.intake.robots import Robots

AGENT = "eventdesk"
_ACCEPTED = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/pdf, */*;q=0.5"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_OK = 200
_PIECE = 1 << 16
_NONE: Mapping[str, str] = MappingProxyType({})
_Request = Callable[[URL, str, Mapping[str, str]], Awaitable[Fetched]]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken: ``largest`` in bytes, packed and unpacked each; ``seconds`` for one request, with its body.

    ``pace``: seconds between two requests to one host. ``contact``: how whoever runs the site reaches who fetches.
    """

    largest: int = 10_000_000
    seconds: float = 30.0
    redirects: int = 5
    pace: float = 1.0
    contact: str = ""


class Fetcher:
    """Fetches addresses; an asynchronous context manager. No cookies, no referer, no proxy of the environment."""

    def __init__(self, limits: Limits, guard: Guard | None = None, resolver: AbstractResolver | None = None) -> None:
        self._limits, self._guard = limits, guard or Guard()
        self._resolver = resolver
        self._pace = Pace(limits.pace)
        self._robots = Robots(AGENT, self._get_robots)

    async def __aenter__(self) -> Self:
        resolver = GuardedResolver(self._resolver or DefaultResolver(), self._guard)
        self._session = ClientSession(
            connector=TCPConnector(
                resolver=resolver, use_dns_cache=False, force_close=True, socket_factory=self._guard.socket_for
            ),
            cookie_jar=DummyCookieJar(),
            timeout=ClientTimeout(total=self._limits.seconds),
            headers={"User-Agent": user_agent(self._limits.contact), "Accept": _ACCEPTED, "Accept-Encoding": "gzip"},
            auto_decompress=False,
            trust_env=False,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    async def get(self, address: str, headers: Mapping[str, str] = _NONE) -> Fetched:
        """What is at the address, behind its redirects: a page with status 200, or 304 if ``headers`` ask for that.

        Raises FetchError for anything else, and says what.
        """
        return _usable(await self._follow(self._guard.url(address), address, headers, self._asked))

    def admits(self, address: str) -> bool:
        """Whether the address may be fetched, as far as can be said without asking anybody."""
        try:
            self._guard.url(address)
        except FetchError:
            return False
        return True

    async def _get_robots(self, url: URL) -> Fetched:
        return await self._follow(url, str(url), _NONE, self._unasked)

    async def _follow(self, url: URL, asked: str, headers: Mapping[str, str], request: _Request) -> Fetched:
        for _ in range(self._limits.redirects + 1):
            found = await request(url, asked, headers)
            target = found.headers.get("location")
            if found.status not in _REDIRECTS or target is None:
                return found
            url = self._guard.url(_joined(url, target))
        raise FetchError(f"{asked}: more than {self._limits.redirects} redirects")

    async def _asked(self, url: URL, asked: str, headers: Mapping[str, str]) -> Fetched:
        """A request once the site's rules and the host's pace allow it."""
        await self._pace.turn(url.raw_host or "", await self._robots.delay(url))
        return await self._request(url, asked, headers, self._limits.largest)

    async def _unasked(self, url: URL, asked: str, headers: Mapping[str, str]) -> Fetched:
        """A request for the rules themselves; of long ones the beginning counts."""
        return await self._request(url, asked, headers, min(self._limits.largest, 4 * LARGEST_ROBOTS))

    async def _request(self, url: URL, asked: str, headers: Mapping[str, str], largest: int) -> Fetched:
        try:
            async with self._session.get(url, headers=headers, allow_redirects=False) as response:
                body = await _body(response, largest) if response.status == _OK else b""
        except TimeoutError as error:
            raise FetchError(f"{url}: not there within {self._limits.seconds:g} seconds") from error
        except (ClientError, OSError) as error:
            raise FetchError(f"{url}: cannot be reached: {_reason(error)}") from error
        except ValueError as error:
            raise FetchError(f"{url}: {error}") from error
        named = {name.lower(): value for name, value in response.headers.items()}
        return Fetched(asked, str(url), response.status, named, body, dt.datetime.now(dt.UTC))


def user_agent(contact: str) -> str:
    """What the program calls itself: "eventdesk/0.1.0 (desk@example.org)"."""
    try:
        name = f"{AGENT}/{version('eventdesk')}"
    except PackageNotFoundError:
        name = AGENT
    return f"{name} ({contact})" if contact else name


async def _body(response: ClientResponse, largest: int) -> bytes:
    """The whole body. Raises ValueError for more than ``largest`` bytes, packed or unpacked."""
    unpacked = Unpacked(response.headers.get("Content-Encoding", ""), largest)
    async for piece in response.content.iter_chunked(_PIECE):
        unpacked.add(piece)
    return unpacked.whole()


def _joined(url: URL, target: str) -> str:
    try:
        return str(url.join(URL(target)))
    except ValueError as error:
        raise FetchError(f"{url}: redirects to an address that cannot be read: {error}") from error


def _usable(found: Fetched) -> Fetched:
    if found.status in (_OK, NOT_MODIFIED):
        return found
    raise FetchError(f"{found.final}: the site answered with status {found.status}", found.retry_after)


def _reason(error: Exception) -> str:
    """What went wrong, in a line."""
    return " ".join(str(getattr(error, "os_error", None) or error).split()) or type(error).__name__
