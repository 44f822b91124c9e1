"""A truncated or bit-flipped index is found at first use, named, rebuilt by one command, and never answers wrongly."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlite_index import Index, build

from retrieval.cli import main
from retrieval.errors import DamagedIndexError, UnusableIndexError
from retrieval.index.file.seal import seal_file

PAGE = 8192


def flip(path: Path, bit: int) -> None:
    with path.open("r+b") as file:
        file.seek(bit // 8)
        byte = file.read(1)[0] ^ 1 << bit % 8
        file.seek(bit // 8)
        file.write(bytes([byte]))


def refused(path: Path, told) -> str:
    with pytest.raises(UnusableIndexError) as caught:
        told(path)
    return str(caught.value)


def page_kinds(database: Path) -> dict[str, int]:
    """A page of each table and index of the file, and of what is beside the trees, by name."""
    with sqlite3.connect(database) as connection:
        found = connection.execute("SELECT name || ' ' || pagetype, min(pageno) FROM dbstat GROUP BY 1").fetchall()
        free = connection.execute("PRAGMA freelist_count").fetchone()[0]
    connection.close()
    assert not free
    return {"header": 1, **dict(found)}


def test_a_bit_flipped_in_any_kind_of_page_is_found_and_named(copy, told):
    kinds = page_kinds(copy())
    assert {"article leaf", "wording leaf", "posting leaf"} <= set(kinds)
    rng = random.Random(1)
    for kind, number in kinds.items():
        path = copy()
        flip(path, 8 * PAGE * (number - 1) + rng.randrange(8 * 100 if kind == "header" else 8 * PAGE))
        message = refused(path, told)
        assert str(path) in message, kind
        assert "damaged" in message, (kind, message)
        assert "--rebuild" in message, kind


@pytest.mark.slow
def test_of_a_thousand_flipped_bits_each_is_found(copy, told):
    rng, path = random.Random(2), copy()
    bits = 8 * path.stat().st_size
    for _ in range(1000):
        bit = rng.randrange(bits)
        flip(path, bit)
        with pytest.raises(DamagedIndexError), Index(path).reading():
            pass
        flip(path, bit)
    assert told(path)


@pytest.mark.parametrize("left", [0, 1, 99, 100, PAGE - 1, PAGE, 3 * PAGE, -PAGE, -1])
def test_a_truncated_index_is_found_and_named(copy, told, left):
    path = copy()
    with path.open("r+b") as file:
        file.truncate(left if left >= 0 else path.stat().st_size + left)
    message = refused(path, told)
    assert str(path) in message
    assert "--rebuild" in message


def test_what_was_appended_is_found(copy, told):
    path = copy()
    with path.open("ab") as file:
        file.write(bytes(PAGE))
    assert "damaged" in refused(path, told)


def test_no_run_builds_upon_damage(copy, news, encoder):
    path = copy()
    flip(path, 8 * path.stat().st_size - 1)
    (news / "harbour.md").unlink()
    with pytest.raises(DamagedIndexError, match="--rebuild"):
        build(path, [news], encoder)


@pytest.mark.parametrize("hurt", [0, 70, 5 * PAGE])
def test_one_command_rebuilds_it_and_sets_the_damaged_one_aside(copy, told, database, news, encoder, make_desk, hurt):
    path = copy()
    flip(path, 8 * hurt)
    damaged = path.read_bytes()
    words = ["--db", str(path), "index", "--rebuild", str(news)]
    done = CliRunner().invoke(main, words, obj=lambda settings: make_desk(settings.database), catch_exceptions=False)
    assert done.exit_code == 0, done.stderr
    assert path.with_name("index.db.damaged").read_bytes() == damaged
    assert told(path)[:4] == told(database)[:4]


def test_a_running_reader_checks_what_a_run_changed(database, news, encoder, told):
    index = Index(database)
    with index.reading() as reading:
        assert reading.generation == 1
    (news / "market.md").write_text("The market hall sells fish again.", "utf8")
    build(database, [news], encoder)
    flip(database, 8 * database.stat().st_size - 9)
    with pytest.raises(DamagedIndexError), index.reading():
        pass


def test_an_index_without_a_seal_is_used_and_sealed_by_the_next_run(copy, told, news, encoder):
    path = copy()
    seal_file(path).unlink()
    assert told(path)
    build(path, [news], encoder)
    assert seal_file(path).exists()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"piece": 1048576}', b"\xff"])
def test_a_damaged_seal_is_as_none(copy, told, content):
    path = copy()
    seal_file(path).write_bytes(content)
    assert told(path)


def test_an_index_that_another_program_changed_is_named_with_both_remedies(copy, told):
    path = copy()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("CREATE TABLE mine (x)")
    connection.close()
    message = refused(path, told)
    assert f"delete {seal_file(path)}" in message
    seal_file(path).unlink()
    assert told(path)


def test_another_index_put_in_its_place_is_not_called_damaged(copy, told, tmp_path, news, encoder):
    path, other = copy(), tmp_path / "other.db"
    build(other, [news / "ferry.md"], encoder)
    other.replace(path)
    assert len(told(path)[6].articles) == 1
