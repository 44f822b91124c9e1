"""How well a finding fits a question: its form, what it counts, whose it is, and how near the question stands."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.answers.reading.evidence import Evidence
from retrieval.findings import Finding
from retrieval.language.dates.find import clause_of
from retrieval.language.words import content_terms, content_words
from retrieval.question import Analysis
from retrieval.vectors.encoder import Encoder

# Of a number that counts something else, and of one of which it is not said what it counts.
_OTHER_COUNT, _NO_COUNT = 0.25, 0.5
_ALIKE_COUNT = 0.55
# Of an age that stands behind another name.
_OTHER_OWNER = 0.2
# Of a name that does not say itself what is asked for ("High Court" does, if a court is).
_OTHER_NAME = 0.75
# Characters between a finding and a word of the question at which nearness has halved.
_NEAR = 60


def fit_of(
    question: Analysis, evidence: Evidence, row: int, finding: Finding, counts: dict[tuple[str, ...], float]
) -> float:
    """How well a finding fits: its form, what it counts, and how near the question's words stand to it."""
    text = evidence.sentences[row].text
    if repeats(question, text, finding):
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


def repeats(question: Analysis, text: str, finding: Finding) -> bool:
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


def counted_likeness(question: Analysis, found: Sequence[Finding], encoder: Encoder) -> dict[tuple[str, ...], float]:
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
