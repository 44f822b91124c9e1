"""What users asked, what they were told, and whether it helped: one SQLite file apart from the index.

Every question is kept with its answer from the moment it is asked, so that a vote, which may come weeks and restarts
later, knows what it judges. Datasette reads it as it is.
"""

from __future__ import annotations

import datetime as dt
import json
import secrets
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from retrieval.feedback_layout import LAYOUT
from retrieval.index.filters import Filters
from retrieval.private_file import PrivateFile
from retrieval.visits import last_visit

MOST = 20_000
ID_BYTES = 9  # 12 characters of URL-safe base64

_REMEMBER = """
    INSERT INTO question (id, command, text, asker, asked, source, speaker, "after", "before", guild, event, turns,
                          beside, answer)
    VALUES (:id, :command, :text, :asker, :asked, :source, :speaker, :after, :before, :guild, :event, :turns,
            :beside, :answer)
    ON CONFLICT (id) DO UPDATE SET answer = excluded.answer
    WHERE NOT EXISTS (SELECT 1 FROM vote WHERE vote.question = excluded.id)
"""
_ASKED = "SELECT asked FROM question WHERE asker = ? AND event = ? AND asked < ? ORDER BY asked DESC"
_JUDGED = """
    SELECT question.*, sum(vote.helpful) AS helpful, sum(NOT vote.helpful) AS not_helpful
    FROM question JOIN vote ON vote.question = question.id
    WHERE :guild IS NULL OR question.guild = :guild
    GROUP BY question.id
    ORDER BY max(vote.at) DESC, question.id
    LIMIT :limit OFFSET :offset
"""
_COUNT = """
    SELECT count(*) FROM question
    WHERE (:guild IS NULL OR guild = :guild) AND id IN (SELECT question FROM vote)
"""
# Those that are worth least to keep: what nobody judged, then what was, each the oldest first.
_LEAST = """
    SELECT id FROM question WHERE id <> ? ORDER BY id IN (SELECT question FROM vote), asked LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was asked, enough to ask it again.

    ``command``: "ask", "who-said", "when", "timeline", "compare" or "verify". ``asker``: the user's number. ``asked``:
    with a time zone. ``guild``: the number of the server it was asked in, None in direct messages. ``event``: of which
    of several events, "" where there is one. ``turns``: what was said before it in the same conversation, which it may
    lean on. ``beside``: the outlet that ``source`` is compared with.
    """

    id: str
    command: str
    text: str
    asker: int
    asked: dt.datetime
    source: str | None = None
    speaker: str | None = None
    after: dt.date | None = None
    before: dt.date | None = None
    guild: int | None = None
    event: str = ""
    turns: tuple[str, ...] = ()
    beside: str | None = None

    @property
    def filters(self) -> Filters:
        """Which articles were to answer."""
        return Filters(self.source, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many people found an answer helpful, and how many did not."""

    helpful: int
    not_helpful: int


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was deleted of one person's: questions, with all votes on them, and votes on others' questions."""

    questions: int
    votes: int


@dataclass(frozen=True, slots=True)
class Judged:
    """A question with votes, and what it was answered: ``best`` is the first cited sentence of ``article``.

    ``found``: whether the answer was one, or merely the nearest there was. Both texts are empty where
    nothing was cited.
    """

    asked: Asked
    tally: Tally
    found: bool
    summary: str
    best: str
    article: str


def new_id() -> str:
    """An id for a question: 12 random URL-safe characters."""
    return secrets.token_urlsafe(ID_BYTES)


class Feedback(PrivateFile):
    """The feedback file at ``path``, made at the first call, which holds at most ``most`` questions.

    Every method raises FeedbackError, naming the file, if it cannot be opened or written, is damaged, or belongs to
    another program. Safe to share between threads.
    """

    def __init__(self, path: Path, most: int = MOST) -> None:
        super().__init__(path, LAYOUT)
        self._most = most

    def remember(self, asked: Asked, answer: dict[str, Any] | None) -> None:
        """Keep a question with its answer as JSON (`answers.answer.as_json`), or without one.

        A known question gets the new answer, unless somebody has judged the one it had.
        """
        row = asdict(asked) | {
            "asked": _moment(asked.asked),
            "after": asked.after.isoformat() if asked.after else None,
            "before": asked.before.isoformat() if asked.before else None,
            "turns": json.dumps(asked.turns),
            "answer": None if answer is None else json.dumps(answer, ensure_ascii=False),
        }
        with self.using() as db:
            db.execute(_REMEMBER, {key: _storable(value) for key, value in row.items()})
            if (excess := db.table("question").count - self._most) > 0:
                worth_least = db.execute(_LEAST, [asked.id, excess + self._most // 100]).fetchall()
                _delete(db, [id for (id,) in worth_least])

    def find(self, id: str) -> Asked | None:
        """The question of this id, if it is known."""
        with self.using() as db:
            rows = list(db.table("question").rows_where("id = ?", [id]))
        return _asked(rows[0]) if rows else None

    def last_visit(self, asker: int, event: str, now: dt.datetime) -> dt.datetime | None:
        """When somebody last asked something of an event in the visit before this one; None if that is not known."""
        with self.using() as db:
            rows = db.execute(_ASKED, [asker, event, _moment(now)]).fetchall()
        return last_visit((dt.datetime.fromisoformat(asked) for (asked,) in rows), now)

    def vote(self, id: str, voter: int, helpful: bool) -> Tally | None:
        """Count one person's judgement, in place of an earlier one of theirs; None if the question is unknown."""
        with self.using() as db:
            try:
                db.execute(
                    "INSERT OR REPLACE INTO vote (question, voter, helpful, at) VALUES (?, ?, ?, ?)",
                    [id, voter, helpful, _moment(dt.datetime.now(dt.UTC))],
                )
            except sqlite3.IntegrityError:  # the question it refers to is not there
                return None
            return _tally(db, id)

    def tally(self, id: str) -> Tally:
        """The votes on a question, none if it is unknown."""
        with self.using() as db:
            return _tally(db, id)

    def judged(self, limit: int | None = 20, offset: int = 0, guild: int | None = None) -> list[Judged]:
        """Questions with votes, all of them with ``limit`` None, or those of one server; the latest vote's first."""
        which = {"limit": -1 if limit is None else limit, "offset": offset, "guild": guild}
        with self.using() as db:
            rows = list(db.query(_JUDGED, which))
        return [_judged(row) for row in rows]

    def count(self, guild: int | None = None) -> int:
        """How many questions, everywhere or of one server, have votes."""
        with self.using() as db:
            return int(db.execute(_COUNT, {"guild": guild}).fetchone()[0])

    def forget(self, before: dt.datetime) -> int:
        """Drop the questions asked before that moment on which nobody voted; returns how many they were."""
        with self.using() as db:
            dropped = db.execute(
                "DELETE FROM question WHERE asked < ? AND id NOT IN (SELECT question FROM vote)", [_moment(before)]
            )
            return dropped.rowcount

    def forget_person(self, number: int) -> Forgotten:
        """Delete what somebody asked, with all votes on it, and how they voted; the file keeps no trace of it."""
        with self.using() as db:
            votes = db.execute(
                "DELETE FROM vote WHERE voter = :who AND question NOT IN (SELECT id FROM question WHERE asker = :who)",
                {"who": number},
            ).rowcount
            asked = [id for (id,) in db.execute("SELECT id FROM question WHERE asker = ?", [number])]
            _delete(db, asked)
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return Forgotten(len(asked), votes)


def _delete(db: Database, questions: Sequence[str]) -> None:
    """Drop questions and all votes on them, in one transaction."""
    ids = [(id,) for id in questions]
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        db.conn.executemany("DELETE FROM vote WHERE question = ?", ids)
        db.conn.executemany("DELETE FROM question WHERE id = ?", ids)
        db.conn.execute("COMMIT")
    except BaseException:
        db.conn.rollback()
        raise


def _tally(db: Database, id: str) -> Tally:
    helpful, not_helpful = db.execute(
        "SELECT count(*) FILTER (WHERE helpful), count(*) FILTER (WHERE NOT helpful) FROM vote WHERE question = ?", [id]
    ).fetchone()
    return Tally(helpful, not_helpful)


def _asked(row: dict[str, Any]) -> Asked:
    after, before = (dt.date.fromisoformat(row[name]) if row[name] else None for name in ("after", "before"))
    asked = dt.datetime.fromisoformat(row["asked"])
    filters = row["source"], row["speaker"], after, before
    leans_on = row["event"] or "", tuple(json.loads(row["turns"] or "[]"))
    question = row["id"], row["command"], row["text"], row["asker"], asked
    return Asked(*question, *filters, row["guild"], *leans_on, row["beside"])


def _judged(row: dict[str, Any]) -> Judged:
    tally = Tally(row["helpful"], row["not_helpful"])
    if row["answer"] is None:
        return Judged(_asked(row), tally, found=False, summary="", best="", article="")
    answer = json.loads(row["answer"])
    best, article = next(((item["text"], item["article"]["id"]) for item in answer["items"]), ("", ""))
    return Judged(_asked(row), tally, answer["found"], answer["summary"], best, article)


def _moment(moment: dt.datetime) -> str:
    """As text whose order is that of time."""
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds")


def _storable(value: object) -> object:
    """Text without half surrogate pairs, which JSON can carry here and UTF-8 cannot hold; the rest as it is."""
    return value.encode("utf8", "replace").decode("utf8") if isinstance(value, str) else value
