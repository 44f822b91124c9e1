"""A snapshot: what every question needs of one generation of the index, loaded into arrays once."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from retrieval.errors import NoIndexError
from retrieval.index.catalogue import Catalogue
from retrieval.index.encoder import Fingerprint

if TYPE_CHECKING:
    from retrieval.articles.article import PublishedBasis

Mask = npt.NDArray[np.bool_]
_ROWS_AT_ONCE = 50_000


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """What an answer says about an article it cites; ``number`` is the index's own."""

    number: int
    id: str
    title: str
    source: str
    via: str | None
    published: dt.date | None
    published_basis: PublishedBasis
    url: str | None
    origin: str


@dataclass(frozen=True)
class Snapshot:
    """One generation of the index. Arrays are indexed by sentence id, 0 where no citable sentence is.

    ``article_of``: the number of a sentence's article; ``wording_of``: the id of its wording, under which its vector
    and token codes are kept; ``length_of``: the length of its BM25 document.
    """

    identity: str
    generation: int
    published: dt.datetime
    model: Fingerprint
    articles: Mapping[int, ArticleCard]
    article_of: npt.NDArray[np.int32]
    wording_of: npt.NDArray[np.int32]
    length_of: npt.NDArray[np.int32]

    @cached_property
    def live(self) -> Mask:
        """For each sentence id whether a citable sentence has it."""
        return self.article_of > 0

    @cached_property
    def catalogue(self) -> Catalogue:
        """The articles, for filters."""
        return Catalogue.of(self.articles.values())


def state_of(connection: sqlite3.Connection) -> tuple[str, int]:
    """Which index it is, and how often it was published. Raises NoIndexError before the first time."""
    meta = dict(connection.execute("SELECT key, value FROM meta WHERE key IN ('identity', 'generation')"))
    if "generation" not in meta:
        raise NoIndexError("nothing is indexed yet: 'eventdesk index' does it")
    return meta["identity"], int(meta["generation"])


def cards(connection: sqlite3.Connection) -> dict[int, ArticleCard]:
    """What is known about each article, by number."""
    return {card.number: card for card in map(_card, connection.execute(_CARDS))}


def load(connection: sqlite3.Connection, earlier: Snapshot | None = None) -> Snapshot:
    """The generation that ``connection`` sees; the caller holds a read transaction open.

    What an ``earlier`` snapshot of the same index already holds is taken from it: a changed article costs itself.
    """
    meta = dict(connection.execute("SELECT key, value FROM meta"))
    generation, number = int(meta["generation"]), int(meta["model"])
    row = connection.execute("SELECT name, sha256, dimensions FROM model WHERE number = ?", (number,)).fetchone()
    model = Fingerprint(*row)
    if (
        earlier is None
        or (earlier.identity, earlier.model) != (meta["identity"], model)
        or earlier.generation > generation
    ):
        earlier = _empty(meta["identity"], model)
    articles = cards(connection)
    article_of, wording_of, length_of = _sentences(connection, articles, earlier)
    return Snapshot(
        identity=meta["identity"],
        generation=generation,
        published=dt.datetime.fromisoformat(meta["published"]),
        model=model,
        articles=articles,
        article_of=article_of,
        wording_of=wording_of,
        length_of=length_of,
    )


def _empty(identity: str, model: Fingerprint) -> Snapshot:
    none = np.zeros(1, dtype=np.int32)
    return Snapshot(identity, 0, dt.datetime.min, model, {}, none, none, none)


def _sentences(
    connection: sqlite3.Connection,
    articles: Mapping[int, ArticleCard],
    earlier: Snapshot,
) -> list[npt.NDArray[np.int32]]:
    """``article_of``, ``wording_of`` and ``length_of``: the earlier ones without what is gone, and what is new."""
    size = len(earlier.article_of)
    # the highest id ever given: postings may still hold sentences that are gone
    highest = connection.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'sentence'").fetchone()
    article_of, wording_of, length_of = (np.zeros(highest[0] + 1, dtype=np.int32) for _ in range(3))
    stays = np.flatnonzero(np.isin(earlier.article_of, np.fromiter(articles, dtype=np.int32)))
    article_of[stays], length_of[stays] = earlier.article_of[stays], earlier.length_of[stays]
    wording_of[stays] = earlier.wording_of[stays]
    new = "SELECT id, article, terms, wording FROM sentence WHERE wording IS NOT NULL AND id >= ?"
    cursor = connection.execute(new, (size,))
    while chunk := cursor.fetchmany(_ROWS_AT_ONCE):
        ids, numbers, lengths, wordings = np.array(chunk, dtype=np.int64).T
        article_of[ids], length_of[ids], wording_of[ids] = numbers, lengths, wordings
    return [article_of, wording_of, length_of]


def column(cursor: sqlite3.Cursor) -> npt.NDArray[np.int64]:
    """The numbers of a one-column query, ascending."""
    chunks = []
    while chunk := cursor.fetchmany(_ROWS_AT_ONCE):
        chunks.append(np.array(chunk, dtype=np.int64)[:, 0])
    return np.sort(np.concatenate(chunks)) if chunks else np.empty(0, dtype=np.int64)


_CARDS = "SELECT number, id, title, source, via, published, published_basis, url, origin FROM article"


def _card(row: tuple[Any, ...]) -> ArticleCard:
    number, id_, title, source, via, published, basis, url, origin = row
    date = dt.date.fromisoformat(published) if published else None
    return ArticleCard(number, id_, title, source, via, date, basis, url, origin)
