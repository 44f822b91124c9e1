"""What a scan in 8 bits loses: measured over all vectors of the file, with some of them as questions."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from retrieval.config import SearchSettings
from retrieval.engines.rows import Rows
from retrieval.index.encoder import Vectors

QUESTIONS = 50
BEST = 10
# As many candidates as a question has by default.
DEPTH = SearchSettings().depth
_AGAIN = 2
_ROWS_AT_ONCE = 8192

Floats = npt.NDArray[np.floating]


def vectors_of(connection: sqlite3.Connection, model: int) -> int:
    """How many vectors of the model the file holds."""
    return int(connection.execute("SELECT count(*) FROM wording WHERE model = ?", (model,)).fetchone()[0])


def measured_recall(connection: sqlite3.Connection) -> tuple[float, int] | None:
    """What was measured last, and over how many vectors; None if nothing was."""
    row = connection.execute("SELECT value FROM meta WHERE key = 'recall'").fetchone()
    if row is None:
        return None
    measured = json.loads(row[0])
    return measured["recall"], measured["vectors"]


def measure_recall(connection: sqlite3.Connection, model: int, depth: int = DEPTH) -> None:
    """Measure and keep it, unless that was done when there were half as many vectors or more: all must be read."""
    vectors, before = vectors_of(connection, model), measured_recall(connection)
    if before is None or vectors > _AGAIN * before[1]:
        measured = {"recall": recall(connection, model, depth), "vectors": vectors}
        connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('recall', ?)", (json.dumps(measured),))


def recall(connection: sqlite3.Connection, model: int, depth: int) -> float:
    """Of the ``BEST`` vectors most like a question, the mean share among the ``depth`` most like it in 8 bits."""
    first, last = connection.execute("SELECT min(id), max(id) FROM wording WHERE model = ?", (model,)).fetchone()
    sql = "SELECT vector FROM wording WHERE id >= ? AND +model = ? ORDER BY id LIMIT 1"
    starts = np.linspace(first, last, QUESTIONS, dtype=np.int64).tolist()
    questions = _joined([connection.execute(sql, (start, model)).fetchone() for start in starts])
    exact, rounded = _Best(BEST), _Best(depth)
    for vectors in _chunks(connection, model):
        rows = Rows.empty(*vectors.shape, exact=False)
        rows.put(0, vectors)
        exact.add(questions @ vectors.T)
        rounded.add(np.stack([rows.cosines(question)[0] for question in questions]))
    found = [len(np.intersect1d(*both)) for both in zip(exact.places, rounded.places, strict=True)]
    return float(np.mean(found)) / exact.places.shape[1]


class _Best:
    """For each question the places of the highest of the scores seen so far."""

    def __init__(self, count: int) -> None:
        self._count, self._seen = count, 0
        self._scores = np.empty((QUESTIONS, 0), dtype=np.float32)
        self.places = np.empty((QUESTIONS, 0), dtype=np.int64)

    def add(self, scores: Floats) -> None:
        """Scores of the next places, (questions, places)."""
        new = np.broadcast_to(np.arange(self._seen, self._seen + scores.shape[1]), scores.shape)
        self._seen += scores.shape[1]
        scores, places = np.hstack([self._scores, scores]), np.hstack([self.places, new])
        kept = np.argpartition(-scores, min(self._count, scores.shape[1]) - 1, axis=1)[:, : self._count]
        self._scores = np.take_along_axis(scores, kept, axis=1)
        self.places = np.take_along_axis(places, kept, axis=1)


def _chunks(connection: sqlite3.Connection, model: int) -> Iterator[Vectors]:
    rows = connection.execute("SELECT vector FROM wording WHERE model = ? ORDER BY id", (model,))
    while chunk := rows.fetchmany(_ROWS_AT_ONCE):
        yield _joined(chunk)


def _joined(rows: list[tuple[bytes]]) -> Vectors:
    return np.frombuffer(b"".join(vector for (vector,) in rows), dtype="<f4").reshape(len(rows), -1)
