"""Opening the index file, and SQLite's errors in words a person can act on."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from retrieval.errors import DamagedIndexError, NoIndexError, UnusableIndexError
from retrieval.index.file import schema, seal
from retrieval.index.file.seal import Seal

BUSY_SECONDS = 15.0
# A 384-dimensional float32 vector and its row take 1.6 kB: five to a page of 8 kB, but only two to one of 4
# kB.
PAGE_BYTES = 8192
FileId = tuple[int, int]
_APPLICATION_ID = schema.APPLICATION_ID.to_bytes(4, "big")


def open_for_writing(path: Path) -> Database:
    """The index at ``path``, created or migrated where needed, in WAL mode so that readers are never blocked.

    Raises UnusableIndexError if the file cannot be written, is damaged or is not an eventdesk index.
    """
    with explained(path), reachable(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            seal.take_off(path)  # somebody has deleted the index, and left what belonged to it
            path.touch(mode=0o600)  # articles may be nobody else's to read; SQLite's files beside it are as it is
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, check_same_thread=False)
        try:
            seal.checked(connection, path)
            is_new = schema.check(connection, path) == 0
            seal.take_off(path)
            if is_new:
                connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            db = Database(connection)
            schema.migrate(db, path)
        except BaseException:
            connection.close()
            raise
    return db


def file_id(path: Path) -> FileId:
    """What tells the index file at ``path`` from another that takes its place. Raises NoIndexError if there is none."""
    with reachable(path):
        if not path.is_file():
            raise NoIndexError(f"{path}: there is no index yet; 'eventdesk index' makes one")
        stat = path.stat()
    return stat.st_dev, stat.st_ino


def open_for_reading(path: Path) -> sqlite3.Connection:
    """A read-only connection to the index at ``path``, for any thread."""
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS, check_same_thread=False
    )


def admit(connection: sqlite3.Connection, path: Path, known: Seal | None) -> Seal | None:
    """The seal that the index at ``path`` fits; ``known``: one that it did fit.

    Raises UnusableIndexError if it is damaged, of another program or of another schema.
    """
    with reachable(path):
        known = seal.checked(connection, path, known)
    version = schema.check(connection, path)
    if version < schema.NEWEST:
        raise UnusableIndexError(
            f"{path} was written by an older eventdesk (schema {version}): run 'eventdesk index' to update it"
        )
    return known


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about ``path`` into an UnusableIndexError with the remedy."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        kind = DamagedIndexError if "malformed" in str(error) else UnusableIndexError
        raise kind(_explanation(path, error)) from error


@contextmanager
def reachable(path: Path) -> Iterator[None]:
    """Turn the system's errors about ``path`` into an UnusableIndexError."""
    try:
        yield
    except OSError as error:
        raise UnusableIndexError(f"{path}: {error.strerror or error}") from error


def _explanation(path: Path, error: sqlite3.DatabaseError) -> str:
    text = str(error)
    if "not a database" in text:
        return f"{path} is not an index (nor any SQLite file); name another file with --db, nothing was changed"
    if "malformed" in text:
        return (
            f"{path} is damaged ({text}): 'eventdesk index --rebuild' sets it aside and makes it anew from the articles"
        )
    if "full" in text:
        return f"{path}: the disk is full; what was indexed before still answers, free some space and run again"
    if "readonly" in text or "unable to open" in text:
        return f"{path} cannot be written or opened ({text}): check the folder and its permissions"
    if "locked" in text:
        return (
            f"{path} is locked by another program for more than {BUSY_SECONDS:.0f} s: close that program and run again"
        )
    return f"{path}: {text}"


def is_ours(path: Path) -> bool:
    """Whether the file's header, or a seal beside it, says that it is an eventdesk index, whatever state it is in."""
    with reachable(path), path.open("rb") as file:
        header = file.read(72)
    is_sealed = seal.seal_file(path).exists()
    return is_sealed or (header.startswith(b"SQLite format 3\0") and header[68:] == _APPLICATION_ID)


def set_aside(path: Path) -> Path:
    """Move a damaged index and its companions out of the way, and return its new name; open readers keep it."""
    aside = path.with_name(path.name + ".damaged")
    for suffix in ("", "-wal", "-shm", ".seal"):
        if (old := Path(f"{path}{suffix}")).exists():
            os.replace(old, f"{aside}{suffix}")
    return aside
