"""Which articles and sentences may answer."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import numpy as np

from retrieval.errors import InputError
from retrieval.index.arrays import Mask
from retrieval.index.catalogue import Catalogue
from retrieval.index.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Filters:
    """What may answer: articles of one outlet, published not before ``after`` and not after ``before``.

    ``sentences``: only these of theirs, by their ids; None for all.
    """

    source: str | None = None
    after: dt.date | None = None
    before: dt.date | None = None
    sentences: frozenset[int] | None = None

    def articles(self, catalogue: Catalogue) -> Mask:
        """For each article number whether the article passes. Without a known date it passes no date filter."""
        return catalogue.of_outlet(self.source) & catalogue.between(self.after, self.before)

    def mask(self, snapshot: Snapshot) -> Mask:
        """For each sentence id whether it may answer.

        Raises InputError naming the outlets there are, if none is called ``source``.
        """
        if self == EVERYTHING:
            return snapshot.live
        if self.sentences is not None:
            named = np.zeros(len(snapshot.live), dtype=bool)
            named[list(self.sentences)] = True
            return named & replace(self, sentences=None).mask(snapshot)
        if self.source and not snapshot.catalogue.of_outlet(self.source).any():
            outlets = ", ".join(sorted({card.source for card in snapshot.articles.values()}))
            raise InputError(f"no outlet is called {self.source!r}; there are: {outlets}")
        admitted: Mask = self.articles(snapshot.catalogue)[snapshot.article_of]
        return admitted


EVERYTHING = Filters()
