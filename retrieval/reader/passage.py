"""What the reader is given, and what it says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with what the reader may lean on: the title of its article, and the sentence before ("" for none)."""

    sentence: str
    title: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """``answer``: how well the sentence answers, 0 to 1. ``span``: its characters that would be the answer.

    ``span_score``: how far that span is ahead of none, in logits; below 0 the reader sees no span.
    """

    answer: float
    span: tuple[int, int]
    span_score: float
