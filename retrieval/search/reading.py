"""The trained reader as a stage: it reads the best sentences beside the question, and moves those up that answer."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from retrieval.index.arrays import Ids
from retrieval.index.reader import Reading
from retrieval.reader.passage import Passage, Verdict
from retrieval.reader.reader import Reader
from retrieval.search.ranking import Ranking

# So many sentences are read. What a sentence's share of the reader's odds counts beside the ranking's own score: on 250
# questions the reader had not seen .2 gave MRR@10 .829, its probability instead .828, without it .771.
READ = 14
WEIGHT = 0.2
# Word pieces of a question; the reader knows questions that ask for one thing, and makes longer ones' rankings worse.
LONGEST_QUESTION = 32
_CERTAIN = 1 - 1e-6


def read(ranking: Ranking, reading: Reading, reader: Reader) -> Ranking:
    """The ranking with the reader's verdicts on the best `READ`, ranked anew; as it is if nothing was read.

    Where late interaction rescored fewer, only those are read, so that they stay the first.
    """
    verdicts = verdicts_on(ranking.ids[: min(READ, len(ranking.late) or READ)], ranking, reading, reader)
    if not verdicts:
        return ranking
    odds = np.array([1 / (1 - min(one.answer, _CERTAIN)) - 1 for one in verdicts])
    shares = np.zeros(len(ranking.ids))
    shares[: len(verdicts)] = odds / max(odds.sum(), 1e-9)
    final = (ranking.final + WEIGHT * shares) / (1 + WEIGHT)
    order = np.concatenate([np.argsort(-final[: len(verdicts)], kind="stable"), np.arange(len(verdicts), len(final))])
    rescored = order[: len(ranking.late)]
    return replace(
        ranking,
        ids=ranking.ids[order],
        lexical=ranking.lexical[order],
        share=ranking.share[order],
        dense=ranking.dense[order],
        fused=ranking.fused[order],
        final=final[order],
        late=ranking.late[rescored],
        token_scores=ranking.token_scores[rescored],
        verdicts=tuple(verdicts[at] for at in order[: len(verdicts)]),
    )


def verdicts_on(ids: Ids, ranking: Ranking, reading: Reading, reader: Reader) -> list[Verdict]:
    """What the reader says of these sentences beside the ranking's question; nothing of a question too long for it."""
    if len(ranking.encoded.tokens) > LONGEST_QUESTION:
        return []
    return reader.read(ranking.question.text, passages(ids, reading))


def passages(ids: Ids, reading: Reading) -> list[Passage]:
    """The sentences as the reader reads them, each with its article's title and the sentence before it."""
    article_of = reading.snapshot.article_of
    has_before = article_of[np.maximum(ids - 1, 0)] == article_of[ids]
    before = {one.id: one.text for one in reading.sentences((ids[has_before] - 1).tolist())}
    sentences = reading.sentences(ids.tolist())
    return [Passage(one.text, one.article.title, before.get(one.id - 1, "")) for one in sentences]
