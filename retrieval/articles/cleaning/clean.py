"""The text of a scraped page to that of its article: furniture out, headings and captions told apart.

Lines are judged one by one (`page`), then by where they stand (`edges`). In the middle of an article only
what is certain goes, because a sentence lost is worse than a line too many; above the first paragraph and
below the last one the rules are stricter, because that is where pages put their links, teasers and forms.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import islice

from retrieval.articles.article import Block, BlockKind
from retrieval.articles.cleaning.credits import credit_lines
from retrieval.articles.cleaning.edges import without_foot, without_head
from retrieval.articles.cleaning.listed import with_items
from retrieval.articles.cleaning.page import Kind, Line, judged
from retrieval.articles.cleaning.turns import with_turns
from retrieval.articles.lines import tidy_lines


@dataclass(frozen=True, slots=True)
class CleanText:
    """A page's article; `title` is None where the page shows none.

    What was dropped is kept for those who look for a date: the lines of the `masthead`, above the title;
    those of the `head`, below it and above the second paragraph, the first being a summary on some pages; for those who
    ask whose it is, the `credits` below the text. `lines` are all lines of the page, each with what it was taken for,
    for those who ask why.
    """

    text: str
    blocks: tuple[Block, ...]
    title: str | None
    masthead: tuple[str, ...]
    head: tuple[str, ...]
    credits: tuple[str, ...] = ()
    lines: tuple[Line, ...] = field(default=(), repr=False)


def clean(raw: str, title: str | None = None, outlets: Collection[str] = (), links: Collection[str] = ()) -> CleanText:
    """The article in the text of a page: one block a line, without the page's furniture.

    `title` and the names of the `outlets` help to find the head of the page; without a title the likeliest
    heading above the first paragraph is taken. `links` are the lines that are links and nothing else. Whatever the
    text, nothing is raised; of pure furniture nothing is left.
    """
    lines = _without_repeats(with_turns(with_items(judged(tidy_lines(raw), links))))
    lines, found = without_head(without_foot(lines), title, outlets)
    return _assembled(_settled(lines), found)


def _without_repeats(lines: Sequence[Line]) -> list[Line]:
    """The page with each longer line once. What is a caption in one place is a caption in the other."""
    page = list(lines)
    seen: dict[str, int] = {}
    for i, line in enumerate(page):
        if line.kind is Kind.DROPPED or len(line.text) < _SHORTEST_REPEAT:
            continue
        first = seen.setdefault(line.text.casefold().rstrip(".…"), i)
        if first != i:
            page[i] = line.dropped("said above already")
            if line.kind is Kind.CAPTION:
                page[first] = page[first].as_kind(Kind.CAPTION)
    return page


def _settled(lines: Sequence[Line]) -> list[Line]:
    """What was left open decided: a line broken off amid the text is text, capitals there are a link.

    A page without any paragraph is taken at its word: all that is not furniture is text.
    """
    if not any(line.kind is Kind.PARAGRAPH for line in lines):
        return [line if line.kind in (Kind.CAPTION, Kind.DROPPED) else line.as_kind(Kind.PARAGRAPH) for line in lines]
    return [
        line.dropped("capitals that end in no stop: a link") if line.kind is Kind.LINK else _as_text(line)
        for line in lines
    ]


def _as_text(line: Line) -> Line:
    return line.as_kind(Kind.PARAGRAPH) if line.kind in (Kind.TEASER, Kind.ITEM) else line


def _assembled(lines: Sequence[Line], title: str | None) -> CleanText:
    kept = [line for line in lines if line.kind in _BLOCK_KINDS]
    blocks: list[Block] = []
    start = 0
    for line in kept:
        blocks.append(Block(start, start + len(line.text), _BLOCK_KINDS[line.kind]))
        start += len(line.text) + 1
    titled = next((i for i, line in enumerate(lines) if line.kind is Kind.HEADING and line.text == title), 0)
    paragraphs = (i for i, line in enumerate(lines) if line.kind is Kind.PARAGRAPH)
    second = next(islice(paragraphs, 1, None), len(lines))
    return CleanText(
        text="\n".join(line.text for line in kept),
        blocks=tuple(blocks),
        title=title,
        masthead=_dropped(lines[:titled]),
        head=_dropped(lines[titled:second]),
        credits=credit_lines(lines),
        lines=tuple(lines),
    )


def _dropped(lines: Sequence[Line]) -> tuple[str, ...]:
    return tuple(line.text for line in lines if line.kind is Kind.DROPPED)


_SHORTEST_REPEAT = 25
"""Characters. Shorter lines are said again in earnest: "Yes.", "(Laughter)"."""
_BLOCK_KINDS: dict[Kind, BlockKind] = {
    Kind.PARAGRAPH: "paragraph",
    Kind.HEADING: "heading",
    Kind.CAPTION: "caption",
}
