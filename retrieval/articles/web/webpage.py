"""A saved web page to the lines of its article and what the page says about it.

Trafilatura says which text is the article; the page itself says how it stands there (`page_blocks`) and what belongs
to it besides (`selection`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from trafilatura import bare_extraction, load_html
from trafilatura.settings import Document

from retrieval.articles.lines import ends_sentence, letters, word_count
from retrieval.articles.metadata import declared_metadata
from retrieval.articles.problem import UnreadableError
from retrieval.articles.source_page import CAPTION, HEADING, ITEM, Page
from retrieval.articles.web.blocks import PageBlock, Role, page_blocks
from retrieval.articles.web.declared import Declared
from retrieval.articles.web.selection import article_blocks, coverage

_LEAST_COVERED = 0.5
"""Share of the extracted text that must be found again on the page; else it came from elsewhere, as from a script."""
_HEAD_BLOCKS = 12
"""Blocks above the text among which title, date and author stand."""
_UNTITLED_HEAD = 4
_NO_TEXT = (Role.HEADING, Role.CAPTION)
_EXTRACTED = ("p", "head", "item", "quote", "row", "code")


def article_in(html: str, where: str) -> Page:
    """The page's article, with marks before headings, items and captions, and its metadata.

    Raises UnreadableError if no article is found in the page.
    """
    tree = load_html(html)
    extracted = [] if tree is None else _extracted(tree)
    if not extracted:
        raise UnreadableError(where, "no article was found in this web page: save the article's text as .txt")
    blocks = list(page_blocks(tree))
    chosen = article_blocks(blocks, "\n".join(extracted), _title_of(tree))
    declared = _declared(html, tree, blocks, chosen)
    if coverage(blocks, chosen, "\n".join(extracted)) < _LEAST_COVERED:
        return Page("\n\n".join(extracted), declared_metadata(declared.fields()), head=tuple(declared.head))
    title = letters(declared.title or "")
    kept = [block for block in _kept(blocks, chosen) if not _is_title(block, title)]
    return Page(
        text="\n\n".join(map(_marked, kept)),
        metadata=declared_metadata(declared.fields()),
        links=frozenset(line for block in kept if block.is_link for line in block.text.split("\n")),
        head=tuple(declared.head),
        left_out=tuple(block.text for block, is_chosen in zip(blocks, chosen, strict=True) if not is_chosen),
    )


def _extracted(tree: Any) -> list[str]:
    """The lines of text that trafilatura takes for the article."""
    found = bare_extraction(tree, include_comments=False)
    return _lines(found.body) if isinstance(found, Document) and found.body is not None else []


def _title_of(tree: Any) -> str:
    return tree.findtext(".//title") or ""


def _declared(html: str, tree: Any, blocks: Sequence[PageBlock], chosen: Sequence[bool]) -> Declared:
    """What the page says about its article, by its tree and by what stands above the text."""
    head = _head(blocks, chosen)
    saved_from = _SAVED_FROM.search(html, 0, _TOP)
    return Declared(
        tree,
        main_headings=[block.text for block in head if block.element.tag == "h1"],
        headings=[block.text for block in (*head, *_kept(blocks, chosen)) if block.role is Role.HEADING],
        head=[line for block in (*head, *_stated(blocks, chosen)) for line in block.text.split("\n")],
        times=_times(head),
        saved_from=saved_from[1] if saved_from else None,
    )


def _lines(body: Any) -> list[str]:
    """The text of each block that trafilatura took, none twice."""
    outermost = (block for block in body.iter(*_EXTRACTED) if next(block.iterancestors(*_EXTRACTED), None) is None)
    lines = (" ".join("".join(block.itertext()).split()) for block in outermost)
    return [line for line in lines if line]


def _kept(blocks: Sequence[PageBlock], chosen: Sequence[bool]) -> list[PageBlock]:
    return [block for block, is_chosen in zip(blocks, chosen, strict=True) if is_chosen]


def _head(blocks: Sequence[PageBlock], chosen: Sequence[bool]) -> list[PageBlock]:
    """What stands above the text from the title on: the article's first heading, or the page's nearest <h1>."""
    first = next((i for i, block in enumerate(blocks) if chosen[i] and _is_text(block)), 0)
    begin = max(0, first - _HEAD_BLOCKS)
    above = range(begin, first)
    taken = [i for i in above if blocks[i].role is Role.HEADING and chosen[i]]
    marked = [i for i in above if blocks[i].element.tag == "h1"]
    others = [i for i in above if blocks[i].role is Role.HEADING]
    title = next(iter(taken or marked[::-1] or others), max(begin, first - _UNTITLED_HEAD))
    return list(blocks[title:first])


def _is_text(block: PageBlock) -> bool:
    """Whether a block is text of the article, not its author's name or its date."""
    is_whole = len(block.text) >= _SHORT or (ends_sentence(block.text) and word_count(block.text) >= _FEWEST_WORDS)
    return block.role not in _NO_TEXT and is_whole


def _stated(blocks: Sequence[PageBlock], chosen: Sequence[bool]) -> list[PageBlock]:
    """The block elsewhere on the page that begins with "Published:" or the like, if there is but one: where several do,
    they are other articles'."""
    found = [
        block
        for block, is_chosen in zip(blocks, chosen, strict=True)
        if not is_chosen and len(block.text) <= _LONGEST_STATED and _STATED.match(block.text)
    ]
    return found if len({block.text for block in found}) == 1 else []


def _times(head: Sequence[PageBlock]) -> list[str]:
    """The times for programs in the blocks of the head, but for those of the last change."""
    return [
        time.get("datetime", "")
        for block in head
        for time in block.element.iter("time")
        if not _CHANGED.search(f"{block.text} {time.get('class')} {time.get('itemprop')}")
    ]


def _is_title(block: PageBlock, title: str) -> bool:
    """Whether the block is the page's title, which is kept as such and not in the text."""
    return block.role is Role.HEADING and letters(block.text) == title


def _marked(block: PageBlock) -> str:
    mark = _MARKS.get(block.role, "")
    return "\n".join(mark + line for line in block.text.split("\n"))


_TOP = 4000
_LONGEST_STATED, _SHORT = 100, 100
"""Characters."""
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")
_FEWEST_WORDS = 4
_STATED = re.compile(
    r"\W*(?:first |date |originally )?(?:published|posted|publi(?:é|cado|cato|shed) ?\w*|veröffentlicht)\b.*\d",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"updat|modif|edited|revis", re.IGNORECASE)
_MARKS = {Role.HEADING: HEADING, Role.ITEM: ITEM, Role.ROW: ITEM, Role.CAPTION: CAPTION}
