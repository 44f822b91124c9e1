"""The head and the foot of a page: what stands above the article's first paragraph and below its last."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from retrieval.articles.cleaning.junk import Furniture, is_author_note
from retrieval.articles.cleaning.page import Kind, Line
from retrieval.articles.lines import ends_sentence, word_count

_NOT_PROSE = (Kind.HEADING, Kind.LINK, Kind.TEASER)
_NO_TEXT = (*_NOT_PROSE, Kind.ITEM)
_SUBJECT_SHARE = 0.15
"""Share of a paragraph's longer words that an article uses elsewhere if the paragraph is on its subject: so
do 98 % of the last paragraphs of 29 news articles, and 37 % of the first paragraphs of others."""
_SUBJECT_LINES = 20
"""Lines of an article that show what it is about."""
_TITLE_DEPTH = 40
"""Lines of a page among which its title is looked for."""


def without_foot(lines: Sequence[Line]) -> list[Line]:
    """The page with all dropped that follows its article: comments, teasers, links, notes on authors and rights."""
    end = _end(lines)
    kept = _without_links(lines[:end])
    return _without_last_lines([*kept, *(line.dropped("below the end of the article") for line in lines[end:])])


def without_head(lines: Sequence[Line], title: str | None, outlets: Collection[str]) -> tuple[list[Line], str | None]:
    """The page without its masthead, and its title: the line that is the one given, or the likeliest one."""
    first = next((i for i, line in enumerate(lines) if _is_sentence(line)), None)
    if first is None:
        return list(lines), None
    page = [*map(_as_headline, lines[:first]), *lines[first:]]
    at = _find_title(page[:_TITLE_DEPTH], title) if title else _choose_title(page, first)
    if at is not None and _has_article_above(page, at):
        at = None
    top = max(first, at or 0)
    subject = _words(_prose(page[top : top + _SUBJECT_LINES]))
    for i, line in enumerate(page[:top]):
        if _is_masthead(line, at is not None and i < at, subject):
            page[i] = line.dropped("above the article")
    page = _without_names(page, title, outlets, top)
    if at is None:
        return page, None
    page[at] = lines[at].as_kind(Kind.HEADING)
    return page, lines[at].text


def _has_article_above(lines: Sequence[Line], at: int) -> bool:
    """Whether most of the page's prose stands above a line: then the line is no title but says it again."""
    above = sum(len(line.text) for line in lines[:at] if line.kind is Kind.PARAGRAPH)
    below = sum(len(line.text) for line in lines[at + 1 :] if line.kind is Kind.PARAGRAPH)
    return above >= below


def _is_masthead(line: Line, is_above_title: bool, subject: set[str]) -> bool:
    """Whether a line above the text is the page's, not the article's."""
    if line.kind is Kind.PARAGRAPH:
        return is_above_title and not _is_on_subject(line, subject)
    return line.kind in _NO_TEXT and (is_above_title or line.is_link or not _is_deck(line))


def _end(lines: Sequence[Line]) -> int:
    """Where the article ends: the first mark of an end after which it does not clearly go on."""
    after, longest_run = _prose_after(lines)
    for i, line in enumerate(lines):
        before = after[0] - after[i]
        goes_on = longest_run[i] >= 3 or (longest_run[i] == 2 and after[i] > 0.3 * before)
        if before and line.furniture is Furniture.END and not goes_on:
            return i
        if before and line.furniture is Furniture.COMMENTS and before >= after[i] / 3:
            return i
    return len(lines)


def _prose_after(lines: Sequence[Line]) -> tuple[list[int], list[int]]:
    """For each line, what follows from it on: characters of prose, and the most paragraphs between two headlines."""
    chars, longest = [0], [0]
    run = 0
    for line in reversed(lines):
        if line.kind in _NOT_PROSE:
            run = 0
        run += line.kind is Kind.PARAGRAPH
        chars.append(chars[-1] + (len(line.text) if line.kind is Kind.PARAGRAPH else 0))
        longest.append(max(longest[-1], run))
    return chars[::-1], longest[::-1]


def _without_links(lines: Sequence[Line]) -> list[Line]:
    """The lines without what follows labels like "Related stories": headlines, and at the foot their summaries."""
    page = list(lines)
    _, longest_run = _prose_after(lines)
    in_text = in_links = False
    for i, line in enumerate(lines):
        in_text = in_text or _is_sentence(line)
        in_links = line.furniture is Furniture.LINKS or (in_links and line.kind is not Kind.PARAGRAPH)
        if in_text and in_links and line.kind in _NO_TEXT:
            page[i] = line.dropped("a link to another story")
        if in_text and line.furniture is Furniture.LINKS and longest_run[i] < 2:
            return [*page[:i], *_without_summaries(lines[i:], lines[:i])]
    return page


def _without_summaries(foot: Sequence[Line], article: Sequence[Line]) -> list[Line]:
    """The lines below the last label of links, where each paragraph stands alone between headlines: summaries of
    other stories, or, if there is but one and it is on the article's subject, the article's last."""
    alone = [line for line in foot if line.kind is Kind.PARAGRAPH]
    if len(alone) == 1 and _is_on_subject(alone[0], _words(_prose(article))):
        return [line if line in alone else line.dropped("a link to another story") for line in foot]
    return [line.dropped("a link to another story, or its summary") for line in foot]


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
        elif line.kind is Kind.ITEM and not line.is_link:
            break
        elif line.kind not in _NO_TEXT or (line.kind is Kind.TEASER and paragraphs < 2):
            continue
        page[i] = line.dropped("below the last paragraph")
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
    """The first heading that shares many words with the text: of those above the first paragraph, or, where
    that may be a notice in full sentences, of those above the first two paragraphs that follow each other."""
    depth = range(first, min(first + _TITLE_DEPTH, len(lines) - 1))
    pair = next((i for i in depth if _is_sentence(lines[i]) and _is_sentence(lines[i + 1])), first)
    subject = _words(_prose(lines[pair : pair + _SUBJECT_LINES]))
    for below, enough in ((first, 2), (pair, 2), (first, 1)):
        shared = {i: len(_words(line.text) & subject) for i, line in enumerate(lines[:below]) if _may_be_title(line)}
        wanted = max(enough, max(shared.values(), default=0) / 2)
        if (found := next((i for i in shared if shared[i] >= wanted), None)) is not None:
            return found
    return None


def _may_be_title(line: Line) -> bool:
    return line.kind in (Kind.HEADING, Kind.LINK) and word_count(line.text) >= 3


def _as_headline(line: Line) -> Line:
    """Above the text a line that is no sentence is a headline, even if it is longer than headings are."""
    is_unfinished = not ends_sentence(line.text) or word_count(line.text) < 3
    is_headline = line.kind is Kind.PARAGRAPH and is_unfinished and len(line.text) <= _LONGEST_HEADLINE
    return line.as_kind(Kind.HEADING) if is_headline else line


def _is_sentence(line: Line) -> bool:
    return line.kind is Kind.PARAGRAPH and word_count(line.text) >= 4 and ends_sentence(line.text)


def _is_deck(line: Line) -> bool:
    """Whether a line between title and text may be a second headline, not a section, an author or a date."""
    if line.is_marked or line.kind not in (Kind.HEADING, Kind.ITEM):
        return line.is_marked
    return len(_DECK_WORD.findall(line.text)) >= _SHORTEST_DECK


def _without_names(page: Sequence[Line], title: str | None, outlets: Collection[str], top: int) -> list[Line]:
    """The page without lines that are the title or an outlet's name; above the text a line may end in the
    title, with the page's sections glued to it."""
    names = {_key(name) for name in (title, *outlets) if name}
    longest = 2 * max((len(name) for name in (title, *outlets) if name), default=0) + _MOST_GLUED
    wanted = _key(title or "")
    cleaned = list(page)
    for i, line in enumerate(page):
        key = _key(line.text) if len(line.text) <= longest else ""
        glued = i < top and len(wanted) >= _SHORTEST_GLUED and key.endswith(wanted)
        if key and (key in names or glued):
            cleaned[i] = line.dropped("the title or the outlet's name")
    return cleaned


def _is_on_subject(line: Line, subject: set[str]) -> bool:
    """Whether a paragraph belongs to an article that uses these words. Teasers of other articles do not begin
    with what somebody says."""
    words = _words(line.text)
    shares = len(words & subject) >= _SUBJECT_SHARE * max(1, len(words))
    return line.kind is Kind.PARAGRAPH and (shares or line.text[0] in "\"“'‘")


def _prose(lines: Iterable[Line]) -> str:
    return "\n".join(line.text for line in lines if line.kind is Kind.PARAGRAPH)


def _words(text: str) -> set[str]:
    return set(_LONGER_WORD.findall(text.casefold()))


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


_LONGEST_HEADLINE = 200
_MOST_GLUED = 40
_SHORTEST_GLUED = 20
"""Characters."""
_SHORTEST_DECK = 5
"""Words."""
_DECK_WORD = re.compile(r"[^\W\d_]{2,}")
_LONGER_WORD = re.compile(r"[^\W\d_]{4,40}")
