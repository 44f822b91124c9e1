"""Postings: for each term the sentences that hold it, in blocks small enough to be rewritten for one article.

A sentence id is ``block * 65536 + offset``, so an entry is four bytes: 16 bits of offset, 16 bits of weight. Deleting a
sentence leaves its entries in place (no reader counts a sentence that is not live) until ``compact`` drops them.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Mapping
from functools import partial

import numpy as np
import numpy.typing as npt

from retrieval.index.arrays import Ids, Mask

BLOCK = 1 << 16
ENTRY = np.dtype([("offset", "<u2"), ("weight", "<u2")])
MAX_WEIGHT = (1 << 16) - 1
_WEIGHT_AT = 16  # an entry as one number of 32 bits, lowest byte first

Weights = npt.NDArray[np.uint16]


class PostingWriter:
    """Collects the postings of new sentences and writes them block by block; memory stays below one block's worth."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._block = -1
        self._pending: dict[str, array[int]] = defaultdict(partial(array, "I"))

    def add(self, sentence: int, weights: Mapping[str, int]) -> None:
        """Add a sentence whose id is above all those added before, with the weight of each of its terms."""
        block, offset = divmod(sentence, BLOCK)
        if block != self._block:
            self.flush()
            self._block = block
        for term, weight in weights.items():
            self._pending[term].append(offset | min(weight, MAX_WEIGHT) << _WEIGHT_AT)

    def flush(self) -> None:
        """Write what was collected; within the caller's transaction."""
        rows = (
            (term, self._block, self._stored(term) + np.array(entries, dtype="<u4").tobytes())
            for term, entries in sorted(self._pending.items())
        )
        self._connection.executemany("INSERT OR REPLACE INTO posting VALUES (?, ?, ?)", rows)
        self._pending.clear()

    def _stored(self, term: str) -> bytes:
        row = self._connection.execute(
            "SELECT entries FROM posting WHERE term = ? AND block = ?", (term, self._block)
        ).fetchone()
        return bytes(row[0]) if row else b""


def read(connection: sqlite3.Connection, term: str) -> tuple[Ids, Weights]:
    """The sentences that hold ``term``, ids ascending, and the term's weight in each; sentences now gone included."""
    ids, weights = [], []
    rows = connection.execute("SELECT block, entries FROM posting WHERE term = ? ORDER BY block", (term,))
    for block, entries in rows:
        entry = np.frombuffer(entries, dtype=ENTRY)
        ids.append(entry["offset"].astype(np.int64) + block * BLOCK)
        weights.append(entry["weight"])
    if not ids:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.uint16)
    return np.concatenate(ids), np.concatenate(weights)


def compact(connection: sqlite3.Connection) -> None:
    """Drop the entries of sentences that are gone, within the caller's transaction."""
    live: dict[int, Mask] = defaultdict(lambda: np.zeros(BLOCK, dtype=bool))
    for (sentence,) in connection.execute("SELECT id FROM sentence"):
        live[sentence // BLOCK][sentence % BLOCK] = True

    def live_entries(block: int, entries: bytes) -> bytes:
        entry = np.frombuffer(entries, dtype=ENTRY)
        return bytes(entry[live[block][entry["offset"]]].tobytes())

    connection.create_function("live_entries", 2, live_entries, deterministic=True)
    connection.execute("UPDATE posting SET entries = live_entries(block, entries)")
    connection.execute("DELETE FROM posting WHERE length(entries) = 0")


def clear(connection: sqlite3.Connection) -> None:
    """Drop all postings, within the caller's transaction."""
    connection.execute("DELETE FROM posting")
