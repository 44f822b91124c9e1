"""Which way a date bounds what a question asks: where it is closed until Friday, it opens not before Friday."""

from __future__ import annotations

from dataclasses import replace

from retrieval.answers.days.question import EventQuestion
from retrieval.findings.opposites import contrary_terms
from retrieval.index.article.dates import StoredDate
from retrieval.index.reader import StoredSentence
from retrieval.language.dates.bounds import Direction, direction_of
from retrieval.language.language import load
from retrieval.language.words import content_terms

# What bounds the time of an event without being one; before a day only what is to come is.
_LOWER: frozenset[Direction | None] = frozenset({"not before", "not until", "after"})
# How far before a day the word stands that something lasts until then.
_UNTIL = 24


def bounded(event: EventQuestion, sentence: StoredSentence, date: StoredDate) -> StoredDate:
    """The date with the direction in which its sentence bounds what is asked.

    What lasts until a day is contrary to what is asked until then; what is denied of a day is not on it.
    """
    if date.first is None or date.type not in ("DATE", "TIME") or event.is_negated or event.during:
        return date
    direction = direction_of(date.precision)
    if direction in (None, "at least until") and _is_contrary_until(event, sentence, date):
        plain = date.precision.removeprefix(f"{direction} ")
        return replace(date, precision=f"not before {plain}", dates_event=True)
    if direction is None and date.dates_event and _is_denied(event, sentence, date):
        return replace(date, precision=f"not on {date.precision}")
    return date


def bounds_event(event: EventQuestion, date: StoredDate) -> bool:
    """Whether a date that is none of an event bounds when what is asked was or will be."""
    direction = direction_of(date.precision)
    return direction in _LOWER or (direction in ("before", "not by") and event.is_past is False)


def _is_contrary_until(event: EventQuestion, sentence: StoredSentence, date: StoredDate) -> bool:
    """Whether its clause says that the contrary of what is asked goes on until then."""
    if event.bound is not None or event.asks_end:
        return False
    start, clause = date.span[0] - sentence.start, max(0, date.clause[0] - sentence.start)
    before = sentence.text[max(clause, start - _UNTIL) : start]
    if load().calendar.around.until_before.search(before) is None:
        return False
    asked = {word.term for word in event.words}
    told = set(content_terms(sentence.text[clause:start]))
    return bool(contrary_terms(asked) & told) and not contrary_terms(told) & (asked & told)


def _is_denied(event: EventQuestion, sentence: StoredSentence, date: StoredDate) -> bool:
    """Whether what is asked was or will plainly not be on that day: "will not open on Thursday"."""
    text, shift = sentence.text, sentence.start
    first, last = max(0, date.clause[0] - shift), date.clause[1] - shift
    asked = {word.term for word in event.words}
    found = list(load().calendar.around.denied_verb.finditer(text, first, last))
    if len(found) != 1 or not asked & set(content_terms(found[0]["verb"])):
        return False
    behind = found[0].end("verb")
    return load().when.limited.search(text, behind, max(behind, date.span[0] - shift)) is None
