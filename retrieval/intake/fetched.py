"""What came from an address, and what of its encoding may be undone."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

NOT_MODIFIED = 304
# Gzip or zlib, by the first bytes.
_EITHER = 47


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came: ``asked`` is the address as it was given, ``final`` the one behind all redirects, ``at`` the time.

    ``headers`` by their names in lower case; ``body`` without the transfer's compression.
    """

    asked: str
    final: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    at: dt.datetime

    @property
    def kind(self) -> str:
        """The media type, such as "text/html"; empty if none is given."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def retry_after(self) -> float | None:
        """The seconds after which the host wants to be asked again, if it says so."""
        return seconds_of(self.headers.get("retry-after", ""), self.at)


def seconds_of(retry_after: str, now: dt.datetime) -> float | None:
    """The seconds that a Retry-After names, as a number or as a date; None for anything else."""
    if retry_after.strip().isascii() and retry_after.strip().isdigit():
        return float(retry_after)
    try:
        at = parsedate_to_datetime(retry_after)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return max(0.0, (at.replace(tzinfo=at.tzinfo or dt.UTC) - now).total_seconds())


class Unpacked:
    """Undoes a body's compression piece by piece, never making more than ``largest`` bytes of it.

    ``add`` raises ValueError, which says why, for more and for what is not compressed as it is said to be.
    """

    def __init__(self, encoding: str, largest: int) -> None:
        self._encoding = encoding.strip().lower()
        if self._encoding not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise ValueError(f"compressed in a way that was not asked for ({encoding[:40]})")
        self._largest = largest
        self._body = bytearray()
        self._came = 0
        self._stream = zlib.decompressobj(_EITHER)

    def add(self, piece: bytes) -> None:
        """The next bytes as they came."""
        self._came += len(piece)
        if self._came > self._largest:
            raise ValueError(f"more than {self._largest / 1e6:g} MB")
        if self._encoding in ("", "identity"):
            self._body += piece
            return
        while piece:
            if self._stream.eof:
                self._stream = zlib.decompressobj(_EITHER)
            try:
                self._body += self._stream.decompress(piece, self._largest + 1 - len(self._body))
            except zlib.error as error:
                raise ValueError(f"not compressed as it says ({error})") from error
            if len(self._body) > self._largest:
                raise ValueError(f"more than {self._largest / 1e6:g} MB when unpacked")
            piece = self._stream.unconsumed_tail or self._stream.unused_data

    def whole(self) -> bytes:
        """All of it. Raises ValueError if the end is missing."""
        if self._came and self._encoding not in ("", "identity") and not self._stream.eof:
            raise ValueError("broken off before its end")
        return bytes(self._body)
