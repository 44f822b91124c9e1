"""How the index stands: what is in it, how large its parts are, what rescoring costs, who is writing it."""

from __future__ import annotations

import datetime as dt
import statistics
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from retrieval.config import Settings
from retrieval.errors import ReaderError
from retrieval.index import meta, models, record, wordings
from retrieval.index.file.schema import NEWEST
from retrieval.index.file.writer import WriterNote, current_writer
from retrieval.index.reader import Reading
from retrieval.reader.weights import checked
from retrieval.vectors.encoder import Vectors
from retrieval.vectors.late_interaction import TokenCodec

_TIMED_CANDIDATES = 50


@dataclass(frozen=True, slots=True)
class Status:
    """The state of one generation of the index.

    Sizes are in bytes; what the file holds beside vectors and token vectors is articles, sentences and
    postings. ``rescoring_ms`` is the median of a few tries just now. ``reader``: "on", "off", or what is wrong with
    its file.
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
    reader: str
    engine: str
    writer: WriterNote | None

    @property
    def bytes_per_sentence(self) -> float:
        """Of the whole file."""
        return self.file_bytes / max(self.sentences, 1)


def status(reading: Reading, settings: Settings) -> Status:
    """The status of the generation that ``reading`` sees."""
    cards = reading.cards().values()
    connection, notes = reading.connection, meta.values(reading.connection)
    model = models.model_of(connection, int(notes["model"]))
    encoded = wordings.count(connection, int(notes["model"]))
    sample = wordings.sampled_codes(connection, _TIMED_CANDIDATES)
    return Status(
        database=settings.database,
        schema=NEWEST,
        generation=reading.generation,
        published=dt.datetime.fromisoformat(notes["published"]),
        model=str(model),
        articles=len(cards),
        outlets=len({card.source for card in cards}),
        undated=sum(card.published is None for card in cards),
        refused=len(reading.refused()),
        sentences=record.citable_sentences(connection),
        wordings=encoded,
        file_bytes=sum(
            part.stat().st_size for suffix in ("", "-wal") if (part := Path(f"{settings.database}{suffix}")).exists()
        ),
        vector_bytes=4 * model.dimensions * encoded,
        token_bytes=int(statistics.fmean(map(len, sample or [b""])) * encoded),
        rescoring=settings.search.rescore,
        rescoring_ms=_rescoring_ms(reading, model.dimensions),
        reader=_reader(settings),
        engine=reading.index.engine.describe(connection),
        writer=current_writer(settings.database),
    )


def _reader(settings: Settings) -> str:
    try:
        checked()
    except ReaderError as error:
        return str(error)
    return "on" if settings.search.reader else "off"


def _rescoring_ms(reading: Reading, dimensions: int, tries: int = 5) -> float | None:
    """Reading and scoring the token vectors of 50 sentences, as a question does; needs no model."""
    query: Vectors = np.random.default_rng(0).standard_normal((10, dimensions), dtype=np.float32)
    codec = TokenCodec(dimensions)
    times = []
    for seed in range(tries):
        started = time.perf_counter()
        codec.scores(query, wordings.sampled_codes(reading.connection, _TIMED_CANDIDATES, seed))
        times.append(time.perf_counter() - started)
    return 1000 * statistics.median(times)
