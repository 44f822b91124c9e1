"""What a date in a sentence dates: the clause it stands in, and what that clause carries along."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.index.article.dates import StoredDate
from retrieval.index.reader import StoredSentence
from retrieval.language.dates.find import clause_of
from retrieval.language.language import load


def scope_of(sentence: StoredSentence, date: StoredDate, dates: Sequence[StoredDate]) -> tuple[int, int]:
    """The span in the sentence's text that the date is the date of; ``dates`` are all of the sentence, in order."""
    text, shift = sentence.text, sentence.start
    first, last = (min(max(offset - shift, 0), len(text)) for offset in date.clause)
    if load().when.fronted.pattern.fullmatch(text, 0, max(date.span[0] - shift, 0)):
        return 0, _until_next(sentence, date, dates)
    first, last = _conjunct(text, (first, last), date, dates, shift)
    if link := load().when.meanwhile.match(text, last):
        last = max(last, clause_of(text, (0, len(text)), (link.end() - 1, link.end()))[1])
    return first, last


def _conjunct(
    text: str, clause: tuple[int, int], date: StoredDate, dates: Sequence[StoredDate], shift: int
) -> tuple[int, int]:
    """The part of a clause that a date has for itself, where others stand beside it, each with words of its own."""
    first, last = clause
    start, end = (offset - shift for offset in date.span)
    others = [tuple(offset - shift for offset in one.span) for one in dates if one is not date]
    inside = [(begin, stop) for begin, stop in others if first <= begin and stop <= last]
    for link in load().when.linked.pattern.finditer(text, first, last):
        told_before = any(stop <= link.start() for _, stop in inside)
        if link.end() <= start and told_before and load().when.own_word.search(text, link.end(), start):
            first = link.end()
        told_behind = max((begin for begin, _ in inside if begin >= link.end()), default=link.end())
        if link.start() >= end and load().when.own_word.search(text, link.end(), told_behind):
            return first, link.start()
    return first, last


def told_of(sentence: StoredSentence, date: StoredDate, dates: Sequence[StoredDate]) -> tuple[int, int]:
    """The span from there on to the next date's clause: what is said may follow the clause that says when."""
    first, last = scope_of(sentence, date, dates)
    return first, max(last, _until_next(sentence, date, dates))


def _until_next(sentence: StoredSentence, date: StoredDate, dates: Sequence[StoredDate]) -> int:
    later = [one.clause[0] - sentence.start for one in dates if one.clause[0] >= date.clause[1]]
    return min(later, default=len(sentence.text))
