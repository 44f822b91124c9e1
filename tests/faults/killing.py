"""What the scenarios of kill_harness.py share: versions of articles, what a reader sees of them, forks and kills."""

from __future__ import annotations

import os
import signal
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import torch
from sqlite_index import Index

from retrieval.answers.ask import ask
from retrieval.config import ModelSettings, SearchSettings
from retrieval.errors import NoIndexError
from retrieval.index.article.statements import statements_by
from retrieval.search.retriever import Retriever
from retrieval.vectors.encoder import Encoder


def write_version(folder: Path, version: int) -> None:
    """Every article in its version: all change, one comes, one goes."""
    folder.mkdir(exist_ok=True)
    for file in folder.glob("*.md"):
        file.unlink()
    for article in range(version % 3, version % 3 + 12):
        sentences = " ".join(f"Version {version} of sentence {i} of story {article} is told here." for i in range(4))
        said = f"Envoy Ann Lee said that version {version} of the talks had begun."
        (folder / f"{article}.md").write_text(f"---\nsource: Outlet {article % 4}\n---\n{said} {sentences}\n", "utf8")


def version_seen(index: Index, encoder: Encoder) -> int | None:
    """The one version that a reader sees, None if there is no index yet. Fails if it is a mixture or incomplete."""
    try:
        with index.reading() as reading:
            live = reading.snapshot.live.nonzero()[0].tolist()
            texts = [one.text for one in reading.sentences(live)]
            found = {int(text.split()[1]) for text in texts if text.startswith("Version")}
            assert len(found) == 1, f"a mixture of versions {found}"
            assert len(texts) == 12 * 5, f"{len(texts)} sentences"
            assert len(reading.token_codes(live)) == len(live)
            quotes = [one.quote for one in statements_by(reading.connection, ["Ann Lee"])]
            assert quotes == [f"that version {min(found)} of the talks had begun"] * 12, quotes
            answer = ask(Retriever(reading, encoder, SearchSettings(refuse=False)), "Which story is told here?", 5)
            assert len(answer.items) == 5
            return found.pop()
    except NoIndexError:
        return None


def forked(work: Callable[[], object]) -> int:
    """Do the work in another process; returns its id."""
    child = os.fork()
    if not child:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return child


def killed(child: int, after: float) -> bool:
    """Let it live so long; whether it was still at work."""
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def done(child: int) -> None:
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, "a process failed that nobody killed"


def intact(database: Path) -> None:
    with sqlite3.connect(database) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def encoder() -> Encoder:
    """The model, loaded and used once; each fork has it."""
    torch.set_num_threads(1)  # a thread pool does not survive a fork
    loaded = Encoder(ModelSettings(precision="float32", threads=1))
    loaded.sentences(["Warm."])
    loaded.query("Warm?")
    return loaded
