"""How long something lasts: a length of time that a clause of it states, and the days it runs over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from retrieval.answers.answer import Answer, Citation, Dated, FirstLine, Item, Words
from retrieval.answers.date_words import in_words
from retrieval.answers.days.evidence import Candidate, candidates
from retrieval.answers.days.line import with_date_line
from retrieval.answers.days.question import EventQuestion, event_question
from retrieval.answers.days.when import when
from retrieval.answers.first_line.judging import ASSERTED
from retrieval.index.article.dates import StoredDate
from retrieval.index.filters import Filters
from retrieval.language.language import load
from retrieval.language.words import content_terms
from retrieval.search.question import Question
from retrieval.search.retriever import Retriever

# What a length must reach to be the answer, and to be stated as it; what another one may have of it at most then.
_WORTH, _SURE, _RIVAL = 0.36, 0.6, 0.6
# What is left of a length that is one of another thing: "a three-day strike" is not how long the talks went on.
_OF_OTHER, _OF_ASKED = 0.75, 1.15
# Of the best score, what the days of the same length need to be told with it.
_SAME_EVENT = 0.5
_VALUE = re.compile(r"P(?P<days>\d+)D")
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"}
_PLAIN = re.compile(r"P(?P<time>T?)(?P<number>\d+)(?P<unit>[YMWDHS])")
_REACH = 40


def how_long(retriever: Retriever, typed: str, limit: int, filters: Filters, of: int) -> Answer | None:
    """The answer with how long something lasts; None where no length belongs to what is asked.

    ``of``: how many outlets are asked. Raises InputError for an empty question or an unknown outlet.
    """
    question = Question.of(typed, filters)
    event = replace(event_question(question, retriever.reading.snapshot.catalogue.newest), asks_length=True)
    ranking = retriever.weighing().rank(question)
    weighed = [_weighed(event, one) for one in candidates(event, ranking, retriever) if _is_length(one)]
    found = sorted(weighed, key=lambda one: (-one.score, one.place))
    if not found or found[0].score < _WORTH or not ranking.held:
        return _span(when(retriever, typed, limit, filters), of)
    best, days = found[0], _days_of(found)
    told = _unlike([best, *([days] if days else []), *found[1:]])[:limit]
    items = tuple(
        Item(Citation.of(one.sentence), min(one.score, 1.0), (), ranking.explanation(one.place)) for one in told
    )
    line = _line(best, days, _is_sure(found), of)
    return Answer("ask", typed, line.sure == "yes", f"{line.text}.", items, 0.0, 0.0, line=line)


def _is_length(one: Candidate) -> bool:
    """Whether something lasts so long, and is not so long before or after something else."""
    if one.date is None or one.date.sentence != one.sentence.id:
        return False
    behind = one.sentence.text[max(0, one.date.span[1] - one.sentence.start) :]
    return one.date.type != "DURATION" or load().when.offset.match(behind) is None


def _span(told: Answer, of: int) -> Answer | None:
    """From which day to which it lasts, where such a span is told of when it is."""
    spans = tuple(item for item in told.items if item.dated and _is_span(item.dated))
    told = with_date_line(replace(told, items=spans), of)
    return replace(told, line=replace(told.line, kind="duration")) if told.line else None


def _is_span(dated: Dated) -> bool:
    if dated.basis != "stated" or dated.first is None or dated.last is None:
        return False
    return dated.precision.rpartition(" ")[2] == "day" and dated.first < dated.last


def _weighed(event: EventQuestion, one: Candidate) -> Candidate:
    """The candidate, by whether the length is one of what is asked about."""
    if one.date is None or one.date.type != "DURATION":
        return one
    asked = {word.term for word in event.words}
    shares = bool(asked & set(content_terms(_lasting(one, one.date))))
    return replace(one, score=one.score * (_OF_ASKED if shares else _OF_OTHER))


def _lasting(one: Candidate, date: StoredDate) -> str:
    """What lasts so long: in "a three-day visit" the visit, in "they met for six hours" what stands before it."""
    text, start = one.sentence.text, one.sentence.start
    before, behind = text[: max(0, date.span[0] - start)], text[max(0, date.span[1] - start) :]
    if "-" in date.expression and (noun := load().when.length_of.match(behind)) is not None:
        return noun["nouns"]
    return f"{before[-_REACH:]} {behind[:_REACH]}"


def _days_of(found: Sequence[Candidate]) -> Candidate | None:
    """The span of as many days as the best length has, if what tells it is about as much about the event."""
    length = _VALUE.fullmatch(found[0].date.value) if found[0].date else None
    if length is None:
        return None
    for one in found[1:]:
        date = one.date
        if date is None or not (date.first and date.last) or one.score < _SAME_EVENT * found[0].score:
            continue
        if (date.last - date.first).days + 1 == int(length["days"]):
            return one
    return None


def _unlike(found: Sequence[Candidate]) -> list[Candidate]:
    """Each sentence once, the best first."""
    return list({one.sentence.id: one for one in reversed(found)}.values())[::-1]


def _is_sure(found: Sequence[Candidate]) -> bool:
    best = found[0]
    rival = next((one for one in found[1:] if one.date and best.date and one.date.value != best.date.value), None)
    return best.score >= _SURE and (rival is None or rival.score <= _RIVAL * best.score)


def _line(best: Candidate, days: Candidate | None, is_sure: bool, of: int) -> FirstLine:
    told = [one for one in (best, days) if one is not None]
    text = _said(best)
    if days is not None:
        text = f"{text} ({_said(days)})"
    outlets = tuple(dict.fromkeys(one.sentence.article.source for one in told))
    spans = tuple(Words(one.sentence.article.id, one.date.span) for one in told if one.date)
    likely = max(best.score, ASSERTED) if is_sure else min(best.score, ASSERTED - 0.01)
    return FirstLine(text, "duration", "yes" if is_sure else "perhaps", min(likely, 1.0), outlets, of, spans)


def _said(one: Candidate) -> str:
    """The length as a number of units, as the article words it where it is vague; a span by its days."""
    date = one.date
    if date is None:
        return ""
    if date.first is not None and date.last is not None:
        return in_words(date.first, date.last, date.precision)
    plain = _PLAIN.fullmatch(date.value)
    if plain is None or "-" not in date.expression:
        return date.expression
    unit, number = _UNITS.get(plain["time"] + plain["unit"], ""), int(plain["number"])
    return f"{number} {unit}{'s' * (number != 1)}" if unit else date.expression
