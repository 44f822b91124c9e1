"""SIGKILL at random moments; run by test_kills.py in a process of its own: ``kill_harness.py SCENARIO FOLDER KILLS``.

The model is loaded once; what is killed is a fork, so that a kill costs tenths of a second and not a start of the
libraries. Prints one JSON object: what was found wrong after which kill, and how many kills met work under way.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import sys
import time
from pathlib import Path

from kill_adding import Adding
from kill_kept import KeptAdding
from kill_moving import Moving
from killing import done, encoder, forked, intact, killed, version_seen, write_version
from sqlite_index import Index, build

from retrieval.feedback import Asked, Feedback
from retrieval.index.file.seal import seal_file


class Indexing:
    """Index runs are killed: the index is that of before or the new one, whole; the next run completes and seals."""

    def __init__(self, work: Path, rng: random.Random) -> None:
        self._rng = rng
        self._encoder = encoder()
        self._database, self._folder = work / "index.db", work / "news"
        self.version = 0
        write_version(self._folder, 0)
        started = time.perf_counter()
        done(forked(self._run))
        self._usual = time.perf_counter() - started
        self._next()

    def turn(self) -> bool:
        before = version_seen(Index(self._database), self._encoder)
        killed(forked(self._run), self._rng.uniform(0, self._usual))
        seen = version_seen(Index(self._database), self._encoder)
        assert seen in (before, self.version), f"saw {seen} after {before}"
        intact(self._database)
        interrupted = seen != self.version
        self._usual *= 1.1 if interrupted else 0.8  # about two kills of three meet work, however busy the machine is
        if not interrupted:
            self._next()
        return interrupted

    def finish(self) -> None:
        done(forked(self._run))
        assert version_seen(Index(self._database), self._encoder) == self.version, "the last run did not complete"
        assert seal_file(self._database).exists(), "the last run left no seal"

    def _run(self) -> None:
        build(self._database, [self._folder], self._encoder)

    def _next(self) -> None:
        self.version += 1
        write_version(self._folder, self.version)


class Switching:
    """A reader goes from generation to generation while runs publish; either is killed, now and then both."""

    def __init__(self, work: Path, rng: random.Random) -> None:
        self._rng = rng
        self._encoder = encoder()
        self._database, self._folder = work / "index.db", work / "news"
        self._seen = work / "seen"
        self.version = 0
        write_version(self._folder, 0)
        started = time.perf_counter()
        self._run()
        self._usual = time.perf_counter() - started

    def turn(self) -> bool:
        self.version += 1
        write_version(self._folder, self.version)
        self._seen.write_bytes(b"")
        reader, writer = forked(self._follow), forked(self._run)
        victim, other = self._rng.sample([reader, writer], 2)
        interrupted = killed(victim, self._rng.uniform(0, 1.3 * self._usual))
        if other == writer:
            done(writer)
        else:
            killed(reader, 0.05)
        done(forked(self._run))
        seen = [int(line) for line in self._seen.read_text().split()]
        assert seen == sorted(seen), f"went back: {seen}"
        assert set(seen) <= {self.version - 1, self.version}, f"saw {seen} at {self.version}"
        assert version_seen(Index(self._database), self._encoder) == self.version, "the run did not complete"
        intact(self._database)
        return interrupted

    def finish(self) -> None:
        assert seal_file(self._database).exists(), "the last run left no seal"

    def _run(self) -> None:
        build(self._database, [self._folder], self._encoder)

    def _follow(self) -> None:
        """Ask on and on, keeping the index open as the bot does; what is wrong is written among what is seen."""
        index = Index(self._database)
        with self._seen.open("a", buffering=1) as file:
            while True:
                try:
                    file.write(f"{version_seen(index, self._encoder)}\n")
                except BaseException as error:
                    file.write(f"{type(error).__name__}:{error}\n".replace(" ", "_"))
                    raise


class Votes:
    """A bot that keeps questions and votes is killed: what it was told is kept is there, and nothing by half."""

    def __init__(self, work: Path, rng: random.Random) -> None:
        self._rng = rng
        self._database, self._kept = work / "feedback.db", work / "kept"
        self._kept.write_bytes(b"")
        self.version = 0

    def turn(self) -> bool:
        interrupted = killed(forked(self._work), self._rng.uniform(0.001, 0.08))
        self.version += 1
        feedback = Feedback(self._database)
        judged = {one.asked.id: one for one in feedback.judged(limit=None)}
        for line in self._kept.read_text().splitlines():
            what, id_ = line.split()
            asked = feedback.find(id_)
            assert asked is not None, f"{id_} is lost"
            assert what != "voted" or judged[id_].tally.helpful == 1, f"the vote on {id_} is lost"
        assert all(one.summary == f"Answer to {one.asked.id}" for one in judged.values()), "half an answer"
        feedback.close()
        intact(self._database)
        return interrupted

    def finish(self) -> None:
        self._ask(Feedback(self._database), "the-last-one")

    def _work(self) -> None:
        feedback = Feedback(self._database)
        for number in range(10_000):
            id_ = f"{self.version:05}-{number:05}"
            self._ask(feedback, id_)

    def _ask(self, feedback: Feedback, id_: str) -> None:
        asked = Asked(id_, "ask", "When does it close? " * 9, 7, dt.datetime(2024, 5, 2, tzinfo=dt.UTC))
        feedback.remember(asked, {"found": True, "summary": f"Answer to {id_}", "items": []})
        self._note(f"asked {id_}")
        assert feedback.vote(id_, 1, helpful=True)
        self._note(f"voted {id_}")

    def _note(self, line: str) -> None:
        with self._kept.open("ab", buffering=0) as file:
            file.write(f"{line}\n".encode())


SCENARIOS = {
    "indexing": Indexing,
    "switching": Switching,
    "votes": Votes,
    "moving": Moving,
    "adding": Adding,
    "kept": KeptAdding,
}


def main(name: str, work: Path, kills: int) -> None:
    scenario = SCENARIOS[name](work, random.Random(1))
    faults, interrupted = [], 0
    for kill in range(kills):
        try:
            interrupted += scenario.turn()
            print(f"{kill + 1} of {kills}, {interrupted} at work", end="\r", file=sys.stderr, flush=True)
        except Exception as error:
            faults.append(f"kill {kill}: {type(error).__name__}: {error}")
            break
    scenario.finish()
    print(json.dumps({"kills": kills, "interrupted": interrupted, "versions": scenario.version, "faults": faults}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
