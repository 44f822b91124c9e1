"""A question about when something was: the words of the event, the dates it names, and its tense."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from retrieval.language.cue import Cue
from retrieval.language.cues import When
from retrieval.language.dates.find import find_dates
from retrieval.language.dates.intervals import join_intervals
from retrieval.language.dates.mention import DateMention
from retrieval.language.language import load
from retrieval.language.words import Word, content_words
from retrieval.search.question import Question

Interval = tuple[dt.date, dt.date]
Bound = Literal["since", "until"]
Order = Literal["first", "previous", "next", "last"]


@dataclass(frozen=True, slots=True)
class Beside:
    """Another event, in the question's words, that the one asked for is before, or else after; ``days``: if it is some.

    ``start``: where the question turns to it.
    """

    is_before: bool
    event: str
    start: int
    days: Interval | None = None


@dataclass(frozen=True, slots=True)
class EventQuestion:
    """``words``: the content words of the event, without those that ask and those of a date.

    ``during``: the interval of the date that the question names, if it names one. ``is_past``: whether it asks for
    what is over, None if it does not say. ``is_earlier``: whether for one before that of the news ("the previous").
    ``bound``: which end of something it asks for. ``other_days``: what else the date named may be. ``names``: the
    terms among the words that are written as names. ``asks_length``: whether how long it lasts is asked. ``order``:
    which of several occurrences it asks for. ``is_negated``: whether for what was not. ``said``: every date that the
    question names itself, none of which is what it asks for. ``is_present``: whether it asks in the present tense,
    which may be of what is over too. ``beside``: what it asks for the time before or after of. ``asks_plan``: whether
    it asks of what was announced, wanted or reported, not of what was so. ``asks_end``: whether for the end of
    something by its verb.
    """

    words: tuple[Word, ...]
    during: Interval | None
    is_past: bool | None
    is_earlier: bool = False
    bound: Bound | None = None
    other_days: tuple[Interval, ...] = ()
    names: frozenset[str] = frozenset()
    asks_length: bool = False
    order: Order | None = None
    is_negated: bool = False
    said: tuple[Interval, ...] = ()
    is_present: bool = False
    beside: Beside | None = None
    asks_plan: bool = False
    asks_end: bool = False


def event_question(question: Question, today: dt.date | None) -> EventQuestion:
    """What the question asks for; its relative dates are counted from ``today``."""
    text = question.text
    named = [one for one in join_intervals(text, find_dates(text, today)) if one.type == "DATE"]
    cues = load().when
    times = [one for one in named if not _is_of_noun(text, one)]
    every = [
        word
        for word in question.words
        if not _is_within(word, times) and (not cues.asking.match(word.form) or _is_done(word, text))
    ]
    beside = _beside(text, named)
    own = text if beside is None else text[: beside.start]
    words = tuple(word for word in every if word.start < len(own) or (beside and beside.days)) or tuple(every)
    times = [one for one in times if one.start < len(own)]
    told = _is_past(text, cues)
    rest = "".join(" " if any(one.start <= at < one.end for one in named) else char for at, char in enumerate(own))
    return EventQuestion(
        words,
        during=next(((one.first, one.last) for one in times if one.first and one.last), None),
        is_past=told,
        is_present=told is False and not cues.to_come.search(text),
        beside=beside,
        is_earlier=cues.asks_earlier.search(text) is not None,
        bound=_bound(text, cues),
        other_days=_other_days(text, times, today),
        names=frozenset(word.term for word in words if _is_name(word, text)),
        order=_order(rest, cues),
        is_negated=cues.negated.search(text) is not None,
        said=tuple((one.first, one.last) for one in named if one.first and one.last),
        asks_plan=load().calendar.around.arranging.search(text) is not None,
        asks_end=cues.asks_end.search(text) is not None,
    )


def _is_past(text: str, cues: When) -> bool | None:
    """Whether it asks for what is over: the first tense of these that the question has decides."""
    tenses = ((cues.to_come, False), (cues.over, True), (cues.present, False), (cues.in_past, True))
    return next((is_past for tense, is_past in tenses if tense.search(text)), None)


def _bound(text: str, cues: When) -> Bound | None:
    if cues.asks_until.search(text):
        return "until"
    return "since" if cues.asks_since.search(text) else None


def _order(text: str, cues: When) -> Order | None:
    orders: tuple[tuple[Order, Cue], ...] = (
        ("first", cues.asks_first),
        ("previous", cues.asks_previous),
        ("next", cues.asks_next),
        ("last", cues.asks_last),
    )
    return next((order for order, asked in orders if asked.search(text)), None)


def _is_done(word: Word, text: str) -> bool:
    """Whether a word that mostly asks is what is done: "take over", where "take place" asks."""
    return word.form in ("take", "took", "taken") and load().when.done.match(text, word.end) is not None


def _beside(text: str, named: Sequence[DateMention]) -> Beside | None:
    """ "When did they meet before the visit", "... before Monday": what stands behind "before" or "after"."""
    found = load().when.beside.search(text)
    if found is None or not content_words(found["event"]) or not content_words(text[: found.start()]):
        return None
    date = next((one for one in named if one.start == found.start("event") and one.first and one.last), None)
    if date is None and any(one.start >= found.start() for one in named):
        return None
    days = (date.first, date.last) if date and date.first and date.last else None
    return Beside(found["side"].lower() == "before", found["event"], found.start(), days)


def _is_of_noun(text: str, date: DateMention) -> bool:
    """Whether a date only says which thing is meant: "the June 2019 contract"."""
    cues = load().when
    return cues.noun_behind.match(text, date.end) is not None and cues.in_time.search(text[: date.start]) is None


def _is_name(word: Word, text: str) -> bool:
    return word.start > 0 and text[word.start].isupper() and not load().when.of_nation.search(word.form)


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
