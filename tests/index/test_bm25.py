"""BM25 over stored postings: the scores are rank_bm25's own, given the same idf."""

from __future__ import annotations

import random
from collections import Counter, defaultdict

import numpy as np
import pytest
from rank_bm25 import BM25Okapi

from retrieval.index.bm25 import StoredBM25, ideal


def stored(documents: list[list[str]], k1: float, b: float) -> StoredBM25:
    """The documents as postings, with ids from 1 and a gap where a sentence was deleted."""
    postings = defaultdict(list)
    lengths = np.zeros(2 * len(documents) + 1, dtype=np.int32)
    for i, document in enumerate(documents):
        lengths[2 * i + 1] = len(document)
        for term, count in Counter(document).items():
            postings[term].append((2 * i + 1, count))

    def read(term: str):
        entries = np.array(postings.get(term, []), dtype=np.int64).reshape(-1, 2)
        return entries[:, 0], entries[:, 1].astype(np.uint16)

    return StoredBM25(read, lengths, k1, b)


@pytest.mark.parametrize(("k1", "b"), [(1.5, 0.75), (5.0, 0.4), (0.5, 1.0), (2.0, 0.0)])
def test_scores_are_those_of_rank_bm25(k1, b):
    rng = random.Random(3)
    documents = [[f"w{int(rng.paretovariate(1)) % 90}" for _ in range(rng.randint(1, 30))] for _ in range(400)]
    mine, theirs = stored(documents, k1, b), BM25Okapi(documents, k1=k1, b=b)
    theirs.idf = {word: mine.idf_of(sum(word in document for document in documents)) for word in theirs.idf}
    for query in (["w1"], ["w1", "w2", "w3", "w50"], ["w7", "w7", "unheard"], ["unheard"], []):
        assert np.allclose(mine.get_scores(query)[1::2], theirs.get_scores(query), atol=1e-9)
        ids, scores = mine.touched(query)
        assert (mine.get_scores(query)[ids] == scores).all()
        assert (scores > 0).all()


def test_a_word_of_most_sentences_never_counts_against_one():
    documents = [["xi", "visit"], ["xi", "moscow"], ["xi", "talks"], ["putin"]]
    scores = stored(documents, 1.5, 0.75).get_scores(["xi"])
    assert (scores[[1, 3, 5]] > 0).all()
    assert scores[7] == 0


def test_no_score_passes_the_ideal():
    documents = [["visit"] * 50, ["visit", "moscow"], ["talks"]]
    bm25 = stored(documents, 5.0, 0.4)
    for query in (["visit"], ["visit", "moscow"], ["visit", "unheard"]):
        assert bm25.get_scores(query).max() < ideal(bm25.idf_of(bm25.frequency(term)) for term in query)


def test_an_empty_index_scores_nothing():
    bm25 = stored([], 5.0, 0.4)
    assert bm25.touched(["visit"])[0].size == 0
    assert bm25.get_scores(["visit"]).sum() == 0
