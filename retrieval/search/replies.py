"""What replies in the place of what asks: "Why not go in there?" holds all words of a question and answers nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from retrieval.articles.cleaning.turns import label_of
from retrieval.index.reader import Reading, StoredSentence
from retrieval.language.language import load
from retrieval.search.ranking import Ranking

# So many of the best sentences are looked at.
_LOOKED_AT = 40
# Who asks in a transcript: of so many turns at least, such a share holds a question, and nobody else's so many.
_TURNS, _ASKING, _OTHERS = 2, 0.35, 0.25


def with_replies(ranking: Ranking, reading: Reading) -> Ranking:
    """The ranking with each of the best sentences that asks replaced by the one behind it that replies, each once.

    A sentence asks if it ends so, or is said by who asks the questions of a transcript. What nobody replies to is left
    out.
    """
    best = reading.sentences(ranking.ids[:_LOOKED_AT].tolist())
    replies = _replies(best, reading)
    if not any(one.id in replies for one in best):
        return ranking
    ids, kept = ranking.ids.copy(), np.ones(len(ranking.ids), dtype=np.bool_)
    seen = set[int]()
    for place, own in enumerate(ids.tolist()):
        ids[place] = replies.get(own, own)
        kept[place] = ids[place] > 0 and ids[place] not in seen
        seen.add(int(ids[place]))
    rescored = kept[: len(ranking.late)]
    return replace(
        ranking,
        ids=ids[kept],
        lexical=ranking.lexical[kept],
        share=ranking.share[kept],
        dense=ranking.dense[kept],
        fused=ranking.fused[kept],
        final=ranking.final[kept],
        late=ranking.late[rescored],
        token_scores=ranking.token_scores[rescored],
    )


def _replies(best: Sequence[StoredSentence], reading: Reading) -> dict[int, int]:
    """For each of the sentences that asks, what replies to it; 0 for nothing."""
    cue = load().cues.asking
    found: dict[int, int] = {}
    suspected = {one.article.number for one in best if cue.search(one.text) or label_of(one.text)}
    for article in suspected:
        whole = reading.sentences_of(article)
        asking = _asking(whole)
        reply = 0
        for one, asks in reversed(list(zip(whole, asking, strict=True))):
            if asks:
                found[one.id] = reply
            else:
                reply = one.id
    return found


def _asking(whole: Sequence[StoredSentence]) -> list[bool]:
    """Which of an article's sentences ask."""
    cue, spoken_by = load().cues.asking, _speakers(whole)
    asks = [cue.search(one.text) is not None for one in whole]
    of = defaultdict[str, dict[int, bool]](dict)
    for (speaker, turn), own in zip(spoken_by, asks, strict=True):
        of[speaker][turn] = of[speaker].get(turn, False) or own
    shares = {speaker: sum(turns.values()) / len(turns) for speaker, turns in of.items() if speaker}
    hosts = {one for one, share in shares.items() if share >= _ASKING and len(of[one]) >= _TURNS}
    if len(hosts) != 1 or len(shares) < 2 or any(shares[one] > _OTHERS for one in shares.keys() - hosts):
        return asks
    return [own or speaker in hosts for (speaker, _), own in zip(spoken_by, asks, strict=True)]


def _speakers(whole: Sequence[StoredSentence]) -> list[tuple[str, int]]:
    """Who speaks each sentence by the labels of turns, and in which turn; "" before the first."""
    found, speaker, turn = list[tuple[str, int]](), "", 0
    for one in whole:
        if label := label_of(one.text):
            speaker, turn = label, turn + 1
        found.append((speaker, turn))
    return found
