"""Fusion of the lexical and the dense list."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from retrieval.search.fusion import fuse

SCORES = hnp.arrays(np.float64, st.integers(2, 30), elements=st.floats(0, 100, width=32))


def _top(scores: np.ndarray, depth: int) -> np.ndarray:
    return np.argsort(-scores, kind="stable")[:depth]


def test_a_candidate_good_in_both_lists_beats_the_best_of_either() -> None:
    lexical = np.array([9.0, 7.0, 0.0, 1.0, 2.0])
    dense = np.array([0.1, 0.6, 0.8, 0.2, 0.1])
    assert fuse(lexical, dense, _top(lexical, 4), _top(dense, 4)).argmax() == 1


@pytest.mark.parametrize(("dense_weight", "best"), [(0.0, 0), (1.0, 2)])
def test_the_weight_chooses_between_the_lists(dense_weight: float, best: int) -> None:
    lexical, dense = np.array([9.0, 1.0, 2.0]), np.array([0.1, 0.2, 0.9])
    assert fuse(lexical, dense, _top(lexical, 3), _top(dense, 3), dense_weight).argmax() == best


def test_a_list_with_nothing_in_it_does_not_count() -> None:
    dense = np.array([0.3, 0.9, 0.5])
    nothing = np.empty(0, dtype=np.int64)
    assert np.argsort(-fuse(np.zeros(3), dense, nothing, _top(dense, 3))).tolist() == [1, 2, 0]
    assert fuse(np.empty(0), np.empty(0), nothing, nothing).tolist() == []


def test_the_only_lexical_match_counts_for_it() -> None:
    """One score has no spread; it still must stand out from the sentences that match no word."""
    lexical, dense = np.array([0.0, 4.0, 0.0]), np.array([0.50, 0.49, 0.48])
    assert np.argsort(-fuse(lexical, dense, np.array([1]), _top(dense, 3))).tolist() == [1, 0, 2]


@given(SCORES, st.integers(1, 30), st.floats(0, 1), st.floats(0.01, 1000))
def test_scores_are_shares_and_scale_does_not_matter(
    dense: np.ndarray, depth: int, weight: float, scale: float
) -> None:
    lexical = np.round(dense[::-1])
    tops = _top(lexical, depth), _top(dense, depth)
    fused = fuse(lexical, dense, *tops, weight)
    assert np.all((fused >= 0) & (fused <= 1))
    assert np.allclose(fuse(lexical * scale, dense, *tops, weight), fused, atol=1e-6)
