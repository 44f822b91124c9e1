"""In how many processes tests run: pytest-xdist asks when it is told ``-n auto``, as pyproject.toml tells it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

# Each process loads the models and makes the shared indexes of its own: some twenty seconds, and up to 1.6 GB.
_MOST = 4
_WORTH_IT = 20  # files of tests


def processes(arguments: Sequence[str]) -> int:
    """How many; 0 is pytest's own alone, for a file, a test or a small folder, which so begins at once."""
    files = sum(len([*Path(one).rglob("test_*.py")]) for one in arguments)
    cores = os.cpu_count() or 1
    return min(cores, _MOST) if files >= _WORTH_IT and cores > 1 else 0
