"""The verb that says what happens on a day: the nearest before the expression in its clause, else the next one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retrieval.language.calendar.calendar import Calendar
from retrieval.language.dates.clauses import Span
from retrieval.language.language import load


def governing(text: str, clause: Span, mention: Span, calendar: Calendar | None = None) -> Span | None:
    """The span of that verb or noun of arranging, None where the clause has none; English unless another is given."""
    around = (calendar or load().calendar).around
    patterns = (around.past_verb, around.present_verb, around.future_verb, around.infinitive, around.arranging)
    found = [span for pattern in patterns for span in _outside(pattern, text, clause, mention)]
    verbs = [span for span in found if not around.auxiliary.fullmatch(text, *span)] or found
    before = [span for span in verbs if span[1] <= mention[0]]
    if before:
        return max(before, key=lambda span: (span[1], -span[0]))
    return min(verbs, default=None)


def arranges(text: str, verb: Span, calendar: Calendar | None = None) -> bool:
    """Whether it is a word of arranging or reporting, whose day is not that of the event it speaks of."""
    return (calendar or load().calendar).around.arranging.fullmatch(text, *verb) is not None


def _outside(pattern: re.Pattern[str], text: str, clause: Span, mention: Span) -> Iterator[Span]:
    """The matches in the clause before and after the expression."""
    for start, end in ((clause[0], mention[0]), (mention[1], clause[1])):
        yield from (found.span() for found in pattern.finditer(text, start, end))
