"""What an answer says about the articles it cites."""

from __future__ import annotations

import datetime as dt
import sqlite3
from dataclasses import dataclass
from typing import Any

from retrieval.articles.article import PublishedBasis


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """What an answer says about an article it cites; ``number`` is the index's own.

    ``source_is_guess``: the outlet is known by the page's address or a copyright line alone; ``published_doubt``: why
    the day may be wrong; ``credit``: the lines below its text that say whose it is or who gave of it.
    """

    number: int
    id: str
    title: str
    source: str
    via: str | None
    published: dt.date | None
    published_basis: PublishedBasis
    url: str | None
    origin: str
    author: str | None = None
    language: str | None = None
    source_is_guess: bool = False
    published_doubt: str | None = None
    version: int = 1
    added: str = ""
    seen: str = ""
    credit: str | None = None


def cards(connection: sqlite3.Connection) -> dict[int, ArticleCard]:
    """What is known about each article, by number."""
    return {card.number: card for card in map(_card, connection.execute(_CARDS))}


_CARDS = (
    "SELECT number, id, title, source, via, published, published_basis, url, origin,"
    " author, language, source_is_guess, published_doubt, version, added, seen, credit FROM article"
)


def _card(row: tuple[Any, ...]) -> ArticleCard:
    number, id_, title, source, via, published, basis, url, origin, author, language, is_guess, *rest = row
    date = dt.date.fromisoformat(published) if published else None
    return ArticleCard(
        number, id_, title, source, via, date, basis, url, origin, author, language, bool(is_guess), *rest
    )
