"""What a question was narrowed to, which an answer is not true without."""

from __future__ import annotations

from collections.abc import Iterator

from bot.render.dates import day
from bot.render.page import Part, subtext, text
from bot.render.text import plain
from bot.wording import own
from retrieval.feedback import Asked

_NAME, _ASKED = 80, 300


def narrowed(asked: Asked) -> str:
    """Every filter of a question in one line; empty if there is none."""
    return " · ".join(_filters(asked))


def shared(asked: Asked) -> Part:
    """Below an answer that is shared: what was asked, and by whom."""
    return text(subtext(f"/{asked.command} {plain(asked.text, _ASKED)} · {own(f'shared by <@{asked.asker}>')}"))


def _filters(asked: Asked) -> Iterator[str]:
    if asked.source:
        beside = f" {own('and')} {plain(asked.beside, _NAME)}" if asked.beside else ""
        yield own(f"only {plain(asked.source, _NAME)}{beside}")
    if asked.speaker:
        yield own(f"said by {plain(asked.speaker, _NAME)}")
    if asked.after:
        yield own(f"from {day(asked.after)}")
    if asked.before:
        yield own(f"until {day(asked.before)}")
