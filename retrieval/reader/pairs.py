"""Question, context and sentence as the one text that the reader reads, in word pieces.

``[CLS] question [SEP] context [SEP] sentence [SEP]``; without context its part and mark are left out. The sentence is
part 1, all before it part 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

CLS, SEP = 101, 102
QUESTION_PIECES = 40
TITLE_PIECES = 14
BEFORE_PIECES = 30
SENTENCE_PIECES = 110


@dataclass(frozen=True, slots=True)
class Pair:
    """``pieces``: numbers of the word pieces; the sentence's are from ``start`` on, ``length`` of them."""

    pieces: tuple[int, ...]
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Pairs side by side, padded: numbers of ``pieces`` and ``parts``, and which are ``present``, (pairs, pieces)."""

    pieces: Tensor
    parts: Tensor
    present: Tensor


def pair(question: Sequence[int], title: Sequence[int], before: Sequence[int], sentence: Sequence[int]) -> Pair:
    """The word pieces of each, as one. What is too long is cut: of the sentence before, its beginning."""
    context = [*title[:TITLE_PIECES], *before[-BEFORE_PIECES:]]
    head = [CLS, *question[:QUESTION_PIECES], SEP]
    if context:
        head += [*context, SEP]
    shown = sentence[:SENTENCE_PIECES]
    return Pair((*head, *shown, SEP), len(head), len(shown))


def batch(pairs: Sequence[Pair]) -> Batch:
    """The pairs as one batch, as long as the longest of them."""
    longest = max(len(one.pieces) for one in pairs)
    pieces = torch.zeros((len(pairs), longest), dtype=torch.int64)
    parts = torch.zeros_like(pieces)
    present = torch.zeros((len(pairs), longest), dtype=torch.bool)
    for row, one in enumerate(pairs):
        pieces[row, : len(one.pieces)] = torch.tensor(one.pieces)
        parts[row, one.start : len(one.pieces)] = 1
        present[row, : len(one.pieces)] = True
    return Batch(pieces, parts, present)
