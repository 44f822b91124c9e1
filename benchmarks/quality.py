"""How well any system finds, ours or another: nDCG@10 of what it gives."""

from __future__ import annotations

import math
from collections.abc import Sequence

from benchmarks.systems import DEPTH


def ndcg(hits: Sequence[bool], right: int) -> float:
    """Discounted cumulative gain of the items found as a share of the best there could be (Järvelin, Kekäläinen 2002).

    ``hits``: for each item whether it is right; ``right``: how many right ones there are.
    """
    gain = sum(1 / math.log2(rank + 1) for rank, hit in enumerate(hits[:DEPTH], 1) if hit)
    best = sum(1 / math.log2(rank + 1) for rank in range(1, min(right, DEPTH) + 1))
    return gain / best if best else 0.0
