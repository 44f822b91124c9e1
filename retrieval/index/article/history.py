"""The history of articles: versions that were, what changed in each, and which articles were removed for good."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from retrieval.articles.article import Article
from retrieval.index.article import former
from retrieval.index.article.analysis import Analysis
from retrieval.index.article.changes import Change, Kind, Told, What, changes

# Of one article; the oldest go first.
_MOST_VERSIONS = 100


@dataclass(frozen=True, slots=True)
class Version:
    """A version that was: its number, from when until when it was the newest seen (ISO 8601), its title and text."""

    number: int
    seen: str
    until: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class SeenChange:
    """A change that the version ``version`` of an article brought, and when that was seen (ISO 8601)."""

    article: str
    version: int
    seen: str
    change: Change


@dataclass(frozen=True, slots=True)
class Standing:
    """An article as it is before a run publishes another version of it."""

    number: int
    added: str
    seen: str
    content: str
    title: str
    text: str
    told: tuple[Told, ...]


def standing(connection: sqlite3.Connection, article: str) -> Standing | None:
    """The article with that id as it is now; None if there is none."""
    sql = "SELECT version, added, seen, file_digest, title, text, number FROM article WHERE id = ?"
    row = connection.execute(sql, (article,)).fetchone()
    if row is None:
        return None
    version, added, seen, content, title, text, number = row
    return Standing(version, added, seen, content, title, text, tuple(_told(connection, text, number)))


def note(
    connection: sqlite3.Connection,
    article: Article,
    analysis: Analysis,
    content: str,
    before: Standing | None,
    now: str,
) -> None:
    """Note when the article just inserted was seen, and what changed since the version ``before`` it, if its file did.

    Read anew from the same bytes it is the same version, whatever eventdesk reads otherwise today.
    """
    number, added, seen = (before.number, before.added, before.seen) if before else (1, now, now)
    if before and content != before.content and before.content:
        found = [*_title(before.title, article.title), *changes(before.told, told_of(article, analysis))]
        if found:
            number, seen = before.number + 1, now
            _keep(connection, article.id, before, now)
            _insert(connection, article.id, number, now, found)
    if before and number == before.number and article.text != before.text:
        former.drop(connection, article.id, number)
    connection.execute(
        "UPDATE article SET version = ?, added = ?, seen = ?, file_digest = ? WHERE id = ?",
        (number, added, seen, content, article.id),
    )


def told_of(article: Article, analysis: Analysis) -> list[Told]:
    """The citable sentences of an article that is analysed, with the dates and statements in each."""
    dates: dict[int, list[tuple[str, str]]] = {}
    for place, start, end, _, _, expression, _, value, *_ in analysis.dates:
        dates.setdefault(place, []).append((expression or article.text[start:end], value))
    quotes: dict[int, list[tuple[str, str]]] = {}
    for first, _, _, quote, *rest in analysis.statements:
        if first is not None:
            quotes.setdefault(first, []).append((rest[7] or "", quote))
    return [
        Told(
            article.text[one.start : one.end],
            (one.start, one.end),
            tuple(dates.get(place, ())),
            tuple(quotes.get(place, ())),
        )
        for place, one in enumerate(analysis.sentences)
        if one.citable
    ]


def forget(connection: sqlite3.Connection, article: str) -> None:
    """Drop all that was kept of an article's versions."""
    connection.execute("DELETE FROM version WHERE article = ?", (article,))
    connection.execute("DELETE FROM change WHERE article = ?", (article,))
    former.forget(connection, article)


def withdraw(connection: sqlite3.Connection, articles: Iterable[str], now: str) -> None:
    """Note that these articles were removed for good: an index run that meets them leaves them out."""
    connection.executemany(
        "INSERT OR REPLACE INTO withdrawn (id, at) VALUES (?, ?)", ((article, now) for article in articles)
    )


def readmit(connection: sqlite3.Connection, article: str) -> None:
    """The article is there again."""
    connection.execute("DELETE FROM withdrawn WHERE id = ?", (article,))


def withdrawn(connection: sqlite3.Connection) -> frozenset[str]:
    """The ids of the articles that were removed for good."""
    return frozenset(id_ for (id_,) in connection.execute("SELECT id FROM withdrawn"))


def versions(connection: sqlite3.Connection, article: str) -> list[Version]:
    """The versions that the article had before the newest, the oldest first."""
    sql = 'SELECT number, seen, "until", title, text FROM version WHERE article = ? ORDER BY number'
    return [Version(*row) for row in connection.execute(sql, (article,))]


def changes_of(connection: sqlite3.Connection, article: str | None = None, since: str = "") -> list[SeenChange]:
    """The changes of one article, or of all, seen at that time or later, in the order in which they were seen."""
    sql = (
        'SELECT article, version, seen, what, kinds, "before", "after", "start", "end" FROM change'
        " WHERE seen >= ? AND (? IS NULL OR article = ?) ORDER BY seen, rowid"
    )
    return [_seen(row) for row in connection.execute(sql, (since, article, article))]


def _seen(row: tuple[str, int, str, What, str, str | None, str | None, int, int]) -> SeenChange:
    article, version, seen, what, kinds, before, after, start, end = row
    named: tuple[Kind, ...] = tuple(json.loads(kinds))
    return SeenChange(article, version, seen, Change(what, named, before, after, (start, end)))


def _told(connection: sqlite3.Connection, text: str, number: int) -> Iterable[Told]:
    dates: dict[int, list[tuple[str, str]]] = {}
    for sentence, expression, value in connection.execute(
        "SELECT sentence, expression, value FROM date_mention WHERE article = ? ORDER BY rowid", (number,)
    ):
        dates.setdefault(sentence, []).append((expression, value))
    quotes: dict[int, list[tuple[str, str]]] = {}
    for sentence, speaker, quote in connection.execute(
        "SELECT first_sentence, speaker_as_written, quote FROM statement WHERE article = ? ORDER BY id", (number,)
    ):
        quotes.setdefault(sentence, []).append((speaker or "", quote))
    sql = 'SELECT id, "start", "end" FROM sentence WHERE article = ? AND wording IS NOT NULL ORDER BY id'
    for id_, start, end in connection.execute(sql, (number,)).fetchall():
        yield Told(text[start:end], (start, end), tuple(dates.get(id_, ())), tuple(quotes.get(id_, ())))


def _title(before: str, after: str) -> list[Change]:
    return [] if before == after else [Change("title", (), before, after, (0, 0))]


def _keep(connection: sqlite3.Connection, article: str, before: Standing, now: str) -> None:
    connection.execute(
        'INSERT INTO version (article, number, seen, "until", title, text) VALUES (?, ?, ?, ?, ?, ?)',
        (article, before.number, before.seen, now, before.title, before.text),
    )
    connection.execute(
        "DELETE FROM version WHERE article = ? AND number <= ?", (article, before.number - _MOST_VERSIONS)
    )


def _insert(connection: sqlite3.Connection, article: str, number: int, now: str, found: Iterable[Change]) -> None:
    connection.executemany(
        'INSERT INTO change (article, version, seen, what, kinds, "before", "after", "start", "end")'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ((article, number, now, one.what, json.dumps(one.kinds), one.before, one.after, *one.span) for one in found),
    )
