"""What a scan in 8 bits loses: measured over all vectors of the file, with some of them as questions."""

from __future__ import annotations

import json
import sqlite3

import numpy as np
import numpy.typing as npt

from retrieval.config import SearchSettings
from retrieval.engines.rows import Rows
from retrieval.index import meta, wordings

QUESTIONS = 50
BEST = 10
# As many candidates as a question has by default.
DEPTH = SearchSettings().depth
_AGAIN = 2

Floats = npt.NDArray[np.floating]


def measured_recall(connection: sqlite3.Connection) -> tuple[float, int] | None:
    """What was measured last, and over how many vectors; None if nothing was."""
    noted = meta.value(connection, "recall")
    if noted is None:
        return None
    measured = json.loads(noted)
    return measured["recall"], measured["vectors"]


def measure_recall(connection: sqlite3.Connection, model: int, depth: int = DEPTH) -> None:
    """Measure and keep it, unless that was done when there were half as many vectors or more: all must be read."""
    vectors, before = wordings.count(connection, model), measured_recall(connection)
    if before is None or vectors > _AGAIN * before[1]:
        measured = {"recall": recall(connection, model, depth), "vectors": vectors}
        meta.note(connection, "recall", json.dumps(measured))


def recall(connection: sqlite3.Connection, model: int, depth: int) -> float:
    """Of the ``BEST`` vectors most like a question, the mean share among the ``depth`` most like it in 8 bits."""
    questions = wordings.spread(connection, model, QUESTIONS)
    exact, rounded = _Best(BEST), _Best(depth)
    for vectors in wordings.vectors_after(connection, model):
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
