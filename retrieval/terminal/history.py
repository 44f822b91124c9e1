"""The history of an article in the terminal: a block for each version, with what changed in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby

from rich.console import Console
from rich.text import Text

from retrieval.answers.indexed.history import History
from retrieval.index.article.changes import Change


def show_history(console: Console, told: History) -> None:
    """Print the versions of an article, the newest last, each with what changed."""
    console.print(Text.assemble((told.card.title, "summary"), (f" · {told.card.id}", "quiet")), soft_wrap=True)
    since = f"first seen {local_time(told.card.added)}" if told.card.added else "first seen before this was noted"
    console.print(Text(f"version {told.card.version}, {since}", "quiet"), soft_wrap=True)
    for (version, seen), changes in groupby(told.changes, key=lambda one: (one.version, one.seen)):
        found = [one.change for one in changes]
        console.print()
        console.print(
            f"version {version}, seen {local_time(seen)}: {len(found):,} change{'s' * (len(found) != 1)}",
            style="summary",
        )
        for change in found:
            for line in change_lines(change):
                console.print(line, soft_wrap=True)


def change_lines(change: Change) -> Iterator[Text]:
    """What changed, and the sentence before and after."""
    kinds = f" ({', '.join(change.kinds)})" if change.kinds else ""
    yield Text.assemble((f"  {change.what}{kinds}", "label"))
    if change.what == "moved":
        yield Text(f"    {change.after}")
        return
    if change.before is not None:
        yield Text.assemble(("  − ", "error"), change.before)
    if change.after is not None:
        yield Text.assemble(("  + ", "good"), change.after)


def local_time(written: str) -> str:
    """A time in ISO 8601 as people here read it: "2024-05-02 14:05"."""
    return f"{dt.datetime.fromisoformat(written).astimezone():%Y-%m-%d %H:%M}"
