"""Distinct sentence texts, each with its vector and its token codes once for a model, whatever outlets repeat it.

A wording is never rewritten, so its codes and vector may be kept in memory by its id.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Sequence

import numpy as np

from retrieval.index.arrays import Ids
from retrieval.vectors.encoder import Vectors

_ROWS_AT_ONCE, _DIGESTS_AT_ONCE = 8192, 500


def digest_of(text: str) -> bytes:
    """128 bits that tell one sentence text from another."""
    return hashlib.blake2b(text.encode("utf8"), digest_size=16).digest()


def find(connection: sqlite3.Connection, model: int, digest: bytes) -> int | None:
    """The id of a wording that the model has encoded, if it has."""
    sql = "SELECT id FROM wording WHERE model = ? AND digest = ?"
    row = connection.execute(sql, (model, digest)).fetchone()
    return row[0] if row else None


def ids_of(connection: sqlite3.Connection, model: int, digests: Sequence[bytes]) -> dict[bytes, int]:
    """The ids of wordings that the model has encoded, by their digests."""
    found: dict[bytes, int] = {}
    for at in range(0, len(digests), _DIGESTS_AT_ONCE):
        some = digests[at : at + _DIGESTS_AT_ONCE]
        marks = ", ".join("?" * len(some))
        sql = f"SELECT digest, id FROM wording WHERE model = ? AND digest IN ({marks})"
        found.update(connection.execute(sql, (model, *some)))
    return found


def insert(connection: sqlite3.Connection, model: int, digest: bytes, vector: Vectors, codes: bytes) -> None:
    """Store a new wording with its vector and its packed token vectors, within the caller's transaction."""
    sql = "INSERT INTO wording (model, digest, vector) VALUES (?, ?, ?)"
    cursor = connection.execute(sql, (model, digest, vector.tobytes()))
    connection.execute("INSERT INTO token_codes (wording, codes) VALUES (?, ?)", (cursor.lastrowid, codes))


def sweep(connection: sqlite3.Connection) -> None:
    """Drop the wordings that no sentence has any more, within the caller's transaction."""
    unused = connection.execute(_UNUSED).fetchall()
    connection.executemany("DELETE FROM wording WHERE id = ?", unused)
    connection.executemany("DELETE FROM token_codes WHERE wording = ?", unused)


# By the index that holds the ids alone: the table holds the vectors, and reading all of them takes seconds.
_UNUSED = """
    SELECT id FROM wording INDEXED BY idx_wording_model_digest
    WHERE id NOT IN (SELECT wording FROM sentence WHERE wording IS NOT NULL)
"""


def count(connection: sqlite3.Connection, model: int) -> int:
    """How many vectors of the model the file holds."""
    return int(connection.execute("SELECT count(*) FROM wording WHERE model = ?", (model,)).fetchone()[0])


def ids(connection: sqlite3.Connection, model: int) -> Ids:
    """The ids of the model's wordings, ascending."""
    cursor = connection.execute("SELECT id FROM wording WHERE model = ?", (model,))
    chunks = []
    while chunk := cursor.fetchmany(_ROWS_AT_ONCE):
        chunks.append(np.array(chunk, dtype=np.int64)[:, 0])
    return np.sort(np.concatenate(chunks)) if chunks else np.empty(0, dtype=np.int64)


def vectors_after(connection: sqlite3.Connection, model: int, last: int = 0) -> Iterator[Vectors]:
    """The vectors of the wordings with ids above ``last``, by id, some thousand rows at a time."""
    # "+": by id, not by the index over models, which would read every row twice
    rows = connection.execute("SELECT vector FROM wording WHERE id > ? AND +model = ? ORDER BY id", (last, model))
    while chunk := rows.fetchmany(_ROWS_AT_ONCE):
        yield joined([vector for (vector,) in chunk])


def spread(connection: sqlite3.Connection, model: int, number: int) -> Vectors:
    """So many vectors from all over the model's wordings, a row each."""
    first, last = connection.execute("SELECT min(id), max(id) FROM wording WHERE model = ?", (model,)).fetchone()
    sql = "SELECT vector FROM wording WHERE id >= ? AND +model = ? ORDER BY id LIMIT 1"
    starts = np.linspace(first, last, number, dtype=np.int64).tolist()
    return joined([connection.execute(sql, (start, model)).fetchone()[0] for start in starts])


def vector_bytes(connection: sqlite3.Connection, wordings: Sequence[int]) -> dict[int, bytes]:
    """The vectors of the wordings as they are stored, little-endian float32, by id."""
    sql = "SELECT id, vector FROM wording WHERE id IN (SELECT value FROM json_each(?))"
    return dict(connection.execute(sql, (json.dumps(wordings),)))


def joined(vectors: Sequence[bytes], dimensions: int = -1) -> Vectors:
    """Stored vectors as an array, a row each; ``dimensions`` must be given where there may be none."""
    return np.frombuffer(b"".join(vectors), dtype="<f4").reshape(len(vectors), dimensions)


def token_codes(connection: sqlite3.Connection, wordings: Sequence[int]) -> dict[int, bytes]:
    """The packed token vectors of the wordings, by id."""
    sql = "SELECT wording, codes FROM token_codes WHERE wording IN (SELECT value FROM json_each(?))"
    return dict(connection.execute(sql, (json.dumps(wordings),)))


def sampled_codes(connection: sqlite3.Connection, size: int, seed: int = 0) -> list[bytes]:
    """The token codes of ``size`` wordings from all over the file; to read all would read half of it."""
    (highest,) = connection.execute("SELECT coalesce(max(wording), 0) FROM token_codes").fetchone()
    sql = "SELECT codes FROM token_codes WHERE wording >= ? LIMIT 1"
    starts = np.random.default_rng(seed).integers(1, highest, size=size, endpoint=True) if highest else ()
    return [connection.execute(sql, (int(start),)).fetchone()[0] for start in starts]
