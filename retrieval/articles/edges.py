"""The head and the foot of a page: what stands above the first paragraph of the article and below its last one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from retrieval.articles.junk import Furniture, is_author_note
from retrieval.articles.lines import ends_sentence
from retrieval.articles.page import Kind, Line

_SUBJECT_SHARE = 0.2
"""Share of a paragraph's longer words that an article must have used before it for the paragraph to be on its subject.
Of last paragraphs in 29 news articles 94 % reach it, of first paragraphs of other articles 19 %."""


def without_foot(lines: Sequence[Line]) -> list[Line]:
    """The page with all dropped that follows its article: comments, teasers, links, notes on authors and rights."""
    end = _end(lines)
    tail = [line.as_kind(Kind.DROPPED) for line in lines[end:]]
    if end < len(lines) and lines[end].furniture is Furniture.LINKS:
        subject = _words(_prose(lines[:end]))
        tail = [
            line if _is_on_subject(line, subject) else gone
            for line, gone in zip(lines[end:], tail, strict=True)
        ]
    return _without_last_lines([*_without_links(lines[:end]), *tail])


def without_head(
    lines: Sequence[Line], title: str | None, outlets: Collection[str]
) -> tuple[list[Line], str | None]:
    """The page with its masthead dropped, and its title: the line that holds the one given, or the likeliest one."""
    first = next(
        (i for i, line in enumerate(lines) if line.kind is Kind.PARAGRAPH and ends_sentence(line.text)), None
    )
    if first is None:
        return list(lines), None
    page = [*map(_as_headline, lines[:first]), *lines[first:]]
    at = _find_title(page[: first + _TITLE_DEPTH], title) if title else _choose_title(page, first)
    for i, line in enumerate(page[:first]):
        if line.kind in _NOT_PROSE and (i < (at or 0) or not _is_deck(line)):
            page[i] = line.as_kind(Kind.DROPPED)
    page = _without_names(page, title, outlets, first)
    if at is None:
        return page, None
    page[at] = lines[at].as_kind(Kind.HEADING)
    return page, lines[at].text


_NOT_PROSE = (Kind.HEADING, Kind.LINK, Kind.TEASER)
_TITLE_DEPTH = 3
"""Lines from the first paragraph on in which the title may stand: some pages put the summary above it."""
_LONGEST_HEADLINE = 200
"""Characters."""
_LONGER_WORD = re.compile(r"[^\W\d_]{4,40}")


def _end(lines: Sequence[Line]) -> int:
    """Where the article ends: the first mark of an end after which it does not clearly go on."""
    after, longest_run = _prose_after(lines)
    for i, line in enumerate(lines):
        before = after[0] - after[i]
        if not before or line.furniture is None:
            continue
        if line.furniture is Furniture.COMMENTS and before >= after[i] / 3:
            return i
        goes_on = longest_run[i] >= 3 or (longest_run[i] == 2 and after[i] > 0.3 * before)
        if line.furniture in (Furniture.LINKS, Furniture.END) and not goes_on:
            return i
    return len(lines)


def _prose_after(lines: Sequence[Line]) -> tuple[list[int], list[int]]:
    """For each line, what follows from it on: characters of prose, and the most paragraphs in a row."""
    chars, longest = [0], [0]
    run = 0
    for line in reversed(lines):
        if line.kind is Kind.PARAGRAPH:
            run += 1
        elif line.kind is not Kind.CAPTION:
            run = 0
        chars.append(chars[-1] + (len(line.text) if line.kind is Kind.PARAGRAPH else 0))
        longest.append(max(longest[-1], run))
    return chars[::-1], longest[::-1]


def _without_links(lines: Sequence[Line]) -> list[Line]:
    """The lines without the headlines that follow a label like "Related stories" in the middle of an article."""
    page: list[Line] = []
    in_links = False
    for line in lines:
        in_links = line.furniture is Furniture.LINKS or (in_links and line.kind is not Kind.PARAGRAPH)
        page.append(line.as_kind(Kind.DROPPED) if in_links and line.kind in _NOT_PROSE else line)
    return page


def _without_last_lines(lines: Sequence[Line]) -> list[Line]:
    """The page without headlines, teasers and notes on the author below its last paragraph."""
    page = list(lines)
    paragraphs = sum(line.kind is Kind.PARAGRAPH for line in page)
    notes = 0
    for i in reversed(range(len(page) if paragraphs else 0)):
        line = page[i]
        if line.kind is Kind.PARAGRAPH:
            if notes == 2 or paragraphs <= 3 or not is_author_note(line.text):
                break
            notes += 1
            paragraphs -= 1
        elif line.kind is Kind.TEASER and paragraphs < 2:
            break
        elif line.kind not in _NOT_PROSE:
            continue
        page[i] = line.as_kind(Kind.DROPPED)
    return page


def _find_title(lines: Sequence[Line], title: str) -> int | None:
    """The line that is the title, or all of it but the outlet's name ("Title | Outlet")."""
    wanted = _key(title)
    for i, line in enumerate(lines):
        key = _key(line.text)
        if key and (key == wanted or (wanted.startswith(key) and len(key) >= 0.6 * len(wanted))):
            return i
    return None


def _choose_title(lines: Sequence[Line], first: int) -> int | None:
    """The heading above the first paragraph that shares most words with what follows, the first of equals."""
    subject = _words(_prose(lines[first : first + 12]))
    candidates = [i for i in range(first) if lines[i].kind in (Kind.HEADING, Kind.LINK)]
    shared = {i: len(_words(lines[i].text) & subject) for i in candidates}
    return max(candidates, key=lambda i: shared[i], default=None)


def _as_headline(line: Line) -> Line:
    """Above the text a line without a full stop is a headline, even if it is longer than headings are."""
    is_headline = (
        line.kind is Kind.PARAGRAPH and len(line.text) <= _LONGEST_HEADLINE and line.text[-1] not in ":,;"
    )
    return line.as_kind(Kind.HEADING) if is_headline else line


def _is_deck(line: Line) -> bool:
    """Whether a line between title and text may be the line under the headline, not a section's or author's name."""
    return line.kind is Kind.HEADING and line.text.count(" ") >= 4


def _without_names(
    page: Sequence[Line], title: str | None, outlets: Collection[str], first: int
) -> list[Line]:
    """The page without lines that are the title once more or an outlet's name; above the first paragraph a line may end
    in the title, with the page's sections glued to it."""
    names = {_key(name) for name in (title, *outlets) if name}
    longest = 2 * max((len(name) for name in names), default=0)
    wanted = _key(title or "")
    cleaned = list(page)
    for i, line in enumerate(page):
        key = _key(line.text) if len(line.text) <= longest + 40 else ""
        glued = i < first and len(wanted) >= 20 and key.endswith(wanted)
        if key and (key in names or glued):
            cleaned[i] = line.as_kind(Kind.DROPPED)
    return cleaned


def _is_on_subject(line: Line, subject: set[str]) -> bool:
    words = _words(line.text)
    return line.kind is Kind.PARAGRAPH and len(words & subject) >= _SUBJECT_SHARE * max(1, len(words))


def _prose(lines: Iterable[Line]) -> str:
    return "\n".join(line.text for line in lines if line.kind is Kind.PARAGRAPH)


def _words(text: str) -> set[str]:
    return set(_LONGER_WORD.findall(text.casefold()))


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
