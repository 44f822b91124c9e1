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

# Likenesses between two commits.
_PORTION = 1000


def insert(connection: sqlite3.Connection, number: int, names: TextNames) -> None:
    """Store whom the article with that number names."""
    _write(connection, ("bearer", "acronym"), number, names)


def stage(connection: sqlite3.Connection, article: str, names: TextNames) -> None:
    """Store whom a staged article names, by its id, in place of what was staged of it before."""
    unstage(connection, [article])
    _write(connection, ("staged_bearer", "staged_acronym"), article, names)


def unstage(connection: sqlite3.Connection, articles: Iterable[str]) -> None:
    """Remove whom these staged articles name."""
    ids = [(one,) for one in articles]
    connection.executemany("DELETE FROM staged_bearer WHERE article = ?", ids)
    connection.executemany("DELETE FROM staged_acronym WHERE article = ?", ids)


def delete(connection: sqlite3.Connection, number: int) -> None:
    """Remove whom the article with that number names."""
    connection.execute("INSERT OR IGNORE INTO unmerged SELECT likeness FROM bearer WHERE article = ?", (number,))
    connection.execute("DELETE FROM bearer WHERE article = ?", (number,))
    connection.execute("DELETE FROM acronym WHERE article = ?", (number,))


def publish(connection: sqlite3.Connection) -> None:
    """What `register` merged is now so: the staged articles are there, and what is no longer there is deleted."""
    connection.execute(
        "INSERT INTO bearer (article, place, likeness, bearer)"
        " SELECT number, place, likeness, bearer FROM staged_bearer AS staged JOIN article ON id = staged.article"
        " ORDER BY staged.rowid"
    )
    connection.execute(
        "INSERT INTO acronym (article, short, full)"
        " SELECT number, short, full FROM staged_acronym AS staged JOIN article ON id = staged.article"
        " ORDER BY staged.rowid"
    )
    for table in ("staged_bearer", "staged_acronym", "unmerged"):
        connection.execute(f"DELETE FROM {table}")


def register(connection: sqlite3.Connection, removed: Iterable[str] = ()) -> Register:
    """The people and bodies of all articles as they will be: the staged ones in, without those ``removed``.

    What is called alike in articles that change is merged anew and stays marked as such until it is published; so it
    may be committed before that, and lost or repeated without harm. Only the writer reads what is merged.
    """
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS removed (id TEXT PRIMARY KEY)")
    connection.execute("DELETE FROM removed")
    connection.executemany("INSERT INTO removed VALUES (?)", ((one,) for one in removed))
    connection.execute("INSERT OR IGNORE INTO unmerged SELECT likeness FROM staged_bearer")
    connection.execute(
        "INSERT OR IGNORE INTO unmerged SELECT likeness FROM bearer WHERE article IN"
        f" (SELECT number FROM article WHERE NOT ({_STAYS}))"
    )
    for done, (alike,) in enumerate(connection.execute("SELECT likeness FROM unmerged").fetchall()):
        _merge(connection, alike)
        if done % _PORTION == 0:
            connection.commit()
    connection.commit()
    # by id, not by number: the order in which articles came must not matter
    acronyms = connection.execute(
        f"SELECT short, full, id FROM acronym JOIN article ON number = acronym.article WHERE {_STAYS}"
        " UNION ALL SELECT short, full, article FROM staged_acronym ORDER BY id"
    )
    return Register(list(_entities(connection)), {short: full for short, full, _ in acronyms})


def spellings(connection: sqlite3.Connection) -> list[str]:
    """Every name that the articles use for somebody, each once, in order."""
    return sorted({name for one in _entities(connection) for name in one.spellings})


_STAYS = "article.id NOT IN (SELECT id FROM staged) AND article.id NOT IN (SELECT id FROM removed)"
_BEARERS = f"""
    SELECT id, place, bearer FROM bearer JOIN article ON number = bearer.article WHERE likeness = :alike AND {_STAYS}
    UNION ALL SELECT article, place, bearer FROM staged_bearer WHERE likeness = :alike
    ORDER BY id, place
"""


def names_of(connection: sqlite3.Connection) -> list[str]:
    """The full names of whom and what the articles name."""
    return [one.name for one in _entities(connection)]


def _write(connection: sqlite3.Connection, tables: tuple[str, str], article: int | str, names: TextNames) -> None:
    bearers, acronyms = tables
    rows = [
        (article, place, likeness(one.parts), _json(plain))
        for place, (one, plain) in enumerate(zip(names.bearers, names.plain()[0], strict=True))
    ]
    connection.executemany(f"INSERT INTO {bearers} (article, place, likeness, bearer) VALUES (?, ?, ?, ?)", rows)
    connection.executemany(
        f"INSERT INTO {acronyms} (article, short, full) VALUES (?, ?, ?)",
        ((article, short, full) for short, full in names.acronyms.items()),
    )
    connection.executemany("INSERT OR IGNORE INTO unmerged VALUES (?)", ((row[2],) for row in rows))


def _merge(connection: sqlite3.Connection, alike: str) -> None:
    """Store anew the entities of bearers called alike, each with the place of the first that bears its name."""
    rows = connection.execute(_BEARERS, {"alike": alike}).fetchall()
    bearers = [Bearer.of_plain(json.loads(bearer)) for _, _, bearer in rows]
    first: dict[tuple[str, ...], tuple[str, int]] = {}
    for (article, place, _), bearer in zip(rows, bearers, strict=True):
        first.setdefault(bearer.parts, (article, place))
    connection.execute("DELETE FROM entity WHERE likeness = ?", (alike,))
    connection.executemany(
        "INSERT INTO entity (likeness, words, article, place, entity) VALUES (?, ?, ?, ?, ?)",
        ((alike, len(parts), *first[parts], _json(_plain(one))) for parts, one in entities_of(bearers)),
    )


def _entities(connection: sqlite3.Connection) -> Iterable[Entity]:
    """In the order in which merging all bearers at once would find them: long names first, then by article."""
    rows = connection.execute("SELECT entity FROM entity ORDER BY words DESC, article, place")
    for name, kind, spellings, roles, gender, count in (json.loads(entity) for (entity,) in rows):
        yield Entity(name, kind, frozenset(spellings), tuple(roles), gender, count)


def _plain(one: Entity) -> list[object]:
    return [one.name, one.kind, sorted(one.spellings), one.roles, one.gender, one.count]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
