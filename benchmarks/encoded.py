"""Questions encoded beforehand, so that what is timed is the search."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, Self

from retrieval.search.question import Question
from retrieval.vectors.encoder import Encoded, Fingerprint


class QueryEncoder(Protocol):
    """The part of ``Encoder`` that questions need."""

    @property
    def fingerprint(self) -> Fingerprint:
        """Which model."""

    def query(self, text: str) -> Encoded:
        """The question's vectors."""


class EncodedBefore:
    """Stands in for ``Encoder``."""

    def __init__(self, fingerprint: Fingerprint, encoded: dict[str, Encoded]) -> None:
        self.fingerprint, self._encoded = fingerprint, encoded

    @classmethod
    def of(cls, encoder: QueryEncoder, questions: Sequence[str]) -> Self:
        """The questions, encoded by the encoder."""
        return cls(
            encoder.fingerprint, {text: encoder.query(text) for text in (Question.of(one).text for one in questions)}
        )

    def query(self, text: str) -> Encoded:
        """The question's vectors."""
        return self._encoded[text]
