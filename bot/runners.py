"""The processes that index runs are made in; one is kept from run to run, with the model in its memory.

Nearly all that it costs to add a short article is the start of Python, of torch and of the model. A process that is
kept ends with the bot, however that ends: it reads what to do from the bot, and comes to the end of that.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from bot.config import TOKEN_VARIABLE

Hear = Callable[[dict[str, Any], bytes], None]
_LOW_PRIORITY = 10
# Of what a run prints: all ids of a first run are one line.
_LONGEST_LINE = 1 << 28
# A process that grew so far gives its memory back by ending.
_MOST_MEGABYTES = 1500


class Runner:
    """One process (retrieval/cli/runs.py), for one run at a time."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._megabytes = 0
        self.has_begun = False

    @classmethod
    async def started(cls) -> Runner:
        """A new one."""
        environment = {name: value for name, value in os.environ.items() if name != TOKEN_VARIABLE}
        command = [sys.executable, "-m", "retrieval.cli.runs"]
        # A process group, so that Ctrl-C is ours alone; but our session, outside of which Linux would not weigh our
        # priorities against each other.
        pipe, together = asyncio.subprocess.PIPE, asyncio.subprocess.STDOUT
        process = await asyncio.create_subprocess_exec(
            *command, stdin=pipe, stdout=pipe, stderr=together, limit=_LONGEST_LINE, env=environment, process_group=0
        )
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, process.pid, _LOW_PRIORITY)
        return cls(process)

    @property
    def is_of_use(self) -> bool:
        """Whether it may do another run: it did not end, as far as is known, and did not grow too large."""
        return self._process.returncode is None and self._megabytes <= _MOST_MEGABYTES

    async def run(self, arguments: Sequence[str], hear: Hear) -> int:
        """The exit code of the command line with these arguments; ``has_begun``: False if the process died before.

        ``hear`` is given each line that it prints, as the JSON object it is, or {}, and as it is.
        """
        self.has_begun = False
        try:
            return await self._run(arguments, hear)
        except BaseException:
            self.terminate()
            raise

    async def _run(self, arguments: Sequence[str], hear: Hear) -> int:
        assert self._process.stdin
        assert self._process.stdout
        with suppress(ConnectionError):
            self._process.stdin.write(json.dumps(list(arguments)).encode("ascii") + b"\n")
            await self._process.stdin.drain()
        async for line in self._process.stdout:
            said, self.has_begun = _object(line), True
            if "exit" in said:
                self._megabytes = said["megabytes"]
                return int(said["exit"])
            hear(said, line)
        return await self._process.wait()

    def terminate(self) -> None:
        """End it, whatever it does: a run is published whole or not at all."""
        with suppress(ProcessLookupError):
            self._process.terminate()

    async def ended(self) -> None:
        """End it and wait for that."""
        self.terminate()
        await self._process.wait()


class Runners:
    """Each run has a process to itself; one is kept idle, for at most ``seconds``."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._idle: Runner | None = None
        self._leaving: asyncio.TimerHandle | None = None

    async def run(self, arguments: Sequence[str], hear: Hear, begun: Callable[[Runner], None]) -> int:
        """The exit code of a run, as ``Runner.run``; ``begun`` is given the process, before the run begins in it.

        Where the idle one turns out to be dead, the run is made in a new one.
        """
        idle = self._taken()
        runner = idle or await Runner.started()
        begun(runner)
        code = await runner.run(arguments, hear)
        if idle and not idle.has_begun:
            return await self.run(arguments, hear, begun)
        await self._keep(runner)
        return code

    async def close(self) -> None:
        """End the one that is idle, and keep none from now on."""
        self._seconds = 0
        if runner := self._taken():
            await runner.ended()

    def _taken(self) -> Runner | None:
        runner, self._idle = self._idle, None
        if self._leaving:
            self._leaving.cancel()
        return runner

    async def _keep(self, runner: Runner) -> None:
        if self._idle or not self._seconds or not runner.is_of_use:
            await runner.ended()
            return
        self._idle = runner
        self._leaving = asyncio.get_running_loop().call_later(self._seconds, self._leave)

    def _leave(self) -> None:
        if runner := self._taken():
            runner.terminate()


def _object(line: bytes) -> dict[str, Any]:
    try:
        said = json.loads(line)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
