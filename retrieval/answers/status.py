"""How the index stands: what is in it, how large its parts are, what rescoring costs, who is writing it."""

from __future__ import annotations

import datetime as dt
import statistics
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from retrieval.config import Settings
from retrieval.index.encoder import Fingerprint, Vectors
from retrieval.index.reader import Reading
from retrieval.index.schema import MIGRATIONS
from retrieval.index.writer import WriterNote, current_writer
from retrieval.search.late_interaction import TokenCodec

_TIMED_CANDIDATES = 50


@dataclass(frozen=True, slots=True)
class Status:
    """The state of one generation of the index.

    Sizes are in bytes; what the file holds beside vectors and token vectors is articles, sentences and
    postings. ``rescoring_ms`` is the median of a few tries just now.
    """

    database: Path
    schema: int
    generation: int
    published: dt.datetime
    model: str
    articles: int
    outlets: int
    undated: int
    refused: int
    sentences: int
    wordings: int
    file_bytes: int
    vector_bytes: int
    token_bytes: int
    rescoring: bool
    rescoring_ms: float | None
    engine: str
    writer: WriterNote | None

    @property
    def bytes_per_sentence(self) -> float:
        """Of the whole file."""
        return self.file_bytes / max(self.sentences, 1)


def status(reading: Reading, settings: Settings) -> Status:
    """The status of the generation that ``reading`` sees."""
    cards = reading.cards().values()
    meta = dict(reading.connection.execute("SELECT key, value FROM meta"))
    model = Fingerprint(*_row(reading, "SELECT name, sha256, dimensions FROM model WHERE number = ?", meta["model"]))
    wordings = int(_row(reading, "SELECT count(*) FROM wording WHERE model = ?", meta["model"])[0])
    sample = _sampled_codes(reading)
    return Status(
        database=settings.database,
        schema=len(MIGRATIONS),
        generation=reading.generation,
        published=dt.datetime.fromisoformat(meta["published"]),
        model=str(model),
        articles=len(cards),
        outlets=len({card.source for card in cards}),
        undated=sum(card.published is None for card in cards),
        refused=len(reading.refused()),
        sentences=int(_row(reading, "SELECT count(wording) FROM sentence")[0]),
        wordings=wordings,
        file_bytes=sum(
            part.stat().st_size for suffix in ("", "-wal") if (part := Path(f"{settings.database}{suffix}")).exists()
        ),
        vector_bytes=4 * model.dimensions * wordings,
        token_bytes=int(statistics.fmean(map(len, sample or [b""])) * wordings),
        rescoring=settings.search.rescore,
        rescoring_ms=_rescoring_ms(reading, model.dimensions),
        engine=reading.index.engine.describe(reading.connection),
        writer=current_writer(settings.database),
    )


def _row(reading: Reading, sql: str, *values: str | int) -> Any:
    return reading.connection.execute(sql, values).fetchone()


def _sampled_codes(reading: Reading, size: int = _TIMED_CANDIDATES, seed: int = 0) -> list[bytes]:
    """The token codes of some wordings from all over the file; an exact sum would read half of it."""
    highest = _row(reading, "SELECT coalesce(max(wording), 0) FROM token_codes")[0]
    sql = "SELECT codes FROM token_codes WHERE wording >= ? LIMIT 1"
    starts = np.random.default_rng(seed).integers(1, highest, size=size, endpoint=True) if highest else ()
    return [_row(reading, sql, int(start))[0] for start in starts]


def _rescoring_ms(reading: Reading, dimensions: int, tries: int = 5) -> float | None:
    """Reading and scoring the token vectors of 50 sentences, as a question does; needs no model."""
    query: Vectors = np.random.default_rng(0).standard_normal((10, dimensions), dtype=np.float32)
    codec = TokenCodec(dimensions)
    times = []
    for seed in range(tries):
        started = time.perf_counter()
        codec.scores(query, _sampled_codes(reading, seed=seed))
        times.append(time.perf_counter() - started)
    return 1000 * statistics.median(times)
