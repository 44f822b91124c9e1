"""What may answer: the findings of the sentences read, each with how well it fits the question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.answers.evidence import Evidence
from retrieval.findings import TYPED, Finding, findings
from retrieval.index.reader import StoredSentence
from retrieval.language.dates.find import clause_of
from retrieval.language.words import content_terms, content_words
from retrieval.question import Analysis
from retrieval.search.ranking import Ranking
from retrieval.vectors.encoder import Encoder

# What counts in a candidate's score: how much of the question the sentence holds or means, by the words' weights and
# each alike; the ranking's final score, cosine, lexical share and late interaction; how well the finding fits,
# for kinds that show their form (numbers) and others. Fitted listwise on questions about 150 news articles, each
# event left out once: the right sentence is first for .67 of them, by the ranking alone for .645.
_SHARE, _EACH, _FINAL, _COSINE, _LEXICAL, _LATE = 3.0, 2.0, 3.2, 2.8, 5.4, 2.4
_FIT_PLAIN, _FIT_OTHER = 2.8, 0.8
_TOTAL = 21.6
_PLAIN = frozenset({"number", "money", "age", "duration", "place", "time"})
# Of a number that counts something else, and of one of which it is not said what it counts.
_OTHER_COUNT, _NO_COUNT = 0.25, 0.5
_ALIKE_COUNT = 0.55
_CAPTION = 0.85
# Of an age that stands behind another name.
_OTHER_OWNER = 0.2
# Of a name that does not say itself what is asked for ("High Court" does, if a court is).
_OTHER_NAME = 0.75
# How well a sentence answers that offers no finding, by how plainly answers of the kind show their form.
_UNMARKED = {
    "number": 0.15,
    "money": 0.15,
    "age": 0.1,
    "time": 0.15,
    "duration": 0.15,
    "place": 0.3,
    "person": 0.3,
    "name": 0.4,
}
_UNMARKED_OTHERWISE = 0.5
# Characters between a finding and a word of the question at which nearness has halved.
_NEAR = 60


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence, its row in the evidence, and what it offers; ``finding`` is None for a kind that no form tells.

    ``share``: how much of the question the sentence holds or means; ``fit``: how well the finding fits; ``score``: both
    and the sentence's rank. All 0 to 1.
    """

    sentence: StoredSentence
    row: int
    finding: Finding | None
    share: float
    fit: float
    score: float


def candidates(question: Analysis, evidence: Evidence, ranking: Ranking, encoder: Encoder) -> list[Candidate]:
    """All candidates, best first."""
    found = [
        (row, one)
        for row, sentence in enumerate(evidence.sentences)
        for one in (*(findings(sentence.text, question) if question.kind in TYPED else ()), None)
    ]
    counts = _counted_likeness(question, [one for _, one in found if one], encoder)
    scored = [_candidate(question, evidence, ranking, row, one, counts) for row, one in found]
    return sorted((one for one in scored if one.fit > 0), key=lambda one: (-one.score, one.row))


def _candidate(
    question: Analysis,
    evidence: Evidence,
    ranking: Ranking,
    row: int,
    finding: Finding | None,
    counts: dict[tuple[str, ...], float],
) -> Candidate:
    sentence = evidence.sentences[row]
    share = evidence.share(row)
    if finding is None:
        fit = _UNMARKED.get(question.kind, _UNMARKED_OTHERWISE) if question.kind in TYPED else 1.0
    else:
        fit = _fit(question, evidence, row, finding, counts)
    score = (_ranked(ranking, evidence, row) + (_FIT_PLAIN if question.kind in _PLAIN else _FIT_OTHER) * fit) / _TOTAL
    if sentence.kind == "caption":
        score *= _CAPTION
    return Candidate(sentence, row, finding, share, fit, score)


def _ranked(ranking: Ranking, evidence: Evidence, row: int) -> float:
    """What speaks for a sentence whatever it offers."""
    met = evidence.met[row]
    late = float(ranking.late[row]) if row < len(ranking.late) else 0.0
    return (
        _SHARE * evidence.share(row)
        + _EACH * (float(met.mean()) if len(met) else 0.0)
        + _FINAL * float(ranking.final[row])
        + _COSINE * float(ranking.dense[row])
        + _LEXICAL * float(ranking.share[row])
        + _LATE * late
    )


def _fit(
    question: Analysis, evidence: Evidence, row: int, finding: Finding, counts: dict[tuple[str, ...], float]
) -> float:
    """How well a finding fits: its form, what it counts, and how near the question's words stand to it."""
    text = evidence.sentences[row].text
    if _repeats(question, text, finding):
        return 0.0
    fit = finding.mark
    if finding.about is not None and question.kind == "age":
        owner = set(content_terms(text[slice(*finding.about)]))
        fit *= 1.0 if owner & {word.term for word in evidence.words} else _OTHER_OWNER
    if question.kind == "number" and question.asked.head:
        fit *= counts.get(finding.of, _NO_COUNT)
    if question.kind == "name" and question.asked.head:
        head = content_terms(question.asked.head)
        fit *= 1.0 if head and head[-1] in content_terms(text[finding.start : finding.end]) else _OTHER_NAME
    return fit * (0.4 + 0.6 * _nearness(question, evidence, row, finding))


def _repeats(question: Analysis, text: str, finding: Finding) -> bool:
    """Whether a finding only says what the question says itself."""
    if question.kind in ("definition", "expansion"):
        return False
    own = content_terms(text[finding.start : finding.end])
    asked = {word.term for word in content_words(question.text)}
    if question.kind in ("person", "name", "place"):
        return bool(own) and own[-1] in asked
    figures = [term for term in own if term[:1].isdigit()]
    return bool(own) and (set(own) <= asked or (bool(figures) and set(figures) <= asked))


def _nearness(question: Analysis, evidence: Evidence, row: int, finding: Finding) -> float:
    """How much of the question stands in the finding's clause, and how near the finding it stands."""
    text = evidence.sentences[row].text
    start, end = clause_of(text, (0, len(text)), (finding.start, finding.end))
    clause = evidence.within(row, min(start, finding.start), max(end, finding.end))
    terms = {word.term for word in evidence.words}
    gaps = [
        max(finding.start - word.end, word.start - finding.end, 0)
        for word in content_words(text)
        if word.term in terms and not finding.start <= word.start < finding.end
    ]
    near = _NEAR / (_NEAR + min(gaps)) if gaps else 0.3
    return 0.5 * clause + 0.5 * near


def _counted_likeness(question: Analysis, found: Sequence[Finding], encoder: Encoder) -> dict[tuple[str, ...], float]:
    """For what each number counts, how far it is what the question counts."""
    head = question.asked.head.lower()
    if question.kind != "number" or not head:
        return {}
    phrases = sorted({one.of for one in found})
    wanted = set(content_terms(head))
    known = {of: 1.0 for of in phrases if wanted & set(content_terms(" ".join(of)))} | {(): _NO_COUNT}
    others = [of for of in phrases if of not in known]
    texts = [head, *(" ".join(of[:2]) for of in others)]
    vectors = [one.vector for one in encoder.sentences(texts)] if others else []
    for of, vector in zip(others, vectors[1:], strict=True):
        known[of] = 0.85 if float(vector @ vectors[0]) >= _ALIKE_COUNT else _OTHER_COUNT
    return known


def clause_at(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The clause of a sentence that a stretch of it stands in."""
    return clause_of(text, (0, len(text)), span)


def plain(text: str) -> str:
    """A text in one line."""
    return re.sub(r"\s+", " ", text).strip()
