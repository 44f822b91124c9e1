"""The scenario "moving": ``eventdesk migrate`` is killed on its way to Milvus and back.

Whoever speaks to the server is a fork, the harness itself never: gRPC does not outlive one.
"""

from __future__ import annotations

import random
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from killing import done, encoder, forked, intact, killed, version_seen, write_version
from sqlite_index import Index, build

from retrieval.config import IndexSettings, MilvusSettings, Settings
from retrieval.engines import move as moving
from retrieval.engines.choice import engine_of
from retrieval.engines.move import move
from retrieval.errors import EngineError
from retrieval.index.engine import holding_engine
from retrieval.index.file.seal import seal_file

_ENGINES = ("sqlite", "milvus")


class Moving:
    """The engine that held the index holds it whole, or the other one does; the next move completes."""

    def __init__(self, work: Path, rng: random.Random) -> None:
        self._rng = rng
        self._encoder = encoder()
        self._database, folder = work / "index.db", work / "news"
        write_version(folder, 0)
        build(self._database, [folder], self._encoder)
        moving._PORTION = 40  # else so small an index moves in one
        self._port = _free_port()
        self._server = _server(work / "milvus", self._port)
        self._at = self.version = 0
        self._usual = self._complete()

    def turn(self) -> bool:
        """One move killed at a random moment; every other time it is then completed."""
        target = 1 - self._at
        killed(forked(lambda: move(self._settings(target))), self._rng.uniform(0, 1.1 * self._usual))
        holding = self._held()
        assert holding in _ENGINES, f"the index is held by {holding}"
        interrupted = _ENGINES.index(holding) != target
        self._at = _ENGINES.index(holding)
        done(forked(self._check))
        if interrupted and self._rng.random() < 0.5:
            self._complete()
        return interrupted

    def finish(self) -> None:
        """To Milvus or back, undisturbed."""
        self._complete()
        assert seal_file(self._database).exists(), "the last move left no seal"
        self._server.kill()

    def _complete(self) -> float:
        """Move it, undisturbed; returns the seconds that took."""
        target, started = 1 - self._at, time.perf_counter()
        done(forked(lambda: move(self._settings(target))))
        took = time.perf_counter() - started
        self._at, self.version = target, self.version + 1
        done(forked(self._check))
        return took

    def _check(self) -> None:
        """The engine that holds the index answers from all of it, the other one says where it is."""
        assert version_seen(self._index(self._at), self._encoder) == 0
        with suppress(EngineError):
            version_seen(self._index(1 - self._at), self._encoder)
            raise AssertionError("an engine answers that does not hold the index")
        intact(self._database)

    def _held(self) -> str | None:
        with Index(self._database).reading() as reading:
            return holding_engine(reading.connection)

    def _index(self, engine: int) -> Index:
        return Index(self._database, engine_of(self._settings(engine)))

    def _settings(self, engine: int) -> Settings:
        milvus = MilvusSettings(uri=f"http://127.0.0.1:{self._port}", timeout=60)
        return Settings(database=self._database, index=IndexSettings(engine=_ENGINES[engine]), milvus=milvus)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _server(folder: Path, port: int) -> subprocess.Popen[bytes]:
    options = ["--data-dir", str(folder), "--host", "127.0.0.1", "--port", str(port)]
    command = [sys.executable, "-m", "milvus_lite", "server", *options]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return process
        time.sleep(0.2)
    raise TimeoutError("the Milvus server did not start")
