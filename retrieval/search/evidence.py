"""Nothing found is an answer: whether the best ranked sentence answers the question at all.

Three things decide. The best score, which is absolute: a mean of cosines and a share of what the words
could score. The size of the index: chance likenesses grow with it. And strangers: names in the question
that the index knows neither by letter nor by likeness.

Measured on search-squad with half of its articles in the index: of the questions about the other half 90 %
are refused, of the answerable ones 1.9 %; with five articles 96 % and 1.3 %. With all of them, of 154
questions on other subjects 90 % are refused, of the answerable ones 2.3 % (docs/measurements.md).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from retrieval.index.reader import Reading
from retrieval.search.ranking import Ranking
from retrieval.search.rescoring import LEXICAL_SHARE

# What the best score must reach in an index of one sentence, and what each tenfold of sentences adds to that.
_RESCORED_BASE, _RESCORED_DECADE = 0.36, 0.03
_PLAIN_BASE, _PLAIN_DECADE = 0.33, 0.02
# .2 % of the answerable questions hold a stranger, 10 to 50 % of the others.
_STRANGER = 0.1
# A name is no stranger if a word in the ten best sentences is so much like it: "American" and "U.S." are
# .66 alike, "Taiwan" and "Chinese" .53.
_LIKENESS = 0.55
_LOOKED_THROUGH = 10
# Of a logistic regression of "answerable" on the score.
_STEEPNESS = 35.0


@dataclass(frozen=True, slots=True)
class Confidence:
    """``probability`` of an answer, .5 at the threshold; the ``strangers`` among the names asked for."""

    found: bool
    probability: float
    strangers: tuple[str, ...] = ()


def confidence(ranking: Ranking, reading: Reading) -> Confidence:
    """How sure it is that the ranking's best sentences answer its question."""
    if not len(ranking.ids) or not ranking.question.words:
        return Confidence(found=False, probability=0.0)
    sentences = max(int(np.count_nonzero(reading.snapshot.live)), 1)
    strangers = _strangers(ranking, lambda term: reading.search.frequency(term) > 0)
    if len(ranking.late):
        # not what it is ranked by, which knows only of better and worse
        met = ranking.late + LEXICAL_SHARE * ranking.share[: len(ranking.late)]
        score = float(met.max()) / (1 + LEXICAL_SHARE)
        needed = _RESCORED_BASE + _RESCORED_DECADE * math.log10(sentences)
    else:
        score = float((ranking.dense + 0.5 * ranking.share).max()) / 1.5  # cosine, and half the lexical share
        needed = _PLAIN_BASE + _PLAIN_DECADE * math.log10(sentences)
    surplus = score - needed - (_STRANGER if strangers else 0.0)
    return Confidence(surplus >= 0, 1 / (1 + math.exp(-_STEEPNESS * surplus)), strangers)


def _strangers(ranking: Ranking, known: Callable[[str], bool]) -> tuple[str, ...]:
    """Words of the question with a capital inside it that the index does not hold, nor anything like them.

    None without late interaction: then nobody knows what is like them.
    """
    question, best = ranking.question, ranking.token_scores[:_LOOKED_THROUGH]
    if not len(best) or question.text.isupper():
        return ()
    strangers = []
    for word in question.words:
        written = question.text[word.start : word.end]
        if word.start == 0 or not written[0].isupper() or known(word.term):
            continue
        pieces = [i for i, (start, _) in enumerate(ranking.encoded.spans) if word.start <= start < word.end]
        if pieces and float(best[:, pieces].min(axis=1).max()) < _LIKENESS:
            strangers.append(written)
    return tuple(strangers)
