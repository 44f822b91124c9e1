"""Make an index of so many made-up sentences, by seed, with random vectors: for 'growth', at any size, in minutes."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import click

from benchmarks.made_up import RandomEncoder, sentences, write_articles
from benchmarks.report import peak_megabytes
from retrieval.engines.sqlite import SqliteEngine
from retrieval.index.run.build import build


@click.command(help=__doc__)
@click.argument("count", metavar="SENTENCES", type=click.IntRange(1))
@click.argument("index", type=click.Path(path_type=Path))
@click.option("--seed", type=int, default=1, show_default=True)
def make(count: int, index: Path, seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        corpus = write_articles(Path(folder) / "made-up.jsonl", sentences(count, seed))
        started = time.perf_counter()
        build(index, [corpus], RandomEncoder(), engine=SqliteEngine())  # type: ignore[arg-type]
    took = time.perf_counter() - started
    click.echo(f"{count:,} sentences in {took:.0f} s without encoding, peak memory {peak_megabytes():,.0f} MB")
