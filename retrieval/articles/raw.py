"""An article found but not yet read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from retrieval.articles.article import Article
from retrieval.articles.lines import storable
from retrieval.articles.reading import article_from
from retrieval.articles.source_page import Page
from retrieval.articles.version import cleaning_version


@dataclass(frozen=True, slots=True)
class RawArticle:
    """An article found but not yet read: enough to see whether it has changed.

    `file` holds it; `origin`, for people, says where in the file: path or path:line. `digest` is a SHA-256 of
    all that the article is made from, `content` one of the file's bytes and what stands beside it alone; `size` counts
    its bytes.
    """

    id: str
    file: Path
    origin: str
    digest: str
    content: str
    size: int
    page: Callable[[], Page] = field(repr=False, compare=False)

    def article(self) -> Article:
        """Reads and cleans the article. Raises UnreadableError, an InputError, if that cannot be done."""
        return article_from(self.id, self.page(), self.origin)


def digest_of(data: bytes, kind: str, sidecar: Mapping[str, object] | None = None) -> str:
    """SHA-256 in hex of an article's bytes, their kind, its sources.toml table and the cleaning's version."""
    way = json.dumps([cleaning_version(), kind, sidecar or {}], sort_keys=True, default=str)
    return hashlib.sha256(way.encode() + b"\0" + data).hexdigest()


def content_of(data: bytes, sidecar: Mapping[str, object] | None = None) -> str:
    """SHA-256 in hex of an article's bytes and its sources.toml table: another where the article itself is."""
    beside = json.dumps(sidecar or {}, sort_keys=True, default=str).encode()
    return hashlib.sha256(beside + b"\0" + data).hexdigest()


def storable_id(name: str) -> str:
    """The name in characters that can be stored; file systems and JSON allow others."""
    return " ".join(storable(name).split())
