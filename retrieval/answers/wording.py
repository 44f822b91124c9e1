"""Phrases that the summaries of answers share."""

from __future__ import annotations

import numpy as np

from retrieval.index.filters import Filters
from retrieval.index.reader import Reading


def searched(reading: Reading, filters: Filters) -> str:
    """How many articles were searched, and how many a date filter left out for want of a date."""
    catalogue = reading.snapshot.catalogue
    count = int(np.count_nonzero(filters.articles(catalogue)))
    undated = int(np.count_nonzero(catalogue.undated & catalogue.of_outlet(filters.source)))
    left_out = f" ({undated} without a known date left out)" if undated and (filters.after or filters.before) else ""
    return f"{counted(count, 'article')}{left_out}"


def counted(number: int, noun: str) -> str:
    """``1 article``, ``1,024 articles``."""
    return f"{number:,} {noun}{'s' * (number != 1)}"


def asked_outlets(reading: Reading, filters: Filters) -> frozenset[str]:
    """The outlets whose articles pass the filters."""
    admitted = filters.articles(reading.snapshot.catalogue)
    return frozenset(card.source for card in reading.snapshot.articles.values() if admitted[card.number])
