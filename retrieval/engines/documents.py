"""BM25 documents by sentence: the exact weights behind what a server searches, and how common each term is.

A server is given a number for each term and an impact for each weight. Scores that rank answers come from here, so that
they do not depend on what the server rounds, nor on what the corpus was when a sentence was sent there.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from retrieval.index.postings import MAX_WEIGHT

ENTRY = np.dtype([("term", "<u4"), ("weight", "<u2")])
Entries = npt.NDArray[np.void]


class Known(NamedTuple):
    """A term's number, 0 if it has none, and how many sentences hold it."""

    number: int = 0
    sentences: int = 0


def known(connection: sqlite3.Connection, term: str) -> Known:
    """What the index knows of a term."""
    row = connection.execute("SELECT number, sentences FROM term WHERE term = ?", (term,)).fetchone()
    return Known(*row) if row else Known()


def read(connection: sqlite3.Connection, sentence: int) -> Entries:
    """The terms of a live sentence, by number, and their weights."""
    (entries,) = connection.execute("SELECT entries FROM document WHERE sentence = ?", (sentence,)).fetchone()
    return np.frombuffer(entries, dtype=ENTRY)


def count(connection: sqlite3.Connection) -> int:
    """How many documents there are."""
    return int(connection.execute("SELECT count(*) FROM document").fetchone()[0])


class DocumentWriter:
    """Adds and removes documents and counts who holds what; within the caller's transaction, whole after ``flush``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._numbers: dict[str, int] = {}
        self._changes: Counter[int] = Counter()

    def add(self, sentence: int, weights: Mapping[str, int]) -> Entries:
        """Add a sentence's document; returns it as it is kept."""
        rows = [(self._number(term), min(weight, MAX_WEIGHT)) for term, weight in weights.items()]
        entries = np.array(rows, dtype=ENTRY)
        self._changes.update(entries["term"].tolist())
        self._connection.execute("INSERT OR REPLACE INTO document VALUES (?, ?)", (sentence, entries.tobytes()))
        return entries

    def remove(self, sentences: Sequence[int]) -> None:
        """Remove the documents of those sentences that have one."""
        for sentence in sentences:
            row = self._connection.execute(
                "DELETE FROM document WHERE sentence = ? RETURNING entries", (sentence,)
            ).fetchone()
            if row:
                self._changes.subtract(np.frombuffer(row[0], dtype=ENTRY)["term"].tolist())

    def flush(self) -> None:
        """Write the counts."""
        changes = ((change, number) for number, change in self._changes.items() if change)
        self._connection.executemany("UPDATE term SET sentences = sentences + ? WHERE number = ?", changes)
        self._changes.clear()

    def _number(self, term: str) -> int:
        if term not in self._numbers:
            number = known(self._connection, term).number
            if not number:
                sql = "INSERT INTO term (term, sentences) VALUES (?, 0) RETURNING number"
                (number,) = self._connection.execute(sql, (term,)).fetchone()
            self._numbers[term] = number
        return self._numbers[term]


def clear(connection: sqlite3.Connection) -> None:
    """Drop everything, within the caller's transaction."""
    for table in ("document", "term", "vanished"):
        connection.execute(f"DELETE FROM {table}")
