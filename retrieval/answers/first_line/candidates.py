"""What may answer: of each sentence read the words that answer best, and how well both fit the question."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from retrieval.answers.first_line.weights import table, weighed
from retrieval.answers.reading.evidence import Evidence
from retrieval.answers.reading.fitting import counted_likeness, fit_of
from retrieval.answers.reading.shown import TOLD_WHY, settles, shown, tells_why
from retrieval.answers.reading.words_chosen import PLAIN, answering
from retrieval.findings import TYPED, Finding, findings
from retrieval.index.reader import StoredSentence
from retrieval.language.dates.find import clause_of
from retrieval.language.language import load
from retrieval.question import Analysis
from retrieval.reader.passage import Verdict
from retrieval.search.ranking import Ranking
from retrieval.vectors.encoder import Encoder

# The reader's logits, brought to about -1 to 1.
_LOGITS, _SPAN_LOGITS = 5.0, 10.0
# What stands for the reader's verdict, its lead and its span where it did not read the sentence.
_NOT_READ = (-1.0, 0.0, -0.5)
_CERTAIN = 1e-4


@dataclass(frozen=True, slots=True)
class Marks:
    """What a sentence has for it, each about 0 to 1: what the candidates are ordered by.

    ``share``: how much of the question it holds or means, ``each`` the same with all words alike, ``letter`` by letter;
    ``final``, ``cosine``, ``lexical``, ``late``: of the ranking; ``first``: its place there. ``fit_plain``,
    ``fit_other``: of the best typed finding, by whether the kind shows its form; ``overlap``: how far the reader's
    words are that finding. ``reader``, ``odds``, ``span``: how well it answers by the reader, as log odds, as a share
    of all sentences' odds, and how plain the words are. ``day``: whether it speaks of a day that the question names,
    1 where none is named. ``caption``: whether it is one.
    """

    share: float
    each: float
    letter: float
    final: float
    cosine: float
    lexical: float
    late: float
    first: float
    fit_plain: float
    fit_other: float
    overlap: float
    reader: float
    odds: float
    span: float
    day: float
    caption: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence, its row in the evidence, and the words of it that answer; ``finding`` is None if no words stand out.

    ``verdict``: the reader's, None if it did not read the sentence. ``share``: how much of the question the sentence
    holds or means; ``fit``: how well a typed finding fits. ``tells_why``: whether a reason is asked for and plainly
    given ("because of", "in order to"); ``told``: what else the words show. ``score``: how likely it is the
    one beside the best candidate, which has 1.
    """

    sentence: StoredSentence
    row: int
    finding: Finding | None
    verdict: Verdict | None
    fit: float
    marks: Marks
    tells_why: bool = False
    told: float = 0.0
    score: float = 0.0

    @property
    def share(self) -> float:
        """How much of the question the sentence holds or means."""
        return self.marks.share


def candidates(question: Analysis, evidence: Evidence, ranking: Ranking, encoder: Encoder) -> list[Candidate]:
    """A candidate of each sentence, best first."""
    found = [findings(one.text, question) if question.kind in TYPED else [] for one in evidence.sentences]
    counts = counted_likeness(question, [one for some in found for one in some], encoder)
    odds = _odds(ranking.verdicts)
    offered = []
    for row, (sentence, some) in enumerate(zip(evidence.sentences, found, strict=True)):
        verdict = ranking.verdicts[row] if row < len(ranking.verdicts) else None
        fits = [(fit, one) for one in some if (fit := fit_of(question, evidence, row, one, counts)) > 0]
        fits, told_by = _settled(question, sentence.text, fits, verdict)
        finding, fit, overlap = answering(question, sentence.text, fits, told_by)
        reader, ahead, span = (_log_odds(verdict), odds[row], _span_score(verdict)) if verdict else _NOT_READ
        plain, other = _best_fits(question, fits)
        met = evidence.met[row]
        marks = Marks(
            share=evidence.share(row),
            each=float(met.mean()) if len(met) else 0.0,
            letter=float(evidence.inside[row] @ evidence.weights),
            final=float(ranking.final[row]),
            cosine=float(ranking.dense[row]),
            lexical=float(ranking.share[row]),
            late=float(ranking.late[row]) if row < len(ranking.late) else 0.0,
            first=1 / (1 + row),
            fit_plain=plain,
            fit_other=other,
            overlap=overlap,
            reader=reader,
            odds=ahead,
            span=span,
            day=float(evidence.day[row]),
            caption=float(sentence.kind == "caption"),
        )
        why = tells_why(question, fits)
        told = shown(question, sentence.text, fits, finding)
        offered.append(Candidate(sentence, row, finding, verdict, fit, marks, why, told))
    return in_order(offered)


def _best_fits(question: Analysis, fits: Sequence[tuple[float, Finding]]) -> tuple[float, float]:
    """The best fit as two marks: of a kind that shows its form, and of any other; one of them is 0."""
    best = max((fit for fit, _ in fits), default=0.0)
    return (best, 0.0) if question.kind in PLAIN else (0.0, best)


def _settled(
    question: Analysis, text: str, fits: list[tuple[float, Finding]], verdict: Verdict | None
) -> tuple[list[tuple[float, Finding]], Verdict | None]:
    """The findings and the reader's verdict; of "some say six, in truth it was seven" only what stands behind that."""
    if not settles(question):
        return fits, verdict
    cue = max((found.end() for found in load().sides.corrects.finditer(text)), default=0)
    behind = [(fit, one) for fit, one in fits if one.start >= cue]
    if not cue or not behind:
        return fits, verdict
    return behind, verdict if verdict and verdict.span[0] >= cue else None


def in_order(offered: Sequence[Candidate], weights: Mapping[str, float] | None = None) -> list[Candidate]:
    """The candidates with their scores, best first; by the packaged weights unless others are given."""
    weights = weights or table().ordering
    totals = [weighed(weights, one.marks) + TOLD_WHY * one.tells_why + one.told for one in offered]
    best = max(totals, default=0.0)
    scored = [replace(one, score=math.exp(total - best)) for one, total in zip(offered, totals, strict=True)]
    return sorted(scored, key=lambda one: (-one.score, one.row))


def _odds(verdicts: Sequence[Verdict]) -> list[float]:
    """Each sentence's share of all odds."""
    odds = [one.answer / max(1 - one.answer, _CERTAIN) for one in verdicts]
    whole = sum(odds) or 1.0
    return [one / whole for one in odds]


def _log_odds(verdict: Verdict) -> float:
    answer = min(max(verdict.answer, _CERTAIN), 1 - _CERTAIN)
    return math.log(answer / (1 - answer)) / _LOGITS


def _span_score(verdict: Verdict) -> float:
    return max(-1.0, min(1.0, verdict.span_score / _SPAN_LOGITS))


def clause_at(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The clause of a sentence that a stretch of it stands in."""
    return clause_of(text, (0, len(text)), span)
