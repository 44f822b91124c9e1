"""What a question was narrowed to, which an answer is not true without."""

from __future__ import annotations

from collections.abc import Iterator

from bot.render.dates import day
from bot.render.text import plain
from retrieval.feedback import Asked

_NAME = 80


def narrowed(asked: Asked) -> str:
    """Every filter of a question in one line; empty if there is none."""
    return " · ".join(_filters(asked))


def _filters(asked: Asked) -> Iterator[str]:
    if asked.source:
        yield f"only {plain(asked.source, _NAME)}"
    if asked.speaker:
        yield f"said by {plain(asked.speaker, _NAME)}"
    if asked.after:
        yield f"from {day(asked.after)}"
    if asked.before:
        yield f"until {day(asked.before)}"
