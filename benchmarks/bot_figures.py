"""What is measured of the bot: figures, the idle loop beside it, a cold start."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE

ROOT = Path(__file__).parents[1]
# What the machine itself does to an event loop: the same measure as the bot's, in a process that does nothing else.
IDLE_LOOP = """
import select, sys, time
longest = 0
while True:
    before = time.perf_counter()
    if select.select([sys.stdin], [], [], 0.02)[0]:
        break
    longest = max(longest, time.perf_counter() - before - 0.02)
print(round(1000 * longest))
"""


@dataclass(frozen=True, slots=True)
class Figure:
    """A line of the table; ``good`` is None where nothing is demanded."""

    what: str
    wanted: str
    measured: str
    good: bool | None = None


def idle_loop() -> subprocess.Popen[str]:
    """A process that says how long it was stopped at most, once its standard input ends."""
    return subprocess.Popen([sys.executable, "-c", IDLE_LOOP], stdin=PIPE, stdout=PIPE, text=True)


def help_time() -> Figure:
    """The median of five."""
    seconds = []
    for _ in range(5):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-m", "bot", "--help"], check=True, capture_output=True, cwd=ROOT)
        seconds.append(time.perf_counter() - started)
    median = statistics.median(seconds)
    return Figure("--help", "0.5 s", f"{median:.2f} s", median < 0.5)


def forget_packages() -> None:
    """Have the kernel drop the installed packages from its cache, as after the machine's start."""
    for folder in {Path(entry) for entry in sys.path if entry.endswith("-packages")}:
        for file in filter(Path.is_file, folder.rglob("*")):
            with file.open("rb") as opened:
                os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def percentile(values: Sequence[float], percent: int) -> float:
    return sorted(values)[int(percent / 100 * (len(values) - 1))]


def spread(seconds: Sequence[float]) -> str:
    values = (statistics.median(seconds), percentile(seconds, 95), max(seconds))
    return " / ".join(f"{1000 * value:,.0f}" for value in values) + " ms"
