"""Vectors in 8 bits a dimension, and products of such: a quarter of the memory, which is what a scan costs.

Each vector has a scale of its own, by which its largest coordinate becomes 127, so that nothing is fitted to a corpus
and adding vectors changes no code. Of 1,000,000 vectors of 384 dimensions all products with one take 11 to 15 ms
instead of 43 (docs/benchmarks.md).
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt
from threadpoolctl import threadpool_limits

Floats = npt.NDArray[np.float32]
Codes = npt.NDArray[np.int8]
LARGEST = 127
# Threads wait for more work by spinning, which slows the one that goes on: two of them cost a question 1.2 ms of 3.3,
# and save as much of a scan from here on.
_WORTH_THREADS = 1 << 25
# Sixteen columns take .04 ms where fifteen take .11; one alone has a way of its own.
_WIDTH = 16


def rounded(vectors: Floats) -> tuple[Codes, Floats]:
    """The codes of the vectors, (vectors, dimensions), and what each row of them is multiplied with."""
    scales = np.abs(vectors).max(axis=1, initial=np.finfo(np.float32).tiny) / np.float32(LARGEST)
    return np.rint(vectors / scales[:, None]).astype(np.int8), scales


def products(one: Codes, other: Codes) -> npt.NDArray[np.int32]:
    """The inner product of each row of one with each row of the other, (rows of one, rows of the other)."""
    import torch

    _settle_blas()
    rows = len(other)
    if rows % _WIDTH and rows > 1:
        other = np.concatenate([other, np.zeros((-rows % _WIDTH, other.shape[1]), dtype=np.int8)])
    threads = torch.get_num_threads()
    if one.size < _WORTH_THREADS:
        torch.set_num_threads(1)
    try:
        # Private, but the only product of 8-bit matrices that torch has on a processor; torch's version is pinned.
        found = torch._int_mm(torch.from_numpy(one), torch.from_numpy(other).T.contiguous())
    finally:
        torch.set_num_threads(threads)
    return found.numpy()[:, :rows]


@cache
def _settle_blas() -> None:
    """One thread from now on for numpy's products, which are small here: the others would spin on after each."""
    threadpool_limits(1, "blas")
