"""Yes or no: the clauses that speak of what is asked, and the side each takes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from retrieval.answers.candidates import Candidate, clause_at
from retrieval.answers.evidence import Evidence
from retrieval.findings import Side, is_contrary, is_open, side_of
from retrieval.language.words import content_words
from retrieval.question import Analysis

Verdict = Literal["yes", "no", "disputed", "open"]
# Of the best share, what another sentence needs to be heard.
_HEARD = 0.9
_READ = 4
# Whoever does it, the answer is yes: that somebody else did not is no contradiction.
_ANYBODY = re.compile(r"\b(?:any(?:one|body|thing)?|some(?:one|body|thing)|ever)\b", re.IGNORECASE)
_VERDICTS: dict[Side, Verdict] = {"so": "yes", "not so": "no", "denied": "disputed", "open": "open"}
_OPPOSITE: dict[Verdict, Verdict] = {"yes": "no", "no": "yes"}


@dataclass(frozen=True, slots=True)
class Spoken:
    """A candidate, the clause of it that speaks of what is asked, and the side it takes.

    ``share``: how much of the question the clause holds. ``is_plain``: whether the side is the clause's own, not
    that of something else in the sentence.
    """

    candidate: Candidate
    clause: tuple[int, int]
    share: float
    side: Verdict
    is_plain: bool


def spoken(question: Analysis, evidence: Evidence, found: Sequence[Candidate]) -> list[Spoken]:
    """The best candidates, each by the clause that holds most of the question."""
    return [_spoken(question, evidence, one) for one in found[:_READ] if one.share >= _HEARD * found[0].share]


def _spoken(question: Analysis, evidence: Evidence, one: Candidate) -> Spoken:
    clause = _clause(evidence, one)
    words, contrary = one.sentence.text[slice(*clause)], is_contrary(one.sentence.text)
    is_plain = side_of(words) == "not so" or not contrary
    return Spoken(one, clause, evidence.within(one.row, *clause), _side(question, words, contrary), is_plain)


def _clause(evidence: Evidence, one: Candidate) -> tuple[int, int]:
    """The clause that holds most of the question, of several the shortest."""
    text = one.sentence.text
    terms = {word.term for word in evidence.words}
    hits = [(word.start, word.end) for word in content_words(text) if word.term in terms]
    clauses = [clause_at(text, hit) for hit in hits] or [(0, len(text))]
    return max(clauses, key=lambda span: (evidence.within(one.row, *span), span[0] - span[1]))


def _side(question: Analysis, clause: str, contrary: bool) -> Verdict:
    """The side that the clause takes in the question; ``contrary``: whether something else in its sentence says no."""
    own = side_of(clause)
    side = _VERDICTS[own]
    if own == "so" and is_open(clause):
        side = "open"
    elif own == "so" and contrary and not _ANYBODY.search(question.text):
        side = "no"
    return _OPPOSITE.get(side, side) if question.is_negated else side


def verdict_of(sides: Sequence[Spoken]) -> Verdict:
    """What the outlets together say; disputed where one plainly says yes and another no on the same words."""
    if not sides:
        return "open"
    first = sides[0]
    mine = first.candidate.sentence.article.source
    others = {
        one.side
        for one in sides[1:]
        if one.is_plain and one.share >= first.share and one.candidate.sentence.article.source != mine
    }
    if first.is_plain and {first.side, *others} >= {"yes", "no"}:
        return "disputed"
    return first.side
