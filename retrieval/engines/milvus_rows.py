"""What the Milvus server is given for a sentence, and the conditions that filters become there."""

from __future__ import annotations

import datetime as dt
import sqlite3
import zlib
from collections.abc import Sequence

import numpy as np
from sqlite_utils import Database

from retrieval.articles.article import Article
from retrieval.engines.collection import Collection, Row, Server
from retrieval.engines.documents import DocumentWriter, Entries
from retrieval.index import meta, models, wordings
from retrieval.index.bm25 import K1, B
from retrieval.index.engine import Document
from retrieval.index.filters import Filters
from retrieval.index.snapshot import highest_sentence

# The length of a document, in tenths of an occurrence, for which impacts are worked out: on search-squad the mean is
# 229, of the seeds 277, of the press texts 348. A server cannot know today's mean of the corpus.
_TYPICAL_LENGTH = 250
# Rows of one request; with 384 dimensions 1 MB.
_BATCH = 500
# Ids named in one condition.
_NAMED = 10_000
# What is gone stays on the server at least so long: a question on the generation before still finds it.
_KEPT = dt.timedelta(minutes=10)
# A row must hold some term; numbers of terms begin with 1.
_NO_TERM = {0: 1.0}


class MilvusUpdate:
    """See `Update`. Begins with removing what earlier runs left on the server."""

    def __init__(self, db: Database, model: int, server: Server) -> None:
        self._db = db
        self._documents = DocumentWriter(db.conn)
        self._rows: list[Row] = []
        self._now = dt.datetime.now(dt.UTC)
        self._collection = Collection(server, collection_name(db.conn, model))
        _drop_older_models(db.conn, self._collection)
        self._collection.create(models.model_of(db.conn, model).dimensions)
        self._sweep()

    def delete(self, sentences: Sequence[int]) -> None:
        """See `Update`."""
        if sentences:
            self._documents.remove(sentences)
            span = (min(sentences), max(sentences))
            self._db.execute("INSERT INTO vanished VALUES (?, ?, ?)", (*span, self._now.isoformat()))

    def upsert(self, article: Article, documents: Sequence[Document]) -> None:
        """See `Update`."""
        vectors = wordings.vector_bytes(self._db.conn, [one.wording for one in documents])
        for one in documents:
            entries = self._documents.add(one.sentence, one.weights)
            self._rows.append(
                {
                    "id": one.sentence,
                    "vector": np.frombuffer(vectors[one.wording], dtype="<f4"),
                    "terms": impacts(entries) or _NO_TERM,
                    "source": outlet_key(article.source),
                    "via": outlet_key(article.via or ""),
                    "published": article.published.toordinal() if article.published else 0,
                }
            )
        if len(self._rows) >= _BATCH:
            self._send()

    def save(self) -> None:
        """See `Update`."""
        self._send()
        self._documents.flush()

    def finish(self) -> None:
        """See `Update`."""
        self.save()
        self._collection.flush()

    def _send(self) -> None:
        for at in range(0, len(self._rows), _BATCH):
            self._collection.upsert(self._rows[at : at + _BATCH])
        self._rows.clear()

    def _sweep(self) -> None:
        """Delete the rows of runs that were killed before they published, and of what went long ago."""
        self._collection.delete(f"id > {highest_sentence(self._db.conn)}")
        long_ago = ((self._now - _KEPT).isoformat(),)
        for first, last in self._db.execute('SELECT "first", "last" FROM vanished WHERE published < ?', long_ago):
            self._collection.delete(f"id >= {first} and id <= {last}")
        self._db.execute("DELETE FROM vanished WHERE published < ?", long_ago)


def collection_name(connection: sqlite3.Connection, model: int) -> str:
    """The collection of an index and a model, whose vectors no other can share."""
    return f"{prefix(connection)}{model}"


def prefix(connection: sqlite3.Connection) -> str:
    """What the names of all collections of an index begin with."""
    return f"eventdesk_{meta.identity(connection)[:16]}_"


def impacts(entries: Entries) -> dict[int, float]:
    """For each term number what it adds to BM25 per idf, in a corpus of typical length."""
    weights = entries["weight"].astype(np.float64)
    saturation = K1 * (1 - B + B * weights.sum() / _TYPICAL_LENGTH)
    gains = weights * (K1 + 1) / (weights + saturation)
    return dict(zip(entries["term"].tolist(), gains.tolist(), strict=True))


def conditions(filters: Filters) -> list[str]:
    """Conditions that what passes the filters meets, one of them for each sentence; other rows may meet them too."""
    parts = []
    if filters.source:
        key = outlet_key(filters.source)
        parts.append(f"(source == {key} or via == {key})")
    if filters.after or filters.before:
        parts.append(f"published >= {filters.after.toordinal() if filters.after else 1}")
    if filters.before:
        parts.append(f"published <= {filters.before.toordinal()}")
    if filters.sentences is None:
        return [" and ".join(parts)]
    named = sorted(filters.sentences)
    spans = (named[at : at + _NAMED] for at in range(0, len(named), _NAMED))
    return [" and ".join([*parts, f"id in {span}"]) for span in spans]


def outlet_key(outlet: str) -> int:
    """A number for an outlet's name in any case; two outlets may share one."""
    return zlib.crc32(outlet.casefold().encode("utf8", "replace"))


def _drop_older_models(connection: sqlite3.Connection, current: Collection) -> None:
    """Collections of models that the index used before the one it has now."""
    number = meta.value(connection, "model")
    used = {current.name} | ({collection_name(connection, int(number))} if number else set())
    for name in current.server.collections():
        if name.startswith(prefix(connection)) and name not in used:
            Collection(current.server, name).drop()
