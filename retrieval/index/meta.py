"""The index's notes about itself, a value by its key: which index it is, its generation, its model and its engine."""

from __future__ import annotations

import sqlite3


def value(connection: sqlite3.Connection, key: str) -> str | None:
    """What is noted under ``key``; None if nothing is."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return row[0] if row else None


def values(connection: sqlite3.Connection) -> dict[str, str]:
    """Everything that is noted."""
    return dict(connection.execute("SELECT key, value FROM meta"))


def note(connection: sqlite3.Connection, key: str, text: str) -> None:
    """Note ``text`` under ``key``, within the caller's transaction."""
    connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, text))


def forget(connection: sqlite3.Connection, key: str) -> None:
    """Drop what is noted under ``key``, within the caller's transaction."""
    connection.execute("DELETE FROM meta WHERE key = ?", (key,))


def identity(connection: sqlite3.Connection) -> str:
    """Tells this index from any other, also from one that takes its place."""
    return values(connection)["identity"]


def generation(connection: sqlite3.Connection) -> int:
    """How often the index was published; 0 before the first time."""
    return int(value(connection, "generation") or 0)


def model_number(connection: sqlite3.Connection) -> int:
    """The number of the model whose vectors a published index holds."""
    return int(values(connection)["model"])
