"""The articles of one generation in arrays by number, so that a filter over thousands of them is no loop."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from retrieval.index.arrays import Mask
from retrieval.index.cards import ArticleCard

_UNKNOWN = 0


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Arrays are indexed by article number. ``indexed``: whether there is an article; ``day``: when it was published,
    as a proleptic ordinal, 0 if that is not known. ``numbers_of``: the articles of an outlet, by its name or that of
    whom it came by, casefolded.
    """

    indexed: Mask
    day: npt.NDArray[np.int32]
    numbers_of: Mapping[str, npt.NDArray[np.int32]]

    @classmethod
    def of(cls, cards: Iterable[ArticleCard]) -> Catalogue:
        """The catalogue of the articles."""
        days, outlets = dict[int, int](), defaultdict[str, list[int]](list)
        for card in cards:
            days[card.number] = card.published.toordinal() if card.published else _UNKNOWN
            for name in filter(None, (card.source, card.via)):
                outlets[name.casefold()].append(card.number)
        indexed = np.zeros(max(days, default=0) + 1, dtype=bool)
        day = np.zeros(len(indexed), dtype=np.int32)
        indexed[list(days)] = True
        day[list(days)] = list(days.values())
        return cls(indexed, day, {name: np.array(numbers, dtype=np.int32) for name, numbers in outlets.items()})

    @property
    def newest(self) -> dt.date | None:
        """The last day on which an article was published; None if no day is known."""
        newest = int(self.day.max())
        return dt.date.fromordinal(newest) if newest else None

    @property
    def undated(self) -> Mask:
        """For each number whether it is that of an article without a known day."""
        undated: Mask = self.indexed & (self.day == _UNKNOWN)
        return undated

    def of_outlet(self, source: str | None) -> Mask:
        """For each number whether it is that of an article of the outlet; of any, if ``source`` is None."""
        if not source:
            return self.indexed
        numbers = np.zeros(len(self.indexed), dtype=bool)
        numbers[self.numbers_of.get(source.casefold(), [])] = True
        return numbers

    def between(self, after: dt.date | None, before: dt.date | None) -> Mask:
        """For each number whether it is that of an article published not before and not after; undated ones are not."""
        if not (after or before):
            return self.indexed
        first, last = (after or dt.date.min).toordinal(), (before or dt.date.max).toordinal()
        within: Mask = (self.day >= first) & (self.day <= last)
        return within
