"""The working of a first line, from what it was judged by."""

from __future__ import annotations

from retrieval.answers.first_line.agreement import Agreed
from retrieval.answers.first_line.line import Judged, sentence_of, value_of
from retrieval.answers.first_line.weights import table
from retrieval.answers.reading.evidence import Evidence
from retrieval.answers.working import Held, Offered, Working
from retrieval.question import Analysis

_OFFERED, _SIGNS = 5, 8
_SLIGHT = 0.05
_MEANT = 0.55
_BY_LETTER = 1.0


def working_of(question: Analysis, evidence: Evidence, judged: Judged) -> Working | None:
    """How the line was found and judged; None where no sentence was read."""
    if not judged.groups or judged.signs is None:
        return None
    model = table().side if question.kind == "yes/no" else table().sentence
    told = model.contributions(judged.signs)
    signs = sorted((pair for pair in told.items() if abs(pair[1]) >= _SLIGHT), key=lambda pair: -abs(pair[1]))
    row = judged.groups[0].lead.row
    words = tuple((word.form, _held(evidence, row, at)) for at, word in enumerate(evidence.words))
    offered = tuple(_offered(evidence, one) for one in judged.groups[:_OFFERED])
    likely = model.probability(judged.signs, question.kind)
    return Working(question.kind, question.asked.head, words, offered, tuple(signs[:_SIGNS]), likely)


def _held(evidence: Evidence, row: int, at: int) -> Held:
    met = evidence.met[row, at]
    if met >= _BY_LETTER:
        return "met"
    return "meant" if met >= _MEANT else "missing" if evidence.known[at] else "unknown"


def _offered(evidence: Evidence, group: Agreed) -> Offered:
    lead = group.lead
    text, _ = value_of(lead) if lead.finding else sentence_of(evidence, lead)
    return Offered(text, group.outlets, lead.score, lead.verdict.answer if lead.verdict else None)
