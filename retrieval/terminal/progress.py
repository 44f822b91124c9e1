"""Progress of an index run on standard error: a live bar on a terminal, now and then a line elsewhere."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeRemainingColumn

from retrieval.figures import counted, duration
from retrieval.index.run.report import Report, StepName

# Between two plain lines, so that a log of an hour's run stays readable.
SECONDS_BETWEEN_LINES = 10.0


@contextmanager
def index_progress(console: Console) -> Iterator[Report]:
    """The callback that shows how far an index run is: step, articles done of all, time left."""
    if not console.is_terminal:
        yield PlainLines(console).report
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description:<10}"),
        BarColumn(bar_width=30),
        TextColumn("{task.fields[counts]}"),
        TimeRemainingColumn(compact=True),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        yield _Bar(progress).report


class _Bar:
    """One bar; a new step starts it afresh, so that the time left is that of the step."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._step: StepName | None = None
        self._task: TaskID | None = None

    def report(self, step: StepName, done: int, total: int) -> None:
        """Called by the index run."""
        if step != self._step or self._task is None:
            if self._task is not None:
                self._progress.remove_task(self._task)
            self._step, self._task = step, self._progress.add_task(step, counts="")
        self._progress.update(self._task, completed=done, total=total or None, counts=counted(done, total))


class PlainLines:
    """A line at the start of each step and every ``SECONDS_BETWEEN_LINES`` within it."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._step: StepName | None = None
        self._started = self._last = 0.0

    def report(self, step: StepName, done: int, total: int) -> None:
        """Called by the index run."""
        now = time.monotonic()
        if step != self._step:
            self._step, self._started = step, now
        elif now - self._last < SECONDS_BETWEEN_LINES:
            return
        self._last = now
        left = (now - self._started) / done * (total - done) if done and total else 0.0
        line = " ".join(filter(None, (step, counted(done, total))))
        self._console.print(f"{line}, about {duration(left)} left" if left else line, soft_wrap=True)
