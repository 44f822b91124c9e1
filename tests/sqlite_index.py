"""Indexes on the engine by default, as the desk makes and opens them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from retrieval.engines.sqlite import SqliteEngine
from retrieval.index import reader
from retrieval.index.engine import Engine
from retrieval.index.run import build as index_run
from retrieval.index.run.report import Outcome
from retrieval.vectors.encoder import Encoder


def build(
    path: Path, articles: Sequence[Path], encoder: Encoder, *, engine: Engine | None = None, **how: Any
) -> Outcome:
    """An index run."""
    return index_run.build(path, articles, encoder, engine=engine or SqliteEngine(), **how)


class Index(reader.Index):
    """The index at ``path`` for readers."""

    def __init__(self, path: Path, engine: Engine | None = None) -> None:
        super().__init__(path, engine or SqliteEngine())


def article_text(reading: reader.Reading, number: int) -> str:
    """The whole stored text of the article with that number, to see that spans slice back to what they cite."""
    return str(reading.connection.execute("SELECT text FROM article WHERE number = ?", (number,)).fetchone()[0])
