"""The stage: analysed articles and new vectors, durable but invisible until they are published.

A vector is kept for each distinct wording and model: what five outlets repeat is encoded once, what has not changed
never again, and what a killed run had analysed and encoded is there for the next.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from retrieval.articles.article import Article, Block, Spoken
from retrieval.index import wordings
from retrieval.index.article import names
from retrieval.index.article.analysis import Analysis, analyse
from retrieval.index.article.statements import SpeakerRow
from retrieval.language.statements import TextNames
from retrieval.vectors.encoder import Encoder
from retrieval.vectors.late_interaction import pack

# Sentences encoded between two commits: some seconds of work, all that a kill can cost.
WINDOW = 1024


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article was read, the digest of all that it was made from, and that of its file alone."""

    file: Path
    origin: str
    digest: str
    content: str


@dataclass(frozen=True, slots=True)
class StagedArticle:
    """An article ready to be published: its analysis, and of each statement who it is from.

    ``consulted``: what the speakers were found by beyond the article's own text.
    """

    article: Article
    source: Source
    analysis: Analysis
    speakers: list[SpeakerRow]
    consulted: str


class Stage:
    """Adds articles to the stage of ``db``, encoding the wordings that the model numbered ``model`` has not seen."""

    def __init__(self, db: Database, encoder: Encoder, model: int) -> None:
        self._db, self._encoder, self._model = db, encoder, model
        self._articles: list[tuple[Article, Source, Analysis, TextNames]] = []
        self._texts: dict[bytes, str] = {}

    def add(self, article: Article, source: Source) -> None:
        """Analyse and stage one article; it is on disk after the next ``flush``, which a full window brings about."""
        analysis, named = analyse(article)
        self._articles.append((article, source, analysis, named))
        for sentence, wording in zip(analysis.sentences, analysis.wordings, strict=True):
            digest = bytes.fromhex(wording or "")
            if wording and digest not in self._texts and wordings.find(self._db.conn, self._model, digest) is None:
                self._texts[digest] = article.text[sentence.start : sentence.end]
        if len(self._texts) >= WINDOW or len(self._articles) >= WINDOW:
            self.flush()

    def flush(self) -> None:
        """Encode what is new, outside any transaction, and write it in short ones."""
        digests = list(self._texts)
        for at in range(0, len(digests), WINDOW):
            window = digests[at : at + WINDOW]
            encoded = self._encoder.sentences([self._texts[digest] for digest in window])
            with self._db.atomic():
                for digest, one in zip(window, encoded, strict=True):
                    wordings.insert(self._db.conn, self._model, digest, one.vector, pack(one.tokens))
        with self._db.atomic():
            for article, source, analysis, named in self._articles:
                self._db.execute(
                    "INSERT OR REPLACE INTO staged (id, digest, file_digest, model, file, origin, article, analysis)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        article.id,
                        source.digest,
                        source.content,
                        self._model,
                        str(source.file),
                        source.origin,
                        _article_as_json(article),
                        analysis.packed(),
                    ),
                )
                names.stage(self._db.conn, article.id, named)
        self._articles.clear()
        self._texts.clear()


def staged_digests(db: Database, model: int) -> dict[str, str]:
    """The digest of each article on the stage whose wordings that model has encoded, by id."""
    return dict(db.execute("SELECT id, digest FROM staged WHERE model = ?", (model,)))


def staged_articles(db: Database) -> Iterator[StagedArticle]:
    """The articles on the stage, one at a time, once their speakers are found."""
    for row in db.query("SELECT * FROM staged ORDER BY id"):
        yield StagedArticle(
            _article_of_json(row["article"]),
            Source(Path(row["file"]), row["origin"], row["digest"], row["file_digest"]),
            Analysis.unpacked(row["analysis"]),
            json.loads(row["speakers"]),
            row["consulted"],
        )


def staged_text(db: Database, id_: str) -> tuple[str, Analysis]:
    """The text and the analysis of a staged article."""
    article, analysis = db.execute("SELECT article, analysis FROM staged WHERE id = ?", (id_,)).fetchone()
    return str(json.loads(article)["text"]), Analysis.unpacked(analysis)


def keep_only(db: Database, wanted: Mapping[str, str]) -> None:
    """Take off the stage what is not ``wanted``, digests by id: a run that was killed may have left it."""
    rows = db.execute("SELECT id, digest FROM staged").fetchall()
    ids = [id_ for id_, digest in rows if wanted.get(id_) != digest]
    with db.atomic():
        db.conn.executemany("DELETE FROM staged WHERE id = ?", ((one,) for one in ids))
        names.unstage(db.conn, ids)


def _article_as_json(article: Article) -> str:
    fields = asdict(article) | {"published": article.published and article.published.isoformat()}
    return json.dumps(fields, ensure_ascii=False)


def _article_of_json(stored: str) -> Article:
    fields: dict[str, Any] = json.loads(stored)
    fields["blocks"] = tuple(Block(**block) for block in fields["blocks"])
    fields["spoken"] = tuple(Spoken(**spoken) for spoken in fields.get("spoken", ()))
    fields["published"] = fields["published"] and dt.date.fromisoformat(fields["published"])
    return Article(**fields)
