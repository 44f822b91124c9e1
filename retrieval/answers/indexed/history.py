"""The history of one article: its versions, and what changed from each to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from retrieval.index.article.history import SeenChange, Version, changes_of, versions
from retrieval.index.cards import ArticleCard
from retrieval.index.reader import Reading


@dataclass(frozen=True, slots=True)
class History:
    """An article as it stands (``card``), the versions before that, and the changes in the order they were seen."""

    card: ArticleCard
    versions: tuple[Version, ...]
    changes: tuple[SeenChange, ...]


def history(reading: Reading, card: ArticleCard) -> History:
    """The history of the article."""
    return History(card, tuple(versions(reading.connection, card.id)), tuple(changes_of(reading.connection, card.id)))


def as_json(told: History) -> dict[str, Any]:
    """The history for programs."""
    return {
        "id": told.card.id,
        "title": told.card.title,
        "url": told.card.url,
        "version": told.card.version,
        "added": told.card.added,
        "seen": told.card.seen,
        "versions": [{"version": one.number, "seen": one.seen, "until": one.until} for one in told.versions],
        "changes": [change_as_json(one) for one in told.changes],
    }


def change_as_json(seen: SeenChange) -> dict[str, Any]:
    """One change: ``span`` is its place in the text of that version, of a sentence that is gone in the one before."""
    one = seen.change
    return {
        "version": seen.version,
        "seen": seen.seen,
        "what": one.what,
        "kinds": list(one.kinds),
        "before": one.before,
        "after": one.after,
        "span": list(one.span),
    }
