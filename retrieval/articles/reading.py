"""A page and its metadata to an article: cleaned, titled, dated."""

from __future__ import annotations

from retrieval.articles.article import Article
from retrieval.articles.cleaning.clean import CleanText, clean
from retrieval.articles.problem import UnreadableError
from retrieval.articles.published import published_in, weekday_doubt
from retrieval.articles.source_page import Page
from retrieval.articles.spoken import carried, written
from retrieval.articles.web.names import author_names, byline
from retrieval.articles.written_language import language_of

UNKNOWN_SOURCE = "unknown outlet"
"""The source of an article whose outlet nobody gives."""
_LONGEST_TITLE = 80


def article_from(article_id: str, page: Page, where: str) -> Article:
    """The article in a page. Raises UnreadableError if nothing but furniture is found in its text."""
    given = page.metadata
    cleaned = cleaned_page(page)
    if not cleaned.text:
        raise UnreadableError(where, "no article text in it: put the text of the article into the file")
    language = language_of(cleaned.text, given.language)
    published, basis = given.published, given.published_basis
    if published is None:
        published, basis = published_in(cleaned, page.text, page.head, language)
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
        author=given.author or author_names([_bylines(cleaned)], [name for name in (given.source, given.via) if name]),
        language=language,
        source_is_guess=given.source_is_guess,
        published_doubt=weekday_doubt(published, cleaned.text) if published else None,
        credit="\n".join(cleaned.credits) or None,
        spoken=carried(page.text, page.spoken, cleaned.text, cleaned.blocks) or written(cleaned.text, cleaned.blocks),
    )


def cleaned_page(page: Page) -> CleanText:
    """The page's text cleaned, with all that is known about it."""
    given = page.metadata
    return clean(page.text, given.title, [name for name in (given.source, given.via) if name], page.links)


def _bylines(page: CleanText) -> list[str]:
    """The names in the lines between title and text that say who wrote it."""
    return [name for line in (*page.masthead[-1:], *page.head) for name in byline(line)]


def _first_words(page: CleanText) -> str:
    """What an article without any title is called: the beginning of its first paragraph."""
    first = next((block for block in page.blocks if block.kind == "paragraph"), page.blocks[0])
    text = page.text[first.start : first.end]
    return text if len(text) <= _LONGEST_TITLE else text[:_LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(",;:") + "…"
