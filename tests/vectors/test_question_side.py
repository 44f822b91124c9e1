"""A question is read otherwise than a sentence, and the sentences' vectors stay as they are."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from retrieval.config import ModelSettings
from retrieval.errors import ModelError
from retrieval.vectors import question_side
from retrieval.vectors.encoder import Encoder, packaged_folder
from retrieval.vectors.minilm import MiniLM
from retrieval.vectors.named_model import NamedModel

QUESTION = "how come the boat tipped over"
NEAR = 1e-5


def test_a_question_is_also_read_as_any_text_is(encoder: Encoder) -> None:
    with torch.inference_mode():
        read = MiniLM(packaged_folder()).read([QUESTION])
    query = encoder.query(QUESTION)
    assert np.allclose(query.vector, read.vectors[0], atol=NEAR)
    assert query.seeking is not None
    assert query.seeking.tokens.shape == query.tokens.shape
    assert np.allclose(np.linalg.norm(query.seeking.tokens, axis=1), 1, atol=NEAR)
    assert not np.allclose(query.seeking.vector, query.vector, atol=0.05)


def test_another_model_reads_a_question_as_it_does_a_sentence() -> None:
    query = Encoder(ModelSettings(name=str(packaged_folder()))).query(QUESTION)
    assert query.seeking is None
    assert len(NamedModel(str(packaged_folder())).question(QUESTION).vectors) == 1


@pytest.mark.parametrize(("content", "said"), [(None, "No such file"), (b"damaged", "SHA-256")])
def test_a_missing_or_damaged_file_is_named(content, said, tmp_path, monkeypatch) -> None:
    file = tmp_path / "question_side.safetensors"
    if content is not None:
        file.write_bytes(content)
    monkeypatch.setattr(question_side, "FILE", file)
    with pytest.raises(ModelError, match=f"question_side.safetensors.*{said}"):
        Encoder(ModelSettings()).query(QUESTION)


def test_the_changes_are_shared_with_the_model_but_for_themselves() -> None:
    model = MiniLM(packaged_folder(), question_side.FILE)
    own = {one.data_ptr() for one in model.layers.parameters()}
    beside = [one for one in model._seeking.parameters() if one.data_ptr() not in own]
    assert sum(one.numel() for one in beside) < 350_000
