"""What is new since a day, in the terminal: each sentence under what is new in it, with why it is listed."""

from __future__ import annotations

import datetime as dt
from itertools import groupby

from rich.console import Console
from rich.text import Text

from retrieval.answers.news.since import NewItem, Since, Start
from retrieval.terminal.answer import day, whereabouts
from retrieval.terminal.history import change_lines

HEADINGS = {
    "correction": "Corrected",
    "moved date": "Moved dates",
    "changed number": "Changed numbers",
    "denial": "Denied",
    "statement": "New statements",
    "event": "New events",
    "answer": "Answers",
}


def show_since(console: Console, found: Since) -> None:
    """Print what is new, under a heading for each reason."""
    count = len(found.items)
    first = _start(found.first)
    said = f"{count:,} new since {first}" if count else f"Nothing new since {first}"
    shown = f"of {found.count:,}, " if found.count > count else ""
    console.print(said, style="summary")
    beside = f"{shown}in {found.new:,} article{'s' * (found.new != 1)}, beside {found.old:,} from before"
    console.print(Text(beside, "quiet"), soft_wrap=True)
    for reason, items in groupby(found.items, key=lambda item: item.reason):
        console.print()
        console.print(HEADINGS[reason], style="label")
        for item in items:
            _show(console, item)


def _start(first: Start) -> str:
    """A day, or a moment in the time of this machine."""
    return f"{first.astimezone():%-d %b %Y, %H:%M}" if isinstance(first, dt.datetime) else day(first)


def _show(console: Console, item: NewItem) -> None:
    console.print()
    if item.change:
        for line in change_lines(item.change.change):
            console.print(line, soft_wrap=True)
    else:
        console.print(Text(f"  {item.citation.text}"), soft_wrap=True)
    console.print(Text.assemble("  ", whereabouts(item.citation, console.width - 2)), soft_wrap=True)
    console.print(Text(f"  {item.why}", "quiet"), soft_wrap=True)
