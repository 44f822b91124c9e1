"""A saved web page to the text of its article and what the page says about it, by trafilatura."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from trafilatura import bare_extraction, load_html
from trafilatura.settings import Document

from retrieval.articles.problem import UnreadableError

_BLOCKS = ("head", "p", "item", "quote", "row", "code")
# Dates in meta tags and <time>, not the first one anywhere: `published` reads the text with more care.
_DATES = {"original_date": True, "extensive_search": False}


def article_in(html: str, where: str) -> tuple[str, Mapping[str, object]]:
    """The article's text, headings marked "# " and captions "caption: ", and its metadata fields.

    Raises UnreadableError if trafilatura finds no article in the page.
    """
    tree = load_html(html)
    if tree is not None:
        _keep_captions(tree)
        found = bare_extraction(tree, with_metadata=True, include_comments=False, date_extraction_params=_DATES)
        if isinstance(found, Document) and found.body is not None:
            source = found.sitename or found.hostname
            fields = {"title": found.title, "source": source, "published": found.date, "url": found.url}
            if text := "\n\n".join(_blocks(found.body)):
                return text, fields
    raise UnreadableError(where, "no article was found in this web page: save the article's text as .txt")


def _keep_captions(tree: Any) -> None:
    """Puts each figure's caption below the figure as a paragraph, because trafilatura leaves figures out."""
    for caption in list(tree.iter("figcaption")):
        paragraph = caption.makeelement("p")
        paragraph.text = "caption: " + " ".join(" ".join(caption.itertext()).split())
        next(caption.iterancestors("figure"), caption).addnext(paragraph)


def _blocks(body: Any) -> Iterator[str]:
    for block in body.iter(*_BLOCKS):
        if next(block.iterdescendants(*_BLOCKS), None) is None:
            mark = "# " if block.tag == "head" else ""
            yield mark + "".join(_pieces(block)).strip()


def _pieces(block: Any) -> Iterator[str]:
    """The text within a block, a line break for <lb> and a space before the cells of a table's row."""
    yield block.text or ""
    for inner in block.iterdescendants():
        yield "\n" if inner.tag == "lb" else " " if inner.tag == "cell" else ""
        yield inner.text or ""
        yield inner.tail or ""
