"""The verdict on the numbers and the days of a draft's sentence, by the sentences of the articles it is most like."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retrieval.answers.answer import Citation
from retrieval.answers.date_words import in_words
from retrieval.checking.draft import Draft, Span
from retrieval.checking.verdict import Check, Difference, Evidence
from retrieval.findings.counts import Count, counts
from retrieval.index.article.dates import StoredDate, dates_in
from retrieval.index.reader import StoredSentence
from retrieval.language.dates.find import find_dates
from retrieval.language.dates.mention import DateMention
from retrieval.language.words import content_terms
from retrieval.search.question import Question
from retrieval.search.retriever import Retriever

# Sentences read for one of the draft, and of its words what one must hold to bear it out, and to say otherwise.
_READ, _ABOUT_IT, _OF_IT = 30, 0.3, 0.5
_SHOWN = 3
_LISTED = re.compile(r",?\s(?:and\s)?")


@dataclass(frozen=True, slots=True)
class _Near:
    """A sentence of an article, and how much of the draft's sentence it holds without the fact in question."""

    sentence: StoredSentence
    share: float


def check_facts(draft: Draft, span: Span, retriever: Retriever, written: dt.date) -> Iterator[Check]:
    """The numbers and days of the draft's sentence at ``span`` that stand outside quotations, in order.

    ``written``: the day from which the draft's "on Monday" is counted.
    """
    text = draft.text[slice(*span)]
    mentions = [one for one in find_dates(text, written) if one.type in ("DATE", "TIME")]
    days = [one for one in mentions if _is_day(one) and not draft.is_quoted(_at(span, one.start, one.end))]
    numbers = [one for one in _numbers(text, mentions) if not draft.is_quoted(_at(span, one.start, one.end))]
    if not days and not numbers:
        return
    near = _nearest(draft, span, retriever)
    dates = dates_in(retriever.reading.connection, [one.sentence.id for one in near])
    for number in numbers:
        yield _number(draft, span, number, near)
    for day in days:
        yield _day(draft, span, day, _run_of(day, days, text), near, dates)


def _numbers(text: str, days: Sequence[DateMention]) -> Iterator[Count]:
    """The numbers with a value that are no part of a day."""
    for one in counts(text):
        if one.value is not None and not any(day.start < one.end and one.start < day.end for day in days):
            yield one


def _is_day(mention: DateMention) -> bool:
    return mention.first is not None and mention.last is not None


def _at(span: Span, start: int, end: int) -> Span:
    return span[0] + start, span[0] + end


def _nearest(draft: Draft, span: Span, retriever: Retriever) -> list[_Near]:
    """The sentences of the articles most like it, the likest first."""
    text = "".join(" " if char in '"“”„«»' else char for char in draft.text[slice(*span)])
    terms = {term for term in content_terms(text) if not term[0].isdigit()}
    ranking = retriever.rank(Question.of(text))
    found = [
        _Near(one, len(terms & set(content_terms(one.text))) / (len(terms) or 1))
        for one in retriever.reading.sentences(ranking.ids[:_READ].tolist())
    ]
    return sorted(found, key=lambda one: -one.share)


def _number(draft: Draft, span: Span, number: Count, near: Sequence[_Near]) -> Check:
    place = _at(span, number.start, number.end)
    every = [(one, other) for one in near for other in counts(one.sentence.text)]
    pairs = [pair for pair in every if number.is_of_the_same(pair[1]) or _stands_bare(number, *pair)]
    agreeing = [pair for pair in pairs if pair[0].share >= _ABOUT_IT and number.agrees(pair[1])]
    if agreeing:
        exact = [pair for pair in agreeing if pair[1].value == number.value] or agreeing
        note = "" if exact[0][1].value == number.value else f"the article has “{exact[0][1].words}”"
        return Check("number", number.words, place, "stands", _counted(exact), note=note)
    others = [pair for pair in pairs if pair[0].share >= _OF_IT]
    if not others:
        elsewhere = [pair for pair in pairs if number.agrees(pair[1])]
        note = f"“{elsewhere[0][1].words}” stands in an article, perhaps of something else" if elsewhere else ""
        return Check("number", number.words, place, "in no article", _counted(elsewhere[:1]), note=note)
    differences = (Difference("number", number.words, others[0][1].words),)
    return Check("number", number.words, place, "another number", _counted(others), differences)


def _stands_bare(number: Count, near: _Near, other: Count) -> bool:
    """Whether it is the same number in much the same sentence, where it is not said what is counted."""
    bare = not (number.of and other.of) and not number.unit and not other.unit
    return bare and number.value == other.value and near.share >= _OF_IT


def _counted(pairs: Sequence[tuple[_Near, Count]]) -> tuple[Evidence, ...]:
    return tuple(
        _evidence(near.sentence, _at((near.sentence.start, 0), one.start, one.end)) for near, one in pairs[:_SHOWN]
    )


def _run_of(day: DateMention, days: Sequence[DateMention], text: str) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day of the days listed one after another that it is one of: "20, 21 and 22 March"."""
    at = days.index(day)
    first = last = at
    while first and _follows(days[first - 1], days[first], text):
        first -= 1
    while last + 1 < len(days) and _follows(days[last], days[last + 1], text):
        last += 1
    return days[first].first, days[last].last


def _follows(one: DateMention, other: DateMention, text: str) -> bool:
    if one.last is None or other.first is None or not _LISTED.fullmatch(text, one.end, other.start):
        return False
    return one.last + dt.timedelta(1) == other.first


def _day(
    draft: Draft,
    span: Span,
    day: DateMention,
    run: tuple[dt.date | None, dt.date | None],
    near: Sequence[_Near],
    dates: Sequence[StoredDate],
) -> Check:
    place = _at(span, day.start, day.end)
    words = draft.text[slice(*place)]
    by_sentence = {one.sentence.id: one for one in near}
    known = sorted(((by_sentence[one.sentence], one) for one in dates), key=lambda pair: -pair[0].share)
    agreeing = [
        pair for pair in known if pair[0].share >= _ABOUT_IT and (_bears_out(pair[1], day) or _spans(pair[1], day, run))
    ]
    if agreeing:
        return Check("day", words, place, "stands", _told(agreeing))
    others = [pair for pair in known if pair[0].share >= _OF_IT and pair[1].dates_event]
    if not others:
        return Check("day", words, place, "in no article")
    coarse = [pair for pair in others if _is_coarser(pair[1], day)]
    if coarse:
        note = f"the articles say no more than “{coarse[0][1].expression}”"
        return Check("day", words, place, "in no article", _told(coarse), note=note)
    others.sort(key=lambda pair: pair[1].expression.casefold() != words.casefold())
    differences = (Difference("word", words, _shown(others[0][1])),)
    note = _counted_from(words, day)
    return Check("day", words, place, "another day", _told(others), differences, note=note)


def _counted_from(words: str, day: DateMention) -> str:
    """Which day the draft's "on Monday" comes to; "" where its words say so themselves."""
    if day.anchor != "publication" or day.first is None or day.last is None:
        return ""
    return f"“{words}” is {in_words(day.first, day.last, day.precision)}, counted from the day the draft is written"


def _bears_out(date: StoredDate, day: DateMention) -> bool:
    """Whether the article's date is the draft's, lies in it, or begins or ends with it: "from Monday to Wednesday"."""
    if date.first is None or date.last is None or day.first is None or day.last is None:
        return False
    is_within = day.first <= date.first and date.last <= day.last
    is_of_days = date.precision.rpartition(" ")[2] == "day" and day.first == day.last
    return is_within or (is_of_days and day.first in (date.first, date.last))


def _spans(date: StoredDate, day: DateMention, run: tuple[dt.date | None, dt.date | None]) -> bool:
    """Whether the article's "from the 20th to the 22nd" holds the day, and no day that the draft does not list."""
    ends = (run[0], date.first, day.first, day.last, date.last, run[1])
    known = [one for one in ends if one is not None]
    return len(known) == len(ends) and known == sorted(known)


def _is_coarser(date: StoredDate, day: DateMention) -> bool:
    if date.first is None or date.last is None or day.first is None or day.last is None:
        return False
    return date.first <= day.first and day.last <= date.last


def _shown(date: StoredDate) -> str:
    """The words of the article, with the day they come to."""
    if date.first is None or date.last is None:
        return date.expression
    told = in_words(date.first, date.last, date.precision)
    return date.expression if date.expression in told else f"{date.expression} ({told})"


def _told(pairs: Sequence[tuple[_Near, StoredDate]]) -> tuple[Evidence, ...]:
    return tuple(_evidence(near.sentence, one.span) for near, one in pairs[:_SHOWN])


def _evidence(sentence: StoredSentence, span: Span) -> Evidence:
    return Evidence(Citation.of(sentence), span, sentence.text[span[0] - sentence.start : span[1] - sentence.start])
