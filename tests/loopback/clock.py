"""Discord's clock, which a test can move: tokens run out after 15 minutes, and no test waits that long."""

from __future__ import annotations

import time


class Clock:
    """Seconds that only grow, and grow faster when a test says so."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def now(self) -> float:
        return time.monotonic() + self._ahead

    def advance(self, *, minutes: float) -> None:
        self._ahead += 60 * minutes
