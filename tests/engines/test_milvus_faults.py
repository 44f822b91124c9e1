"""A Milvus server that is down, slow, lost half-way, killed or not the right one: a clear error, and nothing lost."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from engine_setup import write_article
from pymilvus import DataType, MilvusClient

from retrieval.answers.answer import as_json
from retrieval.cli import main
from retrieval.config import MilvusSettings
from retrieval.desk import Desk
from retrieval.engines import milvus_rows
from retrieval.engines.collection import Server
from retrieval.errors import EngineError
from retrieval.index.filters import EVERYTHING

HARNESS = Path(__file__).with_name("milvus_kills.py")
QUESTION = "When does the visit begin?"


@pytest.fixture
def desk(desk_in, news) -> Desk:
    """A desk whose index is in Milvus."""
    desk = desk_in("milvus")
    desk.build([news])
    return desk


@pytest.fixture
def hasty(desk_in, desk) -> Desk:
    """The same for one who waits for an answer for two seconds only."""
    return desk_in("milvus", timeout=2)


def answer(desk: Desk) -> dict[str, object]:
    return as_json(desk.ask(QUESTION))


def fingerprint(desk: Desk) -> list[str]:
    """All texts that a reader's dense list gives, in order."""
    vector = desk.encoder.query(QUESTION).vector
    with desk.index.reading() as reading:
        ids = reading.search.dense(vector, EVERYTHING, 100)
        assert sorted(ids.tolist()) == np.flatnonzero(reading.snapshot.live).tolist()
        return [one.text for one in reading.sentences(ids.tolist())]


def collection_of(desk: Desk) -> str:
    return desk.status().engine.split()[1]


def test_a_server_that_is_down_is_named_and_once_back_answers_as_before(desk, milvus):
    before = answer(desk)
    milvus.kill()
    with pytest.raises(EngineError, match=f"Milvus at {milvus.uri} cannot be reached: start it"):
        desk.ask(QUESTION)
    assert "cannot be reached" in desk.status().engine  # the rest of the status needs no server
    assert desk.overview().articles
    milvus.revive()
    assert answer(desk) == before


def test_a_server_that_does_not_answer_costs_no_more_than_the_timeout(desk, hasty, milvus):
    before = answer(desk)
    milvus.pause()
    with pytest.raises(EngineError, match=r"does not answer within 2 s.*milvus\.timeout"):
        hasty.ask(QUESTION)
    milvus.revive()
    assert answer(desk) == before


@pytest.mark.parametrize("fault", [pytest.param("kill", marks=pytest.mark.slow), "pause"])
def test_a_server_lost_while_publishing_leaves_the_index_as_it_was(desk, hasty, milvus, news, monkeypatch, fault):
    monkeypatch.setattr(milvus_rows, "_BATCH", 10)
    before = fingerprint(desk)
    for number in range(30):
        write_article(news, f"{number}.md", f"Envoy {number} came by train. Another {number} followed by car.")

    def lose(step: str, done: int, total: int) -> None:
        if step == "publishing" and done == total // 2:
            getattr(milvus, fault)()

    with pytest.raises(EngineError, match="nothing is lost"):
        hasty.build([news], report=lose)
    milvus.revive()
    assert fingerprint(desk) == before
    encoded = []
    desk.encoder = Watched(desk.encoder, encoded)
    assert len(desk.build([news]).added) == 30
    assert encoded == []
    assert len(fingerprint(desk)) == len(before) + 60


class Watched:
    """An encoder that notes what it is given to encode."""

    def __init__(self, encoder, encoded):
        self._encoder, self._encoded = encoder, encoded

    def __getattr__(self, name):
        return getattr(self._encoder, name)

    def sentences(self, texts):
        self._encoded += texts
        return self._encoder.sentences(texts)


def test_a_first_run_without_a_server_loses_no_work(desk_in, news):
    desk = desk_in("milvus", uri="http://127.0.0.1:1")
    with pytest.raises(EngineError, match="cannot be reached"):
        desk.build([news])
    assert not desk.has_index
    desk, encoded = desk_in("milvus"), []
    desk.encoder = Watched(desk.encoder, encoded)
    desk.build([news])
    assert encoded == []
    assert desk.ask(QUESTION).found


def test_a_server_that_has_lost_its_data_is_filled_again_without_encoding(desk, milvus):
    before = fingerprint(desk)
    MilvusClient(milvus.uri).drop_collection(collection_of(desk))
    with pytest.raises(EngineError, match="has lost its data; 'eventdesk migrate' fills it again"):
        desk.ask(QUESTION)
    run = CliRunner().invoke(main, ["migrate"], obj=lambda settings: desk)
    assert run.exit_code == 0, run.output
    assert fingerprint(desk) == before


def test_a_collection_of_other_vectors_is_refused(desk_in, milvus, news):
    desk = desk_in("milvus")
    desk.build([news])
    client, name = MilvusClient(milvus.uri), collection_of(desk)
    client.drop_collection(name)
    schema = client.create_schema()
    schema.add_field("id", DataType.INT64, is_primary=True)
    schema.add_field("vector", DataType.FLOAT_VECTOR, dim=8)
    indexes = client.prepare_index_params()
    indexes.add_index("vector", index_type="FLAT", metric_type="IP")
    client.create_collection(name, schema=schema, index_params=indexes)
    write_article(news, "new.md", "Something new is told.")
    with pytest.raises(EngineError, match="is not of this index: its vectors have 8 dimensions, not 384"):
        desk.build([news])


@pytest.mark.parametrize("uri", ["http://127.0.0.1:1", "nonsense", "http://nowhere.invalid:19530"])
def test_a_wrong_address_is_one_line_and_an_exit_code(desk_in, news, encoder, uri):
    run = CliRunner().invoke(main, ["index", str(news)], obj=lambda settings: desk_in("milvus", uri=uri))
    assert run.exit_code == 1
    assert f"error: Milvus at {uri}" in run.output
    assert "Traceback" not in run.output


def test_two_clients_see_what_either_publishes(desk, desk_in, news):
    """The second one is another process's: it has an engine, a connection and a snapshot of its own."""
    other = desk_in("milvus")
    assert fingerprint(other) == fingerprint(desk)
    for turn in range(3):
        write_article(news, "two.md", f"Turn {turn} of the visit has another text.", "Two")
        (desk, other)[turn % 2].build([news])
        assert f"Turn {turn} of the visit has another text." in fingerprint(desk)
        assert fingerprint(other) == fingerprint(desk)


@pytest.mark.slow
@pytest.mark.parametrize("victim", ["indexer", "server"])
def test_kill_9_at_random_moments_loses_nothing(milvus_process, tmp_path, victim):
    run = subprocess.run(
        [sys.executable, str(HARNESS), str(tmp_path), victim, "15"], capture_output=True, text=True, timeout=900
    )
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout.splitlines()[-1])["faults"] == []


@pytest.mark.parametrize("missing", ["grpc", "pymilvus.exceptions"])
def test_without_the_extra_the_command_that_installs_it_is_named(monkeypatch, missing):
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(EngineError, match=r"pip install 'eventdesk\[milvus\]'"):
        Server(MilvusSettings()).collections()
