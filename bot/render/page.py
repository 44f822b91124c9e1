"""What all pages share: colours, page numbers, the way from texts to components."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from discord import ButtonStyle, Colour, ui

from bot.render.address import at_sentence, host_of, safe_url
from bot.wording import own
from retrieval.answers.answer import Citation

Container = ui.Container[Any]
Part = ui.Item[Any]
T = TypeVar("T")

FOUND = Colour(0x3D8BFD)
NEAR = Colour(0xE8A33D)
GOOD = Colour(0x2E9E6B)
BAD = Colour(0xDA373C)
QUIET = Colour(0x80848E)


Offer = Literal["", "nearest", "picture", "list"]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of several: ``number`` from 0 of ``pages``; ``cited``, what it cites, each sentence once, as shown.

    ``offers``: what else there is to see of it, in its place. ``holds``: whether it is worth keeping. ``narrows``:
    whether the same may be asked of one outlet.
    """

    container: Container
    number: int
    pages: int
    cited: tuple[Citation, ...] = ()
    offers: Offer = ""
    holds: bool = True
    narrows: bool = True


def slice_of(everything: Sequence[T], number: int, per_page: int) -> tuple[Sequence[T], int, int]:
    """The entries of page ``number``, its number kept within bounds, and how many pages there are, at least one."""
    pages = max(math.ceil(len(everything) / per_page), 1)
    number = min(max(number, 0), pages - 1)
    return everything[number * per_page : (number + 1) * per_page], number, pages


def container(colour: Colour, *parts: Part) -> Container:
    """The parts in one box."""
    return ui.Container(*parts, accent_colour=colour)


def text(*lines: str) -> Part:
    """Lines of Discord text, without the empty ones; "…" if that leaves nothing, which Discord would refuse."""
    return ui.TextDisplay("\n".join(filter(None, lines)) or "…")


def linked(url: str | None, *lines: str, sentence: str = "", fragment: str = "") -> Part:
    """Lines with a button to ``url``, at the ``sentence``, beside them, if that is an address to send people to.

    The button says which host it leads to.
    """
    if address := safe_url(url):
        read = own(f"Read on {host_of(address)}")
        button = ui.Button[Any](style=ButtonStyle.link, url=at_sentence(address, sentence, fragment), label=read)
        return ui.Section(text(*lines), accessory=button)
    return text(*lines)


def separated(groups: Iterable[Sequence[Part]], visible: bool = True) -> Iterator[Part]:
    """All parts, before each group a line or, not ``visible``, some space."""
    for group in groups:
        yield ui.Separator(visible=visible)
        yield from group


def subtext(words: str) -> str:
    """Small and grey; nothing of nothing."""
    return f"-# {words}" if words else ""


def foot(number: int, pages: int, *lines: str) -> list[Part]:
    """Remarks at the end, and which page it is if there are several."""
    page = own(f"Page {number + 1} of {pages}") if pages > 1 else ""
    shown = [subtext(line) for line in (*lines, page) if line]
    return [ui.Separator(), text(*shown)] if shown else []
