"""A snapshot: what every question needs of one generation of the index, loaded into arrays once."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from retrieval.articles.article import PublishedBasis
from retrieval.errors import UnusableIndexError
from retrieval.index.encoder import Fingerprint, Vectors

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
    """One generation of the index. Arrays are indexed by sentence id, or by row of ``vectors``.

    ``article_of``: the number of a sentence's article, 0 where no citable sentence is; ``row_of``: its
    wording's row in ``vectors``; ``length_of``: the length of its BM25 document. ``wordings``: the id of each
    row. ``vectors``: (wordings, dimensions), normalised float32.
    """

    generation: int
    published: dt.datetime
    model: Fingerprint
    articles: Mapping[int, ArticleCard]
    article_of: npt.NDArray[np.int32]
    row_of: npt.NDArray[np.int32]
    length_of: npt.NDArray[np.int32]
    wordings: npt.NDArray[np.int64]
    vectors: Vectors

    @cached_property
    def live(self) -> Mask:
        """For each sentence id whether a citable sentence has it."""
        return self.article_of > 0


def generation_of(connection: sqlite3.Connection) -> int:
    """How often the index was published. Raises UnusableIndexError before the first time."""
    row = connection.execute("SELECT value FROM meta WHERE key = 'generation'").fetchone()
    if row is None:
        raise UnusableIndexError("nothing is indexed yet: 'eventdesk index' does it")
    return int(row[0])


def load(connection: sqlite3.Connection) -> Snapshot:
    """The generation that ``connection`` sees; the caller holds a read transaction open."""
    generation = generation_of(connection)
    meta = dict(connection.execute("SELECT key, value FROM meta"))
    model = int(meta["model"])
    name, sha256, dimensions = connection.execute(
        "SELECT name, sha256, dimensions FROM model WHERE number = ?", (model,)
    ).fetchone()
    wordings, vectors = _vectors(connection, model, dimensions)
    article_of, row_of, length_of = _sentences(connection, wordings)
    return Snapshot(
        generation=generation,
        published=dt.datetime.fromisoformat(meta["published"]),
        model=Fingerprint(name, sha256, dimensions),
        articles={card.number: card for card in map(_card, connection.execute(_CARDS))},
        article_of=article_of,
        row_of=row_of,
        length_of=length_of,
        wordings=wordings,
        vectors=vectors,
    )


def _vectors(connection: sqlite3.Connection, model: int, dimensions: int) -> tuple[npt.NDArray[np.int64], Vectors]:
    count = connection.execute("SELECT count(*) FROM wording WHERE model = ?", (model,)).fetchone()[0]
    wordings, vectors = np.empty(count, dtype=np.int64), np.empty((count, dimensions), dtype=np.float32)
    rows = connection.execute("SELECT id, vector FROM wording WHERE model = ? ORDER BY id", (model,))
    for row, (wording, vector) in enumerate(rows):
        wordings[row] = wording
        vectors[row] = np.frombuffer(vector, dtype="<f4")
    return wordings, vectors


def _sentences(connection: sqlite3.Connection, wordings: npt.NDArray[np.int64]) -> list[npt.NDArray[np.int32]]:
    highest = connection.execute("SELECT coalesce(max(id), 0) FROM sentence").fetchone()[0]
    article_of, row_of, length_of = (np.zeros(highest + 1, dtype=np.int32) for _ in range(3))
    cursor = connection.execute("SELECT id, article, terms, wording FROM sentence WHERE wording IS NOT NULL")
    while chunk := cursor.fetchmany(_ROWS_AT_ONCE):
        ids, articles, lengths, wording = np.array(chunk, dtype=np.int64).T
        article_of[ids], length_of[ids] = articles, lengths
        row_of[ids] = np.searchsorted(wordings, wording)
    return [article_of, row_of, length_of]


_CARDS = "SELECT number, id, title, source, via, published, published_basis, url, origin FROM article"


def _card(row: tuple[Any, ...]) -> ArticleCard:
    number, id_, title, source, via, published, basis, url, origin = row
    date = dt.date.fromisoformat(published) if published else None
    return ArticleCard(number, id_, title, source, via, date, basis, url, origin)
