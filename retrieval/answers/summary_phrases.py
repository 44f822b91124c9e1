"""Phrases that the summaries of answers share."""

from __future__ import annotations

import numpy as np

from retrieval.index.filters import Filters
from retrieval.index.reader import Reading


def searched(reading: Reading, filters: Filters) -> str:
    """How many articles were searched, and how many a date filter left out for want of a date."""
    count = int(np.count_nonzero(filters.articles(reading.snapshot.catalogue)))
    return f"{counted(count, 'article')}{left_out(reading, filters)}"


def left_out(reading: Reading, filters: Filters) -> str:
    """How many articles a date filter left out for want of a date; empty if none."""
    catalogue = reading.snapshot.catalogue
    undated = int(np.count_nonzero(catalogue.undated & catalogue.of_outlet(filters.source)))
    return f" ({undated} without a known date left out)" if undated and (filters.after or filters.before) else ""


def counted(number: int, noun: str) -> str:
    """``1 article``, ``1,024 articles``."""
    return f"{number:,} {noun}{'s' * (number != 1)}"


def asked_outlets(reading: Reading, filters: Filters) -> frozenset[str]:
    """The outlets whose articles pass the filters."""
    admitted = filters.articles(reading.snapshot.catalogue)
    return frozenset(card.source for card in reading.snapshot.articles.values() if admitted[card.number])
