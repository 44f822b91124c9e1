"""A small SQLite file beside the index for its owner's eyes alone: laid out, brought up to date, its errors named.

Each call is one transaction: several processes can share a file, and one that is killed loses at most the write under
way. A file that is gone is begun anew. It is moved while no bot runs: its ``-wal`` belongs to it.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from retrieval.errors import FeedbackError

BUSY_SECONDS = 15.0

# One statement, so that another process cannot lay the file out in the middle.
_KIND = """
    SELECT application_id, user_version, (SELECT count(*) FROM sqlite_master)
    FROM pragma_application_id, pragma_user_version
"""
# What SQLite says, and what a person does about it.
_REMEDIES = {
    "not a database": "is no SQLite file; name another file for feedback, this one was not changed",
    "malformed": "is damaged ({error}); move it away and the next question begins a new one ('sqlite3 FILE .recover' "
    "saves what can be read)",
    "is full": "cannot grow: the disk is full; what it holds is safe",
    "disk I/O": "cannot be written ({error}): the disk is full, failing or over a quota; what it holds is safe",
    "readonly": "cannot be written ({error}): check the folder and its permissions",
    "unable to open": "cannot be opened ({error}): check the folder and its permissions",
    "locked": f"has been locked by another program for more than {BUSY_SECONDS:.0f} s",
}


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is laid out: its ``tables`` as SQL statements, and by version what that one added to an older file."""

    application: int
    version: int
    tables: str
    added: Mapping[int, Sequence[str]]

    @property
    def script(self) -> str:
        """One transaction, so that of two processes that find an empty file the second finds it done."""
        return f"""
            BEGIN IMMEDIATE;
            {self.tables}
            PRAGMA application_id = {self.application};
            PRAGMA user_version = {self.version};
            COMMIT;
        """


class PrivateFile:
    """The file at ``path``, made at the first call.

    ``using`` raises FeedbackError, naming the file, if it cannot be opened or written, is damaged, or belongs to
    another program. Safe to share between threads.
    """

    def __init__(self, path: Path, layout: Layout) -> None:
        self.path, self._layout = path, layout
        self._lock = threading.Lock()
        self._db: Database | None = None
        self._file = (0, 0)

    @contextmanager
    def using(self) -> Iterator[Database]:
        """The open file, for this thread alone; every error about it named."""
        with self._lock:
            try:
                yield self._open()
            except sqlite3.DatabaseError as error:
                self._drop()
                raise FeedbackError(f"{self.path} {remedy(str(error))}") from error
            except OSError as error:
                self._drop()
                raise FeedbackError(f"{self.path}: {error.strerror or error}") from error

    @contextmanager
    def writing(self) -> Iterator[Database]:
        """The same in one transaction, which is undone by any error."""
        with self.using() as db:
            db.conn.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.conn.execute("COMMIT")
            except BaseException:
                db.conn.rollback()
                raise

    def close(self) -> None:
        """Close the file; a further call opens it again."""
        with self._lock:
            self._drop()

    def _open(self) -> Database:
        """The file that is at the path now, made where there is none."""
        if not self.path.exists():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.touch(mode=0o600)  # who asked what is for its owner's eyes only
        stat = self.path.stat()
        if self._db is None or self._file != (stat.st_dev, stat.st_ino):
            self._drop()
            connection = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
            # In WAL mode a killed process loses nothing by NORMAL, and a power failure the last writes at most.
            connection.executescript(
                "PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;"
            )
            self._db, self._file = Database(connection), (stat.st_dev, stat.st_ino)
        return _prepared(self._db, self.path, self._layout)

    def _drop(self) -> None:
        if self._db is not None:
            self._db.close()
        self._db = None


def _prepared(db: Database, path: Path, layout: Layout) -> Database:
    """Check that the open file is ours, lay out an empty one and bring an old one up to date.

    Raises FeedbackError if it is another program's, or a newer eventdesk's.
    """
    application, version, tables = db.execute(_KIND).fetchone()
    if application == layout.application and version > layout.version:
        raise FeedbackError(f"{path} was written by a newer eventdesk (version {version}): update eventdesk")
    if application != layout.application:
        if tables:
            raise FeedbackError(f"{path} is the database of another program; name another file, nothing was changed")
        with suppress(sqlite3.OperationalError):  # two that begin one file meet here, and SQLite waits for neither
            db.conn.execute("PRAGMA journal_mode = WAL")
        db.executescript(layout.script)
    elif version < layout.version:
        _bring_up_to_date(db, layout)
    return db


def _bring_up_to_date(db: Database, layout: Layout) -> None:
    """In one transaction, so that of two processes the second finds it done."""
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        version = db.execute(_KIND).fetchone()[1]
        for later in range(version + 1, layout.version + 1):
            for statement in layout.added[later]:
                db.conn.execute(statement)
        db.conn.execute(f"PRAGMA user_version = {layout.version}")
        db.conn.execute("COMMIT")
    except BaseException:
        db.conn.rollback()
        raise


def remedy(error: str) -> str:
    """What SQLite's error means, as the rest of a sentence about the file."""
    known = next((remedy for sign, remedy in _REMEDIES.items() if sign in error), "cannot be used ({error})")
    return known.format(error=error)
