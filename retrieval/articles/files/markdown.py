"""Markdown to lines of text: a block each, headings marked "# ", the marks of emphasis and links gone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt

from retrieval.articles.source_page import CELLS, HEADING, ITEM

_MOST_SIGNS = 500
"""Marks in a block. One with more is taken as it stands: no paragraph has them, and reading them is not linear."""
_SIGNS = re.compile(r"[*_\[\]<>`\\!&]")
_MARKS = {"heading_open": HEADING, "list_item_open": ITEM}
_TAG = re.compile(r"<[^<>]{0,1000}>")


def markdown_lines(text: str) -> Iterator[str]:
    """The blocks of a Markdown text in order, list items and rows of tables marked; one with hard line breaks holds
    several lines."""
    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.disable(["inline", "text_join"])
    inline = MarkdownIt("commonmark")
    mark = ""
    cells: list[str] | None = None
    for token in parser.parse(text):
        mark = _MARKS.get(token.type, mark)
        if token.type == "tr_open":
            cells = []
        elif token.type == "tr_close" and cells:
            yield ITEM + CELLS.join(filter(None, cells))
            cells = None
        elif token.type == "inline" and cells is not None:
            cells.append(_plain(token.content, inline))
        elif token.type == "inline":
            yield mark + _plain(token.content, inline)
            mark = ""
        elif token.type == "html_block":
            yield _TAG.sub(" ", token.content)
        elif token.type in ("fence", "code_block"):
            yield token.content


def _plain(content: str, inline: MarkdownIt) -> str:
    """The text of a block without its marks; lines of a paragraph are one, as Markdown is always shown."""
    if not 0 < len(_SIGNS.findall(content)) <= _MOST_SIGNS:
        return content.replace("\n", " ")
    parsed = inline.parseInline(content)[0].children or []
    breaks = {"softbreak": " ", "hardbreak": "\n"}
    return "".join(
        breaks.get(token.type, token.content if token.type in ("text", "code_inline") else "") for token in parsed
    )
