"""Connections are kept between questions, but never one to a file that is gone or of a question that failed."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from sqlite_index import Index, article_text, build

from retrieval.errors import NoIndexError, UnusableIndexError
from retrieval.index import reader
from retrieval.index.file.connections import Connections


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
        assert "index" in article_text(reading, 1)
    other = made(tmp_path / "island.db", encoder)
    for suffix in ("", ".seal"):
        Path(f"{other}{suffix}").replace(f"{database}{suffix}")
    with index.reading() as reading:
        assert "island" in article_text(reading, 1)


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


def codes_of_all(index: Index) -> list[bytes]:
    with index.reading() as reading:
        return reading.token_codes(reading.snapshot.live.nonzero()[0].tolist())


def test_an_older_copy_put_back_and_built_upon_is_not_taken_for_what_came_after_it(database, tmp_path: Path, encoder):
    index, article, copy = Index(database), database.with_suffix(".md"), tmp_path / "copy"
    copy.write_bytes(database.read_bytes())
    for told in ("The harbour is closed, said Ada Birch.", "Bread is dear, said Ada Birch."):
        article.write_text(told, "utf8")
        build(database, [article], encoder)
        codes_of_all(index)
        copy.with_name("again").write_bytes(copy.read_bytes())
        copy.with_name("again").replace(database)
        for suffix in ("-wal", "-shm", ".seal"):
            Path(f"{database}{suffix}").unlink(missing_ok=True)
        codes_of_all(index)
    build(database, [article], encoder)
    assert codes_of_all(index) == codes_of_all(Index(database))


def test_token_codes_are_kept_and_begin_anew_when_they_are_too_many(database, encoder, monkeypatch):
    index = Index(database)
    first = codes_of_all(index)
    with index.reading() as reading:
        kept = index.codes_for(reading)
        assert list(kept.values()) == first
        assert index.codes_for(reading) is kept
        monkeypatch.setattr(reader, "MOST_CODES", 0)
        assert index.codes_for(reading) == {}
    assert codes_of_all(index) == first
