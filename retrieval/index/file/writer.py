"""One writer at a time, and words about it for whoever comes second."""

from __future__ import annotations

import getpass
import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from retrieval.errors import BusyError
from retrieval.index.file.storage import reachable

_NOTE_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class WriterNote:
    """Who writes the index and how far it is. Kept beside the lock; the lock alone decides."""

    user: str
    process: int
    host: str
    started: str
    stage: str = "starting"
    done: int = 0
    total: int = 0

    def __str__(self) -> str:
        """For people: who, since when, how far."""
        progress = f", {self.stage} {self.done:,} of {self.total:,}" if self.total else f", {self.stage}"
        return f"{self.user} (process {self.process} on {self.host}) since {self.started}{progress}"


class Writer:
    """The right to write the index at ``path``; ``note`` tells others how far the work is."""

    def __init__(self, path: Path) -> None:
        self._file = _note_file(path)
        self._stage, self._noted = "", 0.0
        self._note = WriterNote(
            user=_user(),
            process=os.getpid(),
            host=socket.gethostname(),
            started=datetime.now(UTC).astimezone().strftime("%Y-%m-%d %H:%M:%S"),
        )

    def note(self, stage: str, done: int = 0, total: int = 0) -> None:
        """Say how far the work is, at most every half second; losing a line (disk full) is no reason to stop."""
        if stage == self._stage and time.monotonic() - self._noted < _NOTE_SECONDS:
            return
        self._stage, self._noted = stage, time.monotonic()
        line = json.dumps(asdict(self._note) | {"stage": stage, "done": done, "total": total})
        with suppress(OSError):
            self._file.write_text(line, encoding="utf8")


@contextmanager
def sole_writer(path: Path) -> Iterator[Writer]:
    """Hold the write lock of the index at ``path``; the system frees it when the process dies, however it
    dies.

    Raises BusyError saying who writes and how far it is, if somebody does.
    """
    with reachable(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(f"{path}.lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise BusyError(f"{path} is being written by {current_writer(path) or 'another process'}") from None
    try:
        writer = Writer(path)
        writer.note("starting")
        yield writer
    finally:
        with suppress(OSError):
            _note_file(path).unlink()
        lock.release()


def current_writer(path: Path) -> WriterNote | None:
    """Who says it is writing the index at ``path`` now, or None; after a crash the note may be left over."""
    try:
        return WriterNote(**json.loads(_note_file(path).read_text(encoding="utf8")))
    except (OSError, ValueError, TypeError):
        return None


def _note_file(path: Path) -> Path:
    return Path(f"{path}.writer")


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid())
