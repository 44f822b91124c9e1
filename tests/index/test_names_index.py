"""Names kept merged in the index are what merging those of all articles at once gives."""

from __future__ import annotations

import json
import random
import sqlite3
from pathlib import Path

import pytest
from sqlite_index import build

from retrieval.index.article import names
from retrieval.index.file.seal import take_off
from retrieval.index.file.storage import open_for_writing
from retrieval.language.statements import Entity, Register, names_in

NAMED = (
    "President Volodymyr Zelensky", "Volodymyr Zelenskyy", "Mr Zelenskiy", "Foreign Minister Qin Gang", "Qin Gang",
    "spokesman Wang Wenbin", "Wang Yi, the top diplomat,", "Wang", "the World Trade Organization (WTO)", "the WTO",
    "Ana Silva, a doctor,", "Prime Minister Ana Silva", "Anna Silva", "the Foreign Ministry", "Xi Jinping", "Xi",
)  # fmt: skip


def write(folder: Path, rng: random.Random) -> None:
    """Add, change or remove articles that name some of them."""
    folder.mkdir(exist_ok=True)
    for number in range(6):
        file = folder / f"{number}.md"
        if rng.random() < 0.2 and len(list(folder.iterdir())) > 1:
            file.unlink(missing_ok=True)
        elif rng.random() < 0.5 or not any(folder.iterdir()):
            file.write_text(" ".join(f"Then {name} said that it rained." for name in rng.choices(NAMED, k=5)), "utf8")


def at_once(connection: sqlite3.Connection) -> tuple[Entity, ...]:
    texts = connection.execute("SELECT text FROM article ORDER BY id")
    return Register.from_names(names_in(text) for (text,) in texts).entities


@pytest.mark.parametrize("seed", range(4))
def test_names_merged_step_by_step_are_those_merged_at_once(tmp_path: Path, encoder, seed):
    rng, database = random.Random(seed), tmp_path / "index.db"
    for _ in range(6):
        write(tmp_path / "news", rng)
        build(database, [tmp_path / "news"], encoder)
        with sqlite3.connect(database) as connection:
            assert names.register(connection).entities == at_once(connection) != ()
        connection.close()


def test_an_index_of_before_keeps_its_names(tmp_path: Path, encoder):
    database = tmp_path / "index.db"
    write(tmp_path / "news", random.Random(1))
    build(database, [tmp_path / "news"], encoder)
    with sqlite3.connect(database) as connection:
        expected, acronyms = at_once(connection), connection.execute("SELECT short, full FROM acronym").fetchall()
        connection.execute("ALTER TABLE article_names ADD COLUMN names TEXT NOT NULL DEFAULT ''")
        for number, text in connection.execute("SELECT number, text FROM article").fetchall():
            plain = json.dumps(names_in(text).plain())
            connection.execute("UPDATE article_names SET names = ? WHERE article = ?", (plain, number))
        connection.executescript(
            "DROP TABLE bearer; DROP TABLE acronym; DROP TABLE entity; DROP TABLE unmerged; PRAGMA user_version = 4;"
            "DROP TABLE _sqlite_migrations; DROP TABLE staged_bearer; DROP TABLE staged_acronym; DROP TABLE resolved;"
        )
    connection.close()
    take_off(database)  # that schema knew no seals
    db = open_for_writing(database)
    assert names.register(db.conn).entities == expected
    assert db.execute("SELECT short, full FROM acronym").fetchall() == acronyms
    db.close()
