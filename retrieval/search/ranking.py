"""From a query to ranked sentences: two candidate lists, fused, the best rescored by late interaction."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from retrieval.config import SearchSettings
from retrieval.errors import UnusableIndexError
from retrieval.index.encoder import Encoded, Encoder
from retrieval.index.reader import Reading
from retrieval.index.snapshot import Mask
from retrieval.language.words import content_terms, phrase_in
from retrieval.search.fusion import fuse
from retrieval.search.late_interaction import TokenCodec
from retrieval.search.lexical import StoredBM25
from retrieval.search.query import Filters, Query

Scores = npt.NDArray[np.float64]
Ids = npt.NDArray[np.int64]

# What a query word found only in the sentence before or after counts, and what the share of the query's lexical weight
# counts beside late interaction: MRR@10 .824 -> .847 on search-squad (docs/measurements.md).
NEIGHBOUR = 0.8
LEXICAL_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a sentence came to its place: its score and rank (from 1) in each list; None where it is in none.

    ``lexical``: BM25. ``dense``: cosine. ``fused``: both, 0 to 1. ``late``: mean best cosine of the query's word pieces,
    None if not rescored. ``final``: what it is ranked by, 0 to 1.
    """

    lexical: float
    lexical_rank: int | None
    dense: float
    dense_rank: int | None
    fused: float
    fused_rank: int
    late: float | None
    final: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """Sentence ids, best first, how each came there, and what the query was made of."""

    ids: list[int]
    explanations: list[Explanation]
    terms: tuple[str, ...]
    encoded: Encoded
    token_scores: npt.NDArray[np.float32]
    encoding_seconds: float
    search_seconds: float


def rank(
    query: Query, encoder: Encoder, reading: Reading, filters: Filters, settings: SearchSettings
) -> Ranking:
    """The sentences of the index that answer the query best, at most ``settings.depth`` times two.

    Raises UnusableIndexError if the index was made with another model, InputError for an unknown outlet.
    """
    started = time.perf_counter()
    encoded = encoder.query(query.text)
    if encoder.fingerprint != reading.snapshot.model:
        raise UnusableIndexError(
            f"the index was made with model {reading.snapshot.model}, the settings name {encoder.fingerprint}: "
            "set model.name back, or 'eventdesk index --rebuild'"
        )
    encoding_seconds = time.perf_counter() - started
    return rank_encoded(query, encoded, reading, filters, settings, encoding_seconds)


def rank_encoded(
    query: Query,
    encoded: Encoded,
    reading: Reading,
    filters: Filters,
    settings: SearchSettings,
    encoding_seconds: float = 0.0,
) -> Ranking:
    """The same for a query that is encoded already."""
    started = time.perf_counter()
    snapshot = reading.snapshot
    allowed = filters.mask(snapshot)
    terms = content_terms(query.text)
    bm25 = StoredBM25(reading.postings, snapshot.length_of)
    if query.phrases:
        allowed &= _holding(query.phrases, reading, bm25, allowed)
    lexical = bm25.get_scores(terms)
    dense = (snapshot.vectors @ encoded.vector)[snapshot.row_of] if len(snapshot.vectors) else lexical
    lexical_top = _top(np.where(allowed, lexical, 0.0), settings.depth, above=0.0)
    dense_top = _top(np.where(allowed, dense, -np.inf), settings.depth, above=-np.inf)
    fused_ids, fused = fuse(lexical, dense, lexical_top, dense_top, settings.dense_weight)
    late, token_scores = _rescored(fused_ids, encoded, reading, settings)
    final = _final(fused, late, lexical[fused_ids] / (bm25.ideal(terms) or 1.0))
    order = np.argsort(-final, kind="stable")
    lexical_rank, dense_rank = _ranks(lexical_top), _ranks(dense_top)
    explanations = [
        Explanation(
            lexical=float(lexical[one]),
            lexical_rank=lexical_rank.get(one),
            dense=float(dense[one]),
            dense_rank=dense_rank.get(one),
            fused=float(fused[at]),
            fused_rank=int(at) + 1,
            late=float(late[at]) if at < len(late) else None,
            final=float(final[at]),
        )
        for at, one in zip(order.tolist(), fused_ids[order].tolist(), strict=True)
    ]
    return Ranking(
        ids=fused_ids[order].tolist(),
        explanations=explanations,
        terms=tuple(terms),
        encoded=encoded,
        token_scores=token_scores[order[: len(late)]] if len(late) else token_scores,
        encoding_seconds=encoding_seconds,
        search_seconds=time.perf_counter() - started,
    )


def _top(scores: Scores, depth: int, above: float) -> Ids:
    """The ids of the ``depth`` highest scores above ``above``, best first; ties by id."""
    ids = np.flatnonzero(scores > above)
    if len(ids) > depth:
        ids = ids[np.argpartition(-scores[ids], depth - 1)[:depth]]
        ids.sort()
    return ids[np.argsort(-scores[ids], kind="stable")]


def _ranks(ids: Ids) -> dict[int, int]:
    return {one: rank for rank, one in enumerate(ids.tolist(), 1)}


def _rescored(
    ids: Ids, encoded: Encoded, reading: Reading, settings: SearchSettings
) -> tuple[Scores, npt.NDArray[np.float32]]:
    """Late interaction of the best candidates: their scores, and the best cosine of each query word piece in each.

    A sentence may lean on the one before or after it for a word ("It will be signed on Tuesday").
    """
    ids = ids[: settings.rescore_depth] if settings.rescore else ids[:0]
    if not len(ids) or not len(encoded.tokens):
        return np.empty(0), np.empty((0, len(encoded.tokens)), dtype=np.float32)
    article_of = reading.snapshot.article_of
    around = np.unique(np.clip(np.concatenate([ids - 1, ids, ids + 1]), 0, len(article_of) - 1))
    around = around[article_of[around] > 0]
    codec = TokenCodec(encoded.tokens.shape[1])
    cosines = codec.scores(encoded.tokens, reading.token_codes(around.tolist()))
    best = cosines[np.searchsorted(around, ids)]
    for step in (-1, 1):
        at = np.minimum(np.searchsorted(around, ids + step), len(around) - 1)
        beside = (around[at] == ids + step) & (article_of[around[at]] == article_of[ids])
        best = np.maximum(best, np.where(beside[:, None], NEIGHBOUR * cosines[at], -1.0))
    return best.mean(axis=1), best


def _final(fused: Scores, late: Scores, share: Scores) -> Scores:
    """What the candidates are ranked by, 0 to 1: those rescored by late interaction first, the rest as fused."""
    if not len(late):
        return fused
    rescored = np.clip((late + LEXICAL_SHARE * share[: len(late)]) / (1 + LEXICAL_SHARE), 0, 1)
    return np.concatenate([rescored, rescored.min() * fused[len(late) :]])


def _holding(phrases: Sequence[str], reading: Reading, bm25: StoredBM25, allowed: Mask) -> Mask:
    """For each sentence id whether the sentence holds all phrases word for word."""
    candidates = np.flatnonzero(allowed)
    for term in content_terms(" ".join(phrases)):
        candidates = np.intersect1d(candidates, reading.postings(term)[0], assume_unique=True)
    found = [
        one.id for one in reading.sentences(candidates.tolist()) if all(phrase_in(p, one.text) for p in phrases)
    ]
    holding = np.zeros(len(allowed), dtype=bool)
    holding[found] = True
    return holding
