"""Connections are kept between questions, but never one to a file that is gone or of a question that failed."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from retrieval.errors import NoIndexError, UnusableIndexError
from retrieval.index.build import build
from retrieval.index.connections import Connections
from retrieval.index.reader import Index


@pytest.fixture
def database(tmp_path: Path, encoder) -> Path:
    return made(tmp_path / "index.db", encoder)


def made(path: Path, encoder) -> Path:
    article = path.with_suffix(".md")
    article.write_text(f"The ferry to {path.stem} sails at noon, said Ada Birch.", "utf8")
    build(path, [article], encoder)
    return path


def test_one_question_after_the_other_has_the_same_connection_and_the_newest_generation(database, encoder):
    connections, seen = Connections(database), []
    for turn in range(3):
        database.with_suffix(".md").write_text(f"In turn {turn} the ferry is late, said Ada Birch.", "utf8")
        build(database, [database.with_suffix(".md")], encoder)
        with connections.transaction() as connection:
            (text,) = connection.execute("SELECT text FROM article").fetchone()
            seen.append((id(connection), text))
    assert len({number for number, _ in seen}) == 1
    assert [f"In turn {turn}" in text for turn, (_, text) in enumerate(seen)] == [True] * 3


def test_two_questions_at_once_have_two(database):
    connections = Connections(database)
    with connections.transaction() as one, connections.transaction() as other:
        assert one is not other


def test_a_transaction_ends_with_its_question(database):
    connections = Connections(database)
    with connections.transaction() as connection:
        assert connection.in_transaction
    assert not connection.in_transaction


def test_after_an_error_the_connection_is_closed(database):
    connections = Connections(database)
    with pytest.raises(UnusableIndexError, match="no such table"), connections.transaction() as connection:
        connection.execute("SELECT * FROM nowhere")
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.execute("SELECT 1")
    with connections.transaction() as another:
        assert another.execute("SELECT count(*) FROM article").fetchone() == (1,)


def test_a_file_put_in_place_of_the_index_is_read(database, tmp_path: Path, encoder):
    index = Index(database)
    with index.reading() as reading:
        assert "index" in reading.article_text(1)
    other = made(tmp_path / "island.db", encoder)
    for suffix in ("", ".seal"):
        Path(f"{other}{suffix}").replace(f"{database}{suffix}")
    with index.reading() as reading:
        assert "island" in reading.article_text(1)


def test_an_index_that_was_deleted_is_no_index(database):
    connections = Connections(database)
    with connections.transaction():
        pass
    database.unlink()
    with pytest.raises(NoIndexError), connections.transaction():
        pass


def test_many_threads_share_them(database):
    connections, counted = Connections(database), []

    def ask() -> None:
        for _ in range(50):
            with connections.transaction() as connection:
                counted.append(connection.execute("SELECT count(*) FROM sentence").fetchone()[0])

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counted == [1] * 400
