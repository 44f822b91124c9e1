"""The trained reader beside dates: how well a dated sentence answers, and whether its answer is the date."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from retrieval.answers.days.evidence import Candidate
from retrieval.reader.passage import Verdict
from retrieval.search.ranking import Ranking
from retrieval.search.retriever import Retriever

# So many of the best sentences are read. What a date's score is multiplied by: e to the power of these, times how well
# its sentence answers and how far the reader's words are the date. Of 192 questions the first date is right for 152;
# for 148 to 152 with .15 to .7 and .3 or .6.
READ = 8
_ANSWERS, _ITS_WORDS = 0.25, 0.3
_LOGITS, _CERTAIN = 5.0, 1e-4
# How well a sentence answers that is too far behind to be read.
_NOT_READ = -1.2


def read_beside(found: Sequence[Candidate], ranking: Ranking, retriever: Retriever) -> list[Candidate]:
    """The candidates weighed by what the reader says of their sentences, best first; as they are without a reader."""
    ids = list(dict.fromkeys(one.sentence.id for one in found))[:READ]
    verdicts = dict(zip(ids, retriever.verdicts(ranking, ids), strict=False))
    if not verdicts:
        return list(found)
    weighed = (_weighed(one, verdicts.get(one.sentence.id)) for one in found)
    return sorted(weighed, key=lambda one: (-one.score, one.place))


def _weighed(one: Candidate, verdict: Verdict | None) -> Candidate:
    answers, is_read = (_log_odds(verdict), _overlap(one, verdict)) if verdict else (_NOT_READ, 0.0)
    score = one.score * math.exp(_ANSWERS * answers + _ITS_WORDS * is_read)
    return replace(one, score=score, reads=answers, unread=one.score)


def _log_odds(verdict: Verdict) -> float:
    answer = min(max(verdict.answer, _CERTAIN), 1 - _CERTAIN)
    return math.log(answer / (1 - answer)) / _LOGITS


def _overlap(one: Candidate, verdict: Verdict) -> float:
    """Twice the characters that the reader's words and the date both have, of the characters of each."""
    if one.date is None or one.date.sentence != one.sentence.id:
        return 0.0
    start, end = (offset - one.sentence.start for offset in one.date.span)
    both = max(0, min(end, verdict.span[1]) - max(start, verdict.span[0]))
    return 2 * both / max(end - start + verdict.span[1] - verdict.span[0], 1)


def was_read(one: Candidate) -> bool:
    """Whether the reader read the candidate's sentence."""
    return one.reads is not None and one.reads != _NOT_READ
