"""The best of many scores are those that sorting all of them gives."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.engines.top import near_top, top


@given(
    seed=st.integers(0, 1000),
    count=st.integers(1, 2000),
    different=st.integers(1, 500),
    share=st.floats(0, 1),
    depth=st.integers(1, 60),
)
def test_the_best_are_those_of_a_sort(seed, count, different, share, depth):
    random = np.random.default_rng(seed)
    scores = random.integers(different, size=count).astype(np.float32)
    allowed = random.random(count) < share
    expected = sorted(np.flatnonzero(allowed).tolist(), key=lambda one: (-scores[one], one))[:depth]
    assert top(scores, allowed, depth).tolist() == expected


@given(seed=st.integers(0, 1000), count=st.integers(1, 2000), depth=st.integers(1, 60), margin=st.floats(0, 1))
def test_those_nearly_as_good_are_found_too(seed, count, depth, margin):
    random = np.random.default_rng(seed)
    scores, allowed = random.random(count), random.random(count) < 0.8
    passing = np.flatnonzero(allowed)
    edge = -np.inf if len(passing) < depth else np.sort(scores[passing])[-depth]
    assert near_top(scores, allowed, depth, margin).tolist() == passing[scores[passing] >= edge - margin].tolist()


@pytest.mark.parametrize("depth", [1, 200, 5000])
def test_many_ties_are_settled_by_id(depth):
    allowed = np.ones(100_000, dtype=bool)
    assert top(np.zeros(100_000), allowed, depth).tolist() == list(range(depth))


def test_nothing_allowed_is_nothing():
    assert top(np.ones(100_000), np.zeros(100_000, dtype=bool), 10).tolist() == []
