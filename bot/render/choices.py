"""The cited sentences that can be chosen below an answer: what they are called there, and which of them are gone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import discord
from discord import ui

from bot.render.citations import cited_label
from retrieval.answers.answer import Citation
from retrieval.answers.indexed.cited import Cited, Gone


def choices(message: discord.Message | None) -> dict[str, str]:
    """What each choice of a message is called, by its value."""
    return {one.value: one.label for one in _options(_view(message))} if message else {}


def is_called(label: str | None, found: Cited) -> bool:
    """Whether what was found is what its choice says: an index put in another's place has other ids."""
    cited = next((Citation.of(one) for one in found.sentences if one.id == found.sentence), None)
    return label is None or cited is None or cited_label(cited) == label


def with_gone(message: discord.Message, gone: Mapping[str, Gone]) -> ui.LayoutView:
    """The message as it is, with those of its choices marked that are ``gone``, by their values."""
    view = _view(message)
    for one in _options(view):
        if one.value in gone:
            one.description = no_longer(gone[one.value])
    return view


def no_longer(gone: Gone) -> str:
    """That a sentence is gone, for a choice, where Discord shows no time in each reader's own zone."""
    until = (
        f" (until {dt.datetime.fromisoformat(gone.until).astimezone(dt.UTC):%-d %B %H:%M} UTC)" if gone.until else ""
    )
    return f"no longer in the article{until}"


def _view(message: discord.Message) -> ui.LayoutView:
    view = ui.LayoutView.from_message(message, timeout=None)
    assert isinstance(view, ui.LayoutView)
    return view


def _options(view: ui.LayoutView) -> Iterator[discord.SelectOption]:
    selects: Sequence[ui.Select[Any]] = [item for item in view.walk_children() if isinstance(item, ui.Select)]
    for select in selects:
        yield from select.options
