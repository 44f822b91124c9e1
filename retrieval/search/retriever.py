"""What finds sentences for questions: one generation of the index, the model that made its vectors, and how to rank."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from retrieval.config import SearchSettings
from retrieval.errors import UnusableIndexError
from retrieval.index.reader import Reading
from retrieval.reader.passage import Verdict
from retrieval.reader.reader import Reader
from retrieval.search.question import Question
from retrieval.search.ranking import Ranking, rank
from retrieval.search.reading import read, verdicts_on
from retrieval.vectors.encoder import Encoder


@dataclass(frozen=True, slots=True)
class Retriever:
    """A reading of the index, its encoder, the search settings and the trained reader, if there is one.

    For one thread, as long as the reading.
    """

    reading: Reading
    encoder: Encoder
    settings: SearchSettings
    reader: Reader | None = None

    def weighing(self) -> Self:
        """For what many sentences tell together: a date, or a statement in several outlets' words."""
        return replace(self, settings=self.settings.weighing())

    def rank(self, question: Question) -> Ranking:
        """The sentences of the index that answer the question best, at most ``settings.depth`` times two.

        Raises UnusableIndexError if the index was made with another model, InputError for an unknown outlet.
        """
        started = time.perf_counter()
        encoded = self.encoder.query(question.text)
        model = self.reading.snapshot.model
        if self.encoder.fingerprint != model:
            raise UnusableIndexError(
                f"the index was made with model {model}, the settings name {self.encoder.fingerprint}: "
                "set model.name back, or 'eventdesk index --rebuild'"
            )
        seconds = time.perf_counter() - started
        return rank(question, encoded, self.reading, self.settings, encoding_seconds=seconds)

    def read(self, ranking: Ranking) -> Ranking:
        """The ranking as the reader judges its best sentences; as it is without a reader or with it switched off."""
        if self.reader is None or not self.settings.reader:
            return ranking
        started = time.perf_counter()
        judged = read(ranking, self.reading, self.reader)
        return replace(judged, search_seconds=ranking.search_seconds + time.perf_counter() - started)

    def verdicts(self, ranking: Ranking, ids: Sequence[int]) -> list[Verdict]:
        """What the reader says of these sentences beside the ranking's question; nothing without a reader."""
        if self.reader is None or not self.settings.reader:
            return []
        return verdicts_on(np.asarray(ids, dtype=np.int64), ranking, self.reading, self.reader)
