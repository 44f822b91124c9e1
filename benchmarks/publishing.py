"""How long publishing takes: made-up reports with quotes, names and dates, by seed, and random vectors.

The transaction is what a kill in its last second loses; what is staged before it is durable.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import click
import numpy as np

from benchmarks.made_up import RandomEncoder, word, write_articles
from benchmarks.report import peak_megabytes, show_table
from retrieval.engines.sqlite import SqliteEngine
from retrieval.index.run.build import build
from retrieval.index.run.report import StepName

# What a report is made of; capitals stand for made-up words, drawn by Zipf's law.
_TOLD = (
    "{Given} {Name}, the {place} minister of {noun}, said on {day} that the {noun} would be {noun} by {month}.",
    "“We will not let the {noun} stand in the way of the {noun},” {Name} said.",
    "The {noun} of the {noun} was opened on {number} {month} by {Given} {Name} of {Place}.",
    "According to {Given} {Name}, the {noun} has cost {number} million since last {month}.",
    "The {noun} and the {noun} of {Place} met in the {noun} for three days.",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_MONTHS = ("January", "March", "May", "July", "October")


def reports(number: int, seed: int = 1) -> Iterator[str]:
    """``number`` sentences as reports have them: one in two names somebody, quotes or gives a date."""
    random = np.random.default_rng(seed)
    names, nouns = np.arange(200, 20_200), np.arange(20_200, 70_200)
    weights = 1 / np.arange(1, len(names) + 1)
    weights /= weights.sum()
    surnames = iter(random.choice(names, size=number, p=weights))
    for _ in range(number):
        name = next(surnames)
        words = {
            "Given": word(int(name) * 7 % 193).capitalize(),
            "Name": word(int(name)).capitalize(),
            "Place": word(int(random.integers(100))).capitalize(),
            "place": word(int(random.integers(100))).capitalize() + "ish",
            "day": _DAYS[int(random.integers(5))],
            "month": _MONTHS[int(random.integers(5))],
            "number": int(random.integers(1, 29)),
        }
        told = _TOLD[int(random.integers(len(_TOLD)))]
        for _ in range(told.count("{noun}")):
            told = told.replace("{noun}", word(int(random.choice(nouns))), 1)
        yield told.format(**words)


@click.command(help=__doc__)
@click.option("--sentences", type=click.IntRange(1), default=50_000, show_default=True)
@click.option("--index", type=click.Path(path_type=Path), help="Keep the index here.")
def publishing(sentences: int, index: Path | None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        corpus = write_articles(Path(folder) / "reports.jsonl", reports(sentences))
        began: dict[str, float] = {}

        def report(step: StepName, done: int, total: int) -> None:
            began.setdefault(step, time.perf_counter())

        build(index or Path(folder) / "index.db", [corpus], RandomEncoder(), engine=SqliteEngine(), report=report)  # type: ignore[arg-type]
        began["end"] = time.perf_counter()
    steps = list(began)
    rows = [(step, f"{began[after] - began[step]:.1f} s") for step, after in pairwise(steps)]
    rows.append(("peak memory", f"{peak_megabytes():,.0f} MB"))
    show_table("Publishing", ("step", f"{sentences:,} sentences"), rows)
