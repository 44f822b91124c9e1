"""What is to be posted: written before anything is sent, marked once it is there, so that a kill loses nothing.

A hit is one statement for one channel, whatever watches want it, once for all outlets and times. A post is some hits
in one message. Its ``nonce`` is drawn and kept before it is tried; whoever finds a post tried and not marked as sent
looks for that nonce in the channel first, and so does not post it twice.
"""

from __future__ import annotations

import datetime as dt
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from retrieval.answers.news.novelty import Reason
from retrieval.private_file import PrivateFile
from retrieval.watches.kept import note_looked

# Days for which it is remembered what was told.
_REMEMBERED = 400
_NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that a channel is to be told: where it stands, what is new in it and why, and who wants it.

    ``watches``: their numbers; none in a ``digest``.
    """

    channel: int
    digest: bool
    watches: tuple[int, ...]
    article: str
    span: tuple[int, int]
    text: str
    reason: Reason
    why: str

    @property
    def key(self) -> str:
        """The same for the same words."""
        return " ".join(self.text.casefold().split())


@dataclass(frozen=True, slots=True)
class Post:
    """A message to a channel. ``more``: how many hits there are beside; ``tried``: when it was first sent."""

    id: int
    event: str
    channel: int
    digest: bool
    nonce: str
    hits: tuple[Hit, ...]
    more: int
    tried: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A channel with hits of an event that are in no post yet."""

    event: str
    channel: int
    digest: bool


class Outbox:
    """The hits and posts in the file of the watches. Every method raises FeedbackError as that does."""

    def __init__(self, file: PrivateFile) -> None:
        self._file = file

    def put(self, event: str, versions: Mapping[str, int], hits: Sequence[Hit], now: dt.datetime) -> None:
        """Keep what was found in an event whose articles have these versions now: both or neither.

        What a channel was told before is not kept again.
        """
        rows = (
            (event, hit.channel, hit.digest, hit.key, _moment(now), json.dumps(hit.watches), _item(hit)) for hit in hits
        )
        with self._file.writing() as db:
            db.conn.executemany(
                "INSERT OR IGNORE INTO hit (event, channel, digest, key, found, watches, item)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                rows,
            )
            old = _moment(now - dt.timedelta(days=_REMEMBERED))
            db.conn.execute("DELETE FROM hit WHERE found < ? AND post IS NOT NULL", (old,))
            note_looked(db.conn, event, versions)

    def waiting(self, now: dt.datetime) -> list[Waiting]:
        """The channels with hits found until ``now`` that are in no post."""
        sql = "SELECT DISTINCT event, channel, digest FROM hit WHERE post IS NULL AND found <= ? ORDER BY 3, 1, 2"
        with self._file.using() as db:
            return [Waiting(event, channel, bool(digest)) for event, channel, digest in db.execute(sql, [_moment(now)])]

    def compose(self, waiting: Waiting, most: int, now: dt.datetime, *, rest: bool = False) -> Post | None:
        """Make a post of the oldest ``most`` hits that somebody still wants; None if nobody does.

        ``rest``: only count the others, which are then told as well.
        """
        where = (waiting.event, waiting.channel, waiting.digest)
        with self._file.writing() as db:
            if not waiting.digest:
                _drop_unwanted(db.conn, waiting)
            ids = [
                number
                for (number,) in db.conn.execute(
                    "SELECT id FROM hit WHERE post IS NULL AND (event, channel, digest) = (?, ?, ?) ORDER BY id", where
                )
            ]
            if not ids:
                return None
            shown, others = ids[:most], ids[most:]
            nonce = secrets.token_urlsafe(_NONCE_BYTES)
            db.conn.execute(
                "INSERT INTO post (event, channel, digest, nonce, made, more) VALUES (?, ?, ?, ?, ?, ?)",
                (*where, nonce, _moment(now), len(others)),
            )
            (post,) = db.conn.execute("SELECT last_insert_rowid()").fetchone()
            db.conn.executemany("UPDATE hit SET post = ? WHERE id = ?", ((post, one) for one in shown))
            if rest:
                db.conn.executemany(
                    "UPDATE hit SET post = ?, counted = 1 WHERE id = ?", ((post, one) for one in others)
                )
        return next(one for one in self.unsent() if one.id == post)

    def unsent(self) -> list[Post]:
        """The posts that are not known to have arrived, the oldest first."""
        with self._file.using() as db:
            posts = list(db.query("SELECT * FROM post WHERE sent IS NULL ORDER BY id"))
            sql = "SELECT * FROM hit WHERE post = ? AND NOT counted ORDER BY id"
            held = {one["id"]: list(db.query(sql, [one["id"]])) for one in posts}
        return [_post(one, held[one["id"]]) for one in posts]

    def tried(self, post: Post, now: dt.datetime) -> None:
        """Note, before it is sent, that it may have been; the first time counts."""
        with self._file.using() as db:
            db.execute("UPDATE post SET tried = coalesce(tried, ?) WHERE id = ?", [_moment(now), post.id])

    def sent(self, post: Post, now: dt.datetime, message: int | None) -> None:
        """Note that it is there, as that message; None: that nothing is left of it to be told."""
        with self._file.using() as db:
            db.execute("UPDATE post SET sent = ?, message = ? WHERE id = ?", [_moment(now), message, post.id])

    def count(self, channel: int, since: dt.datetime, *, digest: bool) -> int:
        """How many posts were made for a channel since then."""
        sql = "SELECT count(*) FROM post WHERE channel = ? AND digest = ? AND made >= ?"
        with self._file.using() as db:
            return int(db.execute(sql, [channel, digest, _moment(since)]).fetchone()[0])


def _drop_unwanted(connection: Any, waiting: Waiting) -> None:
    """Drop the hits whose watches are all removed or muted by now."""
    connection.execute(
        "DELETE FROM hit WHERE post IS NULL AND NOT digest AND event = ? AND channel = ? AND NOT EXISTS"
        " (SELECT 1 FROM json_each(hit.watches) JOIN watch ON watch.id = json_each.value WHERE NOT watch.muted)",
        (waiting.event, waiting.channel),
    )


def _item(hit: Hit) -> str:
    fields = {"article": hit.article, "span": hit.span, "text": hit.text, "reason": hit.reason, "why": hit.why}
    return json.dumps(fields, ensure_ascii=False)


def _post(row: dict[str, Any], hits: Sequence[dict[str, Any]]) -> Post:
    found = []
    for hit in hits:
        fields = json.loads(hit["item"])
        watches, span = tuple(json.loads(hit["watches"])), tuple(fields.pop("span"))
        found.append(Hit(hit["channel"], bool(hit["digest"]), watches, span=span, **fields))
    tried = dt.datetime.fromisoformat(row["tried"]) if row["tried"] else None
    digest = bool(row["digest"])
    return Post(row["id"], row["event"], row["channel"], digest, row["nonce"], tuple(found), row["more"], tried)


def _moment(moment: dt.datetime) -> str:
    """As text whose order is that of time."""
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds")
