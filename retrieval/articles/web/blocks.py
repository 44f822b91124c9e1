"""A web page as the blocks of text that a reader sees, in order: paragraphs, headings, list items, rows, captions.

White space is as browsers show it: line breaks of the source are spaces, ``<br>`` begins a line. Text that stands
loose beside block elements is a block of its own, so nothing is lost between them. A table's row is one line, and so
is a caption.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any

from lxml import etree

from retrieval.articles.source_page import CELLS
from retrieval.articles.tables import read_table


class Role(Enum):
    """What a block is by its element."""

    TEXT = "text"
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True, eq=False)
class PageBlock:
    """One block: its lines of text joined by line breaks, the element it stands in, and how much of it is links.

    `element` is that of lxml (without types). `linked` is a share of the characters, 0 to 1.
    """

    text: str
    role: Role
    element: Any
    linked: float

    @property
    def is_link(self) -> bool:
        """Whether the block is a link and hardly anything else."""
        return self.linked >= _MOST_LINKED


def page_blocks(root: Any) -> Iterator[PageBlock]:
    """The blocks of the page below an lxml element, in order; scripts, forms' fields and the like have none."""
    return _with_terms(_walked(root))


def _with_terms(blocks: Iterable[PageBlock]) -> Iterator[PageBlock]:
    """The blocks, with each short term of a description list on one line with what is said of it, as in a row."""
    term: PageBlock | None = None
    for block in blocks:
        if term and block.element.tag == "dd" and len(block.text) <= _LONGEST_CELL and "\n" not in block.text:
            block = replace(block, text=term.text + CELLS + block.text)
        elif term:
            yield term
        term = None
        if block.element.tag == "dt" and len(block.text) <= _LONGEST_TERM and "\n" not in block.text:
            term = block
        else:
            yield block
    if term:
        yield term


def _walked(root: Any) -> Iterator[PageBlock]:
    walk = _Walk([root])
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if walk.passed_over is not None:
            if event == "end" and element is walk.passed_over:
                walk.passed_over = None
                walk.add(element.tail)
        elif event == "start":
            yield from walk.enter(element, tag)
        else:
            yield from walk.leave(element, tag)
            if element is not root:
                walk.add(element.tail)


@dataclass(slots=True)
class _Walk:
    """The state of one pass over a page: the open blocks, and the text since the last border between blocks.

    `links` and `verbatim` count the open <a> and <pre>.

    `one_line` is the open row or caption, whose blocks are put on one line.
    """

    open: list[Any]
    passed_over: Any = None
    one_line: Any = None
    links: int = 0
    pieces: list[str] = field(default_factory=list)
    verbatim: int = 0
    length: int = 0
    linked: int = 0

    def enter(self, element: Any, tag: str) -> Iterator[PageBlock]:
        if not tag or tag in _UNSEEN:
            self.passed_over = element
            return
        if self.one_line is not None:
            self._within_line(tag)
        elif tag in _BLOCKS:
            yield from self._finished()
            self.open.append(element)
            self.one_line = element if tag == "figcaption" or (tag == "tr" and _is_row(element)) else None
        elif tag == "br":
            self.pieces.append("\n")
        self.links += tag == "a"
        self.verbatim += tag == "pre"
        self.add(element.text)

    def leave(self, element: Any, tag: str) -> Iterator[PageBlock]:
        self.links -= tag == "a"
        self.verbatim -= tag == "pre"
        if element is self.one_line or (self.one_line is None and tag in _BLOCKS):
            yield from self._finished()
            self.open.pop()
            self.one_line = None
        elif self.one_line is not None and tag in _BLOCKS:
            self.pieces.append(" ")

    def add(self, text: str | None) -> None:
        if text:
            self.pieces.append(text if self.verbatim else text.translate(_BREAKS))
            length = len("".join(text.split()))
            self.length += length
            self.linked += length if self.links else 0

    def _within_line(self, tag: str) -> None:
        if tag in _CELL and "".join(self.pieces).strip():
            self.pieces.append(CELLS)
        elif tag in _BLOCKS or tag == "br":
            self.pieces.append(" ")

    def _finished(self) -> Iterator[PageBlock]:
        lines = [" ".join(line.split()) for line in "".join(self.pieces).split("\n")]
        text = "\n".join(line for line in lines if line)
        share = self.linked / self.length if self.length else 0.0
        self.pieces.clear()
        self.length = self.linked = 0
        if text:
            yield PageBlock(text, _role(self.open[-1]), self.open[-1], share)


def _role(element: Any) -> Role:
    """What the nearest element that says so makes of its text; a row of nothing but heads of columns is a heading."""
    if element.tag == "tr":
        return Role.ROW if any(cell.tag == "td" for cell in element) else Role.HEADING
    for around in (element, *element.iterancestors()):
        if role := _ROLES.get(around.tag):
            return role
        if not _CAPTION_WORDS.isdisjoint(names_of(around)):
            return Role.CAPTION
        if around.tag in _CELL or (around.tag in _SECTIONS and around is not element):
            break
    return Role.TEXT


def names_of(element: Any) -> frozenset[str]:
    """The words in the element's class and id: "articleBody lead-text" has article, body, lead and text."""
    return frozenset(word.casefold() for word in _NAME.findall(f"{element.get('class', '')} {element.get('id', '')}"))


def _is_row(row: Any) -> bool:
    """Whether the cells of a table's row belong on one line, as data do; those of a table that only lays out a page
    hold columns of text."""
    cells = [cell for cell in row if cell.tag in _CELL]
    if sum(any(text.strip() for text in cell.itertext()) for cell in cells) < 2:
        return False
    if sum(map(len, row.itertext())) > _LONGEST_ROW:
        return False
    return all(_is_cell(cell) for cell in cells)


def _is_cell(cell: Any) -> bool:
    """Whether a cell holds a short text: no column of a page, with several paragraphs or lines."""
    if sum(map(len, cell.itertext())) > _LONGEST_CELL or len(list(cell.iter("br"))) > _MOST_BREAKS:
        return False
    if next(cell.iter("table", "ul", "ol", "h1", "h2", "h3"), None) is not None:
        return False
    return sum(any(text.strip() for text in paragraph.itertext()) for paragraph in cell.iter("p")) <= 1


_MOST_LINKED = 0.8
_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_ELEMENTS = read_table("elements.toml")
_CAPTION_WORDS = frozenset(_ELEMENTS["names"]["caption"])
_LONGEST_ROW, _LONGEST_CELL, _LONGEST_TERM = 600, 300, 80
"""Characters."""
_MOST_BREAKS = 2
_BREAKS = {ord("\n"): " ", ord("\r"): " ", ord("\u2028"): " ", ord("\u2029"): " "}
_UNSEEN = frozenset(_ELEMENTS["tags"]["unseen"])
_SECTIONS = frozenset(_ELEMENTS["tags"]["sections"])
_CELL = frozenset(("td", "th"))
_BLOCKS = frozenset(_ELEMENTS["tags"]["blocks"])
_ROLES = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Role.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), Role.ITEM),
    "figcaption": Role.CAPTION,
}
