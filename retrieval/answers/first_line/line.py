"""The first line of an answer: what the best candidates agree on, in their own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from retrieval.answers.answer import Against, AnswerKind, FirstLine, Words
from retrieval.answers.carrying import outlets_told
from retrieval.answers.date_words import EARLIER
from retrieval.answers.first_line.agreement import Agreed, against, agreed
from retrieval.answers.first_line.candidates import Candidate
from retrieval.answers.first_line.judging import (
    BARELY,
    Signs,
    may_assert,
    sentence_probability,
    side_probability,
    signs_of,
    value_probability,
)
from retrieval.answers.first_line.leaning import explained_by, leaned_on, leans
from retrieval.answers.first_line.nearest import next_best
from retrieval.answers.first_line.opposing import last_told
from retrieval.answers.first_line.sides_taken import Spoken, asks_to_come, spoken
from retrieval.answers.first_line.weights import table
from retrieval.answers.reading.evidence import Evidence
from retrieval.answers.reading.excerpt import excerpt
from retrieval.answers.reading.shown import lists_several
from retrieval.findings.numbers import ages
from retrieval.index.reader import Reading, StoredSentence
from retrieval.language.language import load
from retrieval.origins import Tracer
from retrieval.question import Analysis, Kind

_KINDS: dict[Kind, AnswerKind] = {
    "person": "person",
    "place": "place",
    "duration": "duration",
    "number": "number",
    "money": "number",
    "age": "number",
    "reason": "reason",
    "manner": "reason",
    "definition": "definition",
    "expansion": "definition",
}
# Kinds of which several may be asked for.
_LISTED = frozenset({"person", "place", "name", "thing"})
# How much of a question nothing read holds or means, where no article speaks of it, and what the reader then says of
# the best sentence (log odds by five): of eight such questions, ours and the known ones, none was answered rightly.
_STRANGE, _DOUBTED = 0.9, -0.4
# From how likely on a side is taken plainly, so that another outlet disputes it.
_PLAINLY = 0.8
_SAYS: dict[AnswerKind, str] = {"yes": "Yes", "no": "No", "disputed": "Disputed"}


@dataclass(frozen=True, slots=True)
class Judged:
    """A line, None where nothing is said; the sentences that carry it, the best first; what it was judged by, and what
    agrees and was not chosen; of those that carry it, the neighbour that is shown beside the first.
    """

    line: FirstLine | None
    carried: tuple[StoredSentence, ...]
    signs: Signs | None = None
    groups: tuple[Agreed, ...] = ()
    beside: StoredSentence | None = None


def first_line(
    question: Analysis, evidence: Evidence, found: Sequence[Candidate], of: int, reading: Reading, limit: int
) -> Judged:
    """The first line from the candidates, best first; ``of``: how many outlets were asked, ``limit``: how many
    sentences may be cited.
    """
    if not found:
        return Judged(None, ())
    sided = question.kind == "yes/no"
    judged = _sided(question, evidence, found) if sided else _valued(question, evidence, found, reading, limit)
    if judged.line is None or judged.line.probability < table().perhaps or _is_strange(judged.signs):
        return replace(judged, line=None)
    carried = [one for one in judged.carried if one.article.source in judged.line.outlets]
    origins = Tracer(reading).of(carried) if len(judged.line.outlets) > 1 else ()
    return replace(judged, line=replace(judged.line, of=of, origins=origins))


def _is_strange(signs: Signs | None) -> bool:
    """Whether the question is of something that the articles do not speak of at all."""
    return signs is not None and signs.missing >= _STRANGE and (bool(signs.unread) or signs.reader <= _DOUBTED)


def _valued(question: Analysis, evidence: Evidence, found: Sequence[Candidate], reading: Reading, limit: int) -> Judged:
    """What most and best say: the words that stand out where those are sure enough, else the sentence about them."""
    groups = agreed(found)
    best = groups[0]
    signs = signs_of(question, evidence, groups, found)
    likely = sentence_probability(signs, question.kind)
    is_free = may_assert(signs) and not _is_untold(question, best.lead)
    likely = likely if is_free else min(likely, table().asserted - BARELY)
    is_alike = is_free and _is_told_alike(question, best)
    is_sure = likely >= table().asserted or is_alike or _is_looked_up(question, best.lead)
    alone = value_probability(signs, question.kind) if best.lead.finding else 0.0
    groups, earlier = last_told(question.kind, groups, {word.term for word in evidence.words}, reading)
    best = groups[0]
    if is_sure and (is_alike or alone >= table().alone) and not is_part(question, best.lead):
        line, carried = _value_line(question, groups, alone, reading)
        return Judged(line, carried, signs, tuple(groups))
    beside = None if limit < 2 else _beside(question, best.lead, reading)
    line = _sentence_line(evidence, best, beside, "yes" if is_sure else "perhaps", likely)
    if earlier is not None:
        line = _with_earlier(line, earlier, reading)
        return Judged(line, (best.lead.sentence, earlier.lead.sentence), signs, tuple(groups), beside)
    carried = (best.lead.sentence, *([beside] if beside else ()), *(one.sentence for one in best.members[1:]))
    room = limit - 1 - (beside is not None)
    other = None if is_sure or room < 1 else next_best(found, best.members, likely)
    if other is not None and other[0].sentence != beside:
        line, carried = _with_next(evidence, line, *other), (carried[0], other[0].sentence, *carried[1:])
    return Judged(line, tuple(dict.fromkeys(carried)), signs, tuple(groups), beside)


def _value_line(
    question: Analysis, groups: Sequence[Agreed], likely: float, reading: Reading
) -> tuple[FirstLine, tuple[StoredSentence, ...]]:
    """The words that stand out, what others say against them, and the sentences that carry both."""
    best = groups[0]
    text, words = value_of(best.lead)
    opposed = against(groups) if question.kind in ("number", "money", "age") else []
    others = [_against(one) for one in opposed]
    if others:
        told = [f"{one.text} ({_carried(group, reading)})" for one, group in zip(others, opposed, strict=True)]
        text = "; ".join((f"{text} ({_carried(best, reading)})", *told))
    kind: AnswerKind = _KINDS.get(question.kind, "sentence")
    carried = [one.sentence for one in best.members] + [one.lead.sentence for one in against(groups)]
    line = FirstLine(text, kind, "yes", likely, best.outlets, 0, words, tuple(others))
    return line, tuple(dict.fromkeys(carried))


def _sentence_line(
    evidence: Evidence, best: Agreed, beside: StoredSentence | None, sure: Literal["yes", "perhaps"], likely: float
) -> FirstLine:
    """The sentence about the words that stand out, with the neighbour that it does not answer without."""
    text, words = sentence_of(evidence, best.lead)
    if beside is not None:
        more, further = _slice(beside, (0, len(beside.text)))
        is_before = beside.id < best.lead.sentence.id
        text = f"{more} {text}" if is_before else f"{text} {more}"
        words = (*further, *words) if is_before else (*words, *further)
    return FirstLine(text, "sentence", sure, likely, best.outlets, 0, words)


def _with_earlier(line: FirstLine, earlier: Agreed, reading: Reading) -> FirstLine:
    """What was told last, with the number that was told before."""
    told = _against(earlier)
    return replace(line, text=f"{line.text} ({EARLIER}{told.text}, {_carried(earlier, reading)})", earlier=told)


def _with_next(evidence: Evidence, line: FirstLine, other: Candidate, likely: float) -> FirstLine:
    """What may be the answer, and the next, so ``likely`` it."""
    text, words = sentence_of(evidence, other)
    return replace(
        line,
        text=f"{line.text} / {text}",
        probability=min(line.probability + likely, table().asserted - BARELY),
        outlets=tuple(dict.fromkeys((*line.outlets, other.sentence.article.source))),
        spans=(*line.spans, *words),
    )


def _is_untold(question: Analysis, lead: Candidate) -> bool:
    """Whether a reason or an age is asked for and the sentence has no words for one."""
    return (question.kind == "reason" and not lead.tells_why and lead.fit == 0) or (
        question.kind == "age" and not any(ages(lead.sentence.text))
    )


def _beside(question: Analysis, lead: Candidate, reading: Reading) -> StoredSentence | None:
    """The neighbour without which a sentence does not answer."""
    before = leaned_on(lead.sentence, reading)
    return before or (explained_by(lead, reading) if load().cues.asks_why.search(question.text) else None)


def is_part(question: Analysis, lead: Candidate) -> bool:
    """Whether the words that stand out are less than what is asked for: one of several, a reason or a definition that
    no form of words tells as one, or "its spokeswoman", which needs its sentence.
    """
    if question.kind == "reason":
        return not lead.tells_why
    if question.kind == "definition":
        return lead.fit == 0 or leans(value_of(lead)[0])
    if not question.asked.plural or question.kind not in _LISTED or lead.finding is None:
        return False
    return not lists_several(lead.sentence.text[lead.finding.start : lead.finding.end])


def _is_told_alike(question: Analysis, best: Agreed) -> bool:
    """Whether several outlets say alike who or what somebody or something is, in words that stand for just that.

    Articles left out, 57 of 58 lines to such questions were right, however sure the models were of them.
    """
    return question.kind == "definition" and best.lead.fit > 0 and len(best.outlets) > 1


def _is_looked_up(question: Analysis, lead: Candidate) -> bool:
    """Whether one word alone is asked for, as "NF-358", and stands there: more is not asked."""
    word = question.typed.strip(" ?!.")
    stands = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", lead.sentence.text, re.IGNORECASE)
    return bool(word) and not any(map(str.isspace, word)) and stands is not None


def value_of(lead: Candidate) -> tuple[str, tuple[Words, ...]]:
    """The words of a candidate that stand out."""
    span = (lead.finding.start, lead.finding.end) if lead.finding else (0, len(lead.sentence.text))
    return _slice(lead.sentence, span)


def sentence_of(evidence: Evidence, lead: Candidate) -> tuple[str, tuple[Words, ...]]:
    """The candidate's sentence; of a long one the part about the words that stand out."""
    must = (lead.finding.start, lead.finding.end) if lead.finding else None
    return _slice(lead.sentence, excerpt(lead.sentence.text, {word.term for word in evidence.words}, must))


def _against(group: Agreed) -> Against:
    lead = group.lead
    span = (lead.finding.start, lead.finding.end) if lead.finding else (0, len(lead.sentence.text))
    text, words = _slice(lead.sentence, span)
    return Against(text, group.outlets, words)


def _sided(question: Analysis, evidence: Evidence, found: Sequence[Candidate]) -> Judged:
    """Yes, no or disputed, with the words that say so; those alone where they tell what may be of what is to come."""
    sides = spoken(question, evidence, found)
    if not sides or sides[0].is_baseless:
        return Judged(None, (), None)
    first = sides[0]
    agreeing = [one for one in sides if one.is_yes == first.is_yes]
    groups = [Agreed(tuple(one.candidate for one in agreeing))]
    signs = replace(
        signs_of(question, evidence, groups, found), sureness=2 * first.sureness - 1, marked=first.is_marked
    )
    likely = side_probability(signs, question.kind)
    is_open = first.is_untold or (first.is_possible and asks_to_come(question))
    kind: AnswerKind = "sentence" if is_open else _side(sides)
    text, words = _slice(
        first.candidate.sentence, excerpt(first.candidate.sentence.text, {w.term for w in evidence.words}, first.clause)
    )
    is_side = kind in _SAYS and not first.is_bare_no
    sure: Literal["yes", "perhaps"] = "yes" if likely >= table().asserted and is_side else "perhaps"
    text = f"{_SAYS[kind]}: {text}" if kind in _SAYS else text
    line = FirstLine(text, kind, sure, likely, groups[0].outlets, 0, words)
    return Judged(line, tuple(dict.fromkeys(one.candidate.sentence for one in sides)), signs, tuple(groups))


def _side(sides: Sequence[Spoken]) -> AnswerKind:
    """The first's side; disputed where another outlet plainly takes the other on the same words."""
    first = sides[0]
    mine = first.candidate.sentence.article.source
    is_disputed = first.signs.denied or any(
        one.is_yes != first.is_yes
        and min(one.sureness, first.sureness) >= _PLAINLY
        and one.signs.clause >= first.signs.clause
        and one.candidate.sentence.article.source != mine
        for one in sides[1:]
    )
    return "disputed" if is_disputed else "yes" if first.is_yes else "no"


def _slice(sentence: StoredSentence, span: tuple[int, int]) -> tuple[str, tuple[Words, ...]]:
    start, end = span
    place = (sentence.start + start, sentence.start + end)
    return " ".join(sentence.text[start:end].split()), (Words(sentence.article.id, place),)


def _carried(group: Agreed, reading: Reading) -> str:
    return outlets_told([one.sentence for one in group.members], reading)
