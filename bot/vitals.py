"""How the bot is doing: what ``/status`` shows and the metrics count."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Vitals:
    """One look at a running bot.

    ``latency``: seconds of the gateway's last heartbeat, None before the first. ``waiting`` of at most ``queue``
    questions wait, ``answering`` are being answered. ``answered``, ``refused`` (too busy) and ``failed`` count since
    the start. ``median`` and ``p95``: seconds from a command to its final answer, of the last thousand. ``lag``: the
    longest stop of the event loop in the last minute, in seconds.
    """

    version: str
    started: dt.datetime
    latency: float | None
    waiting: int
    queue: int
    answering: int
    answered: int
    refused: int
    failed: int
    median: float | None
    p95: float | None
    lag: float
