"""Vectors in rows: in 8 bits, by which all are scanned, and as they are for as long as memory has room for both.

Cosines by 8 bits are wrong by .003 at most here: enough to tell which few hundred vectors must be looked at as they
are, not in which order. How wrong they can be at worst is known, so what must be looked at for an exact answer is known
too (docs/benchmarks.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from retrieval.index.arrays import Mask
from retrieval.vectors.eight_bits import Codes, Floats, products, rounded
from retrieval.vectors.encoder import Vectors


@dataclass(frozen=True, slots=True)
class Rows:
    """Normalised vectors: ``codes`` (rows, dimensions) in 8 bits and what each row of them is multiplied with.

    ``residuals``: how far each is from what its codes stand for. ``vectors``: float32, (rows, dimensions), as they are;
    None where they are not kept.
    """

    codes: Codes
    scales: Floats
    residuals: Floats
    vectors: Vectors | None

    @classmethod
    def empty(cls, count: int, dimensions: int, *, exact: bool) -> Self:
        """So many rows, to be put in; ``exact``: also as they are."""
        codes = np.empty((count, dimensions), dtype=np.int8)
        scales, residuals = np.empty((2, count), dtype=np.float32)
        return cls(codes, scales, residuals, np.empty((count, dimensions), dtype=np.float32) if exact else None)

    def __len__(self) -> int:
        return len(self.codes)

    def put(self, at: int, vectors: Vectors) -> None:
        """Set the rows from ``at`` on."""
        to = at + len(vectors)
        self.codes[at:to], self.scales[at:to] = rounded(vectors)
        self.residuals[at:to] = np.linalg.norm(vectors - self.codes[at:to] * self.scales[at:to, None], axis=1)
        if self.vectors is not None:
            self.vectors[at:to] = vectors

    def put_kept(self, earlier: Self, kept: Mask) -> None:
        """Set the first rows to those ``kept`` of an earlier table."""
        count = np.count_nonzero(kept)
        for new, old in (
            (self.codes, earlier.codes),
            (self.scales, earlier.scales),
            (self.residuals, earlier.residuals),
            (self.vectors, earlier.vectors),
        ):
            if new is not None and old is not None:
                new[:count] = old if kept.all() else old[kept]

    def cosines(self, vector: Vectors) -> tuple[npt.NDArray[np.float32], float]:
        """The cosine of each row to the normalised ``vector`` by 8 bits, and by how much one may be wrong at most.

        Of x and q rounded to x' and q', |xq - x'q'| <= |(x - x')q| + |x'(q - q')| <= |x - x'| + |x'| |q - q'|
        (Cauchy-Schwarz).
        """
        codes, scales = rounded(vector[None])
        found = np.multiply(products(self.codes, codes)[:, 0], self.scales * scales, dtype=np.float32)
        worst = float(self.residuals.max(initial=0))
        return found, worst + (1 + worst) * float(np.linalg.norm(vector - codes[0] * scales))
