"""eventdesk beside other systems: the same sentences, the same vectors, the same questions, each in its own process.

Encoding is left out of all times: the vectors are made once and given to everyone. Systems that are not installed are
left out.
"""

from __future__ import annotations

import importlib.metadata
import json
import pickle
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np

from benchmarks.processes import Running, in_a_process, in_turns
from benchmarks.report import machine, show_table
from benchmarks.systems import SYSTEMS, Collection, System
from retrieval.answers.answer import Citation
from retrieval.config import ModelSettings
from retrieval.engines.sqlite import SqliteEngine
from retrieval.evaluation import GoldQuestion, GoldSentence
from retrieval.index.reader import Index
from retrieval.index.run.build import build
from retrieval.questions import read_questions
from retrieval.vectors.encoder import Encoded, Encoder


class TimedEncoder(Encoder):
    """An encoder that knows how long it took."""

    seconds = 0.0

    def sentences(self, texts: Sequence[str]) -> list[Encoded]:
        """As `Encoder`."""
        started = time.perf_counter()
        encoded = super().sentences(texts)
        self.seconds += time.perf_counter() - started
        return encoded


@dataclass
class Figures:
    """What a system took and found."""

    name: str
    store_seconds: float
    disk_megabytes: float
    memory_megabytes: float = 0.0
    median_ms: float = 0.0
    p95_ms: float = 0.0
    ndcg: float = 0.0


def collection_of(index: Path, questions: Sequence[GoldQuestion], encoder: Encoder) -> Collection:
    """The sentences of an index of ours, with their vectors, and the questions."""
    with Index(index, SqliteEngine()).reading() as reading:
        ids = np.flatnonzero(reading.snapshot.live)
        sentences = reading.sentences(ids.tolist())
        vectors = reading.search.vectors(ids)
    by_article: dict[str, list[Citation]] = {}
    for one in sentences:
        by_article.setdefault(one.article.id, []).append(Citation.of(one))
    right = []
    for question in questions:
        targets = [one for alternatives in question.targets for one in alternatives if isinstance(one, GoldSentence)]
        right.append(frozenset(c.sentence for gold in targets for c in by_article.get(gold.doc, ()) if gold.is_in(c)))
    asked = [one.query for one in questions]
    return Collection(
        index, ids.tolist(), [one.text for one in sentences], vectors, asked, [encoder.query(q) for q in asked], right
    )


def stored(system: System, data: Path, folder: Path) -> float:
    """Seconds to write the system's index."""
    collection = pickle.loads(data.read_bytes())
    started = time.perf_counter()
    assert system.store
    system.store(collection, folder)
    return time.perf_counter() - started


def is_installed(package: str) -> bool:
    """Whether the package is there."""
    try:
        return bool(importlib.metadata.version(package))
    except importlib.metadata.PackageNotFoundError:
        return package == "eventdesk"


def prepared(corpus: Path, questions: Sequence[GoldQuestion], root: Path) -> tuple[Path, Figures]:
    """The file with the collection that all systems are given, and what our index of it took, without encoding."""
    encoder = TimedEncoder(ModelSettings())
    encoder.sentences(["Warm."])
    encoder.seconds = 0.0
    started, index = time.perf_counter(), root / "index.db"
    build(index, [corpus], encoder, engine=SqliteEngine())
    seconds = time.perf_counter() - started - encoder.seconds
    data = root / "collection.pickle"
    data.write_bytes(pickle.dumps(collection_of(index, questions, encoder)))
    return data, Figures("ours", seconds, index.stat().st_size / 1e6)


def compared(systems: Sequence[System], data: Path, ours: Figures, questions: int) -> list[Figures]:
    """The figures of each system."""
    rows, running = [], []
    for number, system in enumerate(systems):
        folder = data.with_name(str(number))
        folder.mkdir()
        seconds = in_a_process(stored, system, data, folder) if system.store else ours.store_seconds
        disk = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6
        rows.append(Figures(system.name, seconds, disk or ours.disk_megabytes))
        running.append(Running(system, data, folder))
    for row, one, (times, gains) in zip(rows, running, in_turns(running, questions), strict=True):
        row.median_ms, row.p95_ms = statistics.median(times), float(np.percentile(times, 95))
        row.ndcg, row.memory_megabytes = statistics.fmean(gains), one.ended()
    return rows


@click.command(help=__doc__)
@click.argument("corpus", type=click.Path(exists=True, path_type=Path))
@click.argument("queries", type=click.Path(exists=True, path_type=Path))
@click.option("--picture", type=click.Path(path_type=Path), help="draw quality over time into this file")
@click.option("--out", type=click.Path(path_type=Path), help="write the figures to this JSON file too")
def compare(corpus: Path, queries: Path, picture: Path | None, out: Path | None) -> None:
    questions = [one for one in read_questions(queries).questions if one.answerable]
    with tempfile.TemporaryDirectory() as name:
        data, ours = prepared(corpus, questions, Path(name))
        rows = compared([one for one in SYSTEMS if is_installed(one.package)], data, ours, len(questions))
    show_table(
        f"{len(questions):,} questions; {machine()}",
        ["system", "index s", "disk MB", "memory MB", "median ms", "p95 ms", "nDCG@10"],
        [
            [r.name, f"{r.store_seconds:.1f}", f"{r.disk_megabytes:.0f}", f"{r.memory_megabytes:.0f}",
             f"{r.median_ms:.1f}", f"{r.p95_ms:.1f}", f"{r.ndcg:.3f}"]
            for r in rows
        ],
    )  # fmt: skip
    if out:
        out.write_text(json.dumps([vars(one) for one in rows], indent=1), "utf8")
    if picture:
        draw(rows, picture)


def draw(rows: Sequence[Figures], path: Path) -> None:
    """How well each system finds over how long it takes."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7, 4), layout="constrained")
    axes = figure.add_subplot()
    for row in rows:
        (point,) = axes.plot(row.median_ms, row.ndcg, "o")
        axes.annotate(row.name, (row.median_ms, row.ndcg), (6, 6), textcoords="offset points", color=point.get_color())
    axes.set(xscale="log", xlabel="ms a question, median, without encoding", ylabel="nDCG@10")
    axes.margins(x=0.6, y=0.15)
    axes.grid(alpha=0.3)
    figure.savefig(path, dpi=110)
