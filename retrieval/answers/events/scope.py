"""What a date in a sentence dates: the clause it stands in, and what that clause carries along."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.index.article.dates import StoredDate
from retrieval.index.reader import StoredSentence
from retrieval.language.dates.find import clause_of

# "in February, when he came to Beijing": what goes on at the same time.
_AT_THE_SAME_TIME = re.compile(r"[\s,(—–-]*(?:when|as)\s")
# "On 17 March, hours before the visit, the court issued ...": a date at the head is that of the whole sentence.
_FRONT = re.compile(r"(?:[^\W\d_]+ ?[—–:-] ?)?(?:(?:on|in|at|by|during|late|early|earlier|the)\s)*", re.IGNORECASE)

# "moved to 14 March, and Friday's concert to 19 March", "must begin on Monday and be over by Sunday".
_AND = re.compile(r"[,;]?\s(?:and|but)\s")
_OWN_WORD = re.compile(
    r"\b(?!(?:on|in|at|by|from|to|until|late|early|again|then|the|that|this|next|last)\b)[^\W\d_]{2,}", re.I
)


def scope_of(sentence: StoredSentence, date: StoredDate, dates: Sequence[StoredDate]) -> tuple[int, int]:
    """The span in the sentence's text that the date is the date of; ``dates`` are all of the sentence, in order."""
    text, shift = sentence.text, sentence.start
    first, last = (min(max(offset - shift, 0), len(text)) for offset in date.clause)
    if _FRONT.fullmatch(text, 0, max(date.span[0] - shift, 0)):
        return 0, _until_next(sentence, date, dates)
    first, last = _conjunct(text, (first, last), date, dates, shift)
    if link := _AT_THE_SAME_TIME.match(text, last):
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
    for link in _AND.finditer(text, first, last):
        told_before = any(stop <= link.start() for _, stop in inside)
        if link.end() <= start and told_before and _OWN_WORD.search(text, link.end(), start):
            first = link.end()
        told_behind = max((begin for begin, _ in inside if begin >= link.end()), default=link.end())
        if link.start() >= end and _OWN_WORD.search(text, link.end(), told_behind):
            return first, link.start()
    return first, last


def told_of(sentence: StoredSentence, date: StoredDate, dates: Sequence[StoredDate]) -> tuple[int, int]:
    """The span from there on to the next date's clause: what is said may follow the clause that says when."""
    first, last = scope_of(sentence, date, dates)
    return first, max(last, _until_next(sentence, date, dates))


def _until_next(sentence: StoredSentence, date: StoredDate, dates: Sequence[StoredDate]) -> int:
    later = [one.clause[0] - sentence.start for one in dates if one.clause[0] >= date.clause[1]]
    return min(later, default=len(sentence.text))
