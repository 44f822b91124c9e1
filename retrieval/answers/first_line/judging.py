"""How likely a first line is right: logistic models of what stands for it and against it.

The weights stand in judging.toml, which ``python -m benchmarks judging`` writes; docs/measurements.md has the figures.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from retrieval.answers.first_line.agreement import Agreed
from retrieval.answers.first_line.candidates import Candidate, clause_at
from retrieval.answers.first_line.weights import table
from retrieval.answers.reading.evidence import Evidence
from retrieval.answers.reading.value_forms import form_met
from retrieval.language.words import content_terms
from retrieval.question import Analysis

# From which probability a day or a speaker is given as the answer, and from which it is shown as perhaps one; for what
# ``ask`` finds itself the table has its own.
ASSERTED, PERHAPS = 0.72, 0.02
# A name or number of the question that no sentence read holds, nor anything so like it, is missing.
_MEANT = 0.55
# How much less likely than what is asserted a line is made that may not be.
BARELY = 0.01
_MANY_OUTLETS, _MANY_WORDS, _LONG = 4, 8, 12
# What the reader says of a sentence that it gives next to no chance, as `Marks` counts it.
_UNLIKED = -1.0


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells whether a line is right, each about 0 to 1.

    Of the sentence: ``share`` of the question that it holds or means, ``letter`` of it by letter, ``weakest``: of the
    word it holds least; ``clause``: by letter in the clause of the words shown; ``cosine``, ``late``, ``lexical``: of
    the ranking; ``names_missing``, ``names_beside``: the share of the question's names that the sentence does not hold,
    the second where title or the sentence before do; ``number``: whether another number stands for one that is asked
    about; ``day``: whether it speaks of a day that the question names; ``caption``.

    Of the reader: ``reader``, ``span`` as in `Marks`, ``odds``: the share of all odds that the sentences of the group
    have; products of the first: ``reader_odds``, ``reader_share``; ``reader_gap``: to the best sentence that says
    something else; ``unread`` where it did not read. Of the words that stand out: ``fit``, ``overlap`` as in `Marks`;
    ``form``: whether they have the form of what is asked for; ``repeats``: how much of them the question says itself;
    ``length``.

    Of all candidates: ``lead``: the share that speaks for this value; ``margin`` to the next; ``next_late``: `late` of
    the next sentence that says something else; ``outlets`` that say the same; ``missing``, ``unknown``: the share of
    the question that no sentence read holds or means, that the index does not know. ``words``: how many the question
    has. ``sureness``: of the side that is taken, 0 at even odds, and whether it is ``marked`` by words; 0 where no yes
    or no is asked.
    """

    share: float
    letter: float
    weakest: float
    clause: float
    cosine: float
    late: float
    lexical: float
    names_missing: float
    names_beside: float
    number: float
    day: float
    caption: float
    reader: float
    span: float
    odds: float
    reader_odds: float
    reader_share: float
    reader_gap: float
    unread: float
    fit: float
    overlap: float
    form: float
    repeats: float
    length: float
    lead: float
    margin: float
    outlets: float
    next_late: float
    missing: float
    unknown: float
    words: float
    sureness: float = 0.0
    marked: float = 0.0


def value_probability(signs: Signs, kind: str) -> float:
    """How likely the words that stand out are right."""
    return table().value.probability(signs, kind)


def sentence_probability(signs: Signs, kind: str) -> float:
    """How likely the sentence as a whole answers."""
    return table().sentence.probability(signs, kind)


def side_probability(signs: Signs, kind: str) -> float:
    """How likely the side that is taken is right."""
    return table().side.probability(signs, kind)


def may_assert(signs: Signs) -> bool:
    """Whether a line may be given as the answer: it is not of somebody or something else than the question names."""
    return not signs.names_missing


def signs_of(question: Analysis, evidence: Evidence, groups: Sequence[Agreed], found: Sequence[Candidate]) -> Signs:
    """The signs for the first of the groups of agreeing candidates."""
    best = groups[0].lead
    marks, row = best.marks, best.row
    weights, met, inside = evidence.weights, evidence.met[row], evidence.inside[row]
    span = (best.finding.start, best.finding.end) if best.finding else (0, len(best.sentence.text))
    shown = best.sentence.text[slice(*span)]
    lead, margin = _ahead(groups, found)
    read = marks.reader if best.verdict else 0.0
    others = _others(groups[0], found)
    odds = sum({one.row: one.marks.odds for one in groups[0].members}.values())
    names = np.array(evidence.names) * weights if len(weights) else weights
    absent = names * (1 - inside)
    reach = evidence.met.max(axis=0) if len(evidence.met) else met
    return Signs(
        share=marks.share,
        letter=marks.letter,
        weakest=float(met.min()) if len(met) else 0.0,
        clause=evidence.within(row, *clause_at(best.sentence.text, span)),
        cosine=marks.cosine,
        late=marks.late,
        lexical=marks.lexical,
        names_missing=float((absent * (1 - evidence.beside[row])).sum()),
        names_beside=float((absent * evidence.beside[row]).sum()),
        number=float(_other_number(question, best)),
        day=marks.day,
        caption=marks.caption,
        reader=read,
        span=marks.span if best.verdict else 0.0,
        odds=odds,
        reader_odds=read * odds,
        reader_share=read * marks.share,
        reader_gap=_read_best(groups[0].members) - _read_best(others),
        unread=float(best.verdict is None),
        fit=best.fit,
        overlap=marks.overlap,
        form=form_met(question, shown),
        repeats=_repeated(question, shown) if best.finding else 0.0,
        length=min(len(shown.split()) / _LONG, 1.0) if best.finding else 1.0,
        lead=lead,
        margin=margin,
        outlets=math.log1p(min(len(groups[0].outlets) - 1, _MANY_OUTLETS)),
        next_late=others[0].marks.late if others else 0.0,
        missing=float(weights @ (reach < _MEANT)) if len(weights) else 1.0,
        unknown=float(weights @ ~np.array(evidence.known)) if len(weights) else 1.0,
        words=min(len(evidence.words) / _MANY_WORDS, 1.0),
    )


def _ahead(groups: Sequence[Agreed], found: Sequence[Candidate]) -> tuple[float, float]:
    """The share of all scores that the first of the groups has, and how far it is ahead of the second, 0 to 1."""
    whole = sum(one.score for one in found)
    share = sum(one.score for one in groups[0].members) / whole if whole else 0.0
    second = groups[1].lead.score / (groups[0].lead.score or 1.0) if len(groups) > 1 else 0.0
    return share, 1.0 - second


def _others(group: Agreed, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates in other sentences than the group's: what agrees with it does not stand against it."""
    rows = {one.row for one in group.members}
    return [one for one in found if one.row not in rows]


def _read_best(candidates: Iterable[Candidate]) -> float:
    """What the reader says of the one that it likes best."""
    return max((one.marks.reader for one in candidates if one.verdict), default=_UNLIKED)


def strangers(evidence: Evidence, text: str) -> tuple[str, ...]:
    """The words of the question, as typed, that no sentence read holds or means and the index does not know."""
    if not len(evidence.met):
        return ()
    reach = evidence.met.max(axis=0)
    return tuple(
        text[word.start : word.end]
        for at, word in enumerate(evidence.words)
        if not evidence.known[at] and reach[at] < _MEANT
    )


def _repeated(question: Analysis, shown: str) -> float:
    """How much of the words shown the question says itself."""
    own, asked = set(content_terms(shown)), set(content_terms(question.text))
    return len(own & asked) / len(own) if own else 1.0


def _other_number(question: Analysis, best: Candidate) -> bool:
    """Whether the question names a number or a code that sentence, title and date do not hold."""
    card = best.sentence.article
    day = f"{card.published:%d %-d %m %Y}" if card.published else ""
    held = f"{best.sentence.text} {card.title} {day}".lower().replace(",", "")
    wanted = [*question.numbers, *question.codes]
    return any(not re.search(rf"(?<![\w.]){re.escape(one.lower().replace(',', ''))}(?!\w)", held) for one in wanted)
