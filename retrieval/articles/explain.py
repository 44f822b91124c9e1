"""Why the text of an article is what it is: every line of its page, kept or dropped, and the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from retrieval.articles.page import Kind
from retrieval.articles.reading import cleaned_page
from retrieval.articles.source_page import Page


@dataclass(frozen=True, slots=True)
class ExplainedLine:
    """A line of a page: what it was kept as ("paragraph", "heading", "caption"), or None and why it was dropped."""

    text: str
    kept_as: str | None
    why: str


def explained_lines(page: Page) -> Iterator[ExplainedLine]:
    """The lines of the page's article part in their order, then the blocks that stand beside that part."""
    for line in cleaned_page(page).lines:
        if line.kind is Kind.DROPPED:
            yield ExplainedLine(line.text, None, line.why)
        else:
            yield ExplainedLine(line.text, line.kind.name.lower(), "")
    for text in page.left_out:
        yield ExplainedLine(" ".join(text.split()), None, "beside the article")
