"""How an answer of ``ask`` came about, for whoever asks to see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Held = Literal["met", "meant", "missing", "unknown"]


@dataclass(frozen=True, slots=True)
class Offered:
    """What one or several sentences offer as the answer: the words of the best, and who has the same.

    ``score``: how likely it is the one beside the best, which has 1; ``read``: how well the sentence answers by the
    reader, None if it did not read it.
    """

    text: str
    outlets: tuple[str, ...]
    score: float
    read: float | None


@dataclass(frozen=True, slots=True)
class Working:
    """``kind`` and ``head``: what the question asks for. ``words``: its decisive words, and whether the first line's
    sentence holds each by letter, means it, or neither, or no article knows it. ``offered``: what may answer, best
    first. ``signs``: what spoke most for the first line and against it, in logits; ``probability``: that it is right.
    """

    kind: str
    head: str
    words: tuple[tuple[str, Held], ...]
    offered: tuple[Offered, ...]
    signs: tuple[tuple[str, float], ...]
    probability: float
