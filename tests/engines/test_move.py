"""Moving an index between engines: nothing is encoded, nothing is lost, and what was broken off goes on."""

from __future__ import annotations

import json
import sqlite3

import numpy as np
import pytest
from click.testing import CliRunner
from engine_setup import write_article

from retrieval.answers.answer import as_json
from retrieval.cli import main
from retrieval.desk import Desk
from retrieval.engines import move as moving
from retrieval.engines.move import move
from retrieval.errors import EngineError, NoIndexError

QUESTIONS = ("When does the visit begin?", "documents in Moscow", '"begins on Monday"', "Which star exploded?")
FILE = "index.db"


@pytest.fixture
def desks(desk_in, news) -> dict[str, Desk]:
    """Desks of either engine on one index file, which SQLite holds; none of them may encode a sentence any more."""
    desks = {engine: desk_in(engine, FILE) for engine in ("sqlite", "milvus")}
    desks["sqlite"].build([news])
    with desks["sqlite"].index.reading() as reading:
        whole = {one.text for one in reading.sentences(np.flatnonzero(reading.snapshot.live).tolist())}
    for desk in desks.values():
        desk.encoder = PartsOnly(desk.encoder, whole)
    return desks


class PartsOnly:
    """An encoder for questions and for parts of sentences, which answers weigh; not for whole sentences any more."""

    def __init__(self, encoder, sentences):
        self.query, self.fingerprint, self.is_word = encoder.query, encoder.fingerprint, encoder.is_word
        self._encoder, self._whole = encoder, sentences

    def sentences(self, texts):
        assert not self._whole & set(texts)
        return self._encoder.sentences(texts)


def answers(desk: Desk) -> list[dict[str, object]]:
    return [as_json(desk.ask(question)) for question in QUESTIONS]


def postings(desk: Desk) -> list[tuple[str, int, bytes]]:
    with sqlite3.connect(desk.settings.database) as connection:
        return connection.execute("SELECT term, block, entries FROM posting ORDER BY term, block").fetchall()


def test_there_and_back_nothing_has_changed(desks, milvus):
    before, entries = answers(desks["sqlite"]), postings(desks["sqlite"])
    there = move(desks["milvus"].settings)
    assert (there.engine, there.needed, there.left) == ("milvus", True, None)
    assert answers(desks["milvus"]) == before
    assert postings(desks["milvus"]) == []
    assert not move(desks["milvus"].settings).needed
    back = move(desks["sqlite"].settings)
    assert (back.engine, back.needed, back.left) == ("sqlite", True, None)
    assert answers(desks["sqlite"]) == before
    assert postings(desks["sqlite"]) == entries


def test_until_it_is_moved_the_other_engine_is_refused_with_the_remedy(desks, news):
    with pytest.raises(EngineError, match="in sqlite, the settings name milvus: 'eventdesk migrate' moves it"):
        desks["milvus"].ask(QUESTIONS[0])
    with pytest.raises(EngineError, match="eventdesk migrate"):
        desks["milvus"].build([news])
    assert desks["sqlite"].ask(QUESTIONS[0]).found


def test_one_that_was_broken_off_goes_on_where_it_was(desks, monkeypatch):
    monkeypatch.setattr(moving, "_PORTION", 1)
    before = answers(desks["sqlite"])

    def stop(done: int, total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        move(desks["milvus"].settings, report=stop)
    assert answers(desks["sqlite"]) == before  # who still has the old settings notices nothing
    steps: list[int] = []
    move(desks["milvus"].settings, report=lambda done, total: steps.append(done))
    assert steps == [2, 3, 4]
    assert answers(desks["milvus"]) == before


def test_one_that_was_broken_off_begins_again_if_the_index_has_changed(desks, desk_in, news, encoder, monkeypatch):
    monkeypatch.setattr(moving, "_PORTION", 1)
    with pytest.raises(KeyboardInterrupt):
        move(desks["milvus"].settings, report=lambda done, total: interrupt() if done == 3 else None)
    write_article(news, "one.md", "Quite another story is told. The visit was put off.")
    (news / "two.md").unlink()
    changed = desk_in("sqlite", FILE)
    changed.build([news])
    before = answers(changed)
    steps: list[int] = []
    move(desks["milvus"].settings, report=lambda done, total: steps.append(done))
    assert steps == [0, 1, 2, 3]
    assert answers(desks["milvus"]) == before


def interrupt() -> None:
    raise KeyboardInterrupt


@pytest.mark.slow
def test_a_server_lost_on_the_way_leaves_the_old_engine_answering(desks, milvus, monkeypatch):
    monkeypatch.setattr(moving, "_PORTION", 1)
    before = answers(desks["sqlite"])
    with pytest.raises(EngineError, match="nothing is lost"):
        move(desks["milvus"].settings, report=lambda done, total: milvus.kill() if done == 2 else None)
    assert answers(desks["sqlite"]) == before
    milvus.revive()
    move(desks["milvus"].settings)
    assert answers(desks["milvus"]) == before


def test_the_way_back_needs_no_server(desks, desk_in):
    before = answers(desks["sqlite"])
    move(desks["milvus"].settings)
    back = move(desk_in("sqlite", FILE, uri="http://127.0.0.1:1").settings)
    assert "cannot be reached" in str(back.left)
    assert answers(desks["sqlite"]) == before


def test_what_a_broken_refill_holds_is_not_shown(desks, monkeypatch):
    monkeypatch.setattr(moving, "_PORTION", 1)
    before = answers(desks["sqlite"])
    move(desks["milvus"].settings)
    with pytest.raises(KeyboardInterrupt):
        move(desks["milvus"].settings, again=True, report=lambda done, total: interrupt() if done == 2 else None)
    with pytest.raises(EngineError, match="is being moved to milvus: 'eventdesk migrate' completes it"):
        desks["milvus"].ask(QUESTIONS[0])
    move(desks["milvus"].settings)
    assert answers(desks["milvus"]) == before


def test_the_command_says_what_it_did(desks):
    run = CliRunner().invoke(main, ["migrate"], obj=lambda settings: desks["milvus"])
    assert (run.exit_code, run.stdout) == (0, "8 sentences moved to milvus\n")
    run = CliRunner().invoke(main, ["migrate", "--json"], obj=lambda settings: desks["milvus"])
    assert json.loads(run.stdout) == {"engine": "milvus", "sentences": 8, "needed": False, "left": None}


def test_without_an_index_there_is_nothing_to_move(desk_in):
    with pytest.raises(NoIndexError, match="nothing is indexed yet"):
        move(desk_in("milvus", "new.db").settings)
