"""Events as tensors to learn the questions' side from: stored sentences, and what is known of each question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from benchmarks.gate import NEWS, rows
from benchmarks.places import stored
from retrieval.config import Settings
from retrieval.desk import Desk
from retrieval.index.arrays import Ids
from retrieval.index.bm25 import ideal
from retrieval.index.filters import EVERYTHING
from retrieval.index.reader import Reading, StoredSentence
from retrieval.search import rescoring
from retrieval.search.question import Question
from retrieval.vectors.encoder import Encoder
from retrieval.vectors.late_interaction import TokenCodec

# What is longer is ranked without the questions' side.
LONGEST = rescoring.STRETCH


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: the rows of its ``right`` sentences, what its pieces weigh (``weights``, 1 in all), what they count
    by the sentences' cards (sentences, pieces), what counts ``beside`` (sentences,); its ``plain`` reading's tokens.
    """

    text: str
    right: Tensor
    weights: Tensor
    cards: Tensor
    beside: Tensor
    plain: Tensor


@dataclass(frozen=True, slots=True)
class Pool:
    """Sentences of an event, or of several side by side: their token vectors one after another, how many each has,
    their vectors, the rows of the sentences before and after (their number for none); the questions about them.
    """

    tokens: Tensor
    lengths: Tensor
    vectors: Tensor
    before: Tensor
    after: Tensor
    asked: tuple[Asked, ...] = ()


def events(files: Sequence[Path], folder: Path) -> list[Pool]:
    """The news that the files ask about, each event in an index of its own in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    asked = [row for file in files for row in rows(file) if row["command"] != "who-said" and row["spans"]]
    first: Desk | None = None
    found = []
    for event, source in NEWS.items():
        if some := [row for row in asked if row["event"] == event]:
            desk = Desk(Settings(database=folder / f"{event}.db"), first)
            first = first or desk
            desk.build([source])
            with desk.index.reading() as reading:
                found.append(pool_of(stored(some, source, reading), reading, desk.encoder))
    return [one for one in found if one.asked]


def pool_of(questions: Sequence[Mapping[str, Any]], reading: Reading, encoder: Encoder) -> Pool:
    """An index as tensors, with its questions."""
    snapshot, codec = reading.snapshot, TokenCodec(encoder.fingerprint.dimensions)
    ids: Ids = np.flatnonzero(EVERYTHING.mask(snapshot)).astype(np.int64)
    tokens = [codec.unpack(one) for one in reading.token_codes(ids.tolist())]
    sentences = reading.sentences(ids.tolist())
    asked = [_asked(row, ids, sentences, reading, encoder) for row in questions]
    return Pool(
        torch.from_numpy(np.concatenate(tokens)).bfloat16(),
        torch.tensor([len(one) for one in tokens]),
        torch.from_numpy(reading.search.vectors(ids)),
        _beside(ids, -1, snapshot.article_of),
        _beside(ids, 1, snapshot.article_of),
        tuple(one for one in asked if len(one.right) and 0 < len(one.weights) <= LONGEST),
    )


def together(pools: Sequence[Pool]) -> Pool:
    """The sentences of several events as one pool, without questions."""
    return Pool(
        torch.cat([one.tokens for one in pools]),
        torch.cat([one.lengths for one in pools]),
        torch.cat([one.vectors for one in pools]),
        _moved([one.before for one in pools]),
        _moved([one.after for one in pools]),
    )


def _moved(rows: Sequence[Tensor]) -> Tensor:
    total, start, moved = sum(map(len, rows)), 0, []
    for one in rows:
        moved.append(torch.where(one < len(one), one + start, total))
        start += len(one)
    return torch.cat(moved)


def _beside(ids: Ids, step: int, article_of: Ids) -> Tensor:
    at = np.minimum(np.searchsorted(ids, ids + step), len(ids) - 1)
    is_beside = (ids[at] == ids + step) & (article_of[ids[at]] == article_of[ids])
    return torch.from_numpy(np.where(is_beside, at, len(ids)))


def _asked(
    row: Mapping[str, Any], ids: Ids, sentences: Sequence[StoredSentence], reading: Reading, encoder: Encoder
) -> Asked:
    question = Question.of(row["query"])
    encoded = encoder.query(question.text)
    cards = [one.article for one in sentences]
    words = rescoring.words_of_pieces(question.words, encoded)
    weights = rescoring.weights_of(words, reading)
    share = reading.search.bm25(question.terms, ids) / (ideal(map(reading.search.idf, question.terms)) or 1.0)
    named = rescoring.NAMED_OUTLET * rescoring.of_named_outlet(question.text, cards)
    return Asked(
        question.text,
        torch.tensor([at for at, one in enumerate(sentences) if _answers(one, row)], dtype=torch.int64),
        torch.from_numpy(weights / max(float(weights.sum()), 1e-9)),
        torch.from_numpy(rescoring.met_by_cards(words, cards)),
        torch.from_numpy(rescoring.LEXICAL_SHARE * share + named).float(),
        torch.from_numpy(encoded.tokens),
    )


def _answers(sentence: StoredSentence, row: Mapping[str, Any]) -> bool:
    spans = [one["span"] for one in row["spans"] if one["article"] == sentence.article.id]
    return any(start < sentence.end and end > sentence.start for start, end in spans)
