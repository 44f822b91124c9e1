"""A question about when something was: the words of the event, the dates it names, and its tense."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from retrieval.language.dates.find import find_dates
from retrieval.language.dates.intervals import join_intervals
from retrieval.language.dates.mention import DateMention
from retrieval.language.words import Word
from retrieval.search.question import Question

# What asks for a date, or says no more than that something was.
_ASKING = """
    date day time year month week happen happens happened happening occur occurs occurred occurring take took taken
    place go going event events dated timing exactly dates days whens period previous previously earlier prior long
"""
# Of what is tried in this order the first decides whether the question is about what is over.
_TENSES = (
    (re.compile(r"\b(?:will|shall|going to|due to|next|upcoming)\b|['’]ll\b", re.IGNORECASE), False),
    (re.compile(r"\b(?:did|was|were|had|has|have)\b", re.IGNORECASE), True),
    (re.compile(r"\b(?:is|are|does|do|when['’]?s|what['’]?s)\b", re.IGNORECASE), False),
    (re.compile(r"\b[a-z]{3,}ed\b", re.IGNORECASE), True),
)

Interval = tuple[dt.date, dt.date]
Bound = Literal["since", "until"]
_BOUNDS: dict[Bound, re.Pattern[str]] = {
    "until": re.compile(r"\b(?:un)?till?\b|\bby (?:when|what|which)\b|\bhow long\b|\bdeadline\b", re.IGNORECASE),
    "since": re.compile(r"\bsince (?:when|what|which)\b|\bhow long (?:has|have|had)\b", re.IGNORECASE),
}
# "Chinese" may be meant by "Xi".
_OF_NATION = re.compile(r"(?:ese|ish|ian|ean|can)s?$")
_EARLIER = re.compile(
    r"\b(?:previous(?:ly)?|earlier|prior|last time|(?:did|was|were|had)\b.{1,40}\blast)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class EventQuestion:
    """``words``: the content words of the event, without those that ask and those of a date.

    ``during``: the interval of the date that the question names, if it names one. ``is_past``: whether it asks for
    what is over, None if it does not say. ``is_earlier``: whether for one before that of the news ("the previous").
    ``bound``: which end of something it asks for. ``other_days``: what else the date named may be. ``names``: the
    terms among the words that are written as names. ``asks_length``: whether how long it lasts is asked.
    """

    words: tuple[Word, ...]
    during: Interval | None
    is_past: bool | None
    is_earlier: bool = False
    bound: Bound | None = None
    other_days: tuple[Interval, ...] = ()
    names: frozenset[str] = frozenset()
    asks_length: bool = False


def event_question(question: Question, today: dt.date | None) -> EventQuestion:
    """What the question asks for; its relative dates are counted from ``today``."""
    text = question.text
    named = [one for one in join_intervals(text, find_dates(text, today)) if one.type == "DATE"]
    asking = frozenset(_ASKING.split())
    words = tuple(word for word in question.words if word.form not in asking and not _is_within(word, named))
    return EventQuestion(
        words,
        during=next(((one.first, one.last) for one in named if one.first and one.last), None),
        is_past=next((is_past for tense, is_past in _TENSES if tense.search(text)), None),
        is_earlier=_EARLIER.search(text) is not None,
        bound=next((bound for bound, asked in _BOUNDS.items() if asked.search(text)), None),
        other_days=_other_days(text, named, today),
        names=frozenset(word.term for word in words if _is_name(word, text)),
    )


def _is_name(word: Word, text: str) -> bool:
    return word.start > 0 and text[word.start].isupper() and not _OF_NATION.search(word.form)


def _other_days(text: str, named: Sequence[DateMention], today: dt.date | None) -> tuple[Interval, ...]:
    """The days that a bare weekday may mean besides: in a question its tense tells less than what there is."""
    first = named[0] if named else None
    if first is None or first.first is None or first.first != first.last or first.rule != "weekday" or today is None:
        return ()
    if len(text[first.start : first.end].split()) > 1:  # "last Monday"
        return ()
    week = dt.timedelta(7 if first.first <= today else -7)
    return ((first.first + week, first.first + week),)


def _is_within(word: Word, dates: Sequence[DateMention]) -> bool:
    return any(one.start <= word.start < one.end for one in dates if one.first)
