"""A page and its metadata to an article: cleaned, titled, dated."""

from __future__ import annotations

from retrieval.articles.article import Article
from retrieval.articles.clean import CleanText, clean
from retrieval.articles.formats import Page
from retrieval.articles.problem import UnreadableError
from retrieval.articles.published import published_in

UNKNOWN_SOURCE = "unknown outlet"
"""The source of an article whose outlet nobody gives."""
_LONGEST_TITLE = 80


def article_from(article_id: str, page: Page, where: str) -> Article:
    """The article in a page. Raises UnreadableError if nothing but furniture is found in its text."""
    given = page.metadata
    cleaned = clean(page.text, given.title, [name for name in (given.source, given.via) if name])
    if not cleaned.text:
        raise UnreadableError(where, "no article text in it: put the text of the article into the file")
    published, basis = (given.published, "metadata") if given.published else published_in(cleaned, page.text)
    return Article(
        id=article_id,
        title=given.title or cleaned.title or _first_words(cleaned),
        source=given.source or UNKNOWN_SOURCE,
        text=cleaned.text,
        blocks=cleaned.blocks,
        via=given.via,
        published=published,
        published_basis=basis,
        url=given.url,
    )


def _first_words(page: CleanText) -> str:
    """What an article without any title is called: the beginning of its first paragraph."""
    first = next((block for block in page.blocks if block.kind == "paragraph"), page.blocks[0])
    text = page.text[first.start : first.end]
    return text if len(text) <= _LONGEST_TITLE else text[:_LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(",;:") + "…"
