"""Index runs over a Milvus server, either of which is killed with SIGKILL at random moments.

    python milvus_kills.py FOLDER indexer|server KILLS

The model is loaded once; runs and readers are forks, since a connection to the server outlives no fork. Prints one JSON
object: how often a reader saw a mixture, or missed something, after a kill.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import torch
from engine_setup import MilvusProcess

from retrieval.config import MilvusSettings, ModelSettings
from retrieval.engines import milvus_rows
from retrieval.engines.milvus import MilvusEngine
from retrieval.errors import EngineError
from retrieval.index.filters import EVERYTHING
from retrieval.index.reader import Index
from retrieval.index.run.build import build
from retrieval.language.words import content_terms
from retrieval.vectors.encoder import Encoder

ARTICLES, SENTENCES = 12, 12


class Trial:
    """An index of one version of its articles, or of the next; ``check`` says which, or what is wrong."""

    def __init__(self, work: Path) -> None:
        self.server = MilvusProcess(work / "milvus")
        self.database, self.folder = work / "index.db", work / "news"
        self.encoder = Encoder(ModelSettings(precision="float32", threads=1))
        self.encoder.sentences(["Warm."])

    def write(self, version: int) -> None:
        """Every article in its version: all change, one comes, one goes."""
        self.folder.mkdir(exist_ok=True)
        for file in self.folder.glob("*.md"):
            file.unlink()
        for article in range(version % 3, version % 3 + ARTICLES):
            told = (f"Version {version} of sentence {i} of story {article} is told here." for i in range(SENTENCES))
            (self.folder / f"{article}.md").write_text(" ".join(told), "utf8")

    def run(self) -> None:
        """An index run, as far as it comes."""
        milvus_rows._BATCH = 20  # so that a run is many requests
        build(self.database, [self.folder], self.encoder, engine=self._engine())

    def run_undisturbed(self) -> None:
        """An index run to its end."""
        os.waitpid(started(self.run), 0)

    def version(self) -> int:
        """The version that a reader finds on the server, by words and by vectors; fails if it is not whole."""
        with Index(self.database, self._engine()).reading() as reading:
            found = reading.search.dense(self.encoder.query("What is told?").vector, EVERYTHING, 1000)
            by_words = reading.search.holders(content_terms("story"))
            assert sorted(found.tolist()) == by_words.tolist(), f"{len(found)} by vectors, {len(by_words)} by words"
            texts = [one.text for one in reading.sentences(found.tolist())]
        versions = {int(text.split()[1]) for text in texts}
        assert len(versions) == 1, f"a mixture of versions {versions}"
        assert len(texts) == ARTICLES * SENTENCES, f"{len(texts)} sentences"
        return versions.pop()

    def _engine(self) -> MilvusEngine:
        return MilvusEngine(MilvusSettings(uri=self.server.uri, timeout=60))


def forked(action: Callable[[], int]) -> int:
    """What the action gives in a process of its own; fails as it fails."""
    told, telling = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.write(telling, json.dumps([action(), None]).encode())
        except BaseException as error:
            os.write(telling, json.dumps([None, repr(error)]).encode())
        os._exit(0)
    os.close(telling)
    with os.fdopen(told) as lines:
        result, fault = json.load(lines)
    os.waitpid(child, 0)
    assert fault is None, fault
    return int(result)


def started(action: Callable[[], None]) -> int:
    """The id of a process that does this; its failing for want of a server is expected."""
    child = os.fork()
    if not child:
        try:
            action()
        except EngineError:
            pass
        finally:
            os._exit(0)
    return child


def main(work: Path, victim: str, kills: int) -> None:
    torch.set_num_threads(1)  # a thread pool does not survive a fork
    trial, rng, faults = Trial(work), random.Random(1), list[str]()
    trial.server.start()
    trial.write(0)
    trial.run_undisturbed()
    version, started_at = 1, time.perf_counter()
    trial.write(version)
    trial.run_undisturbed()
    usual = time.perf_counter() - started_at
    interrupted = 0
    for kill in range(kills):
        version += 1
        trial.write(version)
        child = started(trial.run)
        time.sleep(rng.uniform(0, usual))
        if victim == "server":
            trial.server.kill()
        else:
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        trial.server.revive()
        try:
            seen = forked(trial.version)
            assert seen in (version - 1, version), f"saw {seen} instead of {version}"
            interrupted += seen != version
            trial.run_undisturbed()
            assert forked(trial.version) == version, "the next run did not complete"
        except Exception as error:
            faults.append(f"kill {kill}: {error!r}")
            break
    trial.server.kill()
    print(json.dumps({"kills": kills, "interrupted": interrupted, "faults": faults}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
