"""Any sentence-transformers model, by name or folder, in place of the packaged one."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import transformers
from sentence_transformers import SentenceTransformer

from retrieval.errors import ModelError
from retrieval.vectors.sentence_model import Read


class NamedModel:
    """A model as sentence-transformers loads it.

    Raises whatever the libraries below like where it cannot be loaded: OSError, ValueError, HTTP errors.
    """

    def __init__(self, source: str) -> None:
        self._model = _loaded(source)
        dimensions = self._model.get_embedding_dimension()
        if not dimensions:
            raise ModelError(f"model {source!r} has no fixed number of dimensions: choose a sentence-embedding model")
        self.dimensions: int = dimensions
        self._tokenizer: Any = self._model.tokenizer

    @property
    def vocabulary(self) -> Mapping[str, int]:
        """The number of each word piece."""
        pieces: dict[str, int] = self._tokenizer.get_vocab()
        return pieces

    @property
    def special(self) -> frozenset[str]:
        """The pieces that stand for no word."""
        return frozenset(self._tokenizer.all_special_tokens)

    def read(self, texts: Sequence[str]) -> Read:
        """The texts' vectors."""
        features = self._model.preprocess(list(texts))
        output = self._model(features)
        return Read(
            features["input_ids"], features["attention_mask"], output["sentence_embedding"], output["token_embeddings"]
        )

    def question(self, text: str) -> Read:
        """The question's vectors, read as those of any text."""
        return self.read([text])

    def spans(self, text: str, pieces: int) -> Sequence[tuple[int, int]]:
        """The characters of the text's word pieces."""
        read = self._tokenizer(text, return_offsets_mapping=True, truncation=True, max_length=pieces)
        spans: list[tuple[int, int]] = read["offset_mapping"]
        return spans

    def sha256(self) -> str:
        """The hash of its weights."""
        digest = hashlib.sha256()
        for name, tensor in sorted(self._model.state_dict().items()):
            digest.update(name.encode())
            digest.update(tensor.contiguous().numpy().tobytes())
        return digest.hexdigest()


def _loaded(source: str) -> SentenceTransformer:
    transformers.utils.logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    transformers.utils.logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    logging.getLogger("huggingface_hub").setLevel(logging.CRITICAL)  # what matters of it is in the exception
    logging.getLogger("sentence_transformers").setLevel(logging.CRITICAL)
    if os.sep in source and source.count("/") != 1 and not Path(source).is_dir():
        raise ModelError(f"model {source!r}: there is no such folder")
    return SentenceTransformer(source, device="cpu")
