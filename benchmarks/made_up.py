"""Made-up corpora of any size by seed: a Zipf vocabulary, and an encoder that gives random unit vectors.

They measure time and space, not quality; what they stand in for is a corpus too large to encode here.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, islice
from pathlib import Path

import numpy as np

from retrieval.vectors.encoder import Encoded, Fingerprint

VOCABULARY = 50_000
WORDS_A_SENTENCE = 20
SENTENCES_AN_ARTICLE = 20
DIMENSIONS = 384
TOKENS_A_SENTENCE = 24


def word(rank: int) -> str:
    """The word of a rank, pronounceable and unlike any English stop word or inflection."""
    syllables = [
        "ba",
        "ko",
        "du",
        "mi",
        "re",
        "zo",
        "fu",
        "ga",
        "le",
        "xi",
        "po",
        "nu",
        "va",
        "te",
        "qo",
        "li",
        "sa",
        "hy",
        "ro",
        "wu",
    ]
    letters = ""
    while rank or not letters:
        rank, digit = divmod(rank, len(syllables))
        letters += syllables[digit]
    return letters + "k"


def sentences(number: int, seed: int = 1) -> Iterator[str]:
    """``number`` sentences of 20 words drawn by Zipf's law."""
    random = np.random.default_rng(seed)
    words = [word(rank) for rank in range(VOCABULARY)]
    weights = 1 / np.arange(1, VOCABULARY + 1)
    weights /= weights.sum()
    for at in range(0, number, 10_000):
        drawn = random.choice(VOCABULARY, size=(min(10_000, number - at), WORDS_A_SENTENCE), p=weights)
        for row in drawn:
            yield " ".join(words[i] for i in row).capitalize() + "."


def write_articles(path: Path, texts: Iterable[str]) -> Path:
    """Write a JSON-lines file of articles of 20 sentences each."""
    with path.open("w", encoding="utf8") as file:
        remaining = iter(texts)
        for number in count():
            told = list(islice(remaining, SENTENCES_AN_ARTICLE))
            if not told:
                break
            article = {
                "id": f"article-{number}",
                "title": f"Made-up article {number}",
                "source": f"Outlet {number % 50}",
                "published": f"2023-{number % 12 + 1:02}-{number % 28 + 1:02}",
                "text": "\n".join(" ".join(told[j : j + 5]) for j in range(0, len(told), 5)),
            }
            file.write(json.dumps(article, ensure_ascii=False) + "\n")
    return path


class RandomEncoder:
    """Stands in for ``Encoder``: each text has its own random vectors, always the same."""

    fingerprint = Fingerprint("random", "0" * 64, DIMENSIONS)

    def query(self, text: str) -> Encoded:
        """Random vectors for a question of ten word pieces."""
        return self._encoded(text, 10)

    def sentences(self, texts: Sequence[str]) -> list[Encoded]:
        """Random vectors for each sentence."""
        return [self._encoded(text, TOKENS_A_SENTENCE) for text in texts]

    def _encoded(self, text: str, tokens: int) -> Encoded:
        random = np.random.default_rng(zlib.crc32(text.encode()))
        vectors = random.standard_normal((tokens + 1, DIMENSIONS), dtype=np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return Encoded(vectors[0], vectors[1:], tuple((i, i + 1) for i in range(tokens)))
