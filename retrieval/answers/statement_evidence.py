"""Which statements are asked for: how much of the question is in what was said, by letter or by likeness.

A sentence may hold two statements, and its other words are nobody's: it is the content of a statement that must hold
the question's words. Exact words win over likeness.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

import numpy as np
import numpy.typing as npt

from retrieval.index.reader import Reading, StoredSentence
from retrieval.index.statements import StoredStatement, statements_in
from retrieval.language.words import content_terms, content_words, phrase_in
from retrieval.search.query import Query
from retrieval.search.ranking import Ranking
from retrieval.vectors.encoder import Encoded, Encoder, Vectors

Floats = npt.NDArray[np.float64]

# So many of the best ranked sentences are looked at for statements; of these so many of the best are encoded, in a
# tenth of a second, and the others judged by their words alone.
SENTENCES, ENCODED = 100, 16
# The model reads some 256 word pieces; longer content is judged by its words alone.
_READ = 1500
# What a word of the question counts that stands beside the content: in its sentence, or in the speaker's name.
_BESIDE = 0.5
# Of the cosine of two word pieces: unlike words have .3 by chance, forms of one word .8 and more.
_UNLIKE, _ALIKE = 0.35, 0.85
_ONLY_LIKE = 0.8
# The share of the likeness of the whole beside that of the single words; what the very phrase adds.
_WHOLE, _PHRASE = 0.3, 0.05
# What is left of the score where nobody is named, and where the paragraph before alone tells who speaks.
_UNNAMED, _WITHOUT_CUE = 0.9, 0.95
_FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us"})


@dataclass(frozen=True, slots=True)
class Found:
    """A statement, the best ranked of its sentences with its place in the ranking, and how well it fits, 0 to 1.

    ``vector``: the content's, normalised; None if it was not encoded.
    """

    statement: StoredStatement
    sentence: StoredSentence
    place: int
    score: float
    vector: Vectors | None = None


def found_statements(
    query: Query, ranking: Ranking, reading: Reading, encoder: Encoder, names: Sequence[str] | None = None
) -> list[Found]:
    """The statements in the best ranked sentences, best first; only of the speakers called ``names``, if given."""
    places = {sentence: place for place, sentence in enumerate(ranking.ids[:SENTENCES].tolist())}
    statements = [
        one
        for one in statements_in(reading.connection, list(places))
        if (names is None or one.speaker in names) and is_told(one)
    ]
    measure = _Measure(query, ranking, reading)
    at = {one.id: _best_place(one, places) for one in statements}
    statements.sort(key=lambda one: (-measure.at_first(one, at[one.id]), one.id))
    sentences = reading.sentences([int(ranking.ids[at[one.id]]) for one in statements])
    encoded = encoder.sentences([one.quote[:_READ] for one in statements[:ENCODED]]) if statements else []
    found = [
        Found(one, sentence, at[one.id], measure.of(one, sentence, content), content.vector if content else None)
        for one, sentence, content in zip_longest(statements, sentences, encoded)
    ]
    # Of two with the same words the inner one: "Chen urged them, adding that 'China is concerned'".
    return sorted(found, key=lambda one: (-round(one.score, 3), len(one.statement.quote), one.place))


def is_told(statement: StoredStatement) -> bool:
    """Whether the text tells whose words they are; the "I" of a quotation whose speaker is not known is nobody."""
    if statement.speaker is None:
        return statement.speaker_as_written.lower() not in _FIRST_PERSON
    return True


def _best_place(statement: StoredStatement, places: dict[int, int]) -> int:
    first, last = statement.sentences
    return min(places[one] for one in range(first, last + 1) if one in places)


class _Measure:
    """How much of a question a statement holds: the share of its words, rare ones counting more."""

    def __init__(self, query: Query, ranking: Ranking, reading: Reading) -> None:
        words = content_words(query.text)
        spans = ranking.encoded.spans
        weights = np.array([reading.search.idf(word.term) for word in words])
        self._weights: Floats = weights / weights.sum() if len(weights) else weights
        self._pieces = [[i for i, (start, _) in enumerate(spans) if word.start <= start < word.end] for word in words]
        self._terms = [word.term for word in words]
        self._text, self._encoded, self._final = query.text, ranking.encoded, ranking.final

    def at_first(self, statement: StoredStatement, place: int) -> float:
        """By the ranking of its sentence and the words it holds, before it is encoded."""
        held = set(content_terms(statement.quote))
        share = float(self._weights @ np.array([term in held for term in self._terms])) if self._terms else 0.0
        return float(self._final[place]) + share

    def of(self, statement: StoredStatement, sentence: StoredSentence, content: Encoded | None) -> float:
        """What the statement holds, less what its speaker's being unknown takes off."""
        if not self._terms:
            return 0.0
        held = set(content_terms(statement.quote))
        beside = {*content_terms(sentence.text), *content_terms(f"{statement.speaker or ''} {statement.role}")}
        cosines = _best_cosines(self._encoded.tokens, content.tokens if content else self._encoded.tokens[:0])
        words = [
            1.0 if term in held else max(_likeness(cosines[pieces]), _BESIDE * (term in beside))
            for term, pieces in zip(self._terms, self._pieces, strict=True)
        ]
        whole = max(float(self._encoded.vector @ content.vector), 0.0) if content else 0.0
        score = (1 - _WHOLE) * float(self._weights @ np.array(words)) + _WHOLE * whole
        if phrase_in(self._text, statement.quote):
            score += _PHRASE
        if statement.speaker is None:
            score *= _UNNAMED
        return min(score if statement.cue else _WITHOUT_CUE * score, 1.0)


def _best_cosines(query: Vectors, content: Vectors) -> Vectors:
    """For each word piece of the query the cosine of the nearest of the content."""
    return (query @ content.T).max(axis=1) if len(query) and len(content) else np.zeros(len(query), dtype=np.float32)


def _likeness(cosines: Vectors) -> float:
    if not len(cosines):
        return 0.0
    return float(np.clip((cosines.mean() - _UNLIKE) / (_ALIKE - _UNLIKE), 0, _ONLY_LIKE))
