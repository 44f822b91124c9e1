"""What a question costs as the index grows: its parts, what is loaded, what is kept in memory and on disk.

INDEXES are files of any sizes: of made-up sentences ('make'), asked with words of theirs, or of real ones, asked with
--queries. Encoding is left out.
"""

from __future__ import annotations

import json
import pickle
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click
import numpy as np

from benchmarks.encoded import EncodedBefore
from benchmarks.made_up import RandomEncoder, word
from benchmarks.processes import in_a_process
from benchmarks.report import machine, peak_megabytes, show_table
from retrieval.answers.ask import ask
from retrieval.config import ModelSettings, SearchSettings
from retrieval.engines.sqlite import SqliteEngine
from retrieval.index.filters import EVERYTHING
from retrieval.index.reader import Index
from retrieval.language.words import content_terms
from retrieval.questions import read_questions
from retrieval.search.question import Question
from retrieval.search.retriever import Retriever
from retrieval.vectors.encoder import Encoder

QUESTIONS = 100
LIMIT = 5
DEPTH = SearchSettings().depth


@dataclass(frozen=True)
class Figures:
    """Milliseconds are of one question: the median of the two lists, and median and 95th percentile of the whole."""

    sentences: int
    lexical_ms: float
    dense_ms: float
    whole_ms: float
    p95_ms: float
    load_seconds: float
    memory_megabytes: float
    bytes_per_sentence: float


def made_up_questions(count: int, seed: int = 2) -> list[str]:
    """Questions of eight different words, drawn as the sentences' words are, the 20 most frequent ones left out."""
    random = np.random.default_rng(seed)
    weights = 1 / np.arange(21, 5_001)
    drawn = (
        random.choice(np.arange(20, 5_000), size=8, replace=False, p=weights / weights.sum()) for _ in range(count)
    )
    return [" ".join(word(rank) for rank in ranks) for ranks in drawn]


def times_ms(action: Callable[[str], object], questions: Sequence[str]) -> list[float]:
    """The milliseconds of each question, after all were asked once."""
    times = []
    for warm in (False, True):
        for question in questions:
            started = time.perf_counter()
            action(question)
            if warm:
                times.append(1000 * (time.perf_counter() - started))
    return times


def measured(path: Path, data: Path) -> Figures:
    """The figures of one index; ``data``: pickled questions and their encoder."""
    questions, encoder = pickle.loads(data.read_bytes())
    index = Index(path, SqliteEngine())

    def asked(action: Callable[[Any, str], object]) -> Callable[[str], object]:
        def run(question: str) -> object:
            with index.reading() as reading:
                return action(reading, question)

        return run

    def vector(question: str) -> Any:
        return encoder.query(Question.of(question).text).vector

    lexical = asked(lambda reading, q: reading.search.lexical(content_terms(q), EVERYTHING, DEPTH))
    dense = asked(lambda reading, q: reading.search.dense(vector(q), EVERYTHING, DEPTH))
    whole = asked(lambda reading, q: ask(Retriever(reading, encoder, SearchSettings()), q, LIMIT))
    started = time.perf_counter()
    dense(questions[0])
    loading = time.perf_counter() - started
    with index.reading() as reading:
        sentences = int(np.count_nonzero(reading.snapshot.live))
    times = times_ms(whole, questions)
    return Figures(
        sentences,
        statistics.median(times_ms(lexical, questions)),
        statistics.median(times_ms(dense, questions)),
        statistics.median(times),
        float(np.percentile(times, 95)),
        loading,
        peak_megabytes(),
        path.stat().st_size / sentences,
    )


@click.command(help=__doc__)
@click.argument("indexes", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--queries", type=click.Path(exists=True, path_type=Path), help="questions, one in a JSON line")
@click.option("--picture", type=click.Path(path_type=Path), help="draw the curves into this file")
@click.option("--out", type=click.Path(path_type=Path), help="write the figures to this JSON file too")
def growth(indexes: tuple[Path, ...], queries: Path | None, picture: Path | None, out: Path | None) -> None:
    encoder: Any = Encoder(ModelSettings()) if queries else RandomEncoder()
    asked = [one.query for one in read_questions(queries).questions] if queries else made_up_questions(QUESTIONS)
    asked = asked[:: max(1, len(asked) // QUESTIONS)][:QUESTIONS]
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "questions.pickle"
        data.write_bytes(pickle.dumps((asked, EncodedBefore.of(encoder, asked))))
        rows = sorted((in_a_process(measured, path, data) for path in indexes), key=lambda one: one.sentences)
    show_table(
        f"{len(asked)} questions without encoding; {machine()}",
        ["sentences", "lexical ms", "dense ms", "whole ms", "p95 ms", "load s", "memory MB", "bytes/sentence"],
        [
            [f"{r.sentences:,}", f"{r.lexical_ms:.1f}", f"{r.dense_ms:.1f}", f"{r.whole_ms:.1f}", f"{r.p95_ms:.1f}",
             f"{r.load_seconds:.1f}", f"{r.memory_megabytes:,.0f}", f"{r.bytes_per_sentence:,.0f}"]
            for r in rows
        ],
    )  # fmt: skip
    if out:
        out.write_text(json.dumps([asdict(one) for one in rows], indent=1), "utf8")
    if picture:
        draw(rows, picture)


def draw(rows: Sequence[Figures], path: Path) -> None:
    """The curves, both scales logarithmic: what grows as the corpus does is as steep as the dotted line."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7, 4), layout="constrained")
    axes = figure.add_subplot()
    sizes = [one.sentences for one in rows]
    for name, label in (("whole_ms", "whole question"), ("dense_ms", "vectors"), ("lexical_ms", "words")):
        axes.plot(sizes, [getattr(one, name) for one in rows], marker="o", label=label)
    axes.plot(sizes, [rows[0].dense_ms * size / sizes[0] for size in sizes], ":", color="grey", label="as the corpus")
    axes.set(xscale="log", yscale="log", xlabel="sentences", ylabel="ms, median, without encoding")
    axes.grid(alpha=0.3)
    axes.legend(frameon=False)
    figure.savefig(path, dpi=110)
