"""Versions: a file that changed is a new one, one that is only read anew is not; and a removed article has none."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlite_index import Index, build

from retrieval.engines.sqlite import SqliteEngine
from retrieval.errors import InputError
from retrieval.index.article.history import changes_of, versions
from retrieval.index.run.removal import remove

BRIDGE = "The bridge closes on Monday. Two of its arches are cracked, said Ada Birch, the mayor."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write(tmp_path / "bridge.md", BRIDGE)


def write(file: Path, text: str, title: str = "Bridge closes") -> Path:
    file.write_text(f"---\ntitle: {title}\nsource: Harbour Times\npublished: 2024-05-02\n---\n{text}\n", "utf8")
    return file


def seen(database: Path):
    with Index(database).reading() as reading:
        found = changes_of(reading.connection, "bridge.md")
        return [(one.version, one.change.what, one.change.kinds) for one in found]


def version(database: Path) -> int:
    with Index(database).reading() as reading:
        [card] = reading.cards().values()
        return card.version


def test_each_change_of_a_file_is_a_version(tmp_path, file, encoder):
    database = tmp_path / "index.db"
    build(database, [file], encoder)
    write(file, BRIDGE.replace("Monday", "Tuesday"))
    build(database, [file], encoder)
    write(file, BRIDGE.replace("Monday", "Tuesday").replace("Two", "Three"), title="Bridge to close")
    build(database, [file], encoder)
    assert seen(database) == [(2, "altered", ("date",)), (3, "title", ()), (3, "altered", ("number", "quote"))]
    assert version(database) == 3
    with Index(database).reading() as reading:
        before = versions(reading.connection, "bridge.md")
    assert [(one.number, one.title, BRIDGE in one.text) for one in before] == [
        (1, "Bridge closes", True),
        (2, "Bridge closes", False),
    ]


def test_a_file_with_the_same_text_is_the_same_version(tmp_path, file, encoder):
    database = tmp_path / "index.db"
    build(database, [file], encoder)
    write(file, f"{BRIDGE}\n\n\n")
    assert build(database, [file], encoder).changed == ["bridge.md"]
    build(database, [file], encoder, rebuild=True)
    assert (seen(database), version(database)) == ([], 1)


def test_what_is_read_otherwise_from_the_same_bytes_is_no_change(tmp_path, file, encoder, monkeypatch):
    """As after an update of eventdesk that cleans or reads pages better."""
    database = tmp_path / "index.db"
    build(database, [file], encoder)
    monkeypatch.setattr("retrieval.articles.files.formats.decode", lambda *given: BRIDGE.replace("cracked", "split"))
    build(database, [file], encoder, rebuild=True)
    assert (seen(database), version(database)) == ([], 1)


def test_a_removed_article_leaves_nothing(tmp_path, file, encoder):
    database = tmp_path / "index.db"
    other = write(tmp_path / "other.md", "A ferry carries lorries meanwhile.")
    build(database, [file, other], encoder)
    write(file, BRIDGE.replace("Monday", "Tuesday"))
    build(database, [file, other], encoder)
    assert remove(database, ["bridge.md"], engine=SqliteEngine()) == [file]
    with Index(database).reading() as reading:
        assert [card.id for card in reading.cards().values()] == ["other.md"]
        assert not versions(reading.connection, "bridge.md")
        assert not reading.search.holders(["arch"]).tolist()
    assert seen(database) == []


def test_what_was_refused_is_still_known_after_a_removal(tmp_path, file, encoder):
    database = tmp_path / "index.db"
    (tmp_path / "empty.txt").write_text("")
    build(database, [tmp_path], encoder)
    remove(database, ["bridge.md"], engine=SqliteEngine())
    with Index(database).reading() as reading:
        assert [Path(where).name for where, _ in reading.refused()] == ["empty.txt"]
    with pytest.raises(InputError, match="no article is called"):
        remove(database, ["bridge.md"], engine=SqliteEngine())
