"""Whole messages without buttons of ours: one container, or one line."""

from __future__ import annotations

from typing import Any

from discord import ui

from bot.render.notices import Tone, notice
from bot.render.page import Container


def plain_view(container: Container, *rows: ui.ActionRow[Any]) -> ui.LayoutView:
    """A message of one container; its buttons never time out, since they are found again by their ids."""
    view = ui.LayoutView(timeout=None)
    view.add_item(container)
    for row in rows:
        view.add_item(row)
    return view


def notice_view(text: str, tone: Tone) -> ui.LayoutView:
    """A message of one line."""
    return plain_view(notice(text, tone))
