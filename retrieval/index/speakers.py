"""Who the speakers of all stored statements are, by what all indexed articles together say of people and bodies.

A surname in one article is resolved by the full name in another, so that an article that comes or goes may change
whom another one quotes. With each article is kept what its speakers were looked up by beyond its own text, and what was
found: an index run resolves again only the articles for which that has changed. What is stored therefore is the same
however the index came to hold its articles.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from retrieval.index import names
from retrieval.language.statements import (
    Directory,
    Entity,
    Reading,
    Register,
    Speaker,
    Statement,
    resolve_speakers,
)
from retrieval.language.statements.names import BODY_WORDS

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


def resolve(connection: sqlite3.Connection) -> None:
    """Settle the speakers of all statements, given the names of all articles now in the index."""
    register = names.register(connection)
    sql = "SELECT article, consulted FROM article_names"
    for number, consulted in connection.execute(sql).fetchall():
        if consulted is None or _differs(register, json.loads(consulted)):
            _resolve_article(connection, register, number)
    _store_speakers(connection, register)


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

    def resolve(self, name: str, role: str = "") -> Entity | None:
        found = self._register.resolve(name, role)
        self._names[name, role] = _known(found)
        return found

    def holder(self, words: Iterable[str]) -> Entity | None:
        asked = tuple(sorted(words))
        found = self._register.holder(asked)
        self._offices[asked] = _known(found)
        return found

    def as_json(self) -> str:
        return json.dumps([list(self._names.items()), list(self._offices.items())], ensure_ascii=False)


def _differs(register: Register, consulted: list[list[list[list[str]]]]) -> bool:
    names, offices = consulted
    return any(_known(register.resolve(*asked)) != known for asked, known in names) or any(
        _known(register.holder(asked)) != known for asked, known in offices
    )


def _known(entity: Entity | None) -> list[str] | None:
    """What resolving a text's speakers may make of an entity."""
    return [entity.name, entity.kind, entity.gender, *entity.roles[:1]] if entity else None


def _resolve_article(connection: sqlite3.Connection, register: Register, number: int) -> None:
    text, sentences = connection.execute(
        "SELECT text, sentences FROM article JOIN article_names ON article = number WHERE number = ?", (number,)
    ).fetchone()
    rows = connection.execute(
        "SELECT id, content, speaker_start, speaker_end, cue_start, cue_end, kind FROM statement"
        " WHERE article = ? ORDER BY id",
        (number,),
    ).fetchall()
    statements = tuple(
        Statement(
            tuple((a, b) for a, b in json.loads(content)),
            (speaker, speaker_end) if speaker is not None else None,
            (cue, cue_end) if cue is not None else None,
            kind,
        )
        for _, content, speaker, speaker_end, cue, cue_end, kind in rows
    )
    reading = Reading(statements, tuple((a, b) for a, b in json.loads(sentences)))
    consulted = _Consulted(register)
    found = resolve_speakers(text, reading, consulted)
    connection.executemany(
        "UPDATE statement SET speaker = ?, role = ? WHERE id = ?",
        (
            (*_name_and_role(text, statement, speaker, consulted), row[0])
            for row, statement, speaker in zip(rows, statements, found, strict=True)
        ),
    )
    connection.execute("UPDATE article_names SET consulted = ? WHERE article = ?", (consulted.as_json(), number))


def _name_and_role(
    text: str, statement: Statement, speaker: Speaker, directory: Directory
) -> tuple[str | None, str | None]:
    """The name that the articles support best, and the office, of this article if it gives one."""
    name, own = speaker.name, speaker.entity
    if name is None or own is None:
        return name, None
    if own.kind == "body" or name.split()[-1].lower() in BODY_WORDS:
        return _as_written(text, statement, name), None
    wide = directory.resolve(name, " ".join(own.roles)) if len(name.split()) > 1 else None
    known = wide if wide is not None and wide.kind == "person" else own
    is_one_person = len(known.name.split()) > 1 or bool(known.gender)
    return known.name, _office((*own.roles, *known.roles)) if is_one_person else None


def _as_written(text: str, statement: Statement, name: str) -> str:
    """For "the Chinese Foreign Ministry" more than "Foreign Ministry", if that is all that is written."""
    written = text[slice(*statement.speaker)] if statement.speaker else ""
    words = written.split()
    if words[:1] and words[0].lower() == "the":
        words = words[1:]
    whole = " ".join(words)
    named = whole.endswith(name) and all(word[0].isupper() for word in words)
    return whole if named else name


def _office(roles: Iterable[str]) -> str | None:
    """The first that reads as one, without the article before it."""
    for role in roles:
        words = role.split()
        is_clause = any(word.endswith("ed") and word.islower() for word in words)
        if len(words) <= _OFFICE_WORDS and not is_clause and words[-1] not in _NO_OFFICE:
            return " ".join(words[1:] if words[0].lower() in ("the", "a", "an") else words)
    return None


def _store_speakers(connection: sqlite3.Connection, register: Register) -> None:
    names = connection.execute("SELECT DISTINCT speaker FROM statement WHERE speaker IS NOT NULL").fetchall()
    known = {entity.name: entity for entity in register.entities}
    connection.execute("DELETE FROM speaker")
    connection.executemany(
        "INSERT INTO speaker (name, kind, spellings, roles) VALUES (?, ?, ?, ?)",
        (
            (name, one.kind, _json(sorted(one.spellings)), _json(one.roles))
            if (one := known.get(name))
            else (name, "body", _json([name]), _json([]))
            for (name,) in names
        ),
    )


def _json(values: Iterable[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False)
