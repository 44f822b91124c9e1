"""A snapshot: what every question needs of one generation of the index, loaded into arrays once."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from retrieval.errors import NoIndexError
from retrieval.index import meta, models
from retrieval.index.arrays import Mask
from retrieval.index.cards import ArticleCard, cards
from retrieval.index.catalogue import Catalogue
from retrieval.vectors.encoder import Fingerprint

_ROWS_AT_ONCE = 50_000


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
    notes = meta.values(connection)
    if "generation" not in notes:
        raise NoIndexError("nothing is indexed yet: 'eventdesk index' does it")
    return notes["identity"], int(notes["generation"])


def load(connection: sqlite3.Connection, earlier: Snapshot | None = None) -> Snapshot:
    """The generation that ``connection`` sees; the caller holds a read transaction open.

    What an ``earlier`` snapshot of the same index already holds is taken from it: a changed article costs itself.
    """
    notes = meta.values(connection)
    generation, model = int(notes["generation"]), models.model_of(connection, int(notes["model"]))
    if (
        earlier is None
        or (earlier.identity, earlier.model) != (notes["identity"], model)
        or earlier.generation > generation
    ):
        earlier = _empty(notes["identity"], model)
    articles = cards(connection)
    article_of, wording_of, length_of = _sentences(connection, articles, earlier)
    return Snapshot(
        identity=notes["identity"],
        generation=generation,
        published=dt.datetime.fromisoformat(notes["published"]),
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
    # up to the highest id ever given: postings may still hold sentences that are gone
    highest = highest_sentence(connection)
    article_of, wording_of, length_of = (np.zeros(highest + 1, dtype=np.int32) for _ in range(3))
    stays = np.flatnonzero(np.isin(earlier.article_of, np.fromiter(articles, dtype=np.int32)))
    article_of[stays], length_of[stays] = earlier.article_of[stays], earlier.length_of[stays]
    wording_of[stays] = earlier.wording_of[stays]
    new = "SELECT id, article, terms, wording FROM sentence WHERE wording IS NOT NULL AND id >= ?"
    cursor = connection.execute(new, (size,))
    while chunk := cursor.fetchmany(_ROWS_AT_ONCE):
        ids, numbers, lengths, wordings = np.array(chunk, dtype=np.int64).T
        article_of[ids], length_of[ids], wording_of[ids] = numbers, lengths, wordings
    return [article_of, wording_of, length_of]


def highest_sentence(connection: sqlite3.Connection) -> int:
    """The highest id that a sentence ever had."""
    sql = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'sentence'"
    return int(connection.execute(sql).fetchone()[0])
