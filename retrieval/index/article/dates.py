"""The date mentions of an article as the index keeps them, and reading them by sentence or by day."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from retrieval.articles.article import Article
from retrieval.index.article.sentence import Sentence
from retrieval.language.dates.bounds import bound_of
from retrieval.language.dates.find import clause_of, find_dates
from retrieval.language.dates.intervals import join_intervals
from retrieval.language.dates.mention import AT_HAND, Anchor, DateMention, TimexType
from retrieval.language.dates.moving import is_moved_to
from retrieval.language.language import load

# What only bounds a time: something goes on since then or until then.
_BOUND = re.compile(r"\b(?:since|until|till|before|than)\s(?:(?:the|at least|late|early|mid)\s)*$", re.IGNORECASE)
# "since 2004, when seven died": the day of what is told behind it all the same.
_TOLD_BEHIND = re.compile(r",?\s(?:when|the (?:year|month|week|day)(?: when| that)?)\s", re.IGNORECASE)
# What happened in a time that ends now, "in the past fortnight", happened on some day of it; so many days at most.
_WITHIN = re.compile(r"\b(?:in|within|during)\s$", re.IGNORECASE)
_SHORT = 31
_LOOK_BACK = 24
# So long the place of a dateline may be.
_DATELINE = 60
_ROWS_AT_ONCE = 500
# As in the table, with the place of the sentence for its id and without the article.
DateRow = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class StoredDate:
    """A date mention in a sentence; spans are offsets into the article's text, as for `DateMention`.

    ``expression`` are the words themselves, ``clause`` the span of the clause they stand in. ``precision``: of what
    only bounds a time it begins with the direction ("not before day"). ``dates_event``: whether the words say when
    something happens, as "on Monday" does and "for three days", "every Monday" and "since Monday" do not.
    """

    sentence: int
    article: int
    span: tuple[int, int]
    clause: tuple[int, int]
    expression: str
    type: TimexType
    value: str
    first: dt.date | None
    last: dt.date | None
    precision: str
    rule: str
    anchor: Anchor
    dates_event: bool


def rows(article: Article, sentences: Sequence[Sentence]) -> Iterator[DateRow]:
    """The date mentions of an article, given its sentences in order; what stands in no sentence is left out."""
    starts = [sentence.start for sentence in sentences]
    for mention in join_intervals(article.text, find_dates(article.text, article.published)):
        at = bisect_right(starts, mention.start) - 1
        if at >= 0 and mention.start < sentences[at].end:
            yield _row(article.text, at, sentences[at], mention)


def insert(connection: sqlite3.Connection, number: int, ids: Sequence[int], rows: Iterable[DateRow]) -> None:
    """Store the date mentions of the article with that number, whose sentences have these ids, in order."""
    connection.executemany(
        "INSERT INTO date_mention VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ((ids[place], number, *rest) for place, *rest in rows),
    )


def delete(connection: sqlite3.Connection, number: int) -> None:
    """Remove the date mentions of the article with that number."""
    connection.execute("DELETE FROM date_mention WHERE article = ?", (number,))


def dates_in(connection: sqlite3.Connection, sentences: Sequence[int]) -> list[StoredDate]:
    """The mentions in the sentences with these ids, in the order of the text."""
    found: list[StoredDate] = []
    for at in range(0, len(sentences), _ROWS_AT_ONCE):
        ids = sentences[at : at + _ROWS_AT_ONCE]
        marks = ", ".join("?" * len(ids))
        found += map(_stored, connection.execute(f"{_SELECT} WHERE sentence IN ({marks}) ORDER BY rowid", ids))
    return found


def dates_between(
    connection: sqlite3.Connection, first: dt.date | None = None, last: dt.date | None = None
) -> list[StoredDate]:
    """The mentions that date an event and share a day with the interval, by their first day, the longer first."""
    sql = f'{_SELECT} WHERE dates_event AND "last" >= ? AND "first" <= ? ORDER BY "first", "last" DESC, rowid'
    bounds = ((first or dt.date.min).isoformat(), (last or dt.date.max).isoformat())
    return list(map(_stored, connection.execute(sql, bounds)))


def dates_from_to(connection: sqlite3.Connection, first: dt.date, last: dt.date) -> list[StoredDate]:
    """The mentions that date an event and have exactly this interval, in the order of the index."""
    sql = f'{_SELECT} WHERE dates_event AND "first" = ? AND "last" = ? ORDER BY rowid'
    return list(map(_stored, connection.execute(sql, (first.isoformat(), last.isoformat()))))


def _row(text: str, place: int, sentence: Sentence, mention: DateMention) -> DateRow:
    span = (mention.start, mention.end)
    clause = clause_of(text, (sentence.start, sentence.end), span)
    return (
        place,
        *span,
        *clause,
        text[slice(*span)],
        mention.type,
        mention.value,
        mention.first.isoformat() if mention.first else None,
        mention.last.isoformat() if mention.last else None,
        _precision(text, clause, mention),
        mention.rule,
        mention.anchor,
        _dates_event(text, mention),
    )


def _precision(text: str, clause: tuple[int, int], mention: DateMention) -> str:
    """That of the mention; with what makes its interval one of which it was some day, or a bound."""
    if _is_within(text, mention):
        return f"within {mention.precision.rpartition(' ')[2]}"
    if mention.type not in ("DATE", "TIME") or mention.first is None or "/" in mention.value:
        return mention.precision
    direction = bound_of(text, clause, (mention.start, mention.end))
    is_of_hour = mention.type == "TIME" and direction in ("before", "after")
    return f"{direction} {mention.precision}" if direction and not is_of_hour else mention.precision


def _is_within(text: str, mention: DateMention) -> bool:
    """Whether it says in which time something happened: "in the past ten days", not "for the past ten days"."""
    if mention.type != "DURATION" or mention.first is None or mention.last is None:
        return False
    is_short = 0 < (mention.last - mention.first).days <= _SHORT
    return is_short and _WITHIN.search(text, max(0, mention.start - _LOOK_BACK), mention.start) is not None


def _dates_event(text: str, mention: DateMention) -> bool:
    unit = mention.precision.rpartition(" ")[2]
    if _is_within(text, mention):
        return True
    if mention.type not in ("DATE", "TIME") or mention.first is None:
        return False
    if (mention.rule == AT_HAND and unit != "day") or _is_of_dateline(text, mention):
        return False
    is_bound = _BOUND.search(text, max(0, mention.start - _LOOK_BACK), mention.start) is not None
    if not is_bound or _TOLD_BEHIND.match(text, mention.end):
        return True
    return is_moved_to(text, (mention.start, mention.end))  # "postponed until Friday"


def _is_of_dateline(text: str, mention: DateMention) -> bool:
    opening = text.rfind("\n", 0, mention.start) + 1
    if mention.start - opening > _DATELINE or not load().when.of_dateline.match(text[opening : mention.start]):
        return False
    return load().when.behind_dateline.match(text, mention.end) is not None


_SELECT = (
    'SELECT sentence, article, "start", "end", clause_start, clause_end, expression, type, value, "first", "last",'
    " precision, rule, anchor, dates_event FROM date_mention"
)


def _stored(row: tuple[Any, ...]) -> StoredDate:
    sentence, article, start, end, clause_start, clause_end, expression, type_, value, first, last, *rest = row
    precision, rule, anchor, dates_event = rest
    return StoredDate(
        sentence,
        article,
        (start, end),
        (clause_start, clause_end),
        expression,
        type_,
        value,
        dt.date.fromisoformat(first) if first else None,
        dt.date.fromisoformat(last) if last else None,
        precision,
        rule,
        anchor,
        bool(dates_event),
    )
