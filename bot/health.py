"""How the bot is: counted and timed here, told to ``/status``, ``/healthz`` and Prometheus."""

from __future__ import annotations

import asyncio
import datetime as dt
import statistics
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import version
from typing import Literal

from aiohttp import web
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from bot.vitals import Vitals

VERSION = version("eventdesk")
HOST = "127.0.0.1"
Outcome = Literal["found", "nothing", "refused", "wrong", "failed"]
_BUCKETS = (0.025, 0.05, 0.1, 0.15, 0.25, 0.4, 0.75, 1.5, 3, 6, 15, 60)
_LOOK_SECONDS = 0.01
_REMEMBERED = 1000


class Health:
    """The counters and gauges of one bot, in a registry of its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.started = dt.datetime.now(dt.UTC)
        self.questions = self._counter(
            "questions", "Questions by command, outcome and event", "command", "outcome", "event"
        )
        self.seconds = Histogram(
            "eventdesk_answer_seconds", "From a command to its final answer", buckets=_BUCKETS, registry=self.registry
        )
        self.longest_stop = 0.0
        self.watch("loop_stop_seconds", "Longest stop of the event loop since the start", lambda: self.longest_stop)
        self._recent: deque[float] = deque(maxlen=_REMEMBERED)
        self._stops: deque[tuple[float, float]] = deque()
        self._outcomes: dict[Outcome, int] = {}

    def watch(self, name: str, help_: str, value: Callable[[], float]) -> None:
        """A gauge that is asked when somebody looks."""
        Gauge(f"eventdesk_{name}", help_, registry=self.registry).set_function(value)

    def watch_each(self, name: str, help_: str, values: Mapping[str, Callable[[], float]]) -> None:
        """A gauge for each event, by the events' names."""
        gauge = Gauge(f"eventdesk_{name}", help_, ["event"], registry=self.registry)
        for event, value in values.items():
            gauge.labels(event).set_function(value)

    def count(self, command: str, outcome: Outcome, event: str) -> None:
        """One more question to an event ended like this."""
        self.questions.labels(command, outcome, event).inc()
        self._outcomes[outcome] = self._outcomes.get(outcome, 0) + 1

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Time what leads to a final answer; what fails does not count."""
        started = time.perf_counter()
        yield
        self._recent.append(time.perf_counter() - started)
        self.seconds.observe(self._recent[-1])

    async def watch_loop(self) -> None:
        """Measure for ever how late the event loop comes back to a short sleep."""
        while True:
            before = time.perf_counter()
            await asyncio.sleep(_LOOK_SECONDS)
            now = time.perf_counter()
            self._note_stop(now, now - before - _LOOK_SECONDS)

    def vitals(self, *, latency: float | None, waiting: int, queue: int, answering: int) -> Vitals:
        """One look at everything."""
        recent = sorted(self._recent)
        ended = self._outcomes.get
        return Vitals(
            version=VERSION,
            started=self.started,
            latency=latency,
            waiting=waiting,
            queue=queue,
            answering=answering,
            answered=ended("found", 0) + ended("nothing", 0),
            refused=ended("refused", 0),
            failed=ended("failed", 0),
            median=statistics.median(recent) if recent else None,
            p95=recent[int(0.95 * (len(recent) - 1))] if recent else None,
            lag=max((stop for _, stop in self._stops), default=0.0),
        )

    def _note_stop(self, now: float, seconds: float) -> None:
        """Remember the longest stop of all and those of the last minute that could be its longest."""
        while self._stops and (self._stops[0][0] < now - 60):
            self._stops.popleft()
        while self._stops and self._stops[-1][1] <= seconds:
            self._stops.pop()
        self._stops.append((now, seconds))
        self.longest_stop = max(self.longest_stop, seconds)

    def _counter(self, name: str, help_: str, *labels: str) -> Counter:
        return Counter(f"eventdesk_{name}", help_, labels, registry=self.registry)


async def serve(health: Health, port: int, ready: Callable[[], str]) -> web.AppRunner:
    """Serve ``/healthz`` and ``/metrics`` on the local ``port``. ``ready`` returns what is amiss, "" if nothing is.

    Raises OSError if the port cannot be had.
    """

    async def healthz(_: web.Request) -> web.Response:
        amiss = ready()
        return web.json_response({"status": amiss or "ok", "version": VERSION}, status=503 if amiss else 200)

    async def metrics(_: web.Request) -> web.Response:
        return web.Response(body=generate_latest(health.registry), headers={"Content-Type": CONTENT_TYPE_LATEST})

    app = web.Application()
    app.add_routes([web.get("/healthz", healthz), web.get("/metrics", metrics)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, HOST, port).start()
    return runner
