"""A million distractors out of ten thousand real sentences: the first half of one and the second half of another.

Encoding a million sentences takes hours on two cores, and random vectors lie about recall: no two of them are alike.
So a recombined sentence's vectors are put together as its words are: its two halves are encoded once, its vector is the
normalised sum of theirs, its token vectors are theirs one after the other. Over 500 such sentences the vector put
together and the model's own are .91 alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from retrieval.vectors.encoder import Encoded, Encoder, Fingerprint

# No other text has it, the sentence splitter does not stop at it, and it is no word.
_SEAM = " ‖ "
MIN_WORDS = 6


class RecombiningEncoder:
    """Stands in for ``Encoder``: encodes each half of a recombined sentence once, other texts as the encoder does."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._halves: dict[str, Encoded] = {}

    @property
    def fingerprint(self) -> Fingerprint:
        """The encoder's."""
        return self._encoder.fingerprint

    def query(self, text: str) -> Encoded:
        """The encoder's."""
        return self._encoder.query(text)

    def sentences(self, texts: Sequence[str]) -> list[Encoded]:
        """Vectors of each text, those of recombined ones put together."""
        halves = dict.fromkeys(half for text in texts for half in text.split(_SEAM))
        new = [half for half in halves if half not in self._halves]
        self._halves |= dict(zip(new, self._encoder.sentences(new), strict=True))
        return [_joined([self._halves[half] for half in text.split(_SEAM)]) for text in texts]


def _joined(halves: Sequence[Encoded]) -> Encoded:
    if len(halves) == 1:
        return halves[0]
    vector = np.sum([half.vector for half in halves], axis=0)
    return Encoded(vector / np.linalg.norm(vector), np.concatenate([half.tokens for half in halves]))


def recombined(texts: Iterable[str], count: int, seed: int = 1) -> Iterator[str]:
    """``count`` sentences, each of the first half of one of the texts and the second half of another."""
    long = [words for text in texts if len(words := text.split()) >= MIN_WORDS]
    first = [" ".join(words[: len(words) // 2]) for words in long]
    second = [" ".join(words[len(words) // 2 :]) for words in long]
    drawn = np.random.default_rng(seed).integers(len(long), size=(count, 2))
    for one, other in drawn.tolist():
        yield f"{first[one]}{_SEAM}{second[other].rstrip('.!?')}."
