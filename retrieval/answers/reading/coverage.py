"""How much of a question a text holds: the share of its words, by letter or by likeness, rare ones counting more."""

from __future__ import annotations

from collections.abc import Sequence, Set

import numpy as np
import numpy.typing as npt

from retrieval.index.engine import Searcher
from retrieval.language.words import Word
from retrieval.vectors.encoder import Encoded, Vectors

# Of the cosine of two word pieces: unlike words have .3 by chance, forms of one word .8 and more.
_UNLIKE, _ALIKE = 0.35, 0.85
# The share of the likeness of the whole beside that of the single words.
_WHOLE = 0.3
# What a word of the question counts that stands beside the text.
_BESIDE = 0.5


class Coverage:
    """Measures texts by ``words`` of the question ``encoded``; a word only alike counts at most ``only_alike``."""

    def __init__(self, words: Sequence[Word], encoded: Encoded, search: Searcher, only_alike: float) -> None:
        self._terms = [word.term for word in words]
        weights = np.array([search.idf(term) for term in self._terms])
        self._weights = weights / weights.sum() if len(weights) else weights
        self._pieces = [
            [i for i, (start, _) in enumerate(encoded.spans) if word.start <= start < word.end] for word in words
        ]
        self._encoded, self._only_alike = encoded, only_alike

    def by_letter(self, held: Set[str]) -> float:
        """The weight of the words whose terms are among those ``held``, 0 to 1."""
        return float(self._weights @ np.array([term in held for term in self._terms])) if self._terms else 0.0

    def of(
        self, held: Set[str], cosines: npt.NDArray[np.floating], whole: float, beside: Set[str] = frozenset()
    ) -> float:
        """The share of the question in a text, 0 to 1; 0 for a question without words.

        ``held``: the text's terms. ``cosines``: for each word piece of the question that of the nearest in the text.
        ``whole``: the cosine of question and text. ``beside``: terms that stand beside the text, for half.
        """
        if not self._terms:
            return 0.0
        words = [
            1.0 if term in held else max(self._likeness(cosines[pieces]), _BESIDE * (term in beside))
            for term, pieces in zip(self._terms, self._pieces, strict=True)
        ]
        return (1 - _WHOLE) * float(self._weights @ np.array(words)) + _WHOLE * max(whole, 0.0)

    def of_encoded(self, held: Set[str], text: Encoded | None, beside: Set[str] = frozenset()) -> float:
        """The same for an encoded text; for None by its terms alone."""
        if text is None:
            return self.of(held, np.zeros(len(self._encoded.tokens)), 0.0, beside)
        cosines = _nearest(self._encoded.tokens, text.tokens)
        return self.of(held, cosines, float(self._encoded.vector @ text.vector), beside)

    def _likeness(self, cosines: npt.NDArray[np.floating]) -> float:
        if not len(cosines):
            return 0.0
        return float(np.clip((cosines.mean() - _UNLIKE) / (_ALIKE - _UNLIKE), 0, self._only_alike))


def _nearest(question: Vectors, text: Vectors) -> Vectors:
    """For each word piece of the question the cosine of the nearest of the text."""
    return (question @ text.T).max(axis=1) if len(question) and len(text) else np.zeros(len(question), np.float32)
