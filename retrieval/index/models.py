"""The models that the index knows, by number: one index is searched by the vectors of one model."""

from __future__ import annotations

import sqlite3

from retrieval.vectors.encoder import Fingerprint


def number_of(connection: sqlite3.Connection, model: Fingerprint) -> int:
    """The number of a model, given now if it is new."""
    named = (model.name, model.sha256)
    row = connection.execute("SELECT number FROM model WHERE name = ? AND sha256 = ?", named).fetchone()
    if row is None:
        sql = "INSERT INTO model (name, sha256, dimensions) VALUES (?, ?, ?) RETURNING number"
        row = connection.execute(sql, (*named, model.dimensions)).fetchone()
        connection.commit()
    return int(row[0])


def model_of(connection: sqlite3.Connection, number: int) -> Fingerprint:
    """The model with that number."""
    sql = "SELECT name, sha256, dimensions FROM model WHERE number = ?"
    return Fingerprint(*connection.execute(sql, (number,)).fetchone())


def forget_others(connection: sqlite3.Connection, number: int) -> None:
    """Drop all models but one, within the caller's transaction."""
    connection.execute("DELETE FROM model WHERE number != ?", (number,))
