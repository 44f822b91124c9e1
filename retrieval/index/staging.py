"""The stage: cleaned articles and new vectors, durable but invisible until they are published.

A vector is kept for each distinct wording and model: what five outlets repeat is encoded once, what has not changed
never again, and what a killed run had encoded is there for the next.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlite_utils import Database

from retrieval.articles.article import Article, Block
from retrieval.index import wordings
from retrieval.index.sentence import sentences_of
from retrieval.vectors.encoder import Encoder
from retrieval.vectors.late_interaction import pack

# Sentences encoded between two commits: some seconds of work, all that a kill can cost.
WINDOW = 1024


@dataclass(frozen=True, slots=True)
class StagedArticle:
    """A cleaned article and where it was read."""

    article: Article
    file: Path
    origin: str
    digest: str


class Stage:
    """Adds articles to the stage of ``db``, encoding the wordings that the model numbered ``model`` has not seen."""

    def __init__(self, db: Database, encoder: Encoder, model: int) -> None:
        self._db, self._encoder, self._model = db, encoder, model
        self._articles: list[StagedArticle] = []
        self._texts: dict[bytes, str] = {}

    def add(self, staged: StagedArticle) -> None:
        """Stage one article; it is on disk after the next ``flush``, which a full window brings about."""
        self._articles.append(staged)
        text = staged.article.text
        for sentence in sentences_of(staged.article):
            wording = text[sentence.start : sentence.end]
            digest = wordings.digest_of(wording)
            if sentence.citable and digest not in self._texts and not self._is_encoded(digest):
                self._texts[digest] = wording
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
            self._db.table("staged").insert_all(map(_to_row, self._articles), replace=True)
        self._articles.clear()
        self._texts.clear()

    def _is_encoded(self, digest: bytes) -> bool:
        return wordings.find(self._db.conn, self._model, digest) is not None


def staged_digests(db: Database) -> dict[str, str]:
    """The digest of each article on the stage, by id."""
    return dict(db.execute("SELECT id, digest FROM staged"))


def staged_articles(db: Database) -> Iterator[StagedArticle]:
    """The articles on the stage, one at a time."""
    for row in db.query("SELECT * FROM staged ORDER BY id"):
        yield _from_row(row)


def drop(db: Database, ids: set[str]) -> None:
    """Take articles off the stage that no longer are what was staged."""
    with db.atomic():
        db.conn.executemany("DELETE FROM staged WHERE id = ?", ((one,) for one in ids))


def _to_row(staged: StagedArticle) -> dict[str, str]:
    article = asdict(staged.article)
    article["published"] = staged.article.published and staged.article.published.isoformat()
    return {
        "id": staged.article.id,
        "digest": staged.digest,
        "file": str(staged.file),
        "origin": staged.origin,
        "article": json.dumps(article, ensure_ascii=False),
    }


def _from_row(row: dict[str, str]) -> StagedArticle:
    fields = json.loads(row["article"])
    fields["blocks"] = tuple(Block(**block) for block in fields["blocks"])
    fields["published"] = fields["published"] and dt.date.fromisoformat(fields["published"])
    return StagedArticle(Article(**fields), Path(row["file"]), row["origin"], row["digest"])
