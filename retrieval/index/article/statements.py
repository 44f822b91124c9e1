"""The statements of an article as the index keeps them, and reading them by sentence or by speaker."""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from retrieval.index.article.sentence import Sentence
from retrieval.language.statements import Basis, Kind, Span, Statement, is_negative
from retrieval.language.word_classes import Act

_CLOSING = MappingProxyType({"“": "”", '"': '"', "„": "“”", "«": "»", "‘": "’"})
_ROWS_AT_ONCE = 500
_COLUMNS = (
    "content, quote, kind, cue_start, cue_end, cue, negated, speaker_start, speaker_end, speaker_as_written, act"
    ", target"
)
# How one is called whose name the texts do not tell.
_UNNAMED = "unnamed: '"
# The full name, the office, how the speaker is known, and how sure that is.
SpeakerRow = tuple[str | None, str | None, Basis, float]
# As in the table, with the places of the sentences for their ids, without the article and who is resolved.
StatementRow = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class StoredStatement:
    """A statement in an article; spans are offsets into the article's text, as for `Statement`.

    ``sentences``: ids of the first and the last sentence that it stands in. ``quote``: its words as they stand, parts
    joined by " … ". ``speaker``: the full name, None if the texts do not tell. ``speaker_as_written``, ``cue`` and
    ``role`` are empty where there is none. ``is_negated``: the cue denies what the content says. ``act``: what is done
    in saying so, ``target`` whom it is done to, as written. ``basis`` and ``sure``: how the speaker is known.
    """

    id: int
    article: int
    sentences: tuple[int, int]
    content: tuple[Span, ...]
    quote: str
    kind: Kind
    cue: str
    is_negated: bool
    speaker_as_written: str
    speaker: str | None
    role: str
    act: Act
    target: str
    basis: Basis
    sure: float

    @property
    def called(self) -> str:
        """The full name of the speaker; who is not known is never guessed."""
        return self.speaker or unnamed(self.speaker_as_written)


def rows(text: str, sentences: Sequence[Sentence], statements: Iterable[Statement]) -> Iterator[StatementRow]:
    """The statements of an article, given its text and its sentences in order."""
    starts = [sentence.start for sentence in sentences]

    def place_of(offset: int) -> int | None:
        at = bisect_right(starts, offset) - 1
        return at if at >= 0 else None

    for statement in statements:
        yield (
            place_of(statement.content[0][0]),
            place_of(statement.content[-1][1] - 1),
            json.dumps(statement.content),
            quote_of(text, statement),
            statement.kind,
            *_spanned(text, statement.cue),
            statement.cue is not None and is_negative(text[slice(*statement.cue)]),
            *_spanned(text, statement.speaker),
            statement.act,
            text[slice(*statement.target)] if statement.target else "",
        )


def told(row: StatementRow) -> Statement:
    """The statement of a row."""
    _, _, content, _, kind, cue, cue_end, _, _, speaker, speaker_end, *_ = row
    return Statement(
        tuple((start, end) for start, end in json.loads(content)),
        (speaker, speaker_end) if speaker is not None else None,
        (cue, cue_end) if cue is not None else None,
        kind,
    )


def insert(
    connection: sqlite3.Connection,
    number: int,
    ids: Sequence[int],
    rows: Sequence[StatementRow],
    speakers: Sequence[SpeakerRow],
) -> None:
    """Store the statements of the article with that number, whose sentences have these ids, in order.

    ``speakers``: of each statement who it is from.
    """

    def id_of(place: int | None) -> int | None:
        return None if place is None else ids[place]

    connection.executemany(
        f"INSERT INTO statement (article, first_sentence, last_sentence, {_COLUMNS}, speaker, role, basis, sure)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (number, id_of(first), id_of(last), *rest, *speaker)
            for (first, last, *rest), speaker in zip(rows, speakers, strict=True)
        ),
    )


def read_rows(connection: sqlite3.Connection, number: int) -> list[StatementRow]:
    """The rows of the article with that number, in order, without the sentences."""
    sql = f"SELECT NULL, NULL, {_COLUMNS} FROM statement WHERE article = ? ORDER BY id"
    return connection.execute(sql, (number,)).fetchall()


def settle(connection: sqlite3.Connection, number: int, speakers: Sequence[SpeakerRow]) -> None:
    """Set the speakers of the article's statements, given in order."""
    ids = connection.execute("SELECT id FROM statement WHERE article = ? ORDER BY id", (number,)).fetchall()
    connection.executemany(
        "UPDATE statement SET speaker = ?, role = ?, basis = ?, sure = ? WHERE id = ?",
        ((*speaker, *id_) for speaker, id_ in zip(speakers, ids, strict=True)),
    )


def delete(connection: sqlite3.Connection, number: int) -> None:
    """Remove the statements of the article with that number."""
    connection.execute("DELETE FROM statement WHERE article = ?", (number,))


def quote_of(text: str, statement: Statement) -> str:
    """The words of the statement as they stand, parts joined by " … "; what is quoted as a whole without its marks."""
    return " … ".join(_unquoted(text[start:end]) for start, end in statement.content)


def statements_in(connection: sqlite3.Connection, sentences: Sequence[int]) -> list[StoredStatement]:
    """The statements any part of which stands in one of the sentences, in the order of the index."""
    found: dict[int, StoredStatement] = {}
    for at in range(0, len(sentences), _ROWS_AT_ONCE):
        ids = sentences[at : at + _ROWS_AT_ONCE]
        marks = ", ".join("?" * len(ids))
        sql = (
            f"{_SELECT} JOIN sentence ON sentence.article = statement.article"
            f" WHERE sentence.id IN ({marks}) AND sentence.id BETWEEN first_sentence AND last_sentence"
        )
        found |= {row[0]: _stored(row) for row in connection.execute(sql, ids)}
    return [found[one] for one in sorted(found)]


def statements_of(connection: sqlite3.Connection, number: int) -> list[StoredStatement]:
    """The statements of the article with that number, in the order of the text."""
    sql = f"{_SELECT} WHERE statement.article = ? AND first_sentence IS NOT NULL ORDER BY id"
    return list(map(_stored, connection.execute(sql, (number,))))


def statements_by(connection: sqlite3.Connection, names: Iterable[str]) -> list[StoredStatement]:
    """The statements of the speakers with that ``called``, in the order of the index."""
    rows = (row for name in names for row in connection.execute(*_of_speaker(name)))
    return sorted(map(_stored, rows), key=lambda one: one.id)


def statements_doing(connection: sqlite3.Connection, act: Act) -> list[StoredStatement]:
    """The statements in which that is done, in the order of the index."""
    sql = f"{_SELECT} WHERE act = ? AND first_sentence IS NOT NULL ORDER BY statement.id"
    return list(map(_stored, connection.execute(sql, (act,))))


def unnamed_speakers(connection: sqlite3.Connection) -> list[str]:
    """The phrases, as written, for speakers whose names the texts do not tell, each once, in order."""
    sql = (
        "SELECT DISTINCT speaker_as_written FROM statement"
        " WHERE speaker IS NULL AND speaker_as_written IS NOT NULL ORDER BY speaker_as_written"
    )
    return [phrase for (phrase,) in connection.execute(sql)]


def unnamed(phrase: str) -> str:
    """What one is called whom the texts only describe so."""
    return f"{_UNNAMED}{phrase}'"


def _of_speaker(name: str) -> tuple[str, tuple[str]]:
    if name.startswith(_UNNAMED):
        where, value = "speaker IS NULL AND speaker_as_written = ?", name.removeprefix(_UNNAMED)[:-1]
    else:
        where, value = "speaker = ?", name
    return f"{_SELECT} WHERE {where} AND first_sentence IS NOT NULL", (value,)


_SELECT = (
    "SELECT statement.id, statement.article, first_sentence, last_sentence, content, quote, statement.kind, cue,"
    " negated, speaker_as_written, speaker, role, act, target, basis, sure FROM statement"
)


def _stored(row: tuple[Any, ...]) -> StoredStatement:
    id_, article, first, last, content, quote, kind, cue, negated, as_written, speaker, role, *rest = row
    act, target, basis, sure = rest
    return StoredStatement(
        id_,
        article,
        (first, last),
        tuple((start, end) for start, end in json.loads(content)),
        quote,
        kind,
        cue or "",
        bool(negated),
        as_written or "",
        speaker,
        role or "",
        act,
        target,
        basis,
        sure,
    )


def _spanned(text: str, span: Span | None) -> tuple[int | None, int | None, str | None]:
    return (*span, text[slice(*span)]) if span else (None, None, None)


def _unquoted(part: str) -> str:
    """The part without the marks around it, if these are one pair, or an opening one that a paragraph left open."""
    part = f"{part[:-2]}”" if part.startswith("“") and part.endswith("’’") else part
    closing = _CLOSING.get(part[:1])
    if closing is None:
        return part
    inner = part[1:-1] if part[-1] in closing and len(part) > 1 else part[1:]
    return part if any(mark in inner for mark in (part[0], *closing) if mark != "’") else inner.rstrip(",")
