"""Where an index may be written, for whom, and what is left alone."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from sqlite_index import Index, build

from retrieval.errors import UnusableIndexError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "one.md").write_text("The visit begins on Monday. It was announced by both countries.", "utf8")
    return folder


def test_the_index_is_for_its_owner_alone(tmp_path, encoder):
    """As its articles may be; and SQLite's files beside it."""
    (tmp_path / "ferry.md").write_text("The ferry to Osel sails again on Monday.", encoding="utf8")
    build(tmp_path / "index.db", [tmp_path / "ferry.md"], encoder)
    held = [file for file in tmp_path.glob("index.db*") if file.suffix in (".db", ".db-wal", ".db-shm")]
    assert held
    assert [file.name for file in held if file.stat().st_mode & 0o077] == []


def test_a_database_of_another_program_is_left_alone(folder, tmp_path, encoder):
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE mine (x)")
    content = other.read_bytes()
    for rebuild in (False, True):
        with pytest.raises(UnusableIndexError, match="another program"):
            build(other, [folder], encoder, rebuild=rebuild)
    with pytest.raises(UnusableIndexError, match="another program"), Index(other).reading():
        pass
    assert other.read_bytes() == content


def test_a_file_that_is_no_database_is_left_alone(folder, tmp_path, encoder):
    text = tmp_path / "notes.db"
    text.write_text("These are my notes. " * 100, "utf8")
    for rebuild in (False, True):
        with pytest.raises(UnusableIndexError, match="not an index"):
            build(text, [folder], encoder, rebuild=rebuild)
    assert text.read_text("utf8").startswith("These are my notes.")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_named(folder, tmp_path, encoder):
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    with pytest.raises(UnusableIndexError, match="locked"):
        build(locked / "index.db", [folder], encoder)


def test_a_database_path_that_cannot_exist_is_named(folder, encoder):
    with pytest.raises(UnusableIndexError, match="one.md"):
        build(folder / "one.md" / "index.db", [folder], encoder)
