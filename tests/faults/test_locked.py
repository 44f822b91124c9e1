"""Another program holds the file: who only reads is not in the way, who locks it is named after a bounded wait."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlite_index import build

from retrieval.errors import FeedbackError, UnusableIndexError
from retrieval.feedback import Asked, Feedback
from retrieval.index.file.seal import seal_file

ASKED = Asked("AAAAAAAAAAAA", "ask", "When does it close?", 7, dt.datetime(2024, 5, 2, tzinfo=dt.UTC))


@pytest.fixture(autouse=True)
def short_patience(monkeypatch):
    """Fifteen seconds are too long for a test; that they pass is SQLite's affair."""
    monkeypatch.setattr("retrieval.index.file.storage.BUSY_SECONDS", 0.2)
    monkeypatch.setattr("retrieval.private_file.BUSY_SECONDS", 0.2)


@contextmanager
def held(path: Path, how: str) -> Iterator[None]:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(how)
    connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    try:
        yield
    finally:
        connection.close()


@pytest.mark.parametrize("rebuild", [False, True])
@pytest.mark.parametrize("how", ["BEGIN EXCLUSIVE", "BEGIN IMMEDIATE"])
def test_an_index_that_another_program_is_writing_is_named_and_stays(database, news, encoder, told, how, rebuild):
    before = told(database)
    (news / "market.md").unlink()
    with held(database, how):
        assert told(database) == before
        with pytest.raises(UnusableIndexError, match=r"index\.db is locked by another program.*run again"):
            build(database, [news], encoder, rebuild=rebuild)
    assert told(database) == before
    assert not database.with_name("index.db.damaged").exists()
    assert build(database, [news], encoder).removed == ["market.md"]


def test_no_reader_keeps_a_run_from_publishing(database, news, encoder, told):
    (news / "market.md").unlink()
    with held(database, "BEGIN"):
        assert build(database, [news], encoder).removed == ["market.md"]
        assert len(told(database)[6].articles) == 2
    assert not seal_file(database).exists()
    build(database, [news], encoder)
    assert seal_file(database).exists()


def test_feedback_that_another_program_holds_is_named_and_loses_nothing(tmp_path):
    feedback = Feedback(tmp_path / "feedback.db")
    feedback.remember(ASKED, {"found": True, "summary": "Yes.", "items": []})
    with held(feedback.path, "BEGIN EXCLUSIVE"):
        with pytest.raises(FeedbackError, match=r"feedback\.db has been locked by another program"):
            feedback.vote(ASKED.id, 1, helpful=True)
        assert feedback.find(ASKED.id) == ASKED
    assert feedback.vote(ASKED.id, 1, helpful=True).helpful == 1
