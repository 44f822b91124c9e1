"""A large index: what searching it in 8 bits costs and loses, beside the exact search of the same index.

The sentences of CORPUS that answer no question are cut in halves and recombined into --sentences distractors
(benchmarks/recombined.py), which are indexed with it. With --index the index is kept there and used again: to make one
of a million sentences takes an hour.
"""

from __future__ import annotations

import pickle
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np

from benchmarks.encoded import EncodedBefore
from benchmarks.made_up import write_articles
from benchmarks.processes import in_a_process
from benchmarks.quality import ndcg
from benchmarks.recombined import RecombiningEncoder, recombined
from benchmarks.report import machine, peak_megabytes, show_table
from retrieval.answers.answer import Citation
from retrieval.answers.ask import ask
from retrieval.articles import Problem, read_raw
from retrieval.config import ModelSettings, SearchSettings
from retrieval.engines.sqlite import SqliteEngine
from retrieval.evaluation import GoldQuestion, GoldSentence
from retrieval.index.article.sentence import sentences_of
from retrieval.index.filters import EVERYTHING
from retrieval.index.reader import Index
from retrieval.index.run.build import build
from retrieval.questions import read_questions
from retrieval.search.question import Question
from retrieval.search.retriever import Retriever
from retrieval.vectors.encoder import Encoder

LIMIT = 10


@dataclass(frozen=True)
class Figures:
    """``nearest``: for each question the ten sentences with the highest cosine."""

    load_seconds: float
    memory_megabytes: float
    times_ms: Sequence[float]
    ndcg: float
    nearest: Sequence[frozenset[int]]


def is_right(citation: Citation, question: GoldQuestion) -> bool:
    """Whether the sentence answers the question."""
    return any(isinstance(one, GoldSentence) and one.is_in(citation) for either in question.targets for one in either)


def answered(index: Path, data: Path, exact_up_to: int) -> Figures:
    """All questions asked of the index, searched exactly if it holds no more vectors than ``exact_up_to``."""
    questions, encoder = pickle.loads(data.read_bytes())
    reader = Index(index, SqliteEngine(exact_up_to))
    started = time.perf_counter()
    with reader.reading() as reading:
        reading.search.dense(encoder.query(Question.of(questions[0].query).text).vector, EVERYTHING, LIMIT)
    loading = time.perf_counter() - started
    times, gains, nearest = [], [], []
    for question in questions:
        started = time.perf_counter()
        with reader.reading() as reading:
            answer = ask(Retriever(reading, encoder, SearchSettings()), question.query, LIMIT)
        times.append(1000 * (time.perf_counter() - started))
        gains.append(ndcg([is_right(item.citation, question) for item in answer.items], len(question.targets)))
        with reader.reading() as reading:
            near = reading.search.dense(
                encoder.query(Question.of(question.query).text).vector, EVERYTHING, SearchSettings().depth
            )
            nearest.append(frozenset(near[:LIMIT].tolist()))
    return Figures(loading, peak_megabytes(), times, statistics.fmean(gains), nearest)


def distractors(corpus: Path, questions: Sequence[GoldQuestion], count: int, path: Path) -> Path:
    """Write so many distractors, made of what answers none of the questions."""
    right = {
        one.text for question in questions for either in question.targets for one in either if hasattr(one, "text")
    }
    texts: dict[str, None] = {}
    for raw in read_raw([corpus]):
        if not isinstance(raw, Problem):
            article = raw.article()
            texts |= {article.text[one.start : one.end]: None for one in sentences_of(article) if one.citable}
    return write_articles(path, recombined([text for text in texts if text not in right], count))


@click.command(help=__doc__)
@click.argument("corpus", type=click.Path(exists=True, path_type=Path))
@click.argument("queries", type=click.Path(exists=True, path_type=Path))
@click.option("--sentences", type=click.IntRange(1), default=100_000, show_default=True)
@click.option("--index", "kept", type=click.Path(path_type=Path), help="keep the index here, or use the one that is")
@click.option("--questions", "limit", type=click.IntRange(1), help="ask only so many")
def large(corpus: Path, queries: Path, sentences: int, kept: Path | None, limit: int | None) -> None:
    questions = [one for one in read_questions(queries).questions if one.answerable][:limit]
    encoder = Encoder(ModelSettings())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        index = kept or folder / "index.db"
        if not index.exists():
            made = distractors(corpus, questions, sentences, folder / "distractors.jsonl")
            build(index, [corpus, made], RecombiningEncoder(encoder), engine=SqliteEngine())  # type: ignore[arg-type]
        encoded = EncodedBefore.of(encoder, [one.query for one in questions])
        data = folder / "questions.pickle"
        data.write_bytes(pickle.dumps((questions, encoded)))
        paths = {
            "in 8 bits": in_a_process(answered, index, data, 0),
            "exact": in_a_process(answered, index, data, sys.maxsize),
        }
    exact = paths["exact"]
    show_table(
        f"{len(questions):,} questions; {machine()}",
        ["search", "load s", "memory MB", "median ms", "p95 ms", "recall@10", "nDCG@10"],
        [
            [name, f"{one.load_seconds:.1f}", f"{one.memory_megabytes:,.0f}", f"{statistics.median(one.times_ms):.1f}",
             f"{np.percentile(one.times_ms, 95):.1f}", f"{recall(one, exact):.4f}", f"{one.ndcg:.4f}"]
            for name, one in paths.items()
        ],
    )  # fmt: skip


def recall(found: Figures, exact: Figures) -> float:
    """The mean share of the ten nearest sentences that were found."""
    return statistics.fmean(len(a & b) / len(b) for a, b in zip(found.nearest, exact.nearest, strict=True) if b)
