"""Tables for people, and what the figures were measured on."""

from __future__ import annotations

import os
import platform
import resource
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from rich.console import Console
from rich.table import Table

PACKAGES = ("numpy", "torch", "sentence-transformers", "txtai", "lancedb", "bm25s", "rank-bm25")


def show_table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table, names to the left and figures to the right."""
    table = Table(title=title)
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number else "left")
    for row in rows:
        table.add_row(*row)
    Console().print(table)


def machine() -> str:
    """The processor, its cores, and the versions of what is measured."""
    found = []
    for package in PACKAGES:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            continue
    return f"{_processor()}, {os.cpu_count()} cores, Python {platform.python_version()}, {', '.join(found)}"


def peak_megabytes() -> float:
    """The most memory that this process ever held; what the process that started it held does not count."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        next(int(line.split()[1]) for line in status.read_text("utf8").splitlines() if line.startswith("VmHWM")) / 1024
    )


def _processor() -> str:
    file = Path("/proc/cpuinfo")
    lines = file.read_text("utf8").splitlines() if file.exists() else []
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.processor())
