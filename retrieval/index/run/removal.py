"""Removing articles for good: gone from answers at once, and not taken again by a later index run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from pathlib import Path

from retrieval.articles import Problem
from retrieval.errors import InputError
from retrieval.index import meta, record
from retrieval.index.article import history
from retrieval.index.engine import Engine, require
from retrieval.index.file import seal
from retrieval.index.file.storage import explained, open_for_writing
from retrieval.index.file.writer import sole_writer
from retrieval.index.run import speakers, staging
from retrieval.index.run.publish import publish
from retrieval.index.run.report import Report


def remove(
    path: Path, articles: Collection[str], *, engine: Engine, report: Report = lambda step, done, total: None
) -> list[Path]:
    """Remove the articles with these ids from the index at ``path``, all or none; returns the files that hold them.

    Needs no model. Raises InputError for an id that is not indexed, BusyError, UnusableIndexError, EngineError.
    """
    with sole_writer(path) as writer, explained(path):
        db = open_for_writing(path)
        try:
            require(db.conn, engine)
            files = dict(db.execute("SELECT id, file FROM article").fetchall())
            if unknown := [one for one in articles if one not in files]:
                raise InputError(f"no article is called {unknown[0]!r}: 'eventdesk sources --json' lists the ids")
            writer.note("publishing")
            report("publishing", 0, len(articles))
            staging.keep_only(db, {})
            register = speakers.resolve(db, articles, lambda done: None)
            with db.atomic():
                history.withdraw(db.conn, articles, dt.datetime.now(dt.UTC).isoformat(timespec="seconds"))
                publish(
                    db,
                    engine,
                    register,
                    model=meta.model_number(db.conn),
                    removed=articles,
                    refused=[Problem(where, why) for where, why in record.refused(db.conn)],
                )
            seal.put_on(db.conn, path)
            return [Path(files[one]) for one in articles]
        finally:
            db.close()
