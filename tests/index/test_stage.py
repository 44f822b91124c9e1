"""What a run does before it publishes is durable and invisible; the next takes it up, whatever has changed since."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlite_index import Index, build

NAMED = ("Prime Minister Ana Silva", "Ana Silva", "Silva", "the Peruvian foreign minister", "Joe Otieno", "Otieno")
STEPS = ("indexing", "resolving", "publishing")


def write(folder: Path, rng: random.Random) -> None:
    """Add, change or remove articles in which somebody says something."""
    folder.mkdir(exist_ok=True)
    for number in range(5):
        file = folder / f"{number}.md"
        if rng.random() < 0.25 and len(list(folder.iterdir())) > 1:
            file.unlink(missing_ok=True)
        elif rng.random() < 0.6 or not any(folder.iterdir()):
            told = (
                f"On Monday {name} said that story {rng.random():.3f} was true." for name in rng.choices(NAMED, k=3)
            )
            file.write_text(" ".join(told), "utf8")


def interrupting(at: str) -> Callable[[str, int, int], None]:
    """A report that ends the run as Ctrl-C does, when it comes to a step."""

    def report(step: str, done: int, total: int) -> None:
        if step == at:
            raise KeyboardInterrupt

    return report


def held(database: Path) -> list[tuple[object, ...]]:
    """All that the index knows of its articles' sentences, dates, statements and speakers, in an order of its own."""
    connection = sqlite3.connect(database)
    queries = (
        'SELECT id, "start", "end", kind, terms FROM sentence JOIN article ON number = article',
        'SELECT id, "start", "end", value, "first", dates_event FROM date_mention JOIN article ON number = article',
        "SELECT article.id, content, quote, speaker, role FROM statement JOIN article ON number = article",
        "SELECT name, kind, spellings, roles FROM speaker",
        "SELECT likeness, article, entity FROM entity",
    )
    rows = [
        ("sentence", *row)
        for query in queries
        for row in connection.execute(query.replace("SELECT id", "SELECT article.id"))
    ]
    connection.close()
    return sorted(rows, key=str)


def counts(database: Path) -> dict[str, int]:
    connection = sqlite3.connect(database)
    tables = ("staged", "staged_bearer", "staged_acronym", "resolved", "unmerged")
    found = {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}
    connection.close()
    return found


@pytest.mark.parametrize("seed", range(4))
def test_runs_interrupted_at_any_step_leave_what_a_fresh_index_holds(tmp_path, encoder, seed):
    rng, database, folder = random.Random(seed), tmp_path / "index.db", tmp_path / "news"
    for turn in range(4):
        write(folder, rng)
        for step in rng.sample(STEPS, k=rng.randrange(3)):
            try:
                build(database, [folder], encoder, report=interrupting(step))
            except KeyboardInterrupt:
                write(folder, rng)
        build(database, [folder], encoder)
        fresh = tmp_path / f"fresh{turn}.db"
        build(fresh, [folder], encoder)
        assert held(database) == held(fresh) != []
        assert not any(counts(database).values())


def test_what_was_analysed_and_resolved_is_on_disk_before_it_is_published(tmp_path, encoder):
    database, folder = tmp_path / "index.db", tmp_path / "news"
    write(folder, random.Random(1))
    with pytest.raises(KeyboardInterrupt):
        build(database, [folder], encoder, report=interrupting("publishing"))
    connection = sqlite3.connect(database)
    ready = connection.execute("SELECT id FROM staged WHERE speakers IS NOT NULL AND consulted IS NOT NULL").fetchall()
    assert len(ready) == len(list(folder.iterdir()))
    assert connection.execute("SELECT count(*) FROM article").fetchone() == (0,)
    connection.close()


def test_what_is_no_longer_wanted_is_not_published(tmp_path, encoder):
    database, folder = tmp_path / "index.db", tmp_path / "news"
    folder.mkdir()
    (folder / "stays.md").write_text("The ferry left.", "utf8")
    build(database, [folder], encoder)
    (folder / "goes.md").write_text("The ferry came back.", "utf8")
    with pytest.raises(KeyboardInterrupt):
        build(database, [folder], encoder, report=interrupting("publishing"))
    (folder / "goes.md").unlink()
    build(database, [folder], encoder)
    assert not any(counts(database).values())
    with Index(database).reading() as reading:
        assert [card.id for card in reading.cards().values()] == ["stays.md"]


def test_of_more_articles_than_are_held_the_number_is_not_known_and_all_are_indexed(tmp_path, encoder, monkeypatch):
    monkeypatch.setattr("retrieval.index.run.build.HELD_BYTES", 20)
    folder, steps = tmp_path / "news", []
    folder.mkdir()
    for number in range(4):
        (folder / f"{number}.md").write_text(f"The ferry of {number} o'clock left.", "utf8")
    outcome = build(tmp_path / "index.db", [folder], encoder, report=lambda *step: steps.append(step))
    assert len(outcome.added) == 4
    assert {total for name, _, total in steps if name == "indexing"} == {0}
    assert ("publishing", 4, 4) in steps
