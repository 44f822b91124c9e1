"""Packed token vectors and what is scored from them."""

from __future__ import annotations

import numpy as np
import pytest

from retrieval.vectors.late_interaction import TokenCodec, pack


def _tokens(count: int, dimensions: int, seed: int) -> np.ndarray:
    """Normalised vectors with unequal coordinates, as models have them."""
    random = np.random.default_rng(seed)
    vectors = random.standard_normal((count, dimensions)) * np.geomspace(1, 5, dimensions)
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def _near(tokens: np.ndarray, cosine: float, seed: int) -> np.ndarray:
    """For each token a normalised vector of about that cosine to it."""
    other = _tokens(len(tokens), tokens.shape[1], seed)
    other -= (other * tokens).sum(axis=1, keepdims=True) * tokens
    other /= np.linalg.norm(other, axis=1, keepdims=True)
    return cosine * tokens + np.sqrt(1 - cosine**2) * other


@pytest.mark.parametrize("dimensions", [384, 768, 1021])
def test_cosines_are_kept(dimensions: int) -> None:
    """Without bias, and within the quantisation's error: it falls with the root of the dimensions."""
    codec = TokenCodec(dimensions)
    sentences = [_tokens(20, dimensions, seed) for seed in range(40)]
    query = np.concatenate([_near(one[:2], cosine, 99) for one, cosine in zip(sentences, [0.3, 0.9] * 20, strict=True)])
    exact = np.stack([(query @ one.T).max(axis=1) for one in sentences])
    errors = codec.scores(query, [codec.pack(one) for one in sentences]) - exact
    assert errors.std() < 0.6 / np.sqrt(dimensions)
    assert abs(errors.mean()) < 0.3 / np.sqrt(dimensions)


def test_size_is_two_bits_a_dimension() -> None:
    assert len(pack(_tokens(28, 384, 0))) == 28 * 96
    assert len(pack(_tokens(3, 10, 0))) == 3 * 3


def test_sentences_are_told_apart() -> None:
    """Each query finds its own sentence among many, also one beside a sentence without tokens."""
    codec = TokenCodec(384)
    sentences = [_tokens(1 + seed % 9, 384, seed) for seed in range(50)]
    packed = [codec.pack(one) for one in sentences]
    packed[10] = packed[49] = codec.pack(np.empty((0, 384), dtype=np.float32))
    for own in (0, 9, 11, 48):
        scores = codec.scores(_near(sentences[own], 0.7, 1000), packed)
        assert scores.shape == (50, len(sentences[own]))
        assert scores.mean(axis=1).argmax() == own
        assert not scores[[10, 49]].any()


def test_the_order_and_company_of_sentences_do_not_matter() -> None:
    codec, query = TokenCodec(64), _tokens(5, 64, 1)
    packed = [codec.pack(_tokens(4, 64, seed)) for seed in range(6)]
    together = codec.scores(query, packed)
    assert np.allclose(codec.scores(query, packed[::-1])[::-1], together, atol=1e-6)
    assert np.allclose(np.concatenate([codec.scores(query, [one]) for one in packed]), together, atol=1e-6)


def test_nothing_to_score() -> None:
    codec = TokenCodec(64)
    assert codec.scores(_tokens(5, 64, 1), []).shape == (0, 5)
    assert codec.scores(np.empty((0, 64), dtype=np.float32), [codec.pack(_tokens(4, 64, 0))]).shape == (1, 0)


def test_codes_are_the_same_for_good() -> None:
    """Stored codes outlive this process: a change here makes every index unreadable and needs a migration."""
    assert pack(np.eye(2, 8, dtype=np.float32)).hex() == "eb456b7d"
