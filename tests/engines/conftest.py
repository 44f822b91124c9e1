"""Desks with either engine, over a few articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from engine_setup import MilvusProcess, write_articles
from models import lend

from retrieval.config import IndexSettings, MilvusSettings, Settings
from retrieval.desk import Desk
from retrieval.vectors.encoder import Encoder

# Seconds; the machine of the tests may be busy.
PATIENCE = 60
ENGINES = ("sqlite", "milvus")
MakeDesk = Callable[..., Desk]


@pytest.fixture(scope="session")
def milvus_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MilvusProcess]:
    pytest.importorskip("pymilvus", reason="needs eventdesk[milvus]")
    pytest.importorskip("milvus_lite", reason="needs milvus-lite")
    process = MilvusProcess(tmp_path_factory.mktemp("milvus"))
    process.start()
    yield process
    process.kill()


@pytest.fixture
def milvus(milvus_process: MilvusProcess) -> Iterator[MilvusProcess]:
    """The server, answering again when the test is over, whatever it did to it."""
    yield milvus_process
    milvus_process.revive()


@pytest.fixture
def desk_in(encoder: Encoder, tmp_path: Path, request: pytest.FixtureRequest) -> MakeDesk:
    """A desk on an index file with an engine by name."""

    def make(engine: str, file: str = "", uri: str = "", timeout: float = PATIENCE) -> Desk:
        uri = uri or request.getfixturevalue("milvus").uri
        return _desk(encoder, engine, tmp_path / (file or f"{engine}.db"), MilvusSettings(timeout=timeout, uri=uri))

    return make


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with the articles."""
    return write_articles(tmp_path / "news")


@pytest.fixture(params=ENGINES)
def indexed(request: pytest.FixtureRequest, desk_in: MakeDesk, news: Path) -> Desk:
    """A desk whose index holds the articles, once with either engine."""
    desk = desk_in(request.param)
    desk.build([news])
    return desk


@pytest.fixture(scope="session")
def both(encoder: Encoder, milvus_process: MilvusProcess, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Desk]:
    """Desks whose indexes hold the articles, by engine; tests only read them."""
    folder = tmp_path_factory.mktemp("both")
    settings = MilvusSettings(uri=milvus_process.uri, timeout=PATIENCE)
    desks = {engine: _desk(encoder, engine, folder / f"{engine}.db", settings) for engine in ENGINES}
    for desk in desks.values():
        desk.build([write_articles(folder / "news")])
    return desks


@pytest.fixture(params=ENGINES)
def standing(request: pytest.FixtureRequest, both: dict[str, Desk]) -> Desk:
    """One of these after the other."""
    return both[request.param]


def _desk(encoder: Encoder, engine: str, database: Path, milvus: MilvusSettings) -> Desk:
    return lend(Desk(Settings(database=database, index=IndexSettings(engine=engine), milvus=milvus)), encoder)
