"""The names that articles use, and the people and bodies that all of them together name, kept merged in the index.

Bearers of names become one only if given name and levelled surname agree (`gathering.likeness`). So an article that
comes or goes costs the merging of those who are called like somebody in it, not of everybody in thousands of articles;
what is stored is the same as if all were merged at once.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from retrieval.language.statements import Entity, Register, TextNames, entities_of
from retrieval.language.statements.gathering import Bearer, likeness


def insert(connection: sqlite3.Connection, number: int, names: TextNames) -> None:
    """Store whom the article with that number names."""
    rows = [
        (number, place, likeness(one.parts), _json(plain))
        for place, (one, plain) in enumerate(zip(names.bearers, names.plain()[0], strict=True))
    ]
    connection.executemany("INSERT INTO bearer (article, place, likeness, bearer) VALUES (?, ?, ?, ?)", rows)
    connection.executemany(
        "INSERT INTO acronym (article, short, full) VALUES (?, ?, ?)",
        ((number, short, full) for short, full in names.acronyms.items()),
    )
    connection.executemany("INSERT OR IGNORE INTO unmerged VALUES (?)", ((row[2],) for row in rows))


def delete(connection: sqlite3.Connection, number: int) -> None:
    """Remove whom the article with that number names."""
    connection.execute("INSERT OR IGNORE INTO unmerged SELECT likeness FROM bearer WHERE article = ?", (number,))
    connection.execute("DELETE FROM bearer WHERE article = ?", (number,))
    connection.execute("DELETE FROM acronym WHERE article = ?", (number,))


def register(connection: sqlite3.Connection) -> Register:
    """The people and bodies of all articles, those of changed articles merged anew."""
    for (alike,) in connection.execute("SELECT likeness FROM unmerged").fetchall():
        _merge(connection, alike)
    connection.execute("DELETE FROM unmerged")
    # by id, not by number: the order in which articles came must not matter
    acronyms = connection.execute(
        "SELECT short, full FROM acronym JOIN article ON number = article ORDER BY article.id"
    )
    return Register(list(_entities(connection)), dict(acronyms))


def _merge(connection: sqlite3.Connection, alike: str) -> None:
    """Store anew the entities of bearers called alike, each with the place of the first that bears its name."""
    sql = "SELECT id, place, bearer FROM bearer JOIN article ON number = article WHERE likeness = ? ORDER BY id, place"
    rows = connection.execute(sql, (alike,)).fetchall()
    bearers = [Bearer.of_plain(json.loads(bearer)) for _, _, bearer in rows]
    first: dict[tuple[str, ...], tuple[str, int]] = {}
    for (article, place, _), bearer in zip(rows, bearers, strict=True):
        first.setdefault(bearer.parts, (article, place))
    connection.execute("DELETE FROM entity WHERE likeness = ?", (alike,))
    connection.executemany(
        "INSERT INTO entity (likeness, words, article, place, name, kind, spellings, roles, gender, count)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (alike, len(parts), *first[parts], one.name, one.kind, _json(sorted(one.spellings)), _json(one.roles),
             one.gender, one.count)
            for parts, one in entities_of(bearers)
        ),
    )  # fmt: skip


def _entities(connection: sqlite3.Connection) -> Iterable[Entity]:
    """In the order in which merging all bearers at once would find them: long names first, then by article."""
    sql = "SELECT name, kind, spellings, roles, gender, count FROM entity ORDER BY words DESC, article, place"
    for name, kind, spellings, roles, gender, count in connection.execute(sql):
        yield Entity(name, kind, frozenset(json.loads(spellings)), tuple(json.loads(roles)), gender, count)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
