"""Vectors in 8 bits a dimension, and products of such: a quarter of the memory, which is what a scan costs.

Each vector has a scale of its own, by which its largest coordinate becomes 127, so that nothing is fitted to a corpus
and adding vectors changes no code. Of 1,000,000 vectors of 384 dimensions all products with one take 11 to 15 ms
instead of 43 (docs/benchmarks.md).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Codes = npt.NDArray[np.int8]
LARGEST = 127
# Sixteen columns take .04 ms where fifteen take .11; one alone has a way of its own.
_WIDTH = 16
# Rows made floats at a time: 25 MB of 384 dimensions.
_BLOCK = 16_384


def rounded(vectors: Floats) -> tuple[Codes, Floats]:
    """The codes of the vectors, (vectors, dimensions), and what each row of them is multiplied with."""
    scales = np.abs(vectors).max(axis=1, initial=np.finfo(np.float32).tiny) / np.float32(LARGEST)
    return np.rint(vectors / scales[:, None]).astype(np.int8), scales


def products(one: Codes, other: Codes) -> npt.NDArray[np.int32]:
    """The inner product of each row of one with each row of the other, (rows of one, rows of the other)."""
    rows = len(other)
    if rows % _WIDTH and rows > 1:
        other = np.concatenate([other, np.zeros((-rows % _WIDTH, other.shape[1]), dtype=np.int8)])
    return _multiply()(one, other)[:, :rows]


@cache
def _multiply() -> Callable[[Codes, Codes], npt.NDArray[np.int32]]:
    """The fastest product this torch has, found by trying it.

    ``_int_mm`` is private, but torch has no other product of 8-bit matrices on a processor.
    """
    few = np.eye(_WIDTH, dtype=np.int8)
    try:
        works = bool((in_torch(few, few) == few).all())
    except (AttributeError, NotImplementedError, RuntimeError):
        works = False
    return in_torch if works else in_floats


def in_torch(one: Codes, other: Codes) -> npt.NDArray[np.int32]:
    """The products by torch's own multiplication of 8-bit integers. Raises AttributeError where torch has none."""
    import torch  # takes a second, and most commands need no product

    found: npt.NDArray[np.int32] = torch._int_mm(torch.from_numpy(one), torch.from_numpy(other).T.contiguous()).numpy()
    return found


def in_floats(one: Codes, other: Codes) -> npt.NDArray[np.int32]:
    """The same in single precision, 5 to 30 times as slow.

    Exact up to 1,040 dimensions: a sum of so many products of 127 is below 2^24.
    """
    wide = other.astype(np.float32).T
    found = np.empty((len(one), len(other)), dtype=np.int32)
    for at in range(0, len(one), _BLOCK):
        found[at : at + _BLOCK] = np.rint(one[at : at + _BLOCK].astype(np.float32) @ wide)
    return found
