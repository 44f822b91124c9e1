"""The words that the articles use, for telling a misspelt word of a question and what it was meant to be."""

from __future__ import annotations

import sqlite3


def terms(connection: sqlite3.Connection) -> list[str]:
    """All terms that sentences are indexed under."""
    return [term for (term,) in connection.execute("SELECT DISTINCT term FROM posting")]
