"""Sentences a second of an index run, as a share of bare ``encode`` at its best batch size, both in float32 in one run.

ARTICLES are files or folders with at least some thousand sentences. bfloat16 is measured too, where it is worth it.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from sentence_transformers import SentenceTransformer

from retrieval.articles import Problem, read_raw
from retrieval.config import ModelSettings
from retrieval.engines.sqlite import SqliteEngine
from retrieval.index.article.sentence import sentences_of
from retrieval.index.run.build import build
from retrieval.vectors.encoder import Encoder, packaged_folder

SAMPLE = 2048


def distinct_sentences(paths: tuple[Path, ...]) -> list[str]:
    """What an index run encodes."""
    texts: dict[str, None] = {}
    for raw in read_raw(paths):
        if not isinstance(raw, Problem):
            article = raw.article()
            texts |= {article.text[one.start : one.end]: None for one in sentences_of(article) if one.citable}
    return list(texts)


def bare(model: SentenceTransformer, texts: list[str], batch_size: int) -> float:
    """Sentences a second of sentence-transformers' own ``encode``."""
    started = time.perf_counter()
    model.encode(texts, batch_size=batch_size, show_progress_bar=False)
    return len(texts) / (time.perf_counter() - started)


def index_run(paths: tuple[Path, ...], count: int, precision: str) -> float:
    """Sentences a second of a whole index run, the model loaded before."""
    encoder = Encoder(ModelSettings(precision=precision))
    encoder.sentences(["Warm."])
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        build(Path(folder) / "index.db", paths, encoder, engine=SqliteEngine())
        return count / (time.perf_counter() - started)


@click.command(help=__doc__)
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
def encoding(paths: tuple[Path, ...]) -> None:
    texts = distinct_sentences(paths)
    model = SentenceTransformer(str(packaged_folder()), device="cpu")
    rates = {size: bare(model, texts[:SAMPLE], size) for size in (32, 64, 128)}
    best = max(rates, key=lambda size: rates[size])
    whole = bare(model, texts, best)
    table = Table("what", "sentences/s", "share", title=f"{len(texts):,} distinct sentences")
    table.add_row(f"bare encode, float32, batch {best}", f"{whole:.0f}", "1.00")
    for precision in ("float32", "bfloat16"):
        rate = index_run(paths, len(texts), precision)
        table.add_row(f"index run, {precision}", f"{rate:.0f}", f"{rate / whole:.2f}")
    Console().print(table)
