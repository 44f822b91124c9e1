"""A seal: the checksums of the whole index file as the last index run left it, in a file beside it.

SQLite sees damage only where it makes no sense to it: of 200 indexes with one flipped bit it named 2, and 13 answered
otherwise (docs/faults.md). A writer checks the seal and takes it off before it writes, and puts a new one on when it is
done; so where there is one, every byte must be as it says. A reader checks it once, and after each run what that
changed: 3 GB a second and core, the copy out of the disk cache included.
"""

from __future__ import annotations

import json
import os
import sqlite3
import threading
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from pathlib import Path

from retrieval.errors import DamagedIndexError
from retrieval.index import meta

PIECE_BYTES = 1 << 20
# How long a run waits at its end for questions that still read an older generation; then its index stays unsealed.
_WAIT_MS = 1000
# Index files of one process; more than anybody reads at a time.
_KEPT_OPEN = 64


@dataclass(frozen=True, slots=True)
class Seal:
    """CRC-32 of each mebibyte of the index called ``identity``; ``stamp`` tells this seal from a later one."""

    identity: str
    sums: tuple[int, ...]
    stamp: tuple[int, int]


def seal_file(path: Path) -> Path:
    """Where the seal of the index at ``path`` lies."""
    return Path(f"{path}.seal")


def checked(connection: sqlite3.Connection, path: Path, known: Seal | None = None) -> Seal | None:
    """The seal that the index at ``path`` fits; the one ``known`` to fit if it bears none now.

    Only what differs from ``known`` is read. Raises DamagedIndexError if a byte is not as it was sealed.
    """
    if known and _stamp(path) == known.stamp:
        return known
    seal = _read(path)
    if seal is None or _is_other(connection, seal):
        return known
    fitting = known.sums if known and known.identity == seal.identity else ()
    # A writer that has come meanwhile has taken the seal off before it wrote.
    if not _fits(path, seal, fitting) and _stamp(path) == seal.stamp:
        raise DamagedIndexError(
            f"{path} is damaged (it does not fit its checksums): 'eventdesk index --rebuild' sets it aside and makes "
            f"it anew from the articles; if another program changed it, or you put it there, delete {seal_file(path)}"
        )
    return seal


def take_off(path: Path) -> None:
    """What follows may write."""
    seal_file(path).unlink(missing_ok=True)


def put_on(connection: sqlite3.Connection, path: Path) -> None:
    """Seal the index as it is now; not while somebody still reads an older generation, nor where no room is left.

    For the sole writer, with no transaction open.
    """
    connection.execute(f"PRAGMA busy_timeout = {_WAIT_MS}")
    try:
        is_busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except sqlite3.OperationalError:  # no room for it; what is published is safe in the log
        return
    if is_busy:
        return
    content = {"identity": meta.value(connection, "identity"), "piece": PIECE_BYTES, "crc32": list(_sums(path))}
    new = seal_file(path).with_name(seal_file(path).name + ".new")
    with suppress(OSError):
        new.write_text(json.dumps(content), "ascii")
        os.replace(new, seal_file(path))


def _read(path: Path) -> Seal | None:
    """The seal of the index; None if there is none, or it is damaged itself."""
    try:
        stamp = _stamp(path)
        content = json.loads(seal_file(path).read_bytes())
        sums = tuple(content["crc32"])
        return Seal(content["identity"], sums, stamp) if stamp and content["piece"] == PIECE_BYTES else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        stat = seal_file(path).stat()
    except OSError:
        return None
    return stat.st_ino, stat.st_mtime_ns


def _is_other(connection: sqlite3.Connection, seal: Seal) -> bool:
    """Whether an index of another identity has come to where the sealed one was. Unreadable ones are not others."""
    try:
        return meta.value(connection, "identity") not in (None, seal.identity)
    except (sqlite3.DatabaseError, UnicodeDecodeError):  # the second for a flipped bit in what SQLite says is wrong
        return False


def _fits(path: Path, seal: Seal, fitting: Sequence[int]) -> bool:
    """Whether each piece is as sealed; a piece whose sum is that in ``fitting`` is known to be."""
    file = _kept_open(path)
    if file.pieces != len(seal.sums):
        return False
    return all(
        known == sealed or file.sum(at) == sealed
        for at, (sealed, known) in enumerate(zip_longest(seal.sums, fitting[: len(seal.sums)]))
    )


def _sums(path: Path) -> Iterator[int]:
    file = _kept_open(path)
    return map(file.sum, range(file.pieces))


class _Open:
    """A file open for reading; threads may share it."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb", buffering=0)
        self._lock = threading.Lock()

    @property
    def pieces(self) -> int:
        """How many it has now, the last perhaps shorter."""
        return -(-os.fstat(self._file.fileno()).st_size // PIECE_BYTES)

    def sum(self, at: int) -> int:
        """The checksum of a piece."""
        with self._lock:
            self._file.seek(at * PIECE_BYTES)
            return zlib.crc32(self._file.read(PIECE_BYTES))

    def __del__(self) -> None:
        if hasattr(self, "_file"):
            self._file.close()


def _kept_open(path: Path) -> _Open:
    """The index file, left open: closing it would drop the locks of all of this process's SQLite connections to it.

    A writer then takes itself for the last who uses the index and deletes its log, and connections that are kept see
    nothing of later runs, or half of one (sqlite.org/howtocorrupt.html, "POSIX advisory locks canceled").
    """
    stat = path.stat()
    return _opened(path, stat.st_dev, stat.st_ino)


@lru_cache(maxsize=_KEPT_OPEN)
def _opened(path: Path, device: int, number: int) -> _Open:
    return _Open(path)
