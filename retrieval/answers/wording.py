"""Phrases that the summaries of answers share."""

from __future__ import annotations

from retrieval.index.reader import Reading
from retrieval.search.query import Filters


def searched(reading: Reading, filters: Filters) -> str:
    """How many articles were searched, and how many a date filter left out for want of a date."""
    cards = reading.snapshot.articles.values()
    count = sum(filters.admits(card) for card in cards)
    undated = [card for card in cards if card.published is None and Filters(filters.source).admits(card)]
    left_out = (
        f" ({len(undated)} without a known date left out)" if undated and (filters.after or filters.before) else ""
    )
    return f"{counted(count, 'article')}{left_out}"


def counted(number: int, noun: str) -> str:
    """``1 article``, ``1,024 articles``."""
    return f"{number:,} {noun}{'s' * (number != 1)}"
