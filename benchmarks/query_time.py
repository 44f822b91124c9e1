"""Time of a query without encoding, and of its parts, over made-up corpora; beside it rank_bm25 on the same sentences.

    python benchmarks/query_time.py 10000 100000 1000000

Prints one table: milliseconds (median of 50 questions of 8 words), what loading a snapshot takes, the file's bytes a
sentence and the process's peak memory. rank_bm25 is left out above 100,000 sentences, where it takes seconds a
question.
"""

from __future__ import annotations

import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import click
import numpy as np
from made_up import RandomEncoder, sentences, word, write_articles
from rank_bm25 import BM25Okapi
from rich.console import Console
from rich.table import Table

from retrieval.config import SearchSettings
from retrieval.index.build import build
from retrieval.index.encoder import Encoded
from retrieval.index.reader import Index, Reading
from retrieval.language.words import content_terms
from retrieval.search.query import EVERYTHING, Filters, Query
from retrieval.search.ranking import rank_encoded

QUESTIONS = 50
PEER_LIMIT = 100_000


def questions(count: int, seed: int = 2) -> list[str]:
    """Questions of eight different words, drawn as the sentences' words are, the 20 most frequent ones left out."""
    random = np.random.default_rng(seed)
    weights = 1 / np.arange(21, 5_001)
    drawn = (
        random.choice(np.arange(20, 5_000), size=8, replace=False, p=weights / weights.sum()) for _ in range(count)
    )
    return [" ".join(word(rank) for rank in ranks) for ranks in drawn]


def median_ms(action: Callable[[str], object], asked: Sequence[str]) -> float:
    """The median time of the action over the questions, after one to warm up."""
    action(asked[0])
    times = []
    for question in asked:
        started = time.perf_counter()
        action(question)
        times.append(time.perf_counter() - started)
    return 1000 * statistics.median(times)


def measured(size: int, folder: Path) -> list[str]:
    """One row of the table."""
    encoder, asked = RandomEncoder(), questions(QUESTIONS)
    corpus, database = write_articles(folder / f"{size}.jsonl", size), folder / f"{size}.db"
    started = time.perf_counter()
    build(database, [corpus], encoder)
    indexing = time.perf_counter() - started
    index = Index(database)
    started = time.perf_counter()
    with index.reading() as reading:
        assert len(reading.search.vectors(np.array([1])))
        loading = time.perf_counter() - started
    with index.reading() as reading:
        lexical = median_ms(lambda q: lexical_list(reading, q), asked)
    encoded = {question: encoder.query(question) for question in asked}
    plain, rescored = (
        median_ms(lambda q, on=on: whole(index, q, encoded[q], SearchSettings(rescore=on)), asked)
        for on in (False, True)
    )
    peer = rank_bm25_ms(size, asked) if size <= PEER_LIMIT else None
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        f"{size:,}",
        f"{lexical:.2f}",
        f"{peer:.0f} ({peer / lexical:.0f}x)" if peer else "-",
        f"{plain:.1f}",
        f"{rescored:.1f}",
        f"{loading:.2f}",
        f"{indexing:.0f}",
        f"{database.stat().st_size / size:,.0f}",
        f"{memory:,.0f}",
    ]


def lexical_list(reading: Reading, question: str) -> object:
    """The lexical candidates as a question gets them."""
    searcher = reading.index.engine.searcher(reading.connection, reading.snapshot)
    return searcher.lexical(content_terms(question), EVERYTHING, SearchSettings().depth)


def whole(index: Index, question: str, encoded: Encoded, settings: SearchSettings) -> object:
    """A whole question without encoding: its transaction, both lists, fusion, and rescoring if it is on."""
    with index.reading() as reading:
        return rank_encoded(Query(question), encoded, reading, Filters(), settings)


def rank_bm25_ms(size: int, asked: Sequence[str]) -> float:
    """rank_bm25 on the same sentences, alone."""
    peer = BM25Okapi([content_terms(text) for text in sentences(size)])
    return median_ms(lambda q: peer.get_scores(content_terms(q)), asked[:10])


@click.command(help=__doc__)
@click.argument("sizes", nargs=-1, type=int)
def main(sizes: tuple[int, ...]) -> None:
    table = Table(title="Query without encoding, ms (median)")
    for column in (
        "sentences", "lexical", "rank_bm25", "hybrid", "+ rescoring", "load s", "index s", "bytes/sentence", "peak MB",
    ):  # fmt: skip
        table.add_column(column, justify="right")
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes or (10_000, 100_000):
            table.add_row(*measured(size, Path(folder)))
    Console().print(table)


if __name__ == "__main__":
    main()
