"""Publishing: what is staged replaces what was, in one transaction. A reader sees all of it or nothing of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from sqlite_utils import Database

from retrieval.articles import Problem
from retrieval.index import dates, meta, models, speakers, staging, statements, wordings
from retrieval.index.engine import Document, Engine
from retrieval.index.sentence import sentences_of
from retrieval.index.staging import StagedArticle
from retrieval.index.terms import documents, header_terms

# How the index keeps what was read from an article. Another number makes every article count as changed, and so does
# any change to the tables and rules of the language (`Language.digest`).
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
        wordings.sweep(db.conn)
        models.forget_others(db.conn, model)
        db.table("refused").delete_where()
        db.table("refused").insert_all({"origin": one.where, "reason": one.what} for one in refused)
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        meta.note(db.conn, "generation", str(meta.generation(db.conn) + 1))
        meta.note(db.conn, "model", str(model))
        meta.note(db.conn, "engine", engine.name)
        meta.note(db.conn, "published", now)


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
        "INSERT INTO article (id, file, origin, digest, title, source, via, published, published_basis, url, text,"
        " author, language, source_is_guess, published_doubt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
            article.author,
            article.language,
            article.source_is_guess,
            article.published_doubt,
        ),
    ).lastrowid
    sentences, ids, citable = sentences_of(article), list[int](), list[Document]()
    texts = [article.text[sentence.start : sentence.end] for sentence in sentences]
    for sentence, text, document in zip(sentences, texts, documents(texts, header_terms(article)), strict=True):
        wording = wordings.find(db.conn, model, wordings.digest_of(text)) if sentence.citable else None
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
