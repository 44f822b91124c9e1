"""The first line of an answer: what the best candidates agree on, in their own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from retrieval.answers.agreement import Agreed, against, agreed
from retrieval.answers.answer import Against, AnswerKind, FirstLine, Words
from retrieval.answers.candidates import Candidate
from retrieval.answers.carrying import outlets_told
from retrieval.answers.evidence import Evidence
from retrieval.answers.excerpt import excerpt
from retrieval.answers.judging import ASSERTED, PERHAPS, Signs, probability, signs_of
from retrieval.answers.sides_taken import Spoken, Verdict, spoken, verdict_of
from retrieval.index.reader import Reading, StoredSentence
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
# What a yes or no must have of the question's words in one clause to be said at all.
_SIDE_TAKEN = 0.6
# How likely a side is right: said plainly by a clause that holds the question, plainly of part of it, or by the whole
# sentence alone. Of 137 questions about other events.
_PLAIN_NO, _PLAIN_YES, _PARTLY, _LOOSE = 0.85, 0.75, 0.5, 0.35
_NEARLY_ALL = 0.85
# What each word of the question must at least be met by; that somebody said something no clause tells by words alone.
_MET = 0.5
_QUALIFIED = re.compile(
    r"\b(?:all|every|only|most(?:ly)?|still|already|just|first|best|same|ever|enough|full)\b", re.IGNORECASE
)
_TELLING = re.compile(
    r"\b(?:say|said|comment(?:ed)?|mention(?:ed)?|respond(?:ed)?|answer(?:ed)?|reply|replied)\b", re.IGNORECASE
)
_SAYS = {"yes": "Yes", "no": "No", "disputed": "Disputed"}


@dataclass(frozen=True, slots=True)
class Judged:
    """A line, None where nothing is said; the sentences that carry it, the best first; what it was judged by."""

    line: FirstLine | None
    carried: tuple[StoredSentence, ...]
    signs: Signs | None = None


def first_line(question: Analysis, evidence: Evidence, found: Sequence[Candidate], of: int, reading: Reading) -> Judged:
    """The first line from the candidates, best first; ``of``: how many outlets were asked."""
    if not found:
        return Judged(None, ())
    sided = question.kind == "yes/no"
    judged = _sided(question, evidence, found) if sided else _valued(question, evidence, found, reading)
    if judged.line is None or judged.line.probability < PERHAPS:
        return replace(judged, line=None)
    carried = [one for one in judged.carried if one.article.source in judged.line.outlets]
    origins = Tracer(reading).of(carried) if len(judged.line.outlets) > 1 else ()
    return replace(judged, line=replace(judged.line, of=of, origins=origins))


def _valued(question: Analysis, evidence: Evidence, found: Sequence[Candidate], reading: Reading) -> Judged:
    """What most and best say."""
    groups = agreed(found)
    best = groups[0]
    signs = signs_of(question, evidence, best.lead, groups[1].score if len(groups) > 1 else 0.0, len(best.outlets) - 1)
    likely = probability(signs)
    is_value = best.lead.finding is not None and likely >= ASSERTED
    text, words = _told(question, evidence, best, whole=not is_value)
    others = (
        [_against(one) for one in against(groups)] if is_value and question.kind in ("number", "money", "age") else []
    )
    if others:
        told = [f"{one.text} ({_carried(group, reading)})" for one, group in zip(others, against(groups), strict=True)]
        text = "; ".join((f"{text} ({_carried(best, reading)})", *told))
    kind: AnswerKind = _KINDS.get(question.kind, "sentence") if is_value else "sentence"
    line = FirstLine(
        text, kind, "yes" if likely >= ASSERTED else "perhaps", likely, best.outlets, 0, words, tuple(others)
    )
    carried = [one.sentence for one in best.members] + [one.lead.sentence for one in against(groups)]
    return Judged(line, tuple(dict.fromkeys(carried)), signs)


def _told(question: Analysis, evidence: Evidence, group: Agreed, *, whole: bool) -> tuple[str, tuple[Words, ...]]:
    """The words of the best candidate: its finding alone, or the part of the sentence about it."""
    lead = group.lead
    if lead.finding is not None and not whole:
        span = (lead.finding.start, lead.finding.end)
    else:
        must = (lead.finding.start, lead.finding.end) if lead.finding else None
        span = excerpt(lead.sentence.text, {word.term for word in evidence.words}, must)
    return _slice(lead.sentence, span)


def _against(group: Agreed) -> Against:
    lead = group.lead
    span = (lead.finding.start, lead.finding.end) if lead.finding else (0, len(lead.sentence.text))
    text, words = _slice(lead.sentence, span)
    return Against(text, group.outlets, words)


def _sided(question: Analysis, evidence: Evidence, found: Sequence[Candidate]) -> Judged:
    """Yes, no or disputed, with the words that say so; the words alone where they leave it open."""
    sides = spoken(question, evidence, found)
    verdict, first = verdict_of(sides), sides[0]
    agreeing = [one for one in sides if one.side == first.side]
    outlets = tuple(dict.fromkeys(one.candidate.sentence.article.source for one in agreeing))
    signs = signs_of(question, evidence, first.candidate, 0.0, len(outlets) - 1, first.share)
    likely = _side_probability(verdict, first)
    if signs.weakest < _MET or _QUALIFIED.search(question.text) or _TELLING.search(question.text):
        likely = min(likely, _PARTLY)
    text, words = _slice(
        first.candidate.sentence, excerpt(first.candidate.sentence.text, {w.term for w in evidence.words}, first.clause)
    )
    kind = _answer_kind(verdict, first)
    if kind != "sentence":
        text = f"{_SAYS[verdict]}: {text}"
    line = FirstLine(text, kind, "yes" if likely >= ASSERTED else "perhaps", likely, outlets, 0, words)
    return Judged(line, tuple(dict.fromkeys(one.candidate.sentence for one in sides)), signs)


def _side_probability(verdict: Verdict, first: Spoken) -> float:
    if verdict == "no" and first.is_plain and first.share >= _SIDE_TAKEN:
        return _PLAIN_NO
    if verdict in ("yes", "disputed") and first.is_plain and first.share >= _NEARLY_ALL:
        return _PLAIN_YES
    return (
        _PARTLY if first.is_plain and first.candidate.share >= _SIDE_TAKEN else _LOOSE * max(first.candidate.share, 0.2)
    )


def _answer_kind(verdict: Verdict, first: Spoken) -> AnswerKind:
    if verdict == "open" or (verdict == "yes" and first.candidate.share < _SIDE_TAKEN):
        return "sentence"
    return verdict


def _slice(sentence: StoredSentence, span: tuple[int, int]) -> tuple[str, tuple[Words, ...]]:
    start, end = span
    place = (sentence.start + start, sentence.start + end)
    return " ".join(sentence.text[start:end].split()), (Words(sentence.article.id, place),)


def _carried(group: Agreed, reading: Reading) -> str:
    return outlets_told([one.sentence for one in group.members], reading)
