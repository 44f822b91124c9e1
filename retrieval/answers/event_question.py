"""A question about when something was: the words of the event, the dates it names, and its tense."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.language.dates.find import find_dates
from retrieval.language.dates.intervals import join_intervals
from retrieval.language.words import Word
from retrieval.search.question import Question

# What asks for a date, or says no more than that something was.
_ASKING = """
    date day time year month week happen happens happened happening occur occurs occurred occurring take took taken
    place go going event events dated timing exactly
"""
# Of what is tried in this order the first decides whether the question is about what is over.
_TENSES = (
    (re.compile(r"\b(?:will|shall|going to|due to|next)\b", re.IGNORECASE), False),
    (re.compile(r"\b(?:did|was|were|had|has|have)\b", re.IGNORECASE), True),
    (re.compile(r"\b(?:is|are|does|do)\b", re.IGNORECASE), False),
    (re.compile(r"\b[a-z]{3,}ed\b", re.IGNORECASE), True),
)


@dataclass(frozen=True, slots=True)
class EventQuestion:
    """``words``: the content words of the event, without those that ask and those of a date.

    ``during``: the interval of the date that the question names, if it names one. ``is_past``: whether it asks for
    what is over, None if it does not say.
    """

    words: tuple[Word, ...]
    during: tuple[dt.date, dt.date] | None
    is_past: bool | None


def event_question(question: Question, today: dt.date | None) -> EventQuestion:
    """What the question asks for; its relative dates are counted from ``today``."""
    text = question.text
    named = [one for one in join_intervals(text, find_dates(text, today)) if one.type == "DATE"]
    during = [(one.first, one.last) for one in named if one.first and one.last]
    dated = [(one.start, one.end) for one in named if one.first]
    asking = frozenset(_ASKING.split())
    words = [word for word in question.words if word.form not in asking and not _is_within(word, dated)]
    is_past = next((is_past for tense, is_past in _TENSES if tense.search(text)), None)
    return EventQuestion(tuple(words), during[0] if during else None, is_past)


def _is_within(word: Word, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= word.start < end for start, end in spans)
