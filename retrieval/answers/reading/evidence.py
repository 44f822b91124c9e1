"""How much of a question each of the best ranked sentences holds or means, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from retrieval.answers.reading.called_otherwise import by_state, in_days
from retrieval.answers.reading.days_named import named_days, speaks_of
from retrieval.index.reader import Reading, StoredSentence
from retrieval.language.words import Word, content_terms, content_words
from retrieval.search.ranking import Ranking

Floats = npt.NDArray[np.float64]

# So many of the best ranked sentences are read.
DEPTH = 40
# Of the cosine of two word pieces: unlike words have .3 by chance, forms of one word .8 and more.
_UNLIKE, _ALIKE = 0.38, 0.82
_ONLY_LIKE = 0.85
# What a word counts that stands in the sentence before, or in the title, and not in the sentence; and one that the
# sentence has by another name.
_BEFORE, _TITLE, _OTHERWISE = 0.7, 0.7, 0.9
# A word that no sentence of the index holds says little of where the answer is, though much of whether there is one.
_UNKNOWN_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentences read, best ranked first, and for each (rows) how far it holds each of the question's words.

    ``met``: 0 to 1, by letter, by likeness, or in title and sentence before; ``inside``: by letter, 1 or 0, in the
    sentence itself; ``beside``: 1 or 0, in its article's title or the sentence before, or in the sentence by another
    name of the state or day that is meant. ``day``: 1 or 0, whether it speaks of a day that the question names, 1 where
    none is named. ``weights``: of the words, together 1. ``known``: whether the index holds the word at all; ``names``:
    whether the sentences read write it with a capital, wherever in a sentence it stands.
    """

    words: tuple[Word, ...]
    sentences: tuple[StoredSentence, ...]
    met: Floats
    inside: Floats
    beside: Floats
    day: Floats
    weights: Floats
    known: tuple[bool, ...]
    names: tuple[bool, ...]

    def share(self, row: int) -> float:
        """How much of the question the sentence holds or means."""
        return float(self.met[row] @ self.weights)

    def within(self, row: int, start: int, end: int) -> float:
        """How much of the question's words stands by letter between two places of the sentence."""
        held = set(content_terms(self.sentences[row].text[start:end]))
        return float(sum(w for word, w in zip(self.words, self.weights, strict=True) if word.term in held))


def evidence_of(words: Sequence[Word], ranking: Ranking, reading: Reading, depth: int = DEPTH) -> Evidence:
    """What the best ranked sentences hold of the words, whose places are those of the ranked question's text."""
    sentences = reading.sentences(ranking.ids[:depth].tolist())
    known = tuple(reading.search.frequency(word.term) > 0 for word in words)
    weights = np.array(
        [
            reading.search.idf(word.term) * (1.0 if is_known else _UNKNOWN_WEIGHT)
            for word, is_known in zip(words, known, strict=True)
        ]
    )
    if weights.sum() > 0:
        weights = weights / weights.sum()
    inside, around = _letters(words, sentences, reading)
    days = named_days(ranking.question.text)
    day = np.array([float(not days or speaks_of(one, days)) for one in sentences])
    around = np.maximum(around, _otherwise(ranking.question.text, words, sentences, day) * (1 - inside))
    likeness = _likeness(words, len(sentences), ranking)
    met = np.maximum(np.maximum(inside, likeness), around)
    beside = (around > 0).astype(np.float64)
    return Evidence(tuple(words), tuple(sentences), met, inside, beside, day, weights, known, _names(words, sentences))


def _otherwise(text: str, words: Sequence[Word], sentences: Sequence[StoredSentence], day: Floats) -> Floats:
    """What words count that sentences have by another name of a state, or by the day that they speak of."""
    found = np.zeros((len(sentences), len(words)))
    for at, others in by_state(text, words).items():
        found[:, at] = [_OTHERWISE * (others.search(one.text) is not None) for one in sentences]
    for at in in_days(text, words):
        found[:, at] = np.maximum(found[:, at], _OTHERWISE * day)
    return found


def _names(words: Sequence[Word], sentences: Sequence[StoredSentence]) -> tuple[bool, ...]:
    """Which words the sentences always write with a capital, and not only at their head."""
    terms = {word.term for word in words}
    written: dict[str, list[bool]] = {}
    for one in sentences:
        for at, word in enumerate(content_words(one.text)):
            if word.term in terms and (at or not one.text[word.start].isupper()):
                written.setdefault(word.term, []).append(one.text[word.start].isupper())
    return tuple(all(written.get(word.term) or (False,)) for word in words)


def _letters(words: Sequence[Word], sentences: Sequence[StoredSentence], reading: Reading) -> tuple[Floats, Floats]:
    """Which words the sentences hold by letter, and what those in the title or the sentence before count."""
    before = _texts_before(sentences, reading)
    titles = {one.article.number: frozenset(content_terms(one.article.title)) for one in sentences}
    inside, around = np.zeros((len(sentences), len(words))), np.zeros((len(sentences), len(words)))
    for row, one in enumerate(sentences):
        own, last = frozenset(content_terms(one.text)), frozenset(content_terms(before.get(one.id, "")))
        for at, word in enumerate(words):
            inside[row, at] = word.term in own
            around[row, at] = max(_BEFORE * (word.term in last), _TITLE * (word.term in titles[one.article.number]))
    return inside, around


def _texts_before(sentences: Sequence[StoredSentence], reading: Reading) -> dict[int, str]:
    """The sentence before each in its article, by the id of the one behind it."""
    article_of = reading.snapshot.article_of
    wanted = [one.id for one in sentences if one.id > 1 and article_of[one.id - 1] == one.article.number]
    return {one.id + 1: one.text for one in reading.sentences([number - 1 for number in wanted])}


def _likeness(words: Sequence[Word], rows: int, ranking: Ranking) -> Floats:
    """How like each word the likest of each sentence is, from the ranking's late interaction; 0 without it."""
    found = np.zeros((rows, len(words)))
    scored = min(rows, len(ranking.token_scores))
    for at, word in enumerate(words):
        pieces = [i for i, (start, _) in enumerate(ranking.encoded.spans) if word.start <= start < word.end]
        if pieces and scored:
            cosines = ranking.token_scores[:scored, pieces].mean(axis=1)
            found[:scored, at] = np.clip((cosines - _UNLIKE) / (_ALIKE - _UNLIKE), 0, 1) * _ONLY_LIKE
    return found
