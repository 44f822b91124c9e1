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
from retrieval.index.encoder import Fingerprint, Vectors

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
    """One generation of the index. Arrays are indexed by sentence id, or by row of ``vectors``.

    ``article_of``: the number of a sentence's article, 0 where no citable sentence is; ``row_of``: its
    wording's row in ``vectors``; ``length_of``: the length of its BM25 document. ``wordings``: the id of each
    row. ``vectors``: (wordings, dimensions), normalised float32.
    """

    identity: str
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
    wordings, vectors = _vectors(connection, number, earlier)
    article_of, row_of, length_of = _sentences(connection, articles, wordings, earlier)
    return Snapshot(
        identity=meta["identity"],
        generation=generation,
        published=dt.datetime.fromisoformat(meta["published"]),
        model=model,
        articles=articles,
        article_of=article_of,
        row_of=row_of,
        length_of=length_of,
        wordings=wordings,
        vectors=vectors,
    )


def _empty(identity: str, model: Fingerprint) -> Snapshot:
    none = np.zeros(1, dtype=np.int32)
    wordings, vectors = np.empty(0, dtype=np.int64), np.empty((0, model.dimensions), dtype=np.float32)
    return Snapshot(identity, 0, dt.datetime.min, model, {}, none, none, none, wordings, vectors)


def _vectors(connection: sqlite3.Connection, model: int, earlier: Snapshot) -> tuple[npt.NDArray[np.int64], Vectors]:
    """The ids of all wordings, ascending, and their vectors; read only where ``earlier`` has them not."""
    ids = _column(connection.execute("SELECT id FROM wording WHERE model = ?", (model,)))
    last = int(earlier.wordings[-1]) if len(earlier.wordings) else 0
    new = ids[ids > last]
    vectors = np.empty((len(ids), earlier.vectors.shape[1]), dtype=np.float32)
    kept = np.isin(earlier.wordings, ids, assume_unique=True)
    vectors[: len(ids) - len(new)] = earlier.vectors if kept.all() else earlier.vectors[kept]
    rows = connection.execute("SELECT vector FROM wording WHERE id > ? AND +model = ? ORDER BY id", (last, model))
    for row, (vector,) in enumerate(rows, len(ids) - len(new)):
        vectors[row] = np.frombuffer(vector, dtype="<f4")
    return ids, vectors


def _sentences(
    connection: sqlite3.Connection,
    articles: Mapping[int, ArticleCard],
    wordings: npt.NDArray[np.int64],
    earlier: Snapshot,
) -> list[npt.NDArray[np.int32]]:
    """``article_of``, ``row_of`` and ``length_of``: the earlier ones without what is gone, and what is new."""
    size = len(earlier.article_of)
    # the highest id ever given: postings may still hold sentences that are gone
    highest = connection.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'sentence'").fetchone()
    article_of, row_of, length_of = (np.zeros(highest[0] + 1, dtype=np.int32) for _ in range(3))
    stays = np.flatnonzero(np.isin(earlier.article_of, np.fromiter(articles, dtype=np.int32)))
    article_of[stays], length_of[stays] = earlier.article_of[stays], earlier.length_of[stays]
    row_of[stays] = np.searchsorted(wordings, earlier.wordings[earlier.row_of[stays]])
    new = "SELECT id, article, terms, wording FROM sentence WHERE wording IS NOT NULL AND id >= ?"
    cursor = connection.execute(new, (size,))
    while chunk := cursor.fetchmany(_ROWS_AT_ONCE):
        ids, numbers, lengths, wording = np.array(chunk, dtype=np.int64).T
        article_of[ids], length_of[ids] = numbers, lengths
        row_of[ids] = np.searchsorted(wordings, wording)
    return [article_of, row_of, length_of]


def _column(cursor: sqlite3.Cursor) -> npt.NDArray[np.int64]:
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
