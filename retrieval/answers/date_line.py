"""The first line of ``when``: the day or span that best and most say."""

from __future__ import annotations

import math
from dataclasses import replace

from retrieval.answers.answer import Answer, Dated, FirstLine, Item, Words
from retrieval.answers.date_words import in_words
from retrieval.answers.event_question import event_question
from retrieval.answers.judging import ASSERTED, PERHAPS
from retrieval.index.reader import Reading
from retrieval.language.words import content_terms
from retrieval.question import Analysis
from retrieval.search.question import Question

# Of a logistic model of "the line is right": the share of the question's words in the cited sentences, and what a mere
# date of publication takes off.
_BASE, _SHARE, _SCORE, _REPORTED, _MORE = -3.4, 4.2, 1.0, -1.5, 0.3


def with_date_line(answer: Answer, question: Analysis, reading: Reading, of: int) -> Answer:
    """The answer with its first line, found where that is sure."""
    if not answer.items or answer.items[0].dated is None:
        return replace(answer, found=False)
    item = answer.items[0]
    text = _said(answer.items[0].dated)
    likely = _probability(answer, item, question, reading)
    if not text or likely < PERHAPS:
        return replace(answer, found=False)
    outlets = tuple(dict.fromkeys(one.article.source for one in (item.citation, *item.also)))
    line = FirstLine(text, "date", "yes" if likely >= ASSERTED else "perhaps", likely, outlets, of, _words(item))
    return replace(answer, found=line.sure == "yes", line=line)


def _said(dated: Dated | None) -> str:
    if dated is None or dated.first is None or dated.last is None:
        return dated.expression if dated else ""
    return in_words(dated.first, dated.last, dated.precision)


def _probability(answer: Answer, item: Item, question: Analysis, reading: Reading) -> float:
    words = event_question(Question.of(question.text), reading.snapshot.catalogue.newest).words
    weights = [reading.search.idf(word.term) for word in words]
    shares = []
    for cited in (item.citation, *item.also):
        held = set(content_terms(f"{cited.text} {cited.article.title}"))
        met = sum(weight for weight, word in zip(weights, words, strict=True) if word.term in held)
        shares.append(met / (sum(weights) or 1.0))
    share = max(shares)
    reported = item.dated is not None and item.dated.basis != "stated"
    total = _BASE + _SHARE * share + _SCORE * item.score + _REPORTED * reported + _MORE * min(len(item.also), 4)
    return 1 / (1 + math.exp(-total))


def _words(item: Item) -> tuple[Words, ...]:
    """The words that state the date; none for a mere date of publication."""
    expression = item.dated.expression if item.dated else ""
    at = item.citation.text.find(expression) if expression else -1
    if at < 0:
        return ()
    start = item.citation.span[0] + at
    return (Words(item.citation.article.id, (start, start + len(expression))),)
