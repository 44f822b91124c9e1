"""What a site asks of programs: its robots.txt, read once a host by protego (RFC 9309)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from protego import Protego
from yarl import URL

from retrieval.errors import FetchError
from retrieval.intake.fetched import Fetched

# Bytes that RFC 9309 has programs read at least; the rest is not looked at.
LARGEST = 500_000
_LONGEST_DELAY = 30.0
_OK, _CLIENT, _TOO_MANY, _SERVER = 200, 400, 429, 500


class Robots:
    """The rules of each host for the program called ``agent``; ``get`` fetches a robots.txt."""

    def __init__(self, agent: str, get: Callable[[URL], Awaitable[Fetched]]) -> None:
        self._agent, self._get = agent, get
        self._rules: dict[URL, Protego] = {}

    async def delay(self, url: URL) -> float:
        """The seconds between two requests that the host asks for, 0 if for none.

        Raises FetchError if it asks not to fetch the address, or if its rules cannot be had.
        """
        origin = url.origin()
        if origin not in self._rules:
            self._rules[origin] = await self._read(origin)
        rules = self._rules[origin]
        if not rules.can_fetch(str(url), self._agent):
            raise FetchError(f"{url}: robots.txt of {url.host} asks programs not to fetch it")
        return min(float(rules.crawl_delay(self._agent) or 0), _LONGEST_DELAY)

    async def _read(self, origin: URL) -> Protego:
        try:
            found = await self._get(origin / "robots.txt")
        except FetchError as error:
            raise FetchError(f"robots.txt of {origin.host} cannot be had: {error}", error.retry_after) from error
        if found.status == _OK:
            return Protego.parse(found.body[:LARGEST].decode("utf8", "replace"))
        if _CLIENT <= found.status < _SERVER and found.status != _TOO_MANY:
            return Protego.parse("")
        raise FetchError(
            f"robots.txt of {origin.host} cannot be had (status {found.status}): nothing is fetched from there now",
            found.retry_after,
        )
