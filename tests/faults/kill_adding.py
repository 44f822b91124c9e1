"""A page that changes again and again, added by a process that is killed: what answers and what is kept is whole."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

from intake_web import Site, fetcher
from killing import done, encoder, forked, intact, killed
from loopback.process import free_port

from retrieval.config import Settings
from retrieval.desk import Desk
from retrieval.index.article.history import changes_of


class Adding:
    """Adding and removing are killed: the article is that of before or the new one, whole, in the index and kept."""

    def __init__(self, work: Path, rng: random.Random) -> None:
        self._rng, self._work, self._encoder = rng, work, encoder()
        self._port = free_port()
        self._folder = work / "site"
        self.version = 0
        self._write(0)
        command = [sys.executable, "-m", "http.server", str(self._port), "--bind", "127.0.0.1", "-d", str(self._folder)]
        self._server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(1.0)
        started = time.perf_counter()
        done(forked(self._add))
        self._usual = time.perf_counter() - started
        self.version += 1
        self._write(self.version)

    def turn(self) -> bool:
        before, kept_before = self._seen(), self._kept()
        removes = before is not None and self._rng.random() < 0.2
        was_killed = self._interrupted(removes, self._rng.uniform(0, self._usual))
        seen = self._seen()
        assert seen in ({before, None} if removes else {before, self.version}), f"saw {seen} after {before}"
        intact(self._desk().settings.database)
        kept = self._kept()  # a killed removal leaves the file to the next run: what was there may stay
        assert kept in {kept_before, self.version, None}, f"kept {kept} after {kept_before}"
        assert kept == seen or was_killed, f"kept {kept}, answers from {seen}"
        if seen == self.version or seen is None:
            self.version += 1
            self._write(self.version)
        return was_killed

    def _interrupted(self, removes: bool, after: float) -> bool:
        """Remove or add the page and kill what does it so many seconds later; whether it was still at work."""
        return killed(forked(self._remove if removes else self._add), after)

    def finish(self) -> None:
        self.version += 1
        self._write(self.version)
        done(forked(self._add))
        assert self._seen() == self.version, "the last run did not complete"
        assert self._kept() == self.version
        assert self._desk().kept.unindexed() == []
        desk = self._desk()
        with desk.index.reading() as reading:
            found = [(one.version, one.change.after) for one in changes_of(reading.connection)]
        assert len(found) == len(set(found)), "a change is noted twice"
        self._server.terminate()
        self._server.wait()

    def _desk(self) -> Desk:
        desk = Desk(Settings(database=self._work / "desk.db"))
        desk.encoder = self._encoder
        desk.fetcher = partial(fetcher, Site(port=self._port))
        return desk

    def _address(self) -> str:
        return f"http://news.example:{self._port}/bridge.html"

    def _add(self) -> None:
        outcome = self._desk().add([self._address()])
        assert not outcome.refused, outcome.refused

    def _remove(self) -> None:
        self._desk().remove([self._address()])

    def _seen(self) -> int | None:
        """The version that a reader sees, None if the article is not there. Fails if it is a mixture."""
        with self._desk().index.reading() as reading:
            texts = [one.text for one in reading.sentences(reading.snapshot.live.nonzero()[0].tolist())]
        found = {int(text.split()[1]) for text in texts}
        assert len(found) <= 1, f"a mixture of {found}"
        assert len(texts) in (0, 8), f"{len(texts)} sentences"
        return found.pop() if found else None

    def _kept(self) -> int | None:
        """The version that is kept, None if there is none. Fails if it is half of one or has no record."""
        kept = self._desk().kept
        files = kept.files()
        assert len(files) <= 1, f"kept twice: {files}"
        if not files:
            return None
        text = files[0].read_text()
        version = int(text.split("Version ")[1].split()[0])
        assert text == _page(version), f"{files[0]} is half a page"
        assert kept.newest(files[0]), f"{files[0]} has no record"
        return version

    def _write(self, version: int) -> None:
        self._folder.mkdir(exist_ok=True)
        draft = self._folder / "draft"
        draft.write_text(_page(version))
        os.replace(draft, self._folder / "bridge.html")


def _page(version: int) -> str:
    told = "".join(
        f"<p>Version {version} of story {i} is told here, and it says that the harbour bridge stays closed.</p>"
        for i in range(8)
    )
    return (
        f"<html><head><title>The bridge</title></head><body><article><h1>The bridge</h1>{told}</article></body></html>"
    )
