"""Late interaction of the best candidates: how well each word of the question is met in and around a sentence.

A sentence may lean on the one before or after it for a word ("It will be signed on Tuesday"), and on its article's
card: what the title, the outlet or the day says need not be said again. A long question asks for several things at
once, each of which another sentence answers; so a sentence counts as much as it is ahead of the others in the stretch
of the question that it meets best. A question of up to `STRETCH` word pieces is one stretch.

nDCG@10 / MRR@10, without and with both: .854 / .829 and .858 / .833 on search-squad, .741 / .861 and .859 / .968 on the
long questions of search-news (docs/measurements.md).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from retrieval.index.arrays import Ids, Scores
from retrieval.index.article.terms import imprint_terms
from retrieval.index.cards import ArticleCard
from retrieval.index.reader import Reading
from retrieval.language.words import Word, content_terms
from retrieval.search.question import Question
from retrieval.vectors.encoder import Encoded
from retrieval.vectors.late_interaction import TokenCodec

Cosines = npt.NDArray[np.float32]

# What a word of the question counts that only the sentence before or after meets, of its cosine there; what one
# counts at least that stands in the article's title, or is of its outlet or day, which no sentence of it says.
NEIGHBOUR = 0.8
TITLE, IMPRINT = 0.6, 1.0
# What the share of the question's lexical weight counts beside late interaction.
LEXICAL_SHARE = 0.3
# Word pieces of a stretch: 12 to 20 are within .005 of each other. Stretches of fewer than three words meet anything.
STRETCH = 16
# A stretch's scores count in deviations from their mean over the candidates, in this unit; the smallest deviation
# that is no accident.
_DEVIATION, _LEAST_DEVIATION = 0.09, 0.01
# What the cosine of a stretch as a whole and the whole sentence counts beside the stretch's words.
_WHOLE = 0.2
# What it counts to be of an outlet that the question names.
NAMED_OUTLET = 0.05
# What a piece of no content word weighs, beside the root of the other words' idf.
_EMPTY_WORD = 0.87
_LEAST_IDF = 0.3


@dataclass(frozen=True, slots=True)
class LateInteraction:
    """Of each candidate: ``cosines``, the best of each word piece of the question in it or beside it, as any text is
    read; their ``mean``; and ``final``, what it is ranked by, 0 to 1, which is by the question as it is sought by.
    """

    cosines: Cosines
    mean: Scores
    final: Scores


def late_interaction(
    ids: Ids, share: Scores, question: Question, encoded: Encoded, reading: Reading
) -> LateInteraction:
    """Late interaction of the sentences, whose ``share`` of the question's lexical weight stands at the same places."""
    if not len(ids) or not len(encoded.tokens):
        return LateInteraction(np.empty((0, len(encoded.tokens)), dtype=np.float32), np.empty(0), np.empty(0))
    seeking = sought_as(encoded)
    readings = [encoded] if seeking is encoded else [encoded, seeking]
    together = _cosines(ids, np.concatenate([one.tokens for one in readings]), reading)
    by_reading = np.split(together, len(readings), axis=1)
    cosines, sought = by_reading[0], by_reading[-1]
    cards = [reading.snapshot.articles[one] for one in reading.snapshot.article_of[ids].tolist()]
    words = words_of_pieces(question.words, encoded)
    met = np.maximum(sought, met_by_cards(words, cards))
    weights = weights_of(words, reading)
    beside = LEXICAL_SHARE * share[: len(ids)] + NAMED_OUTLET * of_named_outlet(question.text, cards)
    if len(weights) > STRETCH:
        scores = _best_stretches(met, weights, encoded.tokens, reading.search.vectors(ids))
    else:
        scores = met @ (weights / weights.sum())
    final = np.clip((scores + beside) / (1 + LEXICAL_SHARE), 0, 1).astype(np.float64)
    return LateInteraction(cosines, cosines.mean(axis=1).astype(np.float64), final)


def sought_as(encoded: Encoded) -> Encoded:
    """The reading of a question that its answers are sought by: one longer than a stretch is read as any text is.

    What reads a question otherwise was learned on short ones; on search-news it costs .01 of MRR@10.
    """
    return encoded.seeking if encoded.seeking and len(encoded.tokens) <= STRETCH else encoded


def union(*ids: Ids) -> Ids:
    """All of the ids, ascending, each once; of a few hundred in a third of the time that numpy's takes."""
    ordered = np.sort(np.concatenate(ids))
    once: Ids = ordered[np.diff(ordered, prepend=-1) > 0]
    return once


def _cosines(ids: Ids, tokens: Cosines, reading: Reading) -> Cosines:
    article_of = reading.snapshot.article_of
    around = union(ids - 1, ids, ids + 1)  # from 0 on: sentences are numbered from 1
    around = around[around < len(article_of)]
    around = around[article_of[around] > 0]
    codec = TokenCodec(tokens.shape[1])
    cosines = codec.scores(tokens, reading.token_codes(around.tolist()))
    best: Cosines = cosines[np.searchsorted(around, ids)]
    for step in (-1, 1):
        at = np.minimum(np.searchsorted(around, ids + step), len(around) - 1)
        beside = (around[at] == ids + step) & (article_of[around[at]] == article_of[ids])
        best = np.maximum(best, np.where(beside[:, None], NEIGHBOUR * cosines[at], -1.0))
    return best


def words_of_pieces(words: Sequence[Word], encoded: Encoded) -> list[str]:
    """The term of the content word that each word piece belongs to; "" for the others."""
    return [next((word.term for word in words if word.start <= start < word.end), "") for start, _ in encoded.spans]


def met_by_cards(words: Sequence[str], cards: Sequence[ArticleCard]) -> Cosines:
    """For each candidate and piece what the piece's word counts by the card of the candidate's article."""
    met = {}
    for card in {card.number: card for card in cards}.values():
        title, imprint = frozenset(content_terms(card.title)), frozenset(imprint_terms(card))
        met[card.number] = [IMPRINT if word in imprint else TITLE if word in title else 0.0 for word in words]
    return np.array([met[card.number] for card in cards], dtype=np.float32)


def weights_of(words: Sequence[str], reading: Reading) -> Cosines:
    """What each piece of a question weighs, by the word it belongs to."""
    idf = {word: reading.search.idf(word) for word in set(words) if word}
    return np.array([max(idf[word], _LEAST_IDF) ** 0.5 if word else _EMPTY_WORD for word in words], dtype=np.float32)


def _best_stretches(met: Cosines, weights: Cosines, tokens: Cosines, vectors: Cosines) -> Cosines:
    """How far each candidate is ahead of the others in its best stretch, around the mean of the whole question."""
    wholes = _sums(weights[:, None] * tokens)
    wholes /= np.maximum(np.linalg.norm(wholes, axis=1, keepdims=True), 1e-9)
    scores = (_sums((met * weights).T) / _sums(weights[:, None])).T + _WHOLE * vectors @ wholes.T
    scores -= scores.mean(axis=0)
    ahead = scores * (_DEVIATION / (scores.std(axis=0) + _LEAST_DEVIATION))
    best: Cosines = ahead.max(axis=1) + (met @ weights).mean() / weights.sum()
    return best


def _sums(rows: Cosines) -> Cosines:
    """The sums of each `STRETCH` rows that follow one another."""
    until = np.cumsum(np.concatenate([np.zeros_like(rows[:1]), rows]), axis=0)
    sums: Cosines = until[STRETCH:] - until[:-STRETCH]
    return sums


def of_named_outlet(question: str, cards: Sequence[ArticleCard]) -> npt.NDArray[np.bool_]:
    """For each candidate whether the question names its outlet, in the outlet's own capitals.

    A section is no part of the name: "FOX News - Health".
    """
    names = {card.source: card.source.split(" - ")[0] for card in cards}
    named = {source for source, name in names.items() if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", question)}
    return np.array([card.source in named for card in cards])
