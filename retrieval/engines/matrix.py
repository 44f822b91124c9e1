"""All vectors of one generation in memory, brought up to date from run to run."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from retrieval.engines.rows import Rows
from retrieval.index import meta, wordings
from retrieval.index.snapshot import Snapshot
from retrieval.vectors.encoder import Fingerprint

# Up to here all vectors are kept as they are, too: 77 MB, by which every search is exact.
EXACT_UP_TO = 50_000


@dataclass(frozen=True)
class Matrix:
    """``rows``: the vector of each wording. ``wordings``: the id of each row, ascending.

    ``row_of``: for each sentence id its wording's row, 0 where no citable sentence is.
    """

    identity: str
    generation: int
    model: Fingerprint
    wordings: npt.NDArray[np.int64]
    rows: Rows
    row_of: npt.NDArray[np.int32]

    def is_of(self, snapshot: Snapshot) -> bool:
        """Whether it is of the snapshot's generation."""
        return (self.identity, self.generation) == (snapshot.identity, snapshot.generation)


def load(connection: sqlite3.Connection, snapshot: Snapshot, earlier: Matrix | None, exact_up_to: int) -> Matrix:
    """The vectors of the snapshot's generation, which ``connection`` sees; more than ``exact_up_to`` only in 8 bits.

    What an ``earlier`` matrix of the same index already holds is taken from it: a changed article costs itself.
    """
    model = meta.model_number(connection)
    ids = wordings.ids(connection, model)
    rows = Rows.empty(len(ids), snapshot.model.dimensions, exact=len(ids) <= exact_up_to)
    last = at = 0
    if (
        earlier is not None
        and _precedes(earlier, snapshot)
        and (rows.vectors is None or earlier.rows.vectors is not None)
    ):
        kept = np.isin(earlier.wordings, ids, assume_unique=True)
        rows.put_kept(earlier.rows, kept)
        last, at = int(earlier.wordings[-1]), int(np.count_nonzero(kept))
    for vectors in wordings.vectors_after(connection, model, last):
        rows.put(at, vectors)
        at += len(vectors)
    row_of = np.searchsorted(ids, snapshot.wording_of).astype(np.int32)
    return Matrix(snapshot.identity, snapshot.generation, snapshot.model, ids, rows, row_of)


def _precedes(earlier: Matrix, snapshot: Snapshot) -> bool:
    return (
        (earlier.identity, earlier.model) == (snapshot.identity, snapshot.model)
        and earlier.generation <= snapshot.generation
        and len(earlier.wordings) > 0
    )
