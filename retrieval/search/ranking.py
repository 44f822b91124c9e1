"""From a question to ranked sentences: two candidate lists, fused, the best rescored by late interaction."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from retrieval.config import SearchSettings
from retrieval.index.arrays import Ids, Scores
from retrieval.index.bm25 import ideal
from retrieval.index.filters import Filters
from retrieval.index.reader import Reading
from retrieval.language.words import content_terms, phrase_in
from retrieval.reader.passage import Verdict
from retrieval.search.fusion import fuse
from retrieval.search.question import Question
from retrieval.search.rescoring import STRETCH, late_interaction, sought_as, union
from retrieval.vectors.encoder import Encoded


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a sentence came to its place: its score and rank (from 1) in each list; None where it is in none.

    ``lexical``: BM25. ``dense``: cosine. ``fused``: both, 0 to 1. ``late``: mean best cosine of the query's
    word pieces, None if not rescored. ``read``: how well it answers by the reader, None if it was not read.
    ``final``: what it is ranked by, 0 to 1.
    """

    lexical: float
    lexical_rank: int | None
    dense: float
    dense_rank: int | None
    fused: float
    fused_rank: int
    late: float | None
    final: float
    read: float | None = None


@dataclass(frozen=True, slots=True)
class Ranking:
    """Candidates, best first: their sentence ``ids``, and for each the scores that brought it there.

    ``share``: the lexical score as a share of the most the query's words could score. ``late`` and
    ``token_scores`` (best cosine of each query word piece) are of the first ``len(late)``, those that were
    rescored. ``held`` is false if the query has exact phrases and no sentence
    holds them all; then they count as mere words. ``verdicts``: the reader's, of the first so many, if it read any.
    """

    ids: Ids
    lexical: Scores
    share: Scores
    dense: Scores
    fused: Scores
    final: Scores
    late: Scores
    token_scores: npt.NDArray[np.float32]
    lexical_top: Ids
    dense_top: Ids
    held: bool
    question: Question
    encoded: Encoded
    encoding_seconds: float
    search_seconds: float
    verdicts: tuple[Verdict, ...] = ()

    def explanation(self, at: int) -> Explanation:
        """How the candidate at a place (from 0) came there."""
        return Explanation(
            lexical=float(self.lexical[at]),
            lexical_rank=_rank(self.lexical_top, self.ids[at]),
            dense=float(self.dense[at]),
            dense_rank=_rank(self.dense_top, self.ids[at]),
            fused=float(self.fused[at]),
            fused_rank=int(np.count_nonzero(self.fused > self.fused[at])) + 1,
            late=float(self.late[at]) if at < len(self.late) else None,
            final=float(self.final[at]),
            read=self.verdicts[at].answer if at < len(self.verdicts) else None,
        )


def rank(
    question: Question,
    encoded: Encoded,
    reading: Reading,
    settings: SearchSettings,
    *,
    encoding_seconds: float = 0.0,
) -> Ranking:
    """The sentences that answer the question best, at most ``settings.depth`` times two; ``encoded`` is its text's.

    Raises InputError for an unknown outlet.
    """
    started = time.perf_counter()
    search, terms, filters = reading.search, question.terms, question.filters
    holding = _holding(question.phrases, reading, filters)
    held = holding is None or bool(holding)
    allowed = replace(filters, sentences=holding) if holding else filters
    lexical_top = search.lexical(terms, allowed, settings.depth)
    seeking = sought_as(encoded)
    dense_top = search.dense(seeking.vector, allowed, settings.depth)
    candidates = union(lexical_top, dense_top)
    lexical, vectors = search.bm25(terms, candidates), search.vectors(candidates)
    dense, sought = ((vectors @ one.vector).astype(np.float64) for one in (encoded, seeking))
    tops = np.searchsorted(candidates, lexical_top), np.searchsorted(candidates, dense_top)
    fused = fuse(lexical, sought, *tops, settings.dense_weight)
    best = np.argsort(-fused, kind="stable")
    ids, lexical, dense, fused = candidates[best], lexical[best], dense[best], fused[best]
    share = lexical / (ideal(map(search.idf, terms)) or 1.0)
    rescored_ids = ids[: _rescored(encoded, settings)]
    late = late_interaction(rescored_ids, share, question, encoded, reading)
    final = _final(fused, late.final)
    order = np.argsort(-final, kind="stable")
    rescored = order[: len(late.final)]
    return Ranking(
        ids=ids[order],
        lexical=lexical[order],
        share=share[order],
        dense=dense[order],
        fused=fused[order],
        final=final[order],
        late=late.mean[rescored],
        token_scores=late.cosines[rescored],
        lexical_top=lexical_top,
        dense_top=dense_top,
        held=held,
        question=question,
        encoded=encoded,
        encoding_seconds=encoding_seconds,
        search_seconds=time.perf_counter() - started,
    )


def _rank(top: Ids, sentence: int) -> int | None:
    found = np.flatnonzero(top == sentence)
    return int(found[0]) + 1 if len(found) else None


def _rescored(encoded: Encoded, settings: SearchSettings) -> int:
    """How many of the fused candidates are rescored."""
    if not settings.rescore:
        return 0
    return settings.long_depth if len(encoded.tokens) > STRETCH else settings.rescore_depth


def _final(fused: Scores, rescored: Scores) -> Scores:
    """What the candidates are ranked by, 0 to 1: those that were rescored first, the rest as fused."""
    if not len(rescored):
        return fused
    return np.concatenate([rescored, rescored.min() * fused[len(rescored) :]])


def _holding(phrases: Sequence[str], reading: Reading, filters: Filters) -> frozenset[int] | None:
    """The sentences that pass and hold all phrases word for word; None without phrases."""
    if not phrases:
        return None
    candidates = np.flatnonzero(filters.mask(reading.snapshot))
    if terms := content_terms(" ".join(phrases)):
        candidates = np.intersect1d(candidates, reading.search.holders(terms), assume_unique=True)
    sentences = reading.sentences(candidates.tolist())
    return frozenset(one.id for one in sentences if all(phrase_in(phrase, one.text) for phrase in phrases))
