"""What happened on a day or since one, and what is new: dated events, each cited."""

from __future__ import annotations

import datetime as dt

from retrieval.answers.answer import Answer, FirstLine, Item, Words
from retrieval.answers.date_words import in_words
from retrieval.answers.days.question import event_question
from retrieval.answers.events.during import events_during
from retrieval.answers.reading.excerpt import excerpt
from retrieval.answers.summary import summary
from retrieval.answers.summary_phrases import asked_outlets, counted
from retrieval.index.filters import Filters
from retrieval.index.reader import Reading
from retrieval.language.language import load
from retrieval.language.words import content_terms
from retrieval.search.question import Question

_SURE = 0.73
_A_WEEK = dt.timedelta(days=7)


def news(reading: Reading, text: str, limit: int, filters: Filters) -> Answer:
    """What is dated in the time that ``text`` names; without one, or where nothing is, what is told newest."""
    newest = reading.snapshot.catalogue.newest
    during = event_question(Question.of(text), newest).during
    if during is None:
        return summary(reading, text, limit, filters)
    if load().when.since_day.search(text) and newest:
        during = (during[0], max(newest, during[1]) + _A_WEEK)
    items = events_during(reading, during, filters, limit)
    if not items:  # "on Monday" may be the next one
        ahead = (during[0] + _A_WEEK, during[1] + _A_WEEK)
        items = events_during(reading, ahead, filters, limit)
        during = ahead if items else during
    days = in_words(*during)
    if not items:
        return Answer("ask", text, False, f"No event is dated {days}.", ())
    lead = max(items, key=lambda item: len({one.article.source for one in (item.citation, *item.also)}))
    said = f"{counted(len(items), 'dated event')}, {days}."
    items = (lead, *(one for one in items if one is not lead))
    return Answer("ask", text, True, said, items, line=_line(lead, len(asked_outlets(reading, filters))))


def _line(item: Item, of: int) -> FirstLine:
    cited = item.citation
    expression = item.dated.expression if item.dated else ""
    at = cited.text.find(expression) if expression else -1
    must = (at, at + len(expression)) if at >= 0 else None
    start, end = excerpt(cited.text, set(content_terms(cited.article.title)), must)
    words = Words(cited.article.id, (cited.span[0] + start, cited.span[0] + end))
    outlets = tuple(dict.fromkeys(one.article.source for one in (cited, *item.also)))
    return FirstLine(" ".join(cited.text[start:end].split()), "sentence", "yes", _SURE, outlets, of, (words,))
