"""The packaged encoder gives what sentence-transformers makes of the same folder."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from sentence_transformers import SentenceTransformer

from retrieval.vectors.encoder import packaged_folder
from retrieval.vectors.minilm import MiniLM
from retrieval.vectors.named_model import NamedModel

TEXTS = [
    "The bridge closes on Monday.",
    "",
    "  “We will not reopen it,” said Ada Birch — not this year, and perhaps not next year either.  ",
    "Die Brücke 日本語 \u200b ﬁn",
    "word " * 400,
]
# In float32; torch's kernels differ between machines.
NEAR = 1e-6


@pytest.fixture(scope="module")
def ours() -> MiniLM:
    return MiniLM(packaged_folder())


@pytest.fixture(scope="module")
def theirs() -> SentenceTransformer:
    return SentenceTransformer(str(packaged_folder()), device="cpu")


@pytest.mark.parametrize("texts", [[one] for one in TEXTS] + [TEXTS], ids=lambda texts: f"{texts[0][:20]!r}")
def test_vectors_are_the_same(ours: MiniLM, theirs: SentenceTransformer, texts: list[str]) -> None:
    with torch.inference_mode():
        features = theirs.preprocess(texts)
        output, read = theirs(features), ours.read(texts)
    assert read.pieces.equal(features["input_ids"])
    assert read.present.equal(features["attention_mask"])
    assert np.allclose(read.vectors, output["sentence_embedding"], atol=NEAR)
    present = read.present.bool()
    assert np.allclose(read.tokens[present], output["token_embeddings"][present], atol=NEAR)


def test_both_read_the_same_words(ours: MiniLM) -> None:
    named = NamedModel(str(packaged_folder()))
    assert (ours.dimensions, ours.vocabulary, ours.special) == (named.dimensions, named.vocabulary, named.special)
    for text in TEXTS:
        pieces = ours.read([text]).pieces.shape[1]
        assert [*ours.spans(text, pieces)] == [*named.spans(text, pieces)]


def test_a_text_has_the_same_vectors_in_any_company(ours: MiniLM) -> None:
    alone, together = ours.read(TEXTS[:1]), ours.read(TEXTS)
    assert np.allclose(alone.vectors[0], together.vectors[0], atol=NEAR)
