"""All vectors of one generation as one block of memory, brought up to date from run to run."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from retrieval.index.encoder import Fingerprint, Vectors
from retrieval.index.snapshot import Snapshot, column


@dataclass(frozen=True)
class Matrix:
    """``vectors``: (wordings, dimensions), normalised float32. ``wordings``: the id of each row, ascending.

    ``row_of``: for each sentence id its wording's row, 0 where no citable sentence is.
    """

    identity: str
    generation: int
    model: Fingerprint
    wordings: npt.NDArray[np.int64]
    vectors: Vectors
    row_of: npt.NDArray[np.int32]

    def is_of(self, snapshot: Snapshot) -> bool:
        """Whether it is of the snapshot's generation."""
        return (self.identity, self.generation) == (snapshot.identity, snapshot.generation)


def load(connection: sqlite3.Connection, snapshot: Snapshot, earlier: Matrix | None = None) -> Matrix:
    """The vectors of the snapshot's generation, which ``connection`` sees.

    What an ``earlier`` matrix of the same index already holds is taken from it: a changed article costs itself.
    """
    if (
        earlier is None
        or (earlier.identity, earlier.model) != (snapshot.identity, snapshot.model)
        or earlier.generation > snapshot.generation
    ):
        earlier = _empty(snapshot)
    wordings, vectors = _vectors(connection, earlier)
    row_of = np.searchsorted(wordings, snapshot.wording_of).astype(np.int32)
    return Matrix(snapshot.identity, snapshot.generation, snapshot.model, wordings, vectors, row_of)


def _empty(snapshot: Snapshot) -> Matrix:
    nothing = np.empty(0, dtype=np.int64)
    vectors = np.empty((0, snapshot.model.dimensions), dtype=np.float32)
    return Matrix(snapshot.identity, 0, snapshot.model, nothing, vectors, nothing.astype(np.int32))


def _vectors(connection: sqlite3.Connection, earlier: Matrix) -> tuple[npt.NDArray[np.int64], Vectors]:
    """The ids of all wordings, ascending, and their vectors; read only where ``earlier`` has them not."""
    model = int(connection.execute("SELECT value FROM meta WHERE key = 'model'").fetchone()[0])
    ids = column(connection.execute("SELECT id FROM wording WHERE model = ?", (model,)))
    last = int(earlier.wordings[-1]) if len(earlier.wordings) else 0
    new = ids[ids > last]
    vectors = np.empty((len(ids), earlier.vectors.shape[1]), dtype=np.float32)
    kept = np.isin(earlier.wordings, ids, assume_unique=True)
    vectors[: len(ids) - len(new)] = earlier.vectors if kept.all() else earlier.vectors[kept]
    rows = connection.execute("SELECT vector FROM wording WHERE id > ? AND +model = ? ORDER BY id", (last, model))
    for row, (vector,) in enumerate(rows, len(ids) - len(new)):
        vectors[row] = np.frombuffer(vector, dtype="<f4")
    return ids, vectors
