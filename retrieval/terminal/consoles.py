"""The two streams people read: answers on standard output, progress and warnings on standard error."""

from __future__ import annotations

from rich.console import Console
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
    return Console(theme=LOOK, markup=False, emoji=False, highlight=False)


def messages() -> Console:
    """Standard error: progress, warnings, errors."""
    return Console(theme=LOOK, markup=False, emoji=False, highlight=False, stderr=True)


def warn(console: Console, message: str) -> None:
    """One warning on one line, however long: logs are searched by line."""
    console.print(f"warning: {message}", style="warning", soft_wrap=True)
