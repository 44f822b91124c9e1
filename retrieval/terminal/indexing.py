"""An index run as a person sees it: progress and warnings on standard error, and what it did."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from rich.text import Text

from retrieval.desk import Desk
from retrieval.figures import duration
from retrieval.index.run.report import Outcome
from retrieval.terminal.consoles import messages, warn
from retrieval.terminal.progress import index_progress

# So many ids are named; more are counted only.
FEW = 3


def run_index(desk: Desk, paths: Sequence[Path] = (), *, rebuild: bool = False) -> Outcome:
    """One index run. Ctrl-C says what it means and goes on up."""
    console = messages()
    try:
        with index_progress(console) as progress:
            outcome = desk.build(paths, rebuild=rebuild, report=progress)
    except KeyboardInterrupt:
        console.print("nothing is lost: the old index still answers, and the next 'eventdesk index' goes on from here")
        raise
    for problem in outcome.refused:
        warn(console, f"refused {problem.where}: {problem.what}")
    return outcome


def ensure_index(desk: Desk) -> None:
    """Make an index of the default articles if there is none yet, and say so."""
    if desk.has_index:
        return
    console, started = messages(), time.monotonic()
    console.print(f"no index yet at {desk.settings.database}: making it from the default articles", soft_wrap=True)
    outcome = run_index(desk)
    console.print(report(outcome, time.monotonic() - started), soft_wrap=True)


def report(outcome: Outcome, seconds: float) -> Text:
    """What an index run did: counts, ids where they are few, time."""
    parts = [
        _named("added", outcome.added),
        _named("changed", outcome.changed),
        _named("removed", outcome.removed),
        f"{outcome.unchanged:,} unchanged" if outcome.unchanged else "",
        f"{len(outcome.refused):,} refused" if outcome.refused else "",
        f"{len(outcome.withdrawn):,} removed before and left out" if outcome.withdrawn else "",
    ]
    done = ", ".join(filter(None, parts)) or "no articles"
    return Text.assemble(done, (f" in {duration(seconds)}", "quiet"))


def _named(what: str, ids: Sequence[str]) -> str:
    if not ids:
        return ""
    names = f" ({', '.join(ids)})" if len(ids) <= FEW else ""
    return f"{len(ids):,} {what}{names}"
