"""Reads a question beside sentences: how well each answers it, and with which of its words."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from retrieval.reader.passage import Passage, Verdict
from retrieval.reader.weights import checked


class Reader:
    """The trained reader: its file is checked here, its weights are loaded on first use. Safe to share by threads.

    Raises ReaderError if the file is missing or damaged.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = checked(file)
        self._loading = threading.Lock()

    def load(self) -> None:
        """Bring the weights into memory, so that no question waits for them. Raises ModelError."""
        with self._loading:
            _ = self._model

    def read(self, question: str, passages: Sequence[Passage]) -> list[Verdict]:
        """A verdict on each passage, in order; none at all on a question that is too long to be read.

        Raises ModelError if the packaged encoder, whose embedding of words the reader shares, is not installed.
        """
        self.load()
        verdicts: list[Verdict] = self._model.read(question, passages)
        return verdicts

    @cached_property
    def _model(self) -> Any:
        from retrieval.reader.model import Model  # brings torch, which takes a second and is not always needed

        return Model(self._file)
