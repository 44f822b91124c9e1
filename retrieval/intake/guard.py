"""The guard: which addresses may be fetched. Every one passes it, at each redirect, before anything is connected to.

An address is checked as it is written, then each IP address that its name resolves to, and at last the very address a
socket is made for: a name that resolves anew to something else leads nowhere.
"""

from __future__ import annotations

import asyncio
import re
import socket
from collections.abc import Callable
from dataclasses import dataclass

from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from retrieval.addresses import is_public_address, is_public_host
from retrieval.errors import FetchError

_LONGEST = 2000
# Read by some programs as the end of a host, by others not; a line break may smuggle a header in.
_MISREAD = re.compile(r"[\x00-\x20\x7f\\]")
AddressInfo = tuple[int | socket.AddressFamily, int | socket.SocketKind, int, str, tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Guard:
    """What may be fetched: http and https at the ports ``ports``, from hosts and IP addresses of the public net."""

    ports: frozenset[int] = frozenset({80, 443})
    admits_host: Callable[[str], bool] = is_public_host
    admits_address: Callable[[str], bool] = is_public_address

    def url(self, written: str) -> URL:
        """The address to fetch, without fragment. Raises FetchError that says why it may not be."""
        try:
            url = URL(written)
            port, host = url.port, url.raw_host or ""
        except ValueError as error:
            raise FetchError(f"{_shown(written)}: not an address that can be read: {error}") from error
        if fault := self._fault(written, url, port, host):
            raise FetchError(f"{_shown(written)}: {fault}")
        return url.with_fragment(None)

    def _fault(self, written: str, url: URL, port: int | None, host: str) -> str:
        """Why the address may not be fetched; empty if it may be."""
        if len(written) > _LONGEST:
            return f"longer than {_LONGEST} characters"
        if _MISREAD.search(written):
            return "holds a blank, a control character or a backslash: write them as %20 and the like"
        if url.scheme not in ("http", "https"):
            return "only http and https addresses are fetched"
        if url.raw_user is not None or url.raw_password is not None or "@" in url.raw_authority:
            return "holds a user's name or password: give the address without"
        if port not in self.ports:
            return f"port {port} is not one of the web's: only 80 and 443 are fetched"
        if not self.admits_host(host.lower()):
            return f"{host or 'no host'} is no public host's name"
        return ""

    def socket_for(self, info: AddressInfo) -> socket.socket:
        """A socket for an address that is about to be connected to. Raises OSError if it is none of the public net."""
        family, kind, protocol, _, place = info
        self.check(str(place[0]))
        return socket.socket(family, kind, protocol)

    def check(self, address: str) -> None:
        """Raises OSError if an IP address is none of the public net."""
        if not self.admits_address(address):
            raise PermissionError(f"{address} is no address of the public net")


class GuardedResolver(AbstractResolver):
    """Resolves names by ``inner`` and gives nothing of a name any of whose addresses the guard does not admit."""

    def __init__(self, inner: AbstractResolver, guard: Guard) -> None:
        self._inner, self._guard = inner, guard

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The addresses of the host. Raises OSError."""
        found = await self._inner.resolve(host, port, family)
        for one in found:
            self._guard.check(one["host"])
        return found

    async def close(self) -> None:
        """Close what resolves."""
        await self._inner.close()


class Pace:
    """Keeps requests to one host ``seconds`` apart, or further where the host asks for it."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._next: dict[str, float] = {}

    async def turn(self, host: str, asked: float = 0.0) -> None:
        """Wait until the host may be asked again."""
        now = asyncio.get_running_loop().time()
        at = max(now, self._next.get(host, 0.0))
        self._next[host] = at + max(self._seconds, asked)
        await asyncio.sleep(at - now)


def _shown(written: str) -> str:
    """The address on one line, cut."""
    return _MISREAD.sub(" ", written)[:200]
