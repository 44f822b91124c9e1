"""The real bot as a process of its own, beside a loopback Discord."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sqlite3
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any, Self

import aiohttp

from loopback.server import Loopback

TESTS = Path(__file__).parents[1]
START_SECONDS, END_SECONDS = 180, 20


class BotProcess:
    """``python -m bot`` in a folder, which holds its configuration, index and feedback, as a context.

    ``settings``: what the table ``[discord]`` holds; ``events``: articles and index of further events, by name.
    Leaving the context asks the bot to end, if it still runs, and
    kills it if it does not. ``log`` holds what it logged; a line that is no JSON stands there under "raw".
    """

    def __init__(
        self,
        discord: Loopback,
        folder: Path,
        *,
        articles: Sequence[Path] = (),
        environment: dict[str, str] | None = None,
        events: Mapping[str, tuple[Path, Path]] = MappingProxyType({}),
        **settings: Any,
    ) -> None:
        self.discord, self.folder = discord, folder
        self.database = folder / "index.db"
        self.port = free_port()
        self.config = write_config(folder, self.database, articles, {"port": self.port, **settings}, events)
        self.stdout: list[str] = []
        self.stderr: list[str] = []
        self.log: list[dict[str, Any]] = []
        self.seconds_to_ready = 0.0
        self._environment = environment or {}
        self._process: asyncio.subprocess.Process | None = None
        self._readers: list[asyncio.Task[None]] = []
        self._heard = asyncio.Condition()

    async def __aenter__(self) -> Self:
        await self.start()
        try:
            await self.logged("ready")
        except BaseException:
            await self.__aexit__(None, None, None)
            raise
        self.seconds_to_ready = time.monotonic() - self._started
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.returncode is None:
            self.signal(signal.SIGTERM)
        try:
            await self.ended()
        except TimeoutError:
            self.process.kill()
            await self.process.wait()
            raise

    async def start(self) -> None:
        """Start it without waiting until it is ready."""
        self._started = time.monotonic()
        pipe = asyncio.subprocess.PIPE
        command = [sys.executable, "-m", "loopback.launcher", "--config", str(self.config)]
        self._process = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=pipe,
            stderr=pipe,
            cwd=self.folder,
            env=self._all_variables(),
        )
        assert self.process.stdout
        assert self.process.stderr
        self._readers = [
            asyncio.create_task(self._read(self.process.stdout, self.stdout)),
            asyncio.create_task(self._read(self.process.stderr, self.stderr)),
        ]

    @property
    def process(self) -> asyncio.subprocess.Process:
        assert self._process is not None
        return self._process

    async def logged(self, message: str, seconds: float = START_SECONDS) -> None:
        """Wait until it has logged a message.

        Raises:
            RuntimeError: it does not within so many seconds, or ends before.
        """

        def there() -> bool:
            return message in [line.get("message") for line in self.log]

        try:
            async with asyncio.timeout(seconds), self._heard:
                await self._heard.wait_for(lambda: there() or self.process.returncode is not None)
        except TimeoutError:
            pass
        if not there():
            raise RuntimeError(f"the bot did not log {message!r}; it said:\n{''.join(self.stderr)}")

    def signal(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    async def ended(self, seconds: float = END_SECONDS) -> int:
        """Its exit code, once it has ended and all it said was read.

        Raises:
            TimeoutError: it does not end within so many seconds.
        """
        async with asyncio.timeout(seconds):
            code = await self.process.wait()
            await asyncio.gather(*self._readers)
        return code

    async def get(self, path: str) -> tuple[int, str]:
        """Status and text of a page of its local port."""
        async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{self.port}{path}") as response:
            return response.status, await response.text()

    async def metric(self, name: str) -> float:
        """The sum of a metric over its labels."""
        lines = (await self.get("/metrics"))[1].splitlines()
        values = [float(line.rpartition(" ")[2]) for line in lines if line.partition("{")[0].partition(" ")[0] == name]
        if not values:
            raise LookupError(f"no metric {name}")
        return sum(values)

    def memory(self) -> int:
        """Bytes of resident memory that are its own or shared."""
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")

    async def _read(self, stream: asyncio.StreamReader, lines: list[str]) -> None:
        """Take in what it says; of standard error, each line is one of the log."""
        while raw := await stream.readline():
            lines.append(raw.decode("utf8", "replace"))
            if lines is self.stderr:
                self.log.append(parsed(lines[-1]))
            async with self._heard:
                self._heard.notify_all()
        async with self._heard:
            self._heard.notify_all()

    def _all_variables(self) -> dict[str, str]:
        """This process's environment without settings of eventdesk's, and what the launcher needs."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("EVENTDESK_", "DISCORD_"))}
        path = os.pathsep.join(filter(None, [str(TESTS), str(TESTS.parent), kept.get("PYTHONPATH")]))
        return kept | {
            "PYTHONPATH": path,
            "DISCORD_TOKEN": self.discord.token,
            **self.discord.environment,
            **self._environment,
        }


def seeded_bot(
    discord: Loopback,
    index: Path,
    folder: Path,
    *,
    events: Mapping[str, tuple[Path, Path]] = MappingProxyType({}),
    **settings: Any,
) -> BotProcess:
    """A bot with a copy of an index and an empty folder for more articles, which waits for nothing it need not.

    ``events``: what it answers about besides, each with its folder of articles and its index.
    """
    copy_index(index, folder / "index.db")
    articles = folder / "articles"
    articles.mkdir()
    environment = {
        "LOOPBACK_GUILD_SECONDS": "0.05",
        "EVENTDESK_MODEL__PRECISION": "float32",
        "EVENTDESK_MODEL__THREADS": "1",
    }
    settings = {"refresh_seconds": 0.1, "questions_per_user": 100, **settings}
    return BotProcess(discord, folder, articles=[articles], environment=environment, events=events, **settings)


def write_config(
    folder: Path,
    database: Path,
    articles: Sequence[Path],
    settings: dict[str, Any],
    events: Mapping[str, tuple[Path, Path]],
) -> Path:
    """A configuration file; JSON's values of these kinds are TOML's, too."""
    lines = [f"database = {json.dumps(str(database))}"]
    if articles:
        lines.append(f"articles = {json.dumps([str(path) for path in articles])}")
    lines += ["[discord]", *(f"{name} = {json.dumps(value)}" for name, value in settings.items())]
    for name, (read, index) in events.items():
        lines += [f"[events.{name}]", f"articles = {json.dumps([str(read)])}", f"database = {json.dumps(str(index))}"]
    file = folder / "config.toml"
    file.write_text("\n".join(lines) + "\n", encoding="utf8")
    return file


def parsed(line: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except ValueError:
        return {"raw": line}
    return found if isinstance(found, dict) else {"raw": line}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def copy_index(source: Path, target: Path) -> None:
    """An index as another one stands now, its write-ahead log included."""
    with closing(sqlite3.connect(source)) as before, closing(sqlite3.connect(target)) as after:
        before.backup(after)


def checked(database: Path) -> str:
    """What SQLite says of a file's integrity."""
    with closing(sqlite3.connect(database)) as connection:
        verdict: str = connection.execute("PRAGMA integrity_check").fetchone()[0]
    return verdict
