"""Groups as tensors: word pieces, which sentence answers, where its answer starts and ends in pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from retrieval.reader.pairs import SENTENCE_PIECES, Batch, Pair, batch, pair
from training.examples import Candidate, Group, Span

Encoded = tuple[list[int], list[Span]]
# What is not learned from: cross entropy leaves it out.
UNKNOWN = -100


@dataclass(frozen=True, slots=True)
class Chunk:
    """Pairs of like length: where they stand in their step (``rows``), and the edges (pairs, 2) in pieces.

    The edges of a sentence without an answer are 0, the mark at the beginning. ``open`` (pairs, pieces) are the
    pieces that edges may be: that mark, and the sentence.
    """

    rows: Tensor
    batch: Batch
    edges: Tensor
    open: Tensor


@dataclass(frozen=True, slots=True)
class Step:
    """Groups learned at once: the ``group`` of each pair, whether it answers, and the pairs in chunks."""

    group: Tensor
    answers: Tensor
    chunks: tuple[Chunk, ...]


class Pieces:
    """A tokenizer that remembers what it has seen."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._seen: dict[str, Encoded] = {}

    def __call__(self, text: str) -> Encoded:
        """The numbers of the text's word pieces, and the characters of each."""
        if text not in self._seen:
            encoded = self._tokenizer.encode(text, add_special_tokens=False)
            self._seen[text] = encoded.ids, encoded.offsets
        return self._seen[text]


def step(groups: Sequence[Group], pieces: Pieces, size: int) -> Step:
    """The groups as one step, its pairs sorted by length into chunks of about so many."""
    candidates = [one for group in groups for one in group]
    pairs = [paired(one, pieces) for one in candidates]
    order = sorted(range(len(pairs)), key=lambda i: len(pairs[i].pieces))
    return Step(
        group=torch.tensor([i for i, group in enumerate(groups) for _ in group]),
        answers=torch.tensor([one.span is not None for one in candidates]),
        chunks=tuple(_chunk(order[at : at + size], pairs, candidates, pieces) for at in range(0, len(order), size)),
    )


def paired(one: Candidate, pieces: Pieces) -> Pair:
    """The candidate as the reader reads it."""
    return pair(*(pieces(text)[0] for text in (one.question, one.title, one.before, one.sentence)))


def edges(one: Candidate, whole: Pair, pieces: Pieces) -> Span:
    """The first and the last piece of the answer; 0, 0 if there is none or it was cut off; unknown if not given."""
    if one.span is None:
        return 0, 0
    if one.is_whole:
        return UNKNOWN, UNKNOWN
    start, end = one.span
    held = [i for i, (s, e) in enumerate(pieces(one.sentence)[1][:SENTENCE_PIECES]) if s < end and e > start]
    return (whole.start + held[0], whole.start + held[-1]) if held else (0, 0)


def _chunk(rows: Sequence[int], pairs: Sequence[Pair], candidates: Sequence[Candidate], pieces: Pieces) -> Chunk:
    chosen = [pairs[row] for row in rows]
    together = batch(chosen)
    found = torch.tensor([edges(candidates[row], pairs[row], pieces) for row in rows])
    return Chunk(torch.tensor(rows), together, found, open_pieces(chosen, together))


def open_pieces(pairs: Sequence[Pair], together: Batch) -> Tensor:
    """The pieces that an edge may be: the mark at the beginning, for none, and those of the sentence."""
    is_open = torch.zeros_like(together.present)
    is_open[:, 0] = True
    for row, one in enumerate(pairs):
        is_open[row, one.start : one.start + one.length] = True
    return is_open
