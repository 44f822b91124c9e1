"""Publishing: what is staged replaces what was, in one transaction. A reader sees all of it or nothing of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from sqlite_utils import Database

from retrieval.articles import Problem
from retrieval.engines.port import Document, Engine
from retrieval.index import dates, speakers, staging, statements
from retrieval.index.sentence import sentences_of
from retrieval.index.staging import StagedArticle
from retrieval.index.terms import documents, header_terms

# Of what a sentence's BM25 document, its borders, its dates and its statements are made; another number makes every
# article count as changed.
ANALYSIS = "3"


def publish(
    db: Database,
    engine: Engine,
    *,
    model: int,
    removed: Iterable[str],
    refused: Sequence[Problem],
    progress: Callable[[int], None] = lambda done: None,
) -> None:
    """Make the staged articles, and none of the ``removed`` ids, what readers see from their next snapshot on."""
    meta = db.table("meta")
    with db.atomic():
        update = engine.update(db, model)
        for one in removed:
            update.delete(_remove(db, one))
        for done, staged in enumerate(staging.staged_articles(db), 1):
            update.delete(_remove(db, staged.article.id))
            update.upsert(staged.article, _insert(db, staged, model))
            progress(done)
        update.finish()
        speakers.resolve(db.conn)
        db.execute("DELETE FROM staged")
        _sweep(db)
        db.execute("DELETE FROM model WHERE number != ?", (model,))
        db.table("refused").delete_where()
        db.table("refused").insert_all({"origin": one.where, "reason": one.what} for one in refused)
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        values = {
            "generation": str(generation(db) + 1),
            "model": str(model),
            "engine": engine.name,
            "published": now,
        }
        meta.insert_all(({"key": key, "value": value} for key, value in values.items()), replace=True)


def generation(db: Database) -> int:
    """How often the index was published; 0 before the first time."""
    return int(meta_value(db, "generation") or 0)


def meta_value(db: Database, key: str) -> str | None:
    """A value of the index's own notes about itself."""
    row = db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return row[0] if row else None


def _remove(db: Database, article: str) -> list[int]:
    """Delete an article and its sentences; returns their ids."""
    row = db.execute("SELECT number FROM article WHERE id = ?", (article,)).fetchone()
    if row is None:
        return []
    dates.delete(db.conn, row[0])
    statements.delete(db.conn, row[0])
    gone = [one for (one,) in db.execute("DELETE FROM sentence WHERE article = ? RETURNING id", row)]
    db.execute("DELETE FROM article WHERE number = ?", row)
    return gone


def _insert(db: Database, staged: StagedArticle, model: int) -> list[Document]:
    """Store an article with all that is known about it; returns its citable sentences for the engine."""
    article = staged.article
    number = db.execute(
        "INSERT INTO article (id, file, origin, digest, title, source, via, published, published_basis, url, text)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            article.id,
            str(staged.file),
            staged.origin,
            staged.digest,
            article.title,
            article.source,
            article.via,
            article.published and article.published.isoformat(),
            article.published_basis,
            article.url,
            article.text,
        ),
    ).lastrowid
    sentences, ids, citable = sentences_of(article), list[int](), list[Document]()
    texts = [article.text[sentence.start : sentence.end] for sentence in sentences]
    for sentence, text, document in zip(sentences, texts, documents(texts, header_terms(article)), strict=True):
        wording = staging.wording_id(db, model, staging.wording_digest(text)) if sentence.citable else None
        length = document.total() if sentence.citable else 0
        row = (number, sentence.start, sentence.end, sentence.kind, length, wording)
        cursor = db.execute(
            'INSERT INTO sentence (article, "start", "end", kind, terms, wording) VALUES (?, ?, ?, ?, ?, ?)',
            row,
        )
        ids.append(int(cursor.lastrowid or 0))
        if wording is not None:
            citable.append(Document(ids[-1], wording, document))
    dates.insert(db.conn, int(number or 0), article, sentences, ids)
    statements.insert(db.conn, int(number or 0), article, sentences, ids)
    return citable


def _sweep(db: Database) -> None:
    """Drop vectors nobody uses any more."""
    unused = db.execute(_UNUSED).fetchall()
    db.conn.executemany("DELETE FROM wording WHERE id = ?", unused)
    db.conn.executemany("DELETE FROM token_codes WHERE wording = ?", unused)


# By the index that holds the ids alone: the table holds the vectors, and reading all of them takes seconds.
_UNUSED = """
    SELECT id FROM wording INDEXED BY idx_wording_model_digest
    WHERE id NOT IN (SELECT wording FROM sentence WHERE wording IS NOT NULL)
"""
