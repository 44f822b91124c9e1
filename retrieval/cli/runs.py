"""``python -m retrieval.cli.runs``: one command after the other in one process, for a program that keeps it.

A line of standard input is a command: its arguments, as a JSON array. What it prints goes where the command line prints
it; a line that the run is starting comes before, and one that it ended behind: ``{"exit": 0, "megabytes": 512}``, with
the most memory that the process ever held. The model stays loaded from one to the next; settings are read anew. The
process ends when its standard input does, as it does when the program that keeps it dies; and, like the command line,
at an error that nobody foresaw.
"""

from __future__ import annotations

import json
import re
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from retrieval.cli.commands import main
from retrieval.cli.options import print_json

if TYPE_CHECKING:
    from retrieval.config import ModelSettings, Settings
    from retrieval.desk import Desk
    from retrieval.vectors.encoder import Encoder

# What the system counts memory in.
_UNIT = 1 if sys.platform == "darwin" else 1024
_STATUS = Path("/proc/self/status")


class Desks:
    """Makes the desk of a command, with the model of the one before where the settings name the same."""

    def __init__(self) -> None:
        self._known: tuple[ModelSettings, Encoder] | None = None

    def __call__(self, settings: Settings) -> Desk:
        """The desk of these settings."""
        from retrieval.desk import Desk  # once torch's threads are settled, as they are when this is called

        desk = Desk(settings)
        if self._known and self._known[0] == settings.model:
            desk.encoder = self._known[1]
        self._known = settings.model, desk.encoder
        return desk


def exit_code(arguments: list[str], desks: Callable[[Settings], Desk]) -> int:
    """Do what the command line does with these arguments."""
    try:
        main(arguments, prog_name="eventdesk", obj=desks)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    return 0


def run(desks: Callable[[Settings], Desk]) -> None:
    """Do the commands of standard input on the desks that ``desks`` makes of their settings."""
    for line in sys.stdin:
        print_json({"step": "starting", "done": 0, "total": 0})
        code = exit_code(json.loads(line), desks)
        print_json({"exit": code, "megabytes": most_memory() // 1_000_000})


def most_memory() -> int:
    """The most bytes of memory that the process ever held.

    Linux tells it in its status; what it tells of the usage holds what the program held that began the process.
    """
    if _STATUS.exists() and (most := re.search(r"VmHWM:\s*(\d+) kB", _STATUS.read_text("utf8"))):
        return int(most[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT


if __name__ == "__main__":
    run(Desks())
