"""Why the text of an article is what it is: every line of its page, kept or dropped, and the reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from retrieval.articles.cleaning.page import Kind
from retrieval.articles.files.files import read_raw
from retrieval.articles.problem import Problem, UnreadableError
from retrieval.articles.reading import cleaned_page
from retrieval.articles.source_page import Page


@dataclass(frozen=True, slots=True)
class ExplainedLine:
    """A line of a page: what it was kept as ("title", "paragraph", "heading", "caption"), or why it was dropped."""

    text: str
    kept_as: str | None
    why: str


@dataclass(frozen=True, slots=True)
class ExplainedArticle:
    """The lines of an article's page, those of the article's part in their order, then what stands beside it.

    `refused` says why there is no article, if there is none.
    """

    origin: str
    lines: tuple[ExplainedLine, ...]
    refused: str | None = None


def explained(paths: Sequence[Path]) -> Iterator[ExplainedArticle]:
    """Each article in files and folders, explained. Raises InputError as `read_raw` does."""
    for raw in read_raw(paths):
        if isinstance(raw, Problem):
            yield ExplainedArticle(raw.where, (), raw.what)
            continue
        try:
            yield ExplainedArticle(raw.origin, tuple(explained_lines(raw.page())))
        except UnreadableError as error:
            yield ExplainedArticle(raw.origin, (), error.problem.what)


def explained_lines(page: Page) -> Iterator[ExplainedLine]:
    """The lines of a page's article, each as what it was kept or why it was dropped, then the page's other blocks."""
    if page.metadata.title:
        yield ExplainedLine(page.metadata.title, "title", "")
    for line in cleaned_page(page).lines:
        if line.kind is Kind.DROPPED:
            yield ExplainedLine(line.text, None, line.why)
        else:
            yield ExplainedLine(line.text, line.kind.name.lower(), "")
    for text in page.left_out:
        yield ExplainedLine(" ".join(text.split()), None, "beside the article")
