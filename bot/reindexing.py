"""A reindex as admins see it: an index run in another process, its progress, its end.

A process, since an index run is hours of Python that would take turns with every answer; at low priority, since
answers are waited for. It can be ended at any moment: the index is published at once and whole, or not at all.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import time
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from bot.runners import Runner, Runners
from retrieval.errors import EventdeskError, FetchError, InputError

log = logging.getLogger(__name__)
Brings = AbstractAsyncContextManager[Sequence[Path]]
_NOTHING: Brings = nullcontext(())


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
    """The reindex of one event, at most one at a time; ``runners``: what it is made in, which events share."""

    def __init__(self, database: Path, config: Path | None, runners: Runners, event: str = "") -> None:
        self._runners = runners
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
        self._job = Job([command, "--json", *self._arguments, *arguments], admin, bring, self._runners)
        self._job.task.add_done_callback(self._ended)
        return self._job

    def cancel(self) -> bool:
        """End the running one, if there is one; whether there was."""
        if self._job:
            self._job.cancel()
        return self._job is not None

    async def close(self) -> None:
        """End the running one, wait for it, and leave no process that is idle."""
        if self._job:
            self._job.cancel()
            await asyncio.wait({self._job.task})
        await self._runners.close()

    def _ended(self, _: object) -> None:
        self._job = None


class Job:
    """One index run: ``progress`` as of now, ``task`` with how it ends; ``bring``: the files it reads besides."""

    def __init__(self, arguments: list[str], admin: int, bring: Brings, runners: Runners) -> None:
        self.progress = Progress(admin, dt.datetime.now(dt.UTC), "starting", 0, 0, None)
        self._began = self._step_began = time.monotonic()
        self._runners = runners
        self._runner: Runner | None = None
        self._cancelled = False
        self._outcome: dict[str, Any] = {}
        self._complaint = ""
        self.task = asyncio.create_task(self._whole(arguments, bring), name="reindex")

    def cancel(self) -> None:
        """End it; ``task`` then says that it was cancelled."""
        self._cancelled = True
        if self._runner:
            self._runner.terminate()

    async def _whole(self, arguments: list[str], bring: Brings) -> Finished:
        try:
            async with bring as files:
                return self._finished(await self._run([*arguments, *map(str, files)]))
        except FetchError as error:
            return replace(self._ended(), end="failed", error=str(error))

    async def _run(self, arguments: list[str]) -> int:
        try:
            return await self._runners.run(arguments, self._hear, self._begun)
        finally:
            self._runner = None  # it may do another's run now

    def _begun(self, runner: Runner) -> None:
        self._runner = runner
        if self._cancelled:
            runner.terminate()

    def _hear(self, said: dict[str, Any], line: bytes) -> None:
        """Take in what the run says: progress, what it did, or why it failed."""
        if "step" in said:
            self._note(said["step"], said["done"], said["total"])
        elif "added" in said:
            self._outcome = said
        else:
            self._complaint = line.decode("utf8", "replace").strip() or self._complaint

    def _note(self, step: str, done: int, total: int) -> None:
        now = time.monotonic()
        if step != self.progress.step:
            self._step_began = now
        left = (now - self._step_began) / done * (total - done) if done else None
        self.progress = replace(self.progress, step=step, done=done, total=total, left=left)

    def _ended(self) -> Finished:
        return Finished(self.progress.admin, self.progress.started, time.monotonic() - self._began, "done")

    def _finished(self, code: int) -> Finished:
        ended = self._ended()
        if code == 0:
            fields = self._outcome
            refused = tuple((one["where"], one["reason"]) for one in fields["refused"])
            added, changed, removed = (tuple(fields[name]) for name in ("added", "changed", "removed"))
            return replace(
                ended, added=added, changed=changed, removed=removed, unchanged=fields["unchanged"], refused=refused
            )
        if self._cancelled:
            return replace(ended, end="cancelled")
        error = self._complaint.removeprefix("error: ") or f"the index run ended with exit code {code}"
        log.error("reindex failed with exit code %d", code)
        return replace(ended, end="failed", error=error)
