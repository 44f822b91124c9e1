"""The same page, added and removed by a process that is kept from run to run, as the bot keeps one."""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from kill_adding import Adding
from killing import forked

from retrieval.cli import runs


@dataclass(frozen=True)
class Kept:
    """A process that waits for its next run: its number, what it reads and what it says."""

    number: int
    orders: IO[str]
    said: IO[str]


class KeptAdding(Adding):
    """Half of the runs that end before their kill leave their process to the next one; all else is as in ``Adding``."""

    def __init__(self, work: Path, rng: random.Random) -> None:
        super().__init__(work, rng)
        self._kept_process: Kept | None = None
        self.reused = 0

    def finish(self) -> None:
        if self._kept_process:
            self._kill(self._kept_process)
        assert self.reused, "no process was ever used again"
        super().finish()

    def _interrupted(self, removes: bool, after: float) -> bool:
        process, self._kept_process = self._kept_process or self._begun(), None
        command = ["remove", "--json"] if removes else ["add", "--json", "--progress-json"]
        process.orders.write(json.dumps([*command, "--", self._address()]) + "\n")
        process.orders.flush()
        if not _has_ended(process, 1.5 * after):
            self._kill(process)
            return True
        if self._rng.random() < 0.5:
            self._kill(process)
        else:
            self._kept_process = process
            self.reused += 1
        return False

    def _begun(self) -> Kept:
        theirs, orders = os.pipe()
        said, ours = os.pipe()

        def work() -> None:
            os.close(orders)
            sys.stdin, sys.stdout = os.fdopen(theirs), os.fdopen(ours, "w")
            runs.run(lambda settings: self._desk())

        child = forked(work)
        os.close(theirs)
        os.close(ours)
        return Kept(child, os.fdopen(orders, "w"), os.fdopen(said))

    def _kill(self, process: Kept) -> None:
        os.kill(process.number, signal.SIGKILL)
        code = os.waitstatus_to_exitcode(os.waitpid(process.number, 0)[1])
        assert code == -signal.SIGKILL, f"the kept process ended by itself with {code}"
        process.orders.close()
        process.said.close()


def _has_ended(process: Kept, seconds: float) -> bool:
    """Whether the run ends within so many seconds. Fails if it fails."""
    until, said = time.monotonic() + seconds, ""
    while select.select([process.said], [], [], max(0.0, until - time.monotonic()))[0]:
        piece = os.read(process.said.fileno(), 65_536).decode()
        assert piece, f"the kept process broke off: {said}"
        said += piece
        for line in said.splitlines()[: said.count("\n")]:
            if "exit" in (ended := json.loads(line)):
                assert ended["exit"] == 0, said
                return True
    return False
