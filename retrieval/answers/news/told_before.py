"""What was told before: for each sentence of new articles, the earlier sentences that are like it.

Earlier is what stands in the other articles, and what new articles tell further up in the order in which they came.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from retrieval.index.reader import Reading
from retrieval.vectors.late_interaction import TokenCodec

# So many of the likest are looked at of the old sentences, and as many of those that came in before: else those of its
# own article would leave no place for the others.
_NEAREST = 24
# From this cosine on it is looked at how much of the new sentence an earlier one holds.
_NEARLY = 0.58
# Rows of earlier sentences read at a time.
_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class Near:
    """An earlier sentence by its id, and the cosine of its vector and that of the new one.

    ``held``: how much of the new one it holds, word by word; 0 where the cosine says already that it does not.
    """

    sentence: int
    cosine: float
    held: float = 0.0


def nearest(reading: Reading, new: Sequence[int], old: Sequence[int]) -> list[list[Near]]:
    """For each of the ``new`` sentences, in their order, the earlier ones likest to it, the likest first."""
    if not new:
        return []
    vectors = reading.search.vectors(np.asarray(new, dtype=np.int64))
    found: list[list[Near]] = [[] for _ in new]
    for at in range(0, len(old), _AT_ONCE):
        some = np.asarray(old[at : at + _AT_ONCE], dtype=np.int64)
        _add(found, vectors @ reading.search.vectors(some).T, some)
    among = vectors @ vectors.T
    among[np.triu_indices(len(new))] = -1.0  # itself, and what comes later
    _add(found, among, np.asarray(new, dtype=np.int64))
    best = [sorted(one, key=lambda near: -near.cosine) for one in found]
    codec = TokenCodec(vectors.shape[1])
    return [_with_held(reading, codec, one, near) for one, near in zip(new, best, strict=True)]


def _with_held(reading: Reading, codec: TokenCodec, sentence: int, near: Sequence[Near]) -> list[Near]:
    """The earlier sentences, the likest with how much of the new one they hold."""
    likest = [one for one in near if one.cosine >= _NEARLY]
    if not likest:
        return list(near)
    own, *others = reading.token_codes([sentence, *(one.sentence for one in likest)])
    held = codec.held(own, others).tolist()
    return [*(replace(one, held=share) for one, share in zip(likest, held, strict=True)), *near[len(likest) :]]


def _add(found: list[list[Near]], cosines: np.ndarray, ids: np.ndarray) -> None:
    """Add to each row's list the best of its cosines."""
    for row, values in zip(found, cosines, strict=True):
        best = np.argsort(-values, kind="stable")[:_NEAREST]
        row += [Near(int(ids[i]), float(values[i])) for i in best if values[i] > 0]
