"""The systems compared: each indexes the same sentences with the same vectors, and finds the ten best for a question.

What is imported is what is measured, so each is imported where it is used. Settings are those their documentation
recommends for English; what is not stated is their default.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from retrieval.config import SearchSettings
from retrieval.engines.sqlite import SqliteEngine
from retrieval.index.reader import Index
from retrieval.language.words import content_terms
from retrieval.search.question import Question
from retrieval.search.ranking import rank
from retrieval.vectors.encoder import Encoded

DEPTH = 10


@dataclass(frozen=True)
class Collection:
    """``ids``, ``texts`` and ``vectors`` of sentences; questions, encoded, with the ids of the ``right`` sentences."""

    index: Path
    ids: Sequence[int]
    texts: Sequence[str]
    vectors: npt.NDArray[np.float32]
    questions: Sequence[str]
    encoded: Sequence[Encoded]
    right: Sequence[frozenset[int]]


Search = Callable[[int], Sequence[int]]
"""The ids of the ten best sentences for the question with that number, best first."""


@dataclass(frozen=True)
class System:
    """``store`` writes an index into a folder, where there is anything to write; ``open`` reads it."""

    name: str
    package: str
    open: Callable[[Collection, Path], Search]
    store: Callable[[Collection, Path], None] | None = None


def _eventdesk(collection: Collection, settings: SearchSettings) -> Search:
    index = Index(collection.index, SqliteEngine())

    def search(number: int) -> Sequence[int]:
        query, encoded = Question.of(collection.questions[number]), collection.encoded[number]
        with index.reading() as reading:
            ids: list[int] = rank(query, encoded, reading, settings).ids[:DEPTH].tolist()
            return ids

    return search


def _open_eventdesk(collection: Collection, folder: Path) -> Search:
    return _eventdesk(collection, SearchSettings())


def _open_plain(collection: Collection, folder: Path) -> Search:
    return _eventdesk(collection, SearchSettings(rescore=False))


def _store_rank_bm25(collection: Collection, folder: Path) -> None:
    from rank_bm25 import BM25Okapi

    with (folder / "index.pickle").open("wb") as file:
        pickle.dump(BM25Okapi([content_terms(text) for text in collection.texts]), file)


def _open_rank_bm25(collection: Collection, folder: Path) -> Search:
    with (folder / "index.pickle").open("rb") as file:
        bm25 = pickle.load(file)

    def search(number: int) -> Sequence[int]:
        scores = bm25.get_scores(content_terms(collection.questions[number]))
        return [collection.ids[i] for i in np.argsort(-scores, kind="stable")[:DEPTH]]

    return search


def _tokenized(texts: list[str]) -> Any:
    import bm25s
    import Stemmer

    return bm25s.tokenize(texts, stopwords="en", stemmer=Stemmer.Stemmer("english"), show_progress=False)


def _store_bm25s(collection: Collection, folder: Path) -> None:
    import bm25s

    retriever = bm25s.BM25()
    retriever.index(_tokenized(list(collection.texts)), show_progress=False)
    retriever.save(folder, show_progress=False)


def _open_bm25s(collection: Collection, folder: Path) -> Search:
    import bm25s

    retriever = bm25s.BM25.load(folder)

    def search(number: int) -> Sequence[int]:
        found, _ = retriever.retrieve(_tokenized([collection.questions[number]]), k=DEPTH, show_progress=False)
        return [collection.ids[i] for i in found[0]]

    return search


def _txtai(vector_of: dict[str, npt.NDArray[np.float32]]) -> Any:
    from txtai import Embeddings

    def transform(texts: Sequence[str]) -> npt.NDArray[np.float32]:
        return np.stack([vector_of[text] for text in texts])

    return Embeddings(method="external", transform=transform, hybrid=True)


def _store_txtai(collection: Collection, folder: Path) -> None:
    embeddings = _txtai(dict(zip(collection.texts, collection.vectors, strict=True)))
    embeddings.index(zip(collection.ids, collection.texts, [None] * len(collection.ids), strict=True))
    embeddings.config.pop("transform")  # a function cannot be saved
    embeddings.save(str(folder))


def _open_txtai(collection: Collection, folder: Path) -> Search:
    asked = {text: one.vector for text, one in zip(collection.questions, collection.encoded, strict=True)}
    embeddings = _txtai(asked)
    transform = embeddings.config["transform"]
    embeddings.load(str(folder))
    embeddings.config["transform"] = transform
    embeddings.model = embeddings.loadvectors()
    return lambda number: [int(one) for one, _ in embeddings.search(collection.questions[number], DEPTH)]


def _store_lancedb(collection: Collection, folder: Path) -> None:
    import lancedb
    import pyarrow

    vectors = pyarrow.FixedSizeListArray.from_arrays(collection.vectors.ravel(), collection.vectors.shape[1])
    rows = pyarrow.table({"id": list(collection.ids), "text": list(collection.texts), "vector": vectors})
    table = lancedb.connect(folder).create_table("sentences", rows)
    table.create_fts_index("text")


def _open_lancedb(collection: Collection, folder: Path) -> Search:
    import lancedb

    table = lancedb.connect(folder).open_table("sentences")

    def search(number: int) -> Sequence[int]:
        vector, text = collection.encoded[number].vector, collection.questions[number]
        query = table.search(query_type="hybrid").vector(vector).text(text).distance_type("cosine").limit(DEPTH)
        return [int(one) for one in query.to_arrow()["id"].to_pylist()]

    return search


SYSTEMS = (
    System("eventdesk", "eventdesk", _open_eventdesk),
    System("eventdesk without late interaction", "eventdesk", _open_plain),
    System("txtai, hybrid", "txtai", _open_txtai, _store_txtai),
    System("LanceDB, hybrid", "lancedb", _open_lancedb, _store_lancedb),
    System("bm25s", "bm25s", _open_bm25s, _store_bm25s),
    System("rank_bm25, our stems", "rank-bm25", _open_rank_bm25, _store_rank_bm25),
)
