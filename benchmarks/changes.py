"""What an index run costs when nothing or one article has changed, and how soon a running reader sees the change.

SENTENCES made-up sentences in articles of 20, each a file of its own; encoding is left out (random vectors).
"""

from __future__ import annotations

import json
import tempfile
import time
from pathlib import Path

import click
import numpy as np
from rich.console import Console
from rich.table import Table

from benchmarks.made_up import RandomEncoder, sentences, write_articles
from retrieval.engines.sqlite import SqliteEngine
from retrieval.index.reader import Index
from retrieval.index.run.build import build


def write_files(folder: Path, count: int) -> list[Path]:
    """The articles of a made-up corpus as Markdown files."""
    files = []
    (folder / "news").mkdir()
    for line in write_articles(folder / "corpus.jsonl", sentences(count)).read_text("utf8").splitlines():
        article = json.loads(line)
        file = folder / "news" / f"{article['id']}.md"
        head = "\n".join(f"{key}: {article[key]}" for key in ("title", "source", "published"))
        file.write_text(f"---\n{head}\n---\n{article['text']}\n", "utf8")
        files.append(file)
    return files


@click.command(help=__doc__)
@click.argument("count", metavar="SENTENCES", type=int, default=100_000)
def changes(count: int) -> None:
    table = Table("what", "seconds", title=f"{count:,} sentences")
    with tempfile.TemporaryDirectory() as name:
        folder, encoder = Path(name), RandomEncoder()
        files, database = write_files(folder, count), folder / "index.db"

        def timed(what: str, action: object) -> None:
            started = time.perf_counter()
            action()  # type: ignore[operator]
            table.add_row(what, f"{time.perf_counter() - started:.2f}")

        def run() -> None:
            build(database, [folder / "news"], encoder, engine=SqliteEngine())

        def read() -> None:
            with index.reading() as reading:
                assert len(reading.search.vectors(np.array([1])))

        index = Index(database, SqliteEngine())
        timed("first run, without encoding", run)
        timed("a reader loads the index", read)
        timed(f"run with nothing changed, {len(files):,} articles", run)
        timed("a reader asks again", read)
        with files[len(files) // 2].open("a", encoding="utf8") as file:
            file.write("Xi arrived in Moscow on Monday.\n")
        timed("run with one article changed", run)
        timed("the running reader sees it", read)
    Console().print(table)
