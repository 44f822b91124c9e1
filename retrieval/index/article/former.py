"""Sentences that were: under which ids answers cited them before their article was read anew, changed or removed."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

Span = tuple[int, int]
# Readings of one article; the oldest go first.
_MOST_READINGS = 100


@dataclass(frozen=True, slots=True)
class Former:
    """Which sentence an id that is gone was: the one at ``span`` in that ``version`` of the article.

    Of an article that was removed nothing is kept but that it was there: then ``span`` is None.
    """

    article: str
    version: int
    span: Span | None


def note(connection: sqlite3.Connection, article: str, now: str) -> None:
    """Note the ids of the article's sentences, which are about to go."""
    sql = (
        'SELECT sentence.id, "start", "end", version FROM sentence JOIN article ON article.number = sentence.article'
        " WHERE article.id = ? ORDER BY sentence.id"
    )
    rows = connection.execute(sql, (article,)).fetchall()
    if not rows:
        return
    first, last, version = rows[0][0], rows[-1][0], rows[0][3]
    spans = json.dumps([(start, end) for _, start, end, _ in rows], separators=(",", ":"))
    connection.execute(
        'INSERT INTO former ("first", "last", article, version, "until", spans) VALUES (?, ?, ?, ?, ?, ?)',
        (first, last, article, version, now, spans),
    )
    connection.execute(
        'DELETE FROM former WHERE article = ? AND "first" NOT IN'
        ' (SELECT "first" FROM former WHERE article = ? ORDER BY "first" DESC LIMIT ?)',
        (article, article, _MOST_READINGS),
    )


def drop(connection: sqlite3.Connection, article: str, version: int) -> None:
    """Drop what was noted of a version whose text is read otherwise now: the spans are of the other text."""
    connection.execute("DELETE FROM former WHERE article = ? AND version = ?", (article, version))


def forget(connection: sqlite3.Connection, article: str) -> None:
    """Keep of a removed article only that it was there, and until when."""
    connection.execute("UPDATE former SET version = 0, spans = '[]' WHERE article = ?", (article,))


def find(connection: sqlite3.Connection, sentence: int) -> Former | None:
    """Which sentence had that id; None if that is not known."""
    sql = 'SELECT "first", "last", article, version, spans FROM former WHERE "first" <= ? ORDER BY "first" DESC LIMIT 1'
    row = connection.execute(sql, (sentence,)).fetchone()
    if row is None or sentence > row[1]:
        return None
    first, _, article, version, stored = row
    spans = json.loads(stored)
    start, end = spans[sentence - first] if spans else (0, 0)
    return Former(article, version, (start, end) if spans else None)


def spans_of(connection: sqlite3.Connection, article: str, version: int) -> list[Span]:
    """The sentences of a version that was, as spans of its text; [] if they are not kept."""
    sql = 'SELECT spans FROM former WHERE article = ? AND version = ? ORDER BY "first" DESC LIMIT 1'
    row = connection.execute(sql, (article, version)).fetchone()
    return [(start, end) for start, end in json.loads(row[0])] if row else []


def removed(connection: sqlite3.Connection, article: str) -> str | None:
    """When the article of that id was last removed (ISO 8601); None if it never was."""
    sql = 'SELECT max("until") FROM former WHERE article = ? AND version = 0'
    at: str | None = connection.execute(sql, (article,)).fetchone()[0]
    return at
