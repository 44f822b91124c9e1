"""Whole messages: what is rendered, with the buttons that belong below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from discord import ui

from bot import buttons
from bot.render.limits import ROW_BUTTONS
from bot.render.page import Container, Offer, Page
from bot.render.views import plain_view
from bot.wording import own


def answer_view(page: Page, question: str, *, own: bool = False, threads: bool = False) -> ui.LayoutView:
    """A page of an answer: other pages, helpful or not, as files, and the sentences around those cited.

    ``own``: only whoever asked sees it, and may share it or ask more narrowly. ``threads``: a thread may be opened.
    """
    turns = [buttons.Turn(question, number, text) for number, text in _turns(page)]
    votes = buttons.Vote(question, "yes"), buttons.Vote(question, "no")
    narrower = (buttons.Narrow(question),) if own and page.narrows else ()
    theirs = (*narrower, buttons.Share(question)) if own else ()
    files = (buttons.Save(question),) if page.holds else ()
    goes_on = (buttons.Thread(question),) if threads and page.holds else ()
    below = [*turns, *_offered(page.offers, question), *votes, *theirs, *files, *goes_on]
    starts = range(0, len(below), ROW_BUTTONS)
    rows: list[ui.ActionRow[Any]] = [ui.ActionRow(*below[at : at + ROW_BUTTONS]) for at in starts]
    if page.cited:
        rows.append(ui.ActionRow(buttons.Context(question, page.cited)))
    return plain_view(page.container, *rows)


def post_view(container: Container, nonce: str) -> ui.LayoutView:
    """What is posted by itself; its button shows the channel's watches, and tells which post it is."""
    return plain_view(container, ui.ActionRow(buttons.ShowWatches(nonce)))


def files_view(names: Sequence[str]) -> ui.LayoutView:
    """A message with the attached files of these names."""
    view = ui.LayoutView(timeout=None)
    for name in names:
        view.add_item(ui.File(f"attachment://{name}"))
    return view


def _offered(what: Offer, question: str) -> list[ui.Item[Any]]:
    """The button to what a page offers."""
    match what:
        case "nearest":
            return [buttons.Turn(question, 0, own("Show nearest"))]
        case "picture":
            return [buttons.Draw(question)]
        case "list":
            return [buttons.Turn(question, 0, own("As a list"))]
    return []


def paged_view(page: Page, what: str, event: str) -> ui.LayoutView:
    """A page of a list of an event's that is made anew for each look, such as the sources."""
    turns = [buttons.ListTurn(what, number, event, text) for number, text in _turns(page)]
    rows: list[ui.ActionRow[Any]] = [ui.ActionRow(*turns)] if turns else []
    return plain_view(page.container, *rows)


def reindex_view(container: Container, event: str) -> ui.LayoutView:
    """What shows the progress of an event's reindex, which can be cancelled there."""
    return plain_view(container, ui.ActionRow(buttons.Cancel(event)))


def _turns(page: Page) -> list[tuple[int, str]]:
    """The pages before and after, and what their buttons say."""
    turns = []
    if page.number > 0:
        turns.append((page.number - 1, f"◀ {own(f'Page {page.number} of {page.pages}')}"))
    if page.number + 1 < page.pages:
        turns.append((page.number + 1, f"{own(f'Page {page.number + 2} of {page.pages}')} ▶"))
    return turns
