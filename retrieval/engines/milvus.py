"""Milvus as the engine: a server searches vectors and terms; the index file stays the record of everything.

The server holds nothing that cannot be made again from the file, and gives candidates only: their scores are worked
out here, as for any engine. Milvus has no transactions, so visibility is the file's: a row counts if its sentence is
live in the reader's generation. Rows are written before the file's transaction commits, under ids that no reader knows
yet, and deleted long after; what a kill leaves behind is invisible, and the next run removes it.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections import Counter
from collections.abc import Sequence
from functools import cache, cached_property

import numpy as np
import numpy.typing as npt
from sqlite_utils import Database

from retrieval.config import EngineName, MilvusSettings
from retrieval.engines import documents
from retrieval.engines.collection import MOST_ROWS, Collection, Server
from retrieval.engines.milvus_rows import MilvusUpdate, collection_name, conditions, prefix
from retrieval.errors import EngineError
from retrieval.index import meta, wordings
from retrieval.index.arrays import Ids, Mask, Scores
from retrieval.index.bm25 import StoredBM25
from retrieval.index.filters import Filters
from retrieval.index.postings import Weights
from retrieval.index.snapshot import Snapshot
from retrieval.vectors.encoder import Vectors

# The impacts a server ranks by were worked out for a typical sentence (milvus_rows.py): so many times the candidates
# are asked for, and the best of them by exact scores kept.
_SPARE = 2
# Rows younger than this a server may not have shown to every searcher yet; Milvus promises some seconds.
_SETTLED = dt.timedelta(minutes=1)


class MilvusEngine:
    """See `Engine`."""

    name: EngineName = "milvus"

    def __init__(self, settings: MilvusSettings) -> None:
        self.server = Server(settings)

    def searcher(self, connection: sqlite3.Connection, snapshot: Snapshot) -> MilvusSearcher:
        """See `Engine`."""
        return MilvusSearcher(connection, snapshot, self._collection(connection))

    def update(self, db: Database, model: int) -> MilvusUpdate:
        """See `Engine`."""
        return MilvusUpdate(db, model, self.server)

    def clear(self, db: Database) -> None:
        """See `Engine`."""
        documents.clear(db.conn)

    def drop(self, connection: sqlite3.Connection) -> None:
        """See `Engine`."""
        for name in self.server.collections():
            if name.startswith(prefix(connection)):
                Collection(self.server, name).drop()

    def is_whole(self, connection: sqlite3.Connection) -> bool:
        """See `Engine`."""
        collection = self._collection(connection)
        return collection.exists() and collection.count() >= documents.count(connection)

    def describe(self, connection: sqlite3.Connection) -> str:
        """See `Engine`."""
        collection = self._collection(connection)
        where = f"milvus: {collection.name} at {self.server.settings.uri}"
        try:
            rows, live = collection.count(), documents.count(connection)
        except EngineError as error:
            return f"{where}; {error}"
        missing = f"; {live - rows:,} are missing: 'eventdesk migrate' fills it again" if rows < live else ""
        return f"{where}, {rows:,} rows for {live:,} sentences{missing}"

    def _collection(self, connection: sqlite3.Connection) -> Collection:
        return Collection(self.server, collection_name(connection, meta.model_number(connection)))


class MilvusSearcher:
    """See `Searcher`."""

    def __init__(self, connection: sqlite3.Connection, snapshot: Snapshot, collection: Collection) -> None:
        self._connection, self._snapshot, self._collection = connection, snapshot, collection
        self._mask = cache(lambda filters: filters.mask(snapshot))
        self._known = cache(lambda term: documents.known(connection, term))
        self._is_fresh = dt.datetime.now(dt.UTC) - snapshot.published < _SETTLED

    def lexical(self, terms: Sequence[str], filters: Filters, depth: int) -> Ids:
        """See `Searcher`."""
        impacts = {
            self._known(term).number: count * self.idf(term)
            for term, count in Counter(terms).items()
            if self.frequency(term)
        }
        found = self._passing("terms", impacts, filters, _SPARE * depth) if impacts else np.empty(0, dtype=np.int64)
        scores = self.bm25(terms, found)
        return _best(found[scores > 0], scores[scores > 0], depth)

    def dense(self, vector: Vectors, filters: Filters, depth: int) -> Ids:
        """See `Searcher`."""
        found = self._passing("vector", vector, filters, depth)
        return _best(found, self.vectors(found) @ vector, depth)

    def bm25(self, terms: Sequence[str], sentences: Ids) -> Scores:
        """See `Searcher`."""
        scores: Scores = self._scorer(sentences).get_scores(terms)[sentences]
        return scores

    def vectors(self, sentences: Ids) -> Vectors:
        """See `Searcher`."""
        ids = self._snapshot.wording_of[sentences].tolist()
        stored = wordings.vector_bytes(self._connection, ids)
        return wordings.joined([stored[one] for one in ids], self._snapshot.model.dimensions)

    def frequency(self, term: str) -> int:
        """See `Searcher`."""
        return self._known(term).sentences

    def idf(self, term: str) -> float:
        """See `Searcher`."""
        return self._no_postings.idf_of(self.frequency(term))

    def holders(self, terms: Sequence[str]) -> Ids:
        """See `Searcher`."""
        rarest = min(terms, key=self.frequency)
        if not self.frequency(rarest):
            return np.empty(0, dtype=np.int64)
        found = np.sort(self._holders(self._known(rarest).number, 0, len(self._snapshot.live) - 1))
        found = found[self._snapshot.live[found]]
        numbers = {self._known(term).number for term in terms}
        held = (documents.read(self._connection, one)["term"].tolist() for one in found.tolist())
        return found[[numbers.issubset(one) for one in held]] if len(numbers) > 1 else found

    def _passing(self, field: str, query: object, filters: Filters, wanted: int) -> Ids:
        """The ``wanted`` best of the server's candidates that pass, or more, best first within each condition."""
        mask = self._mask(filters)
        found = [self._asked(field, query, one, mask, wanted) for one in conditions(filters)]
        return np.concatenate([*found, np.empty(0, dtype=np.int64)])

    def _asked(self, field: str, query: object, condition: str, mask: Mask, wanted: int) -> Ids:
        """For one condition: more is asked for until enough pass, since rows may be unpublished, gone or too many."""
        limit = wanted
        while True:
            found = self._collection.search(field, query, condition, limit, fresh=self._is_fresh)
            passing = found[found < len(mask)]
            passing = passing[mask[passing]]
            if len(passing) >= wanted or len(found) < limit or limit >= MOST_ROWS:
                return passing[:wanted]
            limit = min(4 * limit, MOST_ROWS)

    def _holders(self, number: int, first: int, last: int) -> Ids:
        """The sentences from ``first`` to ``last`` that hold a term; asked for in halves where the answer is full."""
        condition = f"id >= {first} and id <= {last}"
        found = self._collection.search("terms", {number: 1.0}, condition, MOST_ROWS, fresh=self._is_fresh)
        if len(found) < MOST_ROWS or first == last:
            return found
        middle = (first + last) // 2
        return np.concatenate([self._holders(number, first, middle), self._holders(number, middle + 1, last)])

    def _scorer(self, sentences: Ids) -> StoredBM25:
        """BM25 of these sentences, by their documents."""
        entries = [documents.read(self._connection, one) for one in sentences.tolist()]
        held = np.concatenate([*entries, np.empty(0, dtype=documents.ENTRY)])
        holders = np.repeat(sentences, [len(one) for one in entries])

        def postings(term: str) -> tuple[Ids, Weights]:
            among = held["term"] == self._known(term).number
            return holders[among], held["weight"][among]

        return StoredBM25(postings, self._snapshot.length_of, frequency=self.frequency)

    @cached_property
    def _no_postings(self) -> StoredBM25:
        return self._scorer(np.empty(0, dtype=np.int64))


def _best(ids: Ids, scores: npt.NDArray[np.floating], depth: int) -> Ids:
    """The ids of the ``depth`` highest scores, best first; ties by id."""
    return ids[np.lexsort((ids, -scores))][:depth]
