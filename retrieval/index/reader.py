"""Reading the index: each question in one read transaction, of one generation from its first row to its last.

WAL keeps readers and the writer out of each other's way. A question that finds a newer generation than the one in
memory loads it first, in its own transaction; questions under way keep theirs.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from retrieval.articles.article import BlockKind
from retrieval.index import cards, record, snapshot, wordings
from retrieval.index.cards import ArticleCard
from retrieval.index.engine import Engine, Searcher, require
from retrieval.index.file.connections import Connections
from retrieval.index.snapshot import Snapshot, state_of

# Some 25 MB.
MOST_CODES = 8192
# The last time of the recording that is given before a sentence begins, of those that reach there.
_SPOKEN = (
    "SELECT at FROM spoken WHERE spoken.article = sentence.article"
    ' AND spoken."start" <= sentence."start" AND sentence."start" < spoken."end" ORDER BY spoken."start" DESC LIMIT 1'
)


@dataclass(frozen=True, slots=True)
class StoredSentence:
    """A sentence as it stands in its article: ``text`` is the article's ``text[start:end]``.

    ``at``: when it was said, in a transcript ("00:12:40").
    """

    id: int
    article: ArticleCard
    start: int
    end: int
    kind: BlockKind
    text: str
    at: str | None = None


class Index:
    """The index at ``path`` for readers. Safe to share by threads; opening it reads nothing yet."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self.engine = engine
        self._connections = Connections(path)
        self._snapshot: Snapshot | None = None
        self._codes: tuple[str, int, dict[int, bytes]] = ("", 0, {})
        self._loading = threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """One read transaction on the newest generation. Raises NoIndexError or another UnusableIndexError."""
        with self._connections.transaction() as connection:
            yield Reading(self, connection)

    def snapshot_for(self, reading: Reading) -> Snapshot:
        """The snapshot of a reading's generation: the one in memory, else brought up to date from it."""
        with self._loading:
            known = self._snapshot
            if known is None or (known.identity, known.generation) != (reading.identity, reading.generation):
                known = self._snapshot = snapshot.load(reading.connection, known)
            return known

    def codes_for(self, reading: Reading) -> dict[int, bytes]:
        """The token codes by wording that questions have read of the reading's index, for all of them to share.

        A wording's never change, unless an older copy of the index was put in its place. When there are too many, what
        is read next begins anew.
        """
        identity, generation, codes = self._codes
        if identity != reading.identity or generation > reading.generation or len(codes) > MOST_CODES:
            codes = {}
        self._codes = (reading.identity, reading.generation, codes)
        return codes


class Reading:
    """One generation of the index, for one thread, until its transaction ends.

    ``snapshot`` and ``search``, what a question needs, are loaded when first asked for; cards and counts do without.
    """

    def __init__(self, index: Index, connection: sqlite3.Connection) -> None:
        self.index, self.connection = index, connection
        self.identity, self.generation = state_of(connection)

    @cached_property
    def snapshot(self) -> Snapshot:
        """The arrays of this generation."""
        return self.index.snapshot_for(self)

    @cached_property
    def search(self) -> Searcher:
        """The engine's view of this generation. Raises EngineError if another engine holds the index."""
        require(self.connection, self.index.engine)
        return self.index.engine.searcher(self.connection, self.snapshot)

    def cards(self) -> dict[int, ArticleCard]:
        """What is known about each article, by number."""
        return cards.cards(self.connection)

    def token_codes(self, sentences: Sequence[int]) -> list[bytes]:
        """The packed token vectors of each sentence."""
        wanted = self.snapshot.wording_of[np.asarray(sentences, dtype=np.int64)].tolist()
        codes = self.index.codes_for(self)
        if new := [one for one in wanted if one not in codes]:
            codes.update(wordings.token_codes(self.connection, new))
        return [codes[wording] for wording in wanted]

    def sentences(self, ids: Sequence[int]) -> list[StoredSentence]:
        """Sentences by their ids, in the order given."""
        found = self._sentences(
            "sentence.id IN (SELECT value FROM json_each(?))", json.dumps([int(one) for one in ids])
        )
        by_id = {one.id: one for one in found}
        return [by_id[one] for one in ids]

    def text_of(self, article: int) -> str:
        """The stored text of the article with that number."""
        return record.text_of(self.connection, article)

    def sentences_of(self, article: int) -> list[StoredSentence]:
        """All sentences of the article with that number, headings too, in order."""
        return self._sentences("sentence.article = ?", article)

    def neighbours(self, sentence: int, reach: int) -> list[StoredSentence]:
        """The sentences of the same article up to ``reach`` before and after, itself included; [] if it is gone."""
        article = int(self.snapshot.article_of[sentence]) if sentence < len(self.snapshot.article_of) else 0
        return self._sentences(
            "sentence.article = ? AND sentence.id BETWEEN ? AND ?",
            article,
            sentence - reach,
            sentence + reach,
        )

    def refused(self) -> list[tuple[str, str]]:
        """Where and why articles were refused in the last index run."""
        return record.refused(self.connection)

    def _sentences(self, where: str, *values: int | str) -> list[StoredSentence]:
        # SQLite's substr counts characters from 1, as our spans count them from 0
        sql = (
            'SELECT sentence.id, article, "start", "end", kind, substr(text, "start" + 1, "end" - "start"),'
            f" ({_SPOKEN}) FROM sentence JOIN article ON article.number = sentence.article"
            f" WHERE {where} ORDER BY sentence.id"
        )
        rows = self.connection.execute(sql, values)
        return [StoredSentence(one, self.snapshot.articles[article], *rest) for one, article, *rest in rows]
