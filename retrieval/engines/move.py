"""Moving an index to another engine: what is searched is made again from the record; nothing is encoded.

The engine that holds the index answers until the other one is whole; then one transaction changes over. A move that was
broken off goes on where it was, unless the index has changed meanwhile. It also fills again what a server has lost.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlite_utils import Database

from retrieval.config import Settings
from retrieval.engines.choice import engine_called, engine_of
from retrieval.errors import EngineError, NoIndexError
from retrieval.index import meta, record
from retrieval.index.engine import UNDER_WAY, Engine, holding_engine
from retrieval.index.file import seal
from retrieval.index.file.storage import explained, open_for_writing
from retrieval.index.file.writer import sole_writer

Report = Callable[[int, int], None]

# Sentences between two commits.
_PORTION = 2000


@dataclass(frozen=True, slots=True)
class Move:
    """What a move did: ``sentences`` are held by ``engine`` now, as they were before if nothing was ``needed``.

    ``left``: why something of the index is still where it was before, if that is so.
    """

    engine: str
    sentences: int
    needed: bool
    left: str | None = None


def move(settings: Settings, *, again: bool = False, report: Report = lambda done, total: None) -> Move:
    """Make the engine that the settings name hold the index; with ``again`` even if it has all of it.

    ``report`` is told how many articles of how many are done. Raises NoIndexError, BusyError, UnusableIndexError, and
    EngineError, after which the engine that held the index still does.
    """
    engine = engine_of(settings)
    with sole_writer(settings.database) as writer, explained(settings.database):
        db = open_for_writing(settings.database)

        def told(done: int, total: int) -> None:
            writer.note("moving", done, total)
            report(done, total)

        try:
            before = holding_engine(db.conn)
            if before is None:
                raise NoIndexError("nothing is indexed yet: 'eventdesk index' does it, for the engine that is set")
            needed = again or before != engine.name or not engine.is_whole(db.conn)
            if needed:
                _fill(db, engine, before, told)
            left = _leave(db, engine_called(before, settings)) if before not in (engine.name, UNDER_WAY) else None
            seal.put_on(db.conn, settings.database)
            return Move(engine.name, record.citable_sentences(db.conn), needed, left)
        finally:
            db.close()


def _fill(db: Database, engine: Engine, before: str, report: Report) -> None:
    """Give the engine every article's sentences, in short transactions, then let it hold the index."""
    model = meta.model_number(db.conn)
    run = f"{engine.name} {meta.generation(db.conn)}"
    last = _begun(db, run)
    if last is None:
        engine.drop(db.conn)
        with db.atomic():
            engine.clear(db)
            last = _note_begun(db, run, 0)
            if before == engine.name:
                meta.note(db.conn, "engine", UNDER_WAY)
    numbers = record.article_numbers(db.conn)
    done = sum(number <= last for number in numbers)
    report(done, len(numbers))
    with db.atomic():
        update = engine.update(db, model)
    while done < len(numbers):
        given = 0
        with db.atomic():
            while given < _PORTION and done < len(numbers):
                article, sentences = record.searched(db.conn, numbers[done])
                update.upsert(article, sentences)
                given, done = given + len(sentences), done + 1
            update.save()
            _note_begun(db, run, numbers[done - 1])
        report(done, len(numbers))
    with db.atomic():
        update.finish()
        meta.note(db.conn, "engine", engine.name)
        meta.forget(db.conn, "moving")


def _leave(db: Database, engine: Engine) -> str | None:
    """Drop what the engine before holds; why that could not be done, if so."""
    with db.atomic():
        engine.clear(db)
    try:
        engine.drop(db.conn)
    except EngineError as error:
        return str(error)
    return None


def _begun(db: Database, run: str) -> int | None:
    """The last article that the engine was given by a move that was broken off; None if there is no such move."""
    begun, _, last = (meta.value(db.conn, "moving") or "").rpartition(" ")
    return int(last) if begun == run else None


def _note_begun(db: Database, run: str, last: int) -> int:
    meta.note(db.conn, "moving", f"{run} {last}")
    return last
