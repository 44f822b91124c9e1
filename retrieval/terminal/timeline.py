"""The timeline for people: one row an event, its days, what is told, and by whom."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from retrieval.answers.date_words import in_words
from retrieval.answers.events.event import Event, Timeline
from retrieval.terminal.consoles import show
from retrieval.terminal.tables import plain_table


def show_timeline(console: Console, timeline: Timeline) -> None:
    """The events in order, then how many there are besides, and what keeps dates from being known."""
    table = plain_table("when", "what")
    before = ""
    for event in timeline.events:
        when = in_words(event.first, event.last, event.precision)
        table.add_row(
            Text("" if when == before else when, "summary"), Text.assemble(_told(event), "\n", _outlets(event))
        )
        before = when
    if timeline.events:
        show(console, table)
    else:
        console.print("no dated event", style="near")
    if timeline.left_out:
        console.print(f"{timeline.left_out:,} less told events left out", style="quiet")
    if timeline.undated:
        articles = f"{timeline.undated:,} article{'s' * (timeline.undated != 1)}"
        message = f"of {articles} the date is not known, nor what “on Monday” is there: see 'eventdesk sources'"
        console.print(message, style="near", soft_wrap=True)


def _told(event: Event) -> Text:
    text = Text(event.label)
    at = event.label.find(event.expression)
    if at >= 0:
        text.stylize("match", at, at + len(event.expression))
    return text


def _outlets(event: Event) -> Text:
    return Text(", ").join(Text(outlet, "outlet") for outlet in event.outlets)
