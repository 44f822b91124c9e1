"""What a model of sentences gives, whichever it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from torch import Tensor


@dataclass(frozen=True, slots=True)
class Read:
    """Texts as a model read them, padded to the longest.

    ``pieces``: the numbers of their word pieces, and which are ``present`` and no padding, both (texts, pieces).
    ``vectors`` (texts, dimensions), normalised, and ``tokens`` (texts, pieces, dimensions), which are not.
    """

    pieces: Tensor
    present: Tensor
    vectors: Tensor
    tokens: Tensor


class SentenceModel(Protocol):
    """A model of sentences, loaded."""

    dimensions: int

    @property
    def vocabulary(self) -> Mapping[str, int]:
        """The number of each word piece."""

    @property
    def special(self) -> frozenset[str]:
        """The pieces that stand for no word: beginning, end, padding."""

    def read(self, texts: Sequence[str]) -> Read:
        """The texts' vectors; what is longer than the model reads is cut."""

    def question(self, text: str) -> Read:
        """A question's vectors, the first row as of any text, the last as sentences that answer it are sought by.

        One row is both for a model that reads a question as it does a sentence.
        """

    def spans(self, text: str, pieces: int) -> Sequence[tuple[int, int]]:
        """The characters of the first ``pieces`` word pieces of a text as it is read; (0, 0) of a special one."""
