"""The verb that says what happens on a day: the nearest before the expression in its clause, else the next one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retrieval.language.calendar.calendar import Calendar
from retrieval.language.dates.clauses import Span
from retrieval.language.language import load

# How far before a period the words stand that tell what it is of.
_LOOK_BACK = 48
_NAME = re.compile(r"\s[^\W\d_a-z]")
_TO = re.compile(r"to\s")


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


def unreal(text: str, clause: Span, mention: Span, calendar: Calendar | None = None) -> str:
    """The words that deny what a clause says on that day, or say that it was only tried; "" where it was so."""
    around = (calendar or load().calendar).around
    verb = governing(text, clause, mention, calendar)
    if verb is None or around.auxiliary.fullmatch(text, *verb):
        denied = around.denied.search(text, *clause)
        return denied.group() if denied else ""
    found = around.unreal_before.search(text[clause[0] : verb[0]] + _linked(text, verb))
    return found.group() if found else ""


def is_topic(text: str, mention: Span, calendar: Calendar | None = None) -> bool:
    """Whether a period is what something is about, or part of a name: "a loss for 2019", "the 2016 contract"."""
    around = (calendar or load().calendar).around
    before = text[max(0, mention[0] - _LOOK_BACK) : mention[0]]
    about = around.about_before.search(before)
    if about and not around.arranged_before.search(before[: about.start()]):
        return True
    behind = around.season_noun_after.match(text, mention[1]) or _NAME.match(text, mention[1])
    return behind is not None and around.named_before.search(before) is not None


def _linked(text: str, verb: Span) -> str:
    """The "to" that an infinitive begins with, and white space as a word before it leaves it."""
    found = _TO.match(text, *verb)
    return found.group() if found else ""


def _outside(pattern: re.Pattern[str], text: str, clause: Span, mention: Span) -> Iterator[Span]:
    """The matches in the clause before and after the expression."""
    for start, end in ((clause[0], mention[0]), (mention[1], clause[1])):
        yield from (found.span() for found in pattern.finditer(text, start, end))
