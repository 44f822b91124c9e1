"""Vectors in rows and the cosines of all of them to one: as they are, or in 8 bits a dimension where they are many.

In 8 bits they take a quarter of the memory, and of what a question must read, which is what a scan costs: 11 ms instead
of 43 over 1,000,000 vectors of 384 dimensions. Each vector has a scale of its own, by which its largest coordinate
becomes 127, so that nothing is fitted to a corpus and adding vectors changes no code. Cosines are wrong by .003 at
most: enough to tell which few hundred vectors must be looked at as they are, not in which order (docs/benchmarks.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from retrieval.index.encoder import Vectors
from retrieval.index.snapshot import Mask

Cosines = npt.NDArray[np.float32]
_LARGEST = 127


@dataclass(frozen=True, slots=True)
class ExactRows:
    """Normalised float32 vectors, (rows, dimensions)."""

    vectors: Vectors

    @classmethod
    def empty(cls, count: int, dimensions: int) -> Self:
        """So many rows, to be put in."""
        return cls(np.empty((count, dimensions), dtype=np.float32))

    def __len__(self) -> int:
        return len(self.vectors)

    def put(self, at: int, vectors: Vectors) -> None:
        """Set the rows from ``at`` on."""
        self.vectors[at : at + len(vectors)] = vectors

    def put_kept(self, earlier: ExactRows, kept: Mask) -> None:
        """Set the first rows to those kept of an ``earlier`` table."""
        self.vectors[: np.count_nonzero(kept)] = earlier.vectors if kept.all() else earlier.vectors[kept]

    def cosines(self, vector: Vectors) -> Cosines:
        """The cosine of each row to the normalised ``vector``."""
        return self.vectors @ vector


@dataclass(frozen=True, slots=True)
class RoundedRows:
    """Normalised vectors in 8 bits: ``codes`` (rows, dimensions), and what each row of them is multiplied with."""

    codes: npt.NDArray[np.int8]
    scales: npt.NDArray[np.float32]

    @classmethod
    def empty(cls, count: int, dimensions: int) -> Self:
        """So many rows, to be put in."""
        return cls(np.empty((count, dimensions), dtype=np.int8), np.empty(count, dtype=np.float32))

    def __len__(self) -> int:
        return len(self.codes)

    def put(self, at: int, vectors: Vectors) -> None:
        """Set the rows from ``at`` on."""
        scales = np.abs(vectors).max(axis=1, initial=np.finfo(np.float32).tiny) / np.float32(_LARGEST)
        self.codes[at : at + len(vectors)] = np.rint(vectors / scales[:, None])
        self.scales[at : at + len(vectors)] = scales

    def put_kept(self, earlier: RoundedRows, kept: Mask) -> None:
        """Set the first rows to those kept of an ``earlier`` table."""
        count = np.count_nonzero(kept)
        self.codes[:count] = earlier.codes if kept.all() else earlier.codes[kept]
        self.scales[:count] = earlier.scales[kept]

    def cosines(self, vector: Vectors) -> Cosines:
        """The cosine of each row to the normalised ``vector``, but for rounding."""
        import torch

        query = RoundedRows.empty(1, len(vector))
        query.put(0, vector[None])
        # Private, but the only product of 8-bit matrices that torch has on a processor; torch's version is pinned.
        products = torch._int_mm(torch.from_numpy(self.codes), torch.from_numpy(query.codes).T.contiguous())
        cosines: Cosines = products[:, 0].float().mul_(torch.from_numpy(self.scales)).numpy()
        cosines *= query.scales
        return cosines


Rows = ExactRows | RoundedRows
