"""A page as it came, whatever its format: its text with marks, and what it says about itself."""

from __future__ import annotations

from dataclasses import dataclass

from retrieval.articles.metadata import Metadata

HEADING, ITEM, CAPTION = "# ", "- ", "caption: "
"""Marks before a line: a heading's as in Markdown, a list item's or a table row's, a caption's."""
CELLS = " | "
"""Stands between the cells of a table's row."""


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page, a block a line, and its metadata as far as it gives any.

    `links`: lines that are nothing but a link. `head`: lines between the title and the text that are no part of the
    article. `left_out`: what else a web page shows, which is kept for those who want to see what was dropped.
    `spoken`: places in the text of subtitles from which on the words were said at a time of the recording.
    """

    text: str
    metadata: Metadata
    links: frozenset[str] = frozenset()
    head: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    spoken: tuple[tuple[int, str], ...] = ()
