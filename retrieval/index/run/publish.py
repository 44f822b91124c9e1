"""Publishing: what is staged replaces what was, in one transaction. A reader sees all of it or nothing of it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Sequence

from sqlite_utils import Database

from retrieval.articles import Problem
from retrieval.index import meta, models, wordings
from retrieval.index.article import dates, former, history, names, statements
from retrieval.index.article.terms import documents
from retrieval.index.engine import Document, Engine
from retrieval.index.run import speakers, staging
from retrieval.index.run.staging import StagedArticle
from retrieval.index.snapshot import highest_sentence
from retrieval.language.statements import Register

# How the index keeps what was read from an article. Another number makes every article count as changed, and so does
# any change to the tables and rules of the language (`Language.digest`).
ANALYSIS = "3"


def publish(
    db: Database,
    engine: Engine,
    register: Register,
    *,
    model: int,
    removed: Iterable[str],
    refused: Sequence[Problem],
    progress: Callable[[int], None] = lambda done: None,
) -> None:
    """Make the staged articles, and none of the ``removed`` ids, what readers see from their next snapshot on.

    ``register``: the names that speakers were found by, as `speakers.resolve` gave it.
    """
    with db.atomic():
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        update = engine.update(db, model)
        for one in removed:
            update.delete(_remove(db, one, now))
            history.forget(db.conn, one)
        for done, staged in enumerate(staging.staged_articles(db), 1):
            before = history.standing(db.conn, staged.article.id)
            update.delete(_remove(db, staged.article.id, now))
            update.upsert(staged.article, _insert(db, staged, model))
            history.note(db.conn, staged.article, staged.analysis, staged.source.content, before, now)
            history.readmit(db.conn, staged.article.id)
            progress(done)
        update.finish()
        names.publish(db.conn)
        speakers.publish(db.conn, register)
        db.execute("DELETE FROM staged")
        wordings.sweep(db.conn)
        models.forget_others(db.conn, model)
        db.table("refused").delete_where()
        db.table("refused").insert_all({"origin": one.where, "reason": one.what} for one in refused)
        meta.note(db.conn, "generation", str(meta.generation(db.conn) + 1))
        meta.note(db.conn, "model", str(model))
        meta.note(db.conn, "engine", engine.name)
        meta.note(db.conn, "published", now)


def _remove(db: Database, article: str, now: str) -> list[int]:
    """Delete an article and its sentences; returns their ids, and what they were stays noted."""
    row = db.execute("SELECT number FROM article WHERE id = ?", (article,)).fetchone()
    if row is None:
        return []
    former.note(db.conn, article, now)
    dates.delete(db.conn, row[0])
    statements.delete(db.conn, row[0])
    names.delete(db.conn, row[0])
    db.execute("DELETE FROM article_names WHERE article = ?", row)
    db.execute("DELETE FROM spoken WHERE article = ?", row)
    gone = [one for (one,) in db.execute("DELETE FROM sentence WHERE article = ? RETURNING id", row)]
    db.execute("DELETE FROM article WHERE number = ?", row)
    return gone


def _insert(db: Database, staged: StagedArticle, model: int) -> list[Document]:
    """Store an article with all that is known about it; returns its citable sentences for the engine."""
    article, source = staged.article, staged.source
    cursor = db.execute(
        "INSERT INTO article (id, file, origin, digest, title, source, via, published, published_basis, url, text,"
        " author, language, source_is_guess, published_doubt, credit)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            article.id,
            str(source.file),
            source.origin,
            source.digest,
            article.title,
            article.source,
            article.via,
            article.published and article.published.isoformat(),
            article.published_basis,
            article.url,
            article.text,
            article.author,
            article.language,
            article.source_is_guess,
            article.published_doubt,
            article.credit,
        ),
    )
    number = int(cursor.lastrowid or 0)
    analysis, first = staged.analysis, highest_sentence(db.conn) + 1
    ids = range(first, first + len(analysis.sentences))
    wording_of = wordings.ids_of(db.conn, model, [bytes.fromhex(one) for one in analysis.wordings if one])
    weights = documents(analysis.terms, analysis.header)
    citable = [
        Document(id_, wording_of[bytes.fromhex(digest)], one)
        for id_, digest, one in zip(ids, analysis.wordings, weights, strict=True)
        if digest
    ]
    lengths = {one.sentence: (sum(one.weights.values()), one.wording) for one in citable}
    db.conn.executemany(
        'INSERT INTO sentence (id, article, "start", "end", kind, terms, wording) VALUES (?, ?, ?, ?, ?, ?, ?)',
        (
            (id_, number, one.start, one.end, one.kind, *lengths.get(id_, (0, None)))
            for id_, one in zip(ids, analysis.sentences, strict=True)
        ),
    )
    db.conn.executemany(
        'INSERT INTO spoken (article, "start", "end", at) VALUES (?, ?, ?, ?)',
        ((number, one.start, one.end, one.at) for one in article.spoken),
    )
    dates.insert(db.conn, number, ids, analysis.dates)
    statements.insert(db.conn, number, ids, analysis.statements, staged.speakers)
    db.execute(
        "INSERT INTO article_names (article, sentences, consulted) VALUES (?, ?, ?)",
        (number, json.dumps(analysis.spans), staged.consulted),
    )
    return citable
