"""The engine by default: postings in the index file, and a scan over all vectors in memory."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Sequence
from functools import cache, cached_property, partial, reduce

import numpy as np
from sqlite_utils import Database

from retrieval.articles.article import Article
from retrieval.config import EngineName
from retrieval.engines import matrix
from retrieval.engines.matrix import EXACT_UP_TO, Matrix
from retrieval.engines.recall import BEST, measure_recall, measured_recall
from retrieval.engines.top import best, near_top, top
from retrieval.index import meta, postings, wordings
from retrieval.index.arrays import Ids, Scores
from retrieval.index.bm25 import StoredBM25
from retrieval.index.engine import Document
from retrieval.index.filters import Filters
from retrieval.index.snapshot import Snapshot
from retrieval.vectors.encoder import Vectors


class SqliteEngine:
    """Everything in the one file; the vectors of the newest generation asked for are kept in memory.

    Up to ``exact_up_to`` vectors are kept as they are, too, and the search is exact; beyond that, the candidates' are
    read from the file.
    """

    name: EngineName = "sqlite"

    def __init__(self, exact_up_to: int = EXACT_UP_TO) -> None:
        self._exact_up_to = exact_up_to
        self._matrix: Matrix | None = None
        self._loading = threading.Lock()

    def searcher(self, connection: sqlite3.Connection, snapshot: Snapshot) -> SqliteSearcher:
        """See `Engine`."""
        return SqliteSearcher(connection, snapshot, lambda: self._loaded(connection, snapshot))

    def update(self, db: Database, model: int) -> SqliteUpdate:
        """See `Engine`."""
        return SqliteUpdate(db, model, self._exact_up_to)

    def clear(self, db: Database) -> None:
        """See `Engine`."""
        postings.clear(db.conn)
        meta.forget(db.conn, "gone")

    def drop(self, connection: sqlite3.Connection) -> None:
        """See `Engine`."""

    def is_whole(self, connection: sqlite3.Connection) -> bool:
        """See `Engine`."""
        return True

    def describe(self, connection: sqlite3.Connection) -> str:
        """See `Engine`."""
        if wordings.count(connection, meta.model_number(connection)) <= self._exact_up_to:
            return "sqlite: an exact search of all vectors"
        if (measured := measured_recall(connection)) is None:
            return "sqlite: vectors in 8 bits, what that loses is measured in the next index run"
        found, of = measured
        return f"sqlite: vectors in 8 bits, {found:.1%} of the {BEST} nearest found, measured over {of:,}"

    def _loaded(self, connection: sqlite3.Connection, snapshot: Snapshot) -> Matrix:
        with self._loading:
            if self._matrix is None or not self._matrix.is_of(snapshot):
                self._matrix = matrix.load(connection, snapshot, self._matrix, self._exact_up_to)
            return self._matrix


class SqliteSearcher:
    """See `Searcher`; ``load`` gives the vectors of the snapshot's generation."""

    def __init__(self, connection: sqlite3.Connection, snapshot: Snapshot, load: Callable[[], Matrix]) -> None:
        self._snapshot, self._load = snapshot, load
        self._connection = connection
        self._read: dict[int, bytes] = {}
        self._bm25 = StoredBM25(partial(_postings, connection, snapshot), snapshot.length_of)
        self._touched = cache(self._bm25.touched)
        self._mask = cache(lambda filters: filters.mask(snapshot))

    def lexical(self, terms: Sequence[str], filters: Filters, depth: int) -> Ids:
        """See `Searcher`."""
        ids, scores = self._touched(tuple(terms))
        return ids[top(scores, self._mask(filters)[ids], depth)]

    def dense(self, vector: Vectors, filters: Filters, depth: int) -> Ids:
        """See `Searcher`."""
        rows, row_of = self._matrix.rows, self._matrix.row_of
        if not len(rows):
            return np.empty(0, dtype=np.int64)
        cosines, error = rows.cosines(vector)
        margin = 2 * error if rows.vectors is not None else 0.0
        near = near_top(cosines[row_of], self._mask(filters), depth, margin)
        return near[best(self.vectors(near) @ vector, depth)]

    def bm25(self, terms: Sequence[str], sentences: Ids) -> Scores:
        """See `Searcher`."""
        ids, scores = self._touched(tuple(terms))
        at = np.minimum(np.searchsorted(ids, sentences), max(len(ids) - 1, 0))
        return np.where(ids[at] == sentences, scores[at], 0.0) if len(ids) else np.zeros(len(sentences))

    def vectors(self, sentences: Ids) -> Vectors:
        """See `Searcher`."""
        rows = self._matrix.rows
        if rows.vectors is not None:
            return rows.vectors[self._matrix.row_of[sentences]]
        return self._stored(self._snapshot.wording_of[sentences].tolist())

    def _stored(self, ids: list[int]) -> Vectors:
        """The vectors of the wordings as they are in the file; each is read once."""
        new = [one for one in ids if one not in self._read]
        self._read.update(wordings.vector_bytes(self._connection, new))
        return wordings.joined([self._read[one] for one in ids])

    def frequency(self, term: str) -> int:
        """See `Searcher`."""
        return self._bm25.frequency(term)

    def idf(self, term: str) -> float:
        """See `Searcher`."""
        return self._bm25.idf_of(self.frequency(term))

    def holders(self, terms: Sequence[str]) -> Ids:
        """See `Searcher`."""
        return reduce(partial(np.intersect1d, assume_unique=True), map(self._bm25.holders, terms))

    @cached_property
    def _matrix(self) -> Matrix:
        return self._load()


class SqliteUpdate:
    """See `Update`. Postings of what is gone stay until more sentences are gone than live."""

    def __init__(self, db: Database, model: int, exact_up_to: int) -> None:
        self._db, self._model, self._exact_up_to = db, model, exact_up_to
        self._postings = postings.PostingWriter(db.conn)
        self._gone = 0

    def delete(self, sentences: Sequence[int]) -> None:
        """See `Update`."""
        self._gone += len(sentences)

    def upsert(self, article: Article, documents: Sequence[Document]) -> None:
        """See `Update`."""
        for one in documents:
            self._postings.add(one.sentence, one.weights)

    def save(self) -> None:
        """See `Update`."""
        self._postings.flush()

    def finish(self) -> None:
        """See `Update`."""
        self.save()
        gone = self._gone + int(meta.value(self._db.conn, "gone") or 0)
        if gone > self._db.table("sentence").count:
            postings.compact(self._db.conn)
            gone = 0
        meta.note(self._db.conn, "gone", str(gone))
        if wordings.count(self._db.conn, self._model) > self._exact_up_to:
            measure_recall(self._db.conn, self._model)


def _postings(connection: sqlite3.Connection, snapshot: Snapshot, term: str) -> tuple[Ids, postings.Weights]:
    """The live sentences that hold ``term``, ids ascending, and its weight in each."""
    ids, weights = postings.read(connection, term)
    live = snapshot.live[ids]
    return (ids, weights) if live.all() else (ids[live], weights[live])
