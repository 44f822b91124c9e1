"""The best of very many scores, without ordering the rest."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from retrieval.engines.port import Ids
from retrieval.index.snapshot import Mask

_ROWS = 64


def top(scores: npt.NDArray[np.floating], allowed: Mask, depth: int) -> Ids:
    """The ids of the ``depth`` highest scores among those allowed, best first; ties by id."""
    scores = np.where(allowed, scores, -np.inf)
    reached = _reached(scores, depth)
    ids = np.flatnonzero(scores >= reached if reached > -np.inf else allowed)
    if len(ids) > depth:
        best = scores[ids]
        edge = np.partition(best, len(ids) - depth)[len(ids) - depth]
        above, at_edge = ids[best > edge], ids[best == edge]
        ids = np.sort(np.concatenate([above, at_edge[: depth - len(above)]]))
    return ids[np.argsort(-scores[ids], kind="stable")]


def _reached(scores: npt.NDArray[np.floating], depth: int) -> float:
    """A score that at least ``depth`` of the scores reach: as many columns of them have one that does.

    To find the highest in each column takes a tenth of the time of partitioning all.
    """
    highest = scores[: len(scores) // _ROWS * _ROWS].reshape(_ROWS, -1).max(axis=0)
    return float(np.partition(highest, -depth)[-depth]) if len(highest) > depth else -np.inf
