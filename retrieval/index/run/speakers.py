"""Who the speakers of all stored statements are, by what all indexed articles together say of people and bodies.

A surname in one article is resolved by the full name in another, so that an article that comes or goes may change
whom another one quotes. With each article is kept what its speakers were looked up by beyond its own text, and what was
found: an index run resolves again only the articles for which that has changed. What is stored therefore is the same
however the index came to hold its articles.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal, TypeVar

from sqlite_utils import Database

from retrieval.index.article import names, statements
from retrieval.index.article.statements import SpeakerRow, StatementRow
from retrieval.index.run import staging
from retrieval.language.language import load
from retrieval.language.statements import (
    Directory,
    Entity,
    Reading,
    Register,
    Span,
    Speaker,
    Statement,
    resolve_speakers,
)

Key = TypeVar("Key", int, str)

# Articles between two commits.
_PORTION = 200
# A longer apposition is a clause. "His Ukrainian counterpart" tells only beside whom it stands.
_OFFICE_WORDS = 12
_NO_OFFICE = frozenset({"counterpart", "colleague"})


@dataclass(frozen=True, slots=True)
class StoredSpeaker:
    """Somebody who says something in the index, by the full name, with all spellings and offices met."""

    name: str
    kind: Literal["person", "body"]
    spellings: tuple[str, ...]
    roles: tuple[str, ...]


def resolve(db: Database, removed: Collection[str], progress: Callable[[int], None]) -> Register:
    """Find out who the speakers of all statements are, given the names of all articles as they will be published.

    In short transactions, none of which a reader sees; what a killed run had found is not looked for again.
    ``progress`` is told how many articles are done. Returns the names, for ``publish``.
    """
    register = names.register(db.conn, removed)
    staged = db.execute("SELECT id, consulted FROM staged ORDER BY id").fetchall()
    _in_portions(
        db, [id_ for id_, known in staged if _is_open(register, known)], partial(_resolve_staged, register), progress
    )
    standing = db.execute(_STANDING).fetchall()
    _in_portions(
        db, [number for number, known in standing if _is_open(register, known)], partial(_resolve_standing, register)
    )
    return register


def publish(connection: sqlite3.Connection, register: Register) -> None:
    """Give the statements of articles that were there before the speakers found; within the caller's transaction.

    Those of staged articles are theirs from the start.
    """
    sql = "SELECT article, speakers, consulted FROM resolved WHERE article IN (SELECT number FROM article)"
    for number, found, consulted in connection.execute(sql).fetchall():
        statements.settle(connection, number, json.loads(found))
        connection.execute("UPDATE article_names SET consulted = ? WHERE article = ?", (consulted, number))
    connection.execute("DELETE FROM resolved")
    _store_speakers(connection, register)


_STANDING = """
    SELECT article, coalesce(resolved.consulted, article_names.consulted)
    FROM article_names LEFT JOIN resolved USING (article)
"""


def _in_portions(
    db: Database,
    keys: Sequence[Key],
    resolve: Callable[[Database, Key], None],
    progress: Callable[[int], None] = lambda done: None,
) -> None:
    """Resolve the articles, some at a time in one transaction."""
    for at in range(0, len(keys), _PORTION):
        with db.atomic():
            for key in keys[at : at + _PORTION]:
                resolve(db, key)
        progress(min(at + _PORTION, len(keys)))


def _is_open(register: Register, consulted: str | None) -> bool:
    """Whether the speakers of an article are still to be found, or what they were found by has changed."""
    return consulted is None or _differs(register, json.loads(consulted))


def speakers(connection: sqlite3.Connection) -> list[StoredSpeaker]:
    """Everybody who says something, by name."""
    rows = connection.execute("SELECT name, kind, spellings, roles FROM speaker ORDER BY name")
    return [StoredSpeaker(name, kind, tuple(json.loads(a)), tuple(json.loads(b))) for name, kind, a, b in rows]


class _Consulted:
    """A register that remembers what it was asked and what it knew."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._names: dict[tuple[str, str], list[str] | None] = {}
        self._offices: dict[tuple[str, ...], list[str] | None] = {}
        self._only: dict[str, bool] = {}

    def resolve(self, name: str, role: str = "") -> Entity | None:
        found = self._register.resolve(name, role)
        self._names[name, role] = _known(found)
        return found

    def holder(self, words: Iterable[str]) -> Entity | None:
        asked = tuple(sorted(words))
        found = self._register.holder(asked)
        self._offices[asked] = _known(found)
        return found

    def is_only(self, name: str) -> bool:
        found = self._register.is_only(name)
        self._only[name] = found
        return found

    def as_json(self) -> str:
        return json.dumps(
            [list(self._names.items()), list(self._offices.items()), list(self._only.items())], ensure_ascii=False
        )


def _differs(register: Register, consulted: list[Any]) -> bool:
    names, offices, only = consulted
    return (
        any(_known(register.resolve(*asked)) != known for asked, known in names)
        or any(_known(register.holder(asked)) != known for asked, known in offices)
        or any(register.is_only(asked) != known for asked, known in only)
    )


def _known(entity: Entity | None) -> list[str] | None:
    """What resolving a text's speakers may make of an entity."""
    return [entity.name, entity.kind, entity.gender, *entity.roles[:1]] if entity else None


def _resolve_staged(register: Register, db: Database, id_: str) -> None:
    article, analysis = staging.staged_text(db, id_)
    found, consulted = _resolved(register, article, analysis.statements, analysis.spans)
    sql = "UPDATE staged SET speakers = ?, consulted = ? WHERE id = ?"
    db.execute(sql, (json.dumps(found, ensure_ascii=False), consulted, id_))


def _resolve_standing(register: Register, db: Database, number: int) -> None:
    text, spans = db.execute(
        "SELECT text, sentences FROM article JOIN article_names ON article = number WHERE number = ?", (number,)
    ).fetchone()
    rows = statements.read_rows(db.conn, number)
    found, consulted = _resolved(register, text, rows, [(start, end) for start, end in json.loads(spans)])
    sql = "INSERT OR REPLACE INTO resolved (article, speakers, consulted) VALUES (?, ?, ?)"
    db.execute(sql, (number, json.dumps(found, ensure_ascii=False), consulted))


def _resolved(
    register: Register, text: str, rows: Sequence[StatementRow], spans: Sequence[Span]
) -> tuple[list[SpeakerRow], str]:
    """Who each statement is from, and what was asked of the register and answered."""
    told = tuple(map(statements.told, rows))
    consulted = _Consulted(register)
    found = resolve_speakers(text, Reading(told, tuple(spans)), consulted)
    named = [_row(text, one, speaker, consulted) for one, speaker in zip(told, found, strict=True)]
    return named, consulted.as_json()


def _row(text: str, statement: Statement, speaker: Speaker, directory: Directory) -> SpeakerRow:
    return (*_name_and_role(text, statement, speaker, directory), speaker.basis, speaker.sure)


def _name_and_role(
    text: str, statement: Statement, speaker: Speaker, directory: Directory
) -> tuple[str | None, str | None]:
    """The name that the articles support best, and the office, of this article if it gives one."""
    name, own = speaker.name, speaker.entity
    if name is None or own is None:
        return name, None
    if own.kind == "body" or "body" in load().lexicon.of(name.split()[-1].lower()):
        whole = _as_written(text, statement, name)
        known = directory.resolve(whole)
        return known.name if known is not None and known.name.casefold() == whole.casefold() else whole, None
    wide = directory.resolve(name, " ".join(own.roles)) if len(name.split()) > 1 else None
    known = wide if wide is not None and wide.kind == "person" else own
    is_one_person = len(known.name.split()) > 1 or bool(known.gender)
    return known.name, _office((*own.roles, *known.roles)) if is_one_person else None


def _as_written(text: str, statement: Statement, name: str) -> str:
    """For "a spokesman for China's Foreign Ministry" more than "Foreign Ministry", where that ends what is written."""
    words = text[slice(*statement.speaker)].split() if statement.speaker else []
    first = len(words) - len(name.split())
    if first < 0 or " ".join(words[first:]) != name:
        return name
    while first > 0 and words[first - 1][0].isupper() and words[first - 1].lower() != "the":
        first -= 1
    return " ".join(words[first:])


def _office(roles: Iterable[str]) -> str | None:
    """The first that reads as one, without the article before it."""
    for role in roles:
        words = role.split()
        is_clause = any(word.endswith("ed") and word.islower() for word in words)
        if len(words) <= _OFFICE_WORDS and not (is_clause or words[-1] in _NO_OFFICE or _only_addresses(words)):
            return " ".join(words[1:] if words[0].lower() in ("the", "a", "an") else words)
    return None


def _store_speakers(connection: sqlite3.Connection, register: Register) -> None:
    names = connection.execute("SELECT DISTINCT speaker FROM statement WHERE speaker IS NOT NULL").fetchall()
    known = {entity.name: entity for entity in register.entities}
    connection.execute("DELETE FROM speaker")
    connection.executemany(
        "INSERT INTO speaker (name, kind, spellings, roles) VALUES (?, ?, ?, ?)",
        (
            (name, _kind(one), _json(sorted(one.spellings)), _json(one.roles))
            if (one := known.get(name))
            else (name, "body", _json([name]), _json([]))
            for (name,) in names
        ),
    )


def _only_addresses(words: Sequence[str]) -> bool:
    """Whether it is no office but how one is addressed: "Mr."."""
    classes = [load().lexicon.of(word.lower().rstrip(".")) for word in words]
    return all("title" in own and not own.isdisjoint(("male", "female")) and "role" not in own for own in classes)


def _kind(entity: Entity) -> Literal["person", "body"]:
    """What it is; a state or a ministry is no person, however little an article tells of it."""
    words = load().lexicon
    if words.state(entity.name) or "body" in words.of(entity.name.split()[-1].lower()):
        return "body"
    return entity.kind


def _json(values: Iterable[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False)
