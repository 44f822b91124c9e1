"""The two streams people read: answers on standard output, progress and warnings on standard error."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import TextIO

from rich.console import Console, RenderableType
from rich.text import Text
from rich.theme import Theme

# Only the terminal's own colours, and none for running text: readable on light and on dark grounds.
LOOK = Theme(
    {
        "summary": "bold",
        "rank": "bold cyan",
        "match": "bold underline",
        "outlet": "cyan",
        "quiet": "dim",
        "label": "magenta",
        "near": "yellow",
        "good": "green",
        "warning": "yellow",
        "error": "bold red",
    }
)


def answers() -> Console:
    """Standard output for people. Text is printed as it is: no markup, emoji codes or guessed highlights."""
    return _console(sys.stdout)


def messages() -> Console:
    """Standard error: progress, warnings, errors."""
    return _console(sys.stderr)


def _console(stream: TextIO) -> Console:
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="replace")  # a terminal that knows only ASCII gets an answer all the same
    return Console(file=stream, theme=LOOK, markup=False, emoji=False, highlight=False)


def show(console: Console, renderable: RenderableType) -> None:
    """Print without the blanks with which tables fill their lines: output is piped, compared and pasted."""
    for line in console.render_lines(renderable, pad=False):
        text = Text.assemble(*((segment.text, segment.style or "") for segment in line))
        text.rstrip()
        console.print(text, soft_wrap=True)


def warn(console: Console, message: str) -> None:
    """One warning on one line, however long: logs are searched by line."""
    console.print(f"warning: {message}", style="warning", soft_wrap=True)
