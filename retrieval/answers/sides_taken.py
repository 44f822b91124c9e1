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
# Whoever does it, the answer is yes.
_ANYBODY = re.compile(r"\b(?:any(?:one|body|thing)?|some(?:one|body|thing)|ever)\b", re.IGNORECASE)
_VERDICTS: dict[Side, Verdict] = {"so": "yes", "not so": "no", "denied": "disputed", "open": "open"}


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
    text = one.sentence.text
    terms = {word.term for word in evidence.words}
    hits = [(word.start, word.end) for word in content_words(text) if word.term in terms]
    clauses = [clause_at(text, hit) for hit in hits] or [(0, len(text))]
    clause = max(clauses, key=lambda span: (evidence.within(one.row, *span), span[0] - span[1]))
    share = evidence.within(one.row, *clause)
    words = text[slice(*clause)]
    own = side_of(words)
    contrary = is_contrary(text)
    side = _VERDICTS[own]
    if side == "yes":
        side = "open" if is_open(words) else "no" if contrary else "yes"
    if side == "no" and own != "not so" and _ANYBODY.search(question.text):
        side = "yes"
    if question.is_negated and side in ("yes", "no"):
        side = "no" if side == "yes" else "yes"
    return Spoken(one, clause, share, side, own == "not so" or not contrary)


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
