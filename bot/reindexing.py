"""A reindex as admins see it: an index run in a process of its own, its progress, its end.

A process, since an index run is hours of Python that would take turns with every answer; at low priority, since
answers are waited for. It can be ended at any moment: the index is published at once and whole, or not at all.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import logging
import os
import sys
import time
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager, nullcontext, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from bot.config import TOKEN_VARIABLE
from retrieval.errors import EventdeskError, FetchError, InputError

log = logging.getLogger(__name__)
Brings = AbstractAsyncContextManager[Sequence[Path]]
_NOTHING: Brings = nullcontext(())
_LOW_PRIORITY = 10


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a reindex is: ``done`` of ``total`` articles in a step; ``left`` seconds, None where unknown."""

    admin: int
    started: dt.datetime
    step: str
    done: int
    total: int
    left: float | None


@dataclass(frozen=True, slots=True)
class Finished:
    """How a reindex ended: what became of the articles, by id; refused ones as (where, why).

    ``end`` says whether it was "done", "cancelled" by the admin, or "failed", and then ``error`` why; what was indexed
    before still answers.
    """

    admin: int
    started: dt.datetime
    seconds: float
    end: Literal["done", "cancelled", "failed"]
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0
    refused: tuple[tuple[str, str], ...] = ()
    error: str = ""


class RunningError(EventdeskError):
    """Somebody's reindex is running already; ``progress`` says whose and how far it is."""

    def __init__(self, progress: Progress) -> None:
        super().__init__("a reindex is running already")
        self.progress = progress


class Reindexing:
    """The reindex of one event, at most one at a time."""

    def __init__(self, database: Path, config: Path | None, event: str = "") -> None:
        self._arguments = ["--event", event] if event else ["--db", str(database)]
        self._arguments += ["--config", str(config)] if config else []
        self._job: Job | None = None

    @property
    def progress(self) -> Progress | None:
        """That of the running one."""
        return self._job.progress if self._job else None

    def start(self, admin: int, *, rebuild: bool = False) -> Job:
        """Start one for ``admin``. Raises RunningError if one is running."""
        return self._started(admin, "index", "--progress-json", *(["--rebuild"] if rebuild else []))

    def add(self, admin: int, address: str) -> Job:
        """Start adding what is at a web address. Raises RunningError, or InputError for what is none."""
        if not address.startswith(("http://", "https://")):
            raise InputError("give a web address, beginning with https://, or a file")
        return self._started(admin, "add", "--progress-json", "--", address)

    def add_files(self, admin: int, bring: Brings, outlet: str = "", published: dt.date | None = None) -> Job:
        """Start adding files, of which copies are kept. Raises RunningError."""
        said = [f"--source={outlet}"] if outlet else []
        said += [f"--published={published}"] if published else []
        return self._started(admin, "add", "--progress-json", "--keep", *said, "--", bring=bring)

    def remove(self, admin: int, article: str) -> Job:
        """Start removing an article for good, by its id or address. Raises RunningError."""
        return self._started(admin, "remove", "--", article)

    def _started(self, admin: int, command: str, *arguments: str, bring: Brings = _NOTHING) -> Job:
        if self._job:
            raise RunningError(self._job.progress)
        self._job = Job([command, "--json", *self._arguments, *arguments], admin, bring)
        self._job.task.add_done_callback(self._ended)
        return self._job

    def cancel(self) -> bool:
        """End the running one, if there is one; whether there was."""
        if self._job:
            self._job.cancel()
        return self._job is not None

    async def close(self) -> None:
        """End the running one and wait for it."""
        if self._job:
            self._job.cancel()
            await asyncio.wait({self._job.task})

    def _ended(self, _: object) -> None:
        self._job = None


class Job:
    """One index run: ``progress`` as of now, ``task`` with how it ends; ``bring``: the files it reads besides."""

    def __init__(self, arguments: list[str], admin: int, bring: Brings) -> None:
        self.progress = Progress(admin, dt.datetime.now(dt.UTC), "starting", 0, 0, None)
        self._began = self._step_began = time.monotonic()
        self._process: asyncio.subprocess.Process | None = None
        self._cancelled = False
        self._complaint = ""
        self.task = asyncio.create_task(self._whole(arguments, bring), name="reindex")

    def cancel(self) -> None:
        """End it; ``task`` then says that it was cancelled."""
        self._cancelled = True
        if self._process:
            with suppress(ProcessLookupError):
                self._process.terminate()

    async def _whole(self, arguments: list[str], bring: Brings) -> Finished:
        try:
            async with bring as files:
                return await self._run([*arguments, *map(str, files)])
        except FetchError as error:
            return replace(self._ended(), end="failed", error=str(error))

    async def _run(self, arguments: list[str]) -> Finished:
        environment = {name: value for name, value in os.environ.items() if name != TOKEN_VARIABLE}
        command = [sys.executable, "-m", "retrieval.cli", *arguments]
        # A process group, so that Ctrl-C is ours alone; but our session, outside of which Linux would not weigh our
        # priorities against each other.
        pipe, nothing = asyncio.subprocess.PIPE, asyncio.subprocess.DEVNULL
        process = self._process = await asyncio.create_subprocess_exec(
            *command, stdin=nothing, stdout=pipe, stderr=pipe, env=environment, process_group=0
        )
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, process.pid, _LOW_PRIORITY)
        if self._cancelled:
            self.cancel()
        assert process.stdout
        assert process.stderr
        try:
            outcome, _ = await asyncio.gather(process.stdout.read(), self._follow(process.stderr))
            code = await process.wait()
        except asyncio.CancelledError:
            process.kill()
            raise
        return self._finished(code, outcome)

    async def _follow(self, lines: asyncio.StreamReader) -> None:
        """Take in what the run says on standard error: progress, or why it failed."""
        async for line in lines:
            try:
                said = json.loads(line)
                self._note(str(said["step"]), int(said["done"]), int(said["total"]))
            except (ValueError, KeyError, TypeError):
                self._complaint = line.decode("utf8", "replace").strip() or self._complaint

    def _note(self, step: str, done: int, total: int) -> None:
        now = time.monotonic()
        if step != self.progress.step:
            self._step_began = now
        left = (now - self._step_began) / done * (total - done) if done else None
        self.progress = replace(self.progress, step=step, done=done, total=total, left=left)

    def _ended(self) -> Finished:
        return Finished(self.progress.admin, self.progress.started, time.monotonic() - self._began, "done")

    def _finished(self, code: int, outcome: bytes) -> Finished:
        ended = self._ended()
        if code == 0:
            fields = json.loads(outcome)
            refused = tuple((one["where"], one["reason"]) for one in fields.pop("refused"))
            added, changed, removed = (tuple(fields[name]) for name in ("added", "changed", "removed"))
            return replace(
                ended, added=added, changed=changed, removed=removed, unchanged=fields["unchanged"], refused=refused
            )
        if self._cancelled:
            return replace(ended, end="cancelled")
        error = self._complaint.removeprefix("error: ") or f"the index run ended with exit code {code}"
        log.error("reindex failed with exit code %d", code)
        return replace(ended, end="failed", error=error)
