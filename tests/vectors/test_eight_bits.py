"""Products of 8-bit vectors: the same whichever multiplication this torch has."""

import numpy as np
import pytest
import torch

from retrieval.vectors import eight_bits
from retrieval.vectors.eight_bits import in_floats, in_torch, products


@pytest.mark.parametrize(("rows", "columns"), [(1, 1), (3, 15), (40, 16), (17, 33), (20_000, 2)])
def test_products_are_exact(rows, columns):
    random = np.random.default_rng(rows)
    one, other = (random.integers(-127, 128, (n, 384), dtype=np.int8) for n in (rows, columns))
    expected = one.astype(np.int32) @ other.astype(np.int32).T
    assert (products(one, other) == expected).all()
    assert (in_floats(one, other) == expected).all()


def test_a_torch_without_products_of_integers(monkeypatch):
    monkeypatch.delattr(torch, "_int_mm")
    with pytest.raises(AttributeError):
        in_torch(np.eye(16, dtype=np.int8), np.eye(16, dtype=np.int8))
    eight_bits._multiply.cache_clear()
    try:
        assert eight_bits._multiply() is in_floats
    finally:
        eight_bits._multiply.cache_clear()


def test_a_product_leaves_the_threads_as_they_were():
    before = torch.get_num_threads()
    products(np.ones((2, 384), dtype=np.int8), np.ones((3, 384), dtype=np.int8))
    assert torch.get_num_threads() == before
