"""The watches of all channels, and which articles were looked through for them: a private file beside the feedback."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from retrieval.errors import InputError
from retrieval.private_file import Layout, PrivateFile
from retrieval.watches.wanted import Wanted, wanted

_TABLES = """
    CREATE TABLE IF NOT EXISTS watch (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        event TEXT NOT NULL,
        channel INTEGER NOT NULL,
        server INTEGER NOT NULL,
        text TEXT NOT NULL,
        added TEXT NOT NULL,
        by INTEGER,
        muted INTEGER NOT NULL DEFAULT 0
    );
    CREATE TABLE IF NOT EXISTS looked (
        event TEXT NOT NULL,
        article TEXT NOT NULL,
        version INTEGER NOT NULL,
        PRIMARY KEY (event, article)
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS begun (event TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS post (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        event TEXT NOT NULL,
        channel INTEGER NOT NULL,
        digest INTEGER NOT NULL,
        nonce TEXT NOT NULL UNIQUE,
        made TEXT NOT NULL,
        more INTEGER NOT NULL,
        tried TEXT,
        sent TEXT,
        message INTEGER
    );
    CREATE TABLE IF NOT EXISTS hit (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        event TEXT NOT NULL,
        channel INTEGER NOT NULL,
        digest INTEGER NOT NULL,
        key TEXT NOT NULL,
        found TEXT NOT NULL,
        watches TEXT NOT NULL,
        item TEXT NOT NULL,
        post INTEGER REFERENCES post(id),
        counted INTEGER NOT NULL DEFAULT 0,
        UNIQUE (event, channel, digest, key)
    );
    CREATE INDEX IF NOT EXISTS hit_post ON hit (post);
"""
LAYOUT = Layout(application=0x65765761, version=1, tables=_TABLES, added={})  # "evWa"


@dataclass(frozen=True, slots=True)
class Watch:
    """What a channel is to be told of an event; numbers are Discord's. ``by``: who added it, None once forgotten."""

    id: int
    event: str
    channel: int
    server: int
    text: str
    added: dt.datetime
    by: int | None
    is_muted: bool

    @property
    def wanted(self) -> Wanted:
        """What is meant by its text."""
        return wanted(self.text)


class Watches(PrivateFile):
    """The file at ``path``. Every method raises FeedbackError, naming it, as ``PrivateFile.using`` does."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, LAYOUT)

    def add(self, event: str, channel: int, server: int, text: str, by: int, most: int) -> Watch:
        """Have a channel told from now on. Raises InputError if it has that watch, or ``most`` of them."""
        said = " ".join(text.split())
        with self.writing() as db:
            there = [
                row["text"].casefold()
                for row in db.table("watch").rows_where("event = ? AND channel = ?", [event, channel])
            ]
            if said.casefold() in there:
                raise InputError("this channel has that watch already")
            if len(there) >= most:
                raise InputError(f"this channel has {most:,} watches already: remove one first")
            db.conn.execute(
                "INSERT INTO watch (event, channel, server, text, added, by) VALUES (?, ?, ?, ?, ?, ?)",
                (event, channel, server, said, dt.datetime.now(dt.UTC).isoformat(), by),
            )
            (number,) = db.conn.execute("SELECT last_insert_rowid()").fetchone()
            return _watch(next(iter(db.table("watch").rows_where("id = ?", [number]))))

    def of_channel(self, channel: int) -> list[Watch]:
        """Those of a channel, the oldest first."""
        with self.using() as db:
            return [_watch(row) for row in db.table("watch").rows_where("channel = ?", [channel], order_by="id")]

    def of_event(self, event: str) -> list[Watch]:
        """Those of an event that are not muted."""
        with self.using() as db:
            return [_watch(row) for row in db.table("watch").rows_where("event = ? AND NOT muted", [event])]

    def mute(self, watch: int, *, muted: bool) -> None:
        """Have nothing posted for it until it is unmuted; what comes meanwhile is not told later."""
        with self.using() as db:
            db.execute("UPDATE watch SET muted = ? WHERE id = ?", [muted, watch])

    def remove(self, watch: int) -> None:
        """Drop it, with what waits for it alone."""
        with self.using() as db:
            db.execute("DELETE FROM watch WHERE id = ?", [watch])

    def forget_person(self, number: int) -> None:
        """Forget who added the watches that somebody added; the file keeps no trace of it."""
        with self.using() as db:
            db.execute("UPDATE watch SET by = NULL WHERE by = ?", [number])
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def looked(self, event: str) -> dict[str, int] | None:
        """By id the versions of the articles that were looked through; None if nobody ever looked."""
        with self.using() as db:
            if not db.execute("SELECT 1 FROM begun WHERE event = ?", [event]).fetchone():
                return None
            return dict(db.execute("SELECT article, version FROM looked WHERE event = ?", [event]).fetchall())


def note_looked(connection: Any, event: str, versions: Mapping[str, int]) -> None:
    """Note, within the caller's transaction, which articles an event has now and that all were looked through."""
    connection.execute("DELETE FROM looked WHERE event = ?", (event,))
    connection.executemany(
        "INSERT INTO looked (event, article, version) VALUES (?, ?, ?)",
        ((event, article, version) for article, version in versions.items()),
    )
    connection.execute("INSERT OR IGNORE INTO begun (event) VALUES (?)", (event,))


def _watch(row: dict[str, Any]) -> Watch:
    added = dt.datetime.fromisoformat(row["added"])
    return Watch(
        row["id"], row["event"], row["channel"], row["server"], row["text"], added, row["by"], bool(row["muted"])
    )
