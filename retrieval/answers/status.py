"""How the index stands: what is in it, how large its parts are, what rescoring costs, who is writing it."""

from __future__ import annotations

import datetime as dt
import statistics
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from retrieval.config import Settings
from retrieval.index.encoder import Vectors
from retrieval.index.reader import Reading
from retrieval.index.schema import MIGRATIONS
from retrieval.index.writer import WriterNote, current_writer
from retrieval.search.late_interaction import TokenCodec

_SAMPLE = 500
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
    writer: WriterNote | None

    @property
    def bytes_per_sentence(self) -> float:
        """Of the whole file."""
        return self.file_bytes / max(self.sentences, 1)


def status(reading: Reading, settings: Settings) -> Status:
    """The status of the generation that ``reading`` sees."""
    snapshot, cards = reading.snapshot, reading.snapshot.articles.values()
    return Status(
        database=settings.database,
        schema=len(MIGRATIONS),
        generation=snapshot.generation,
        published=snapshot.published,
        model=str(snapshot.model),
        articles=len(cards),
        outlets=len({card.source for card in cards}),
        undated=sum(card.published is None for card in cards),
        refused=len(reading.refused()),
        sentences=int(np.count_nonzero(snapshot.live)),
        wordings=len(snapshot.wordings),
        file_bytes=sum(
            part.stat().st_size for suffix in ("", "-wal") if (part := Path(f"{settings.database}{suffix}")).exists()
        ),
        vector_bytes=snapshot.vectors.nbytes,
        token_bytes=_token_bytes(reading),
        rescoring=settings.search.rescore,
        rescoring_ms=_rescoring_ms(reading),
        writer=current_writer(settings.database),
    )


def _token_bytes(reading: Reading) -> int:
    """The mean size over a sample, times the number of wordings: an exact sum would read half of the file."""
    live = np.flatnonzero(reading.snapshot.live)
    sample = live[:: max(len(live) // _SAMPLE, 1)].tolist()
    sizes = list(map(len, reading.token_codes(sample)))
    return int(statistics.fmean(sizes or [0]) * len(reading.snapshot.wordings))


def _rescoring_ms(reading: Reading, tries: int = 5) -> float | None:
    """Reading and scoring the token vectors of 50 sentences, as a question does; needs no model."""
    live = np.flatnonzero(reading.snapshot.live)
    if not len(live):
        return None
    dimensions = reading.snapshot.model.dimensions
    query: Vectors = np.random.default_rng(0).standard_normal((10, dimensions), dtype=np.float32)
    times = []
    for seed in range(tries):
        candidates = np.random.default_rng(seed).choice(live, size=min(_TIMED_CANDIDATES, len(live)), replace=False)
        started = time.perf_counter()
        TokenCodec(dimensions).scores(query, reading.token_codes(candidates.tolist()))
        times.append(time.perf_counter() - started)
    return 1000 * statistics.median(times)
