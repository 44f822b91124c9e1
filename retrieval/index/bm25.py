"""BM25 over stored postings.

rank_bm25 defines the formula (Okapi with k1 and b; Trotman et al. 2014, "Improvements to BM25 and language models
examined"); its engine, which asks every document about every term in Python, is replaced: only sentences that hold a
term of the question are touched.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from functools import cache

import numpy as np
import numpy.typing as npt
from rank_bm25 import BM25Okapi

from retrieval.index.arrays import Ids, Scores
from retrieval.index.postings import Weights

Postings = Callable[[str], tuple[Ids, Weights]]

# Terms weigh in tenths of an occurrence (index/article/terms.py), hence 5 for a k1 of .5. On search-squad .5 and .4
# gave MRR@10 .754 where the usual 1.5 and .75 gave .726: sentences are short, and repeat a word by accident.
K1 = 5.0
B = 0.4


def ideal(idfs: Iterable[float], k1: float = K1) -> float:
    """The score that a sentence made of nothing but terms of such idf would approach."""
    return float(sum(idf * (k1 + 1) for idf in idfs))


class StoredBM25(BM25Okapi):  # type: ignore[misc]
    """BM25Okapi whose corpus is a store of postings; for one question, since it keeps the postings it has
    read.

    ``postings`` gives for a term the ids of the sentences that hold it, ascending, and the term's weight in
    each; ``lengths`` the length of each sentence's document by id, 0 where there is no sentence. Where the postings
    are of some sentences only, ``frequency`` gives how many hold a term in all. The idf is
    log(1 + (N - n + .5) / (n + .5)), which never is negative: the event's own words are in most sentences.
    """

    def __init__(
        self,
        postings: Postings,
        lengths: npt.NDArray[np.int32],
        k1: float = K1,
        b: float = B,
        frequency: Callable[[str], int] | None = None,
    ) -> None:
        self._postings = cache(postings)
        self._frequency = frequency
        super().__init__(lengths, k1=k1, b=b)

    def _initialize(self, corpus: npt.NDArray[np.int32]) -> dict[str, int]:
        self.doc_len = corpus
        self.corpus_size = int(np.count_nonzero(corpus))
        self.avgdl = float(corpus.sum()) / max(self.corpus_size, 1)
        return {}

    def _calc_idf(self, nd: dict[str, int]) -> None:
        """Nothing to do ahead: a term's idf follows from its postings when a question asks for it."""

    def frequency(self, term: str) -> int:
        """How many sentences hold the term."""
        return self._frequency(term) if self._frequency else len(self._postings(term)[0])

    def holders(self, term: str) -> Ids:
        """The sentences that hold the term, ids ascending."""
        return self._postings(term)[0]

    def idf_of(self, document_frequency: int) -> float:
        """The idf of a term that so many sentences hold."""
        return math.log(1 + (self.corpus_size - document_frequency + 0.5) / (document_frequency + 0.5))

    def touched(self, terms: Sequence[str]) -> tuple[Ids, Scores]:
        """The sentences that hold any of the terms, ids ascending, and their scores."""
        lists = [self._scored(term) for term in terms]
        lists = [one for one in lists if len(one[0])]
        if not lists:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float64)
        scores = np.zeros(len(self.doc_len))
        for ids, gains in lists:
            scores[ids] += gains
        ids = np.flatnonzero(scores > 0)  # of truth values, ten times as fast as of numbers
        return ids, scores[ids]

    def get_scores(self, query: Sequence[str]) -> Scores:
        """The score of every sentence by id, as rank_bm25 gives it."""
        scores = np.zeros(len(self.doc_len))
        ids, gains = self.touched(query)
        scores[ids] = gains
        return scores

    def _scored(self, term: str) -> tuple[Ids, Scores]:
        ids, weights = self._postings(term)
        if not len(ids):
            return ids, np.empty(0)
        # k1 * (1 - b + b * length / average), in as few passes over a common word's sentences as can be
        saturation = self.doc_len[ids] * (self.k1 * self.b / self.avgdl)
        saturation += self.k1 * (1 - self.b)
        saturation += weights
        return ids, weights * (self.idf_of(self.frequency(term)) * (self.k1 + 1)) / saturation
