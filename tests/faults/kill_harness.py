"""Index runs killed with SIGKILL at random moments; run by test_kills.py in a process of its own.

The model is loaded once; each run is a fork, so that a kill costs tenths of a second and not a start of the libraries.
Prints one JSON object: how often the index was unreadable, wrong or lost rows after a kill.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import sys
import time
from pathlib import Path

import torch

from retrieval.answers.ask import ask
from retrieval.config import ModelSettings, SearchSettings
from retrieval.errors import UnusableIndexError
from retrieval.index.build import build
from retrieval.index.encoder import Encoder
from retrieval.index.reader import Index
from retrieval.index.statements import statements_by
from retrieval.search.query import Filters


def write_version(folder: Path, version: int) -> None:
    """Every article in its version: all change, one comes, one goes."""
    folder.mkdir(exist_ok=True)
    for file in folder.glob("*.md"):
        file.unlink()
    for article in range(version % 3, version % 3 + 12):
        sentences = " ".join(f"Version {version} of sentence {i} of story {article} is told here." for i in range(12))
        said = f"Envoy Ann Lee said that version {version} of the talks had begun."
        (folder / f"{article}.md").write_text(f"---\nsource: Outlet {article % 4}\n---\n{said} {sentences}\n", "utf8")


def version_seen(database: Path, encoder: Encoder) -> int | None:
    """The one version that a reader sees, None if there is no index yet. Fails if it is a mixture or incomplete."""
    try:
        with Index(database).reading() as reading:
            live = reading.snapshot.live.nonzero()[0].tolist()
            texts = [one.text for one in reading.sentences(live)]
            found = {int(text.split()[1]) for text in texts if text.startswith("Version")}
            assert len(found) == 1, f"a mixture of versions {found}"
            assert len(texts) == 12 * 13, f"{len(texts)} sentences"
            assert len(reading.token_codes(live)) == len(live)
            quotes = [one.quote for one in statements_by(reading.connection, ["Ann Lee"])]
            assert quotes == [f"that version {min(found)} of the talks had begun"] * 12, quotes
            answer = ask(reading, encoder, "Which story is told here?", 5, Filters(), SearchSettings(refuse=False))
            assert len(answer.items) == 5
            return found.pop()
    except UnusableIndexError as error:
        if "no index yet" in str(error) or "nothing is indexed yet" in str(error):
            return None
        raise


def run_and_kill(database: Path, folder: Path, encoder: Encoder, after: float | None) -> float:
    """A forked index run, killed after so many seconds; returns how long it ran."""
    started = time.perf_counter()
    child = os.fork()
    if not child:
        try:
            build(database, [folder], encoder)
        finally:
            os._exit(0)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return time.perf_counter() - started


def main(work: Path, kills: int) -> None:
    torch.set_num_threads(1)  # a thread pool does not survive a fork
    encoder = Encoder(ModelSettings(precision="float32", threads=1))
    encoder.sentences(["Warm."])
    encoder.query("Warm?")
    database, folder = work / "index.db", work / "news"
    write_version(folder, 0)
    usual = run_and_kill(database, folder, encoder, None)
    assert version_seen(database, encoder) == 0
    faults, interrupted, version = [], 0, 1
    rng = random.Random(1)
    write_version(folder, version)
    for kill in range(kills):
        before = version_seen(database, encoder)
        run_and_kill(database, folder, encoder, rng.uniform(0, 1.1 * usual))
        try:
            seen = version_seen(database, encoder)
            assert seen in (before, version), f"saw {seen} after {before}"
            with sqlite3.connect(database) as connection:
                assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        except Exception as error:
            faults.append(f"kill {kill}: {error}")
            break
        interrupted += seen != version
        if seen == version:
            version += 1
            write_version(folder, version)
    run_and_kill(database, folder, encoder, None)
    if version_seen(database, encoder) != version:
        faults.append("the last run did not complete")
    print(json.dumps({"kills": kills, "interrupted": interrupted, "versions": version, "faults": faults}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
