"""eventdesk beside other systems: the same sentences, the same vectors, the same questions, each in its own process.

Encoding is left out of all times: the vectors are made once and given to everyone. Systems that are not installed are
left out.
"""

from __future__ import annotations

import importlib.metadata
import json
import math
import pickle
import statistics
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import click
import numpy as np

from benchmarks.report import machine, peak_megabytes, show_table
from benchmarks.systems import DEPTH, SYSTEMS, Collection, System
from retrieval.answers.answer import Citation
from retrieval.config import ModelSettings
from retrieval.evaluation import GoldSentence, Question
from retrieval.index.build import build
from retrieval.index.encoder import Encoded, Encoder
from retrieval.index.reader import Index
from retrieval.questions import read_questions

WARM_UP = 20


class TimedEncoder(Encoder):
    """An encoder that knows how long it took."""

    seconds = 0.0

    def sentences(self, texts: Sequence[str]) -> list[Encoded]:
        """As `Encoder`."""
        started = time.perf_counter()
        encoded = super().sentences(texts)
        self.seconds += time.perf_counter() - started
        return encoded


@dataclass(frozen=True)
class Figures:
    """What a system took and found; ``store_seconds`` is None where the index of another row is used."""

    name: str
    store_seconds: float | None
    disk_megabytes: float
    memory_megabytes: float
    median_ms: float
    p95_ms: float
    ndcg: float


def collection_of(index: Path, questions: Sequence[Question], encoder: Encoder) -> Collection:
    """The sentences of an index of ours, with their vectors, and the questions."""
    with Index(index).reading() as reading:
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


def asked(system: System, data: Path, folder: Path) -> tuple[list[float], float, float]:
    """Milliseconds of each question, nDCG@10, and the process's peak memory in megabytes."""
    collection: Collection = pickle.loads(data.read_bytes())
    search = system.open(collection, folder)
    for number in range(min(WARM_UP, len(collection.questions))):
        search(number)
    times, gains = [], []
    for number, right in enumerate(collection.right):
        started = time.perf_counter()
        found = search(number)
        times.append(1000 * (time.perf_counter() - started))
        gains.append(ndcg([one in right for one in found], len(right)))
    return times, statistics.fmean(gains), peak_megabytes()


def ndcg(hits: Sequence[bool], right: int) -> float:
    """Discounted cumulative gain of the items found as a share of the best there could be (Järvelin, Kekäläinen 2002).

    ``hits``: for each item whether it is right; ``right``: how many right ones there are.
    """
    gain = sum(1 / math.log2(rank + 1) for rank, hit in enumerate(hits[:DEPTH], 1) if hit)
    best = sum(1 / math.log2(rank + 1) for rank in range(1, min(right, DEPTH) + 1))
    return gain / best if best else 0.0


def in_a_process(action: Any, *given: Any) -> Any:
    """What the action returns, run in a process of its own: what one system loads is not in another's memory."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(action, *given).result()


def measured(system: System, data: Path, folder: Path) -> Figures:
    """All figures of a system that writes its own index."""
    folder.mkdir()
    seconds = in_a_process(stored, system, data, folder) if system.store else None
    times, quality, memory = in_a_process(asked, system, data, folder)
    disk = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6
    return Figures(
        system.name, seconds, disk, memory, statistics.median(times), float(np.percentile(times, 95)), quality
    )


def is_installed(package: str) -> bool:
    """Whether the package is there."""
    try:
        return bool(importlib.metadata.version(package))
    except importlib.metadata.PackageNotFoundError:
        return package == "eventdesk"


@click.command(help=__doc__)
@click.argument("corpus", type=click.Path(exists=True, path_type=Path))
@click.argument("queries", type=click.Path(exists=True, path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="write the figures to this JSON file too")
def compare(corpus: Path, queries: Path, out: Path | None) -> None:
    questions = [one for one in read_questions(queries).questions if one.answerable]
    with tempfile.TemporaryDirectory() as name:
        root, encoder = Path(name), TimedEncoder(ModelSettings())
        encoder.sentences(["Warm."])
        encoder.seconds = 0.0
        started = time.perf_counter()
        build(root / "index.db", [corpus], encoder)
        own = time.perf_counter() - started - encoder.seconds
        data = root / "collection.pickle"
        data.write_bytes(pickle.dumps(collection_of(root / "index.db", questions, encoder)))
        disk = (root / "index.db").stat().st_size / 1e6
        rows = []
        for number, system in enumerate(filter(lambda one: is_installed(one.package), SYSTEMS)):
            figures = measured(system, data, root / str(number))
            if not system.store:
                figures = Figures(**{**vars(figures), "store_seconds": own, "disk_megabytes": disk})
            rows.append(figures)
            click.echo(f"{figures.name}: {figures.median_ms:.1f} ms, nDCG@10 {figures.ndcg:.3f}", err=True)
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
