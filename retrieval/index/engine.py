"""The port: all that ranking, fusion, grouping and citing know of where sentences are searched.

An engine gives two ranked candidate lists; what ranks the answers are scores that are the same whatever the engine:
BM25 by the snapshot's lengths, cosines of the vectors themselves. The record (articles, spans, statements, dates, token
codes) is read from the index file by primary key, beside the port.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlite_utils import Database

from retrieval.articles.article import Article
from retrieval.config import EngineName
from retrieval.errors import EngineError
from retrieval.index import meta
from retrieval.index.arrays import Ids, Scores
from retrieval.index.filters import Filters
from retrieval.index.snapshot import Snapshot
from retrieval.vectors.encoder import Vectors

# What holds an index whose engine is being filled again: nothing that could answer.
UNDER_WAY = "under way"


@dataclass(frozen=True, slots=True)
class Document:
    """A citable sentence as it is searched: its id, its wording's, and the weights of its terms (article/terms.py)."""

    sentence: int
    wording: int
    weights: Mapping[str, int]


class Searcher(Protocol):
    """One generation of the index, for one question. Sentences are named by their ids; terms are stems."""

    def lexical(self, terms: Sequence[str], filters: Filters, depth: int) -> Ids:
        """The ``depth`` sentences with the highest BM25 above 0 among those that pass the filters, best first."""

    def dense(self, vector: Vectors, filters: Filters, depth: int) -> Ids:
        """The ``depth`` sentences with the highest cosine to ``vector`` among those that pass, best first."""

    def bm25(self, terms: Sequence[str], sentences: Ids) -> Scores:
        """The exact BM25 of each of the sentences, 0 where it holds none of the terms."""

    def vectors(self, sentences: Ids) -> Vectors:
        """The vectors of the sentences as they were encoded, a row each, normalised."""

    def frequency(self, term: str) -> int:
        """How many sentences hold the term."""

    def idf(self, term: str) -> float:
        """The term's weight in a question; that of a term nobody uses is the highest."""

    def holders(self, terms: Sequence[str]) -> Ids:
        """The sentences that hold all of the terms, one at least, ids ascending."""


class Update(Protocol):
    """What one run changes, within the transactions of its caller; readers see nothing of it before they commit."""

    def delete(self, sentences: Sequence[int]) -> None:
        """These sentences are no more."""

    def upsert(self, article: Article, documents: Sequence[Document]) -> None:
        """An article's sentences, whose ids are above all those given before."""

    def save(self) -> None:
        """Write what was given so far; after this the transaction may be committed, and another one begun."""

    def finish(self) -> None:
        """The last ``save``: what was given is to be searched from now on."""


class Engine(Protocol):
    """A way to search an index file's sentences; one for the life of a process, safe to share by threads.

    ``name``: as the setting ``index.engine`` and the index file name it. All of it may raise EngineError.
    """

    name: EngineName

    def searcher(self, connection: sqlite3.Connection, snapshot: Snapshot) -> Searcher:
        """For one question on the generation that ``connection`` sees; what is costly is loaded when first needed."""

    def update(self, db: Database, model: int) -> Update:
        """For one index run's changes to the index ``db``, whose vectors are of the model with that number."""

    def clear(self, db: Database) -> None:
        """Drop what only this engine needs in the index ``db``, within the caller's transaction; the record stays."""

    def drop(self, connection: sqlite3.Connection) -> None:
        """Drop all that the engine holds of the index outside its file."""

    def is_whole(self, connection: sqlite3.Connection) -> bool:
        """Whether the engine, which holds the index, has all of it outside its file."""

    def describe(self, connection: sqlite3.Connection) -> str:
        """For people: where the sentences are searched, how many are there, and whether that is well."""


def holding_engine(connection: sqlite3.Connection) -> str | None:
    """The name of the engine that holds the index, or ``UNDER_WAY``; None before the first publish."""
    notes = meta.values(connection)
    return notes.get("engine", "sqlite") if "generation" in notes else None


def require(connection: sqlite3.Connection, engine: Engine) -> None:
    """Raises EngineError if another engine than this one holds the index."""
    holding = holding_engine(connection)
    if holding == UNDER_WAY:
        raise EngineError(f"the index is being moved to {engine.name}: 'eventdesk migrate' completes it")
    if holding not in (None, engine.name):
        raise EngineError(
            f"the index is in {holding}, the settings name {engine.name}: 'eventdesk migrate' moves it (nothing is "
            "encoded again), or set index.engine back"
        )
