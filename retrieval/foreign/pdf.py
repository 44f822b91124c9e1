"""A PDF to its paragraphs, by pypdf: words divided over lines joined, running heads and page numbers left out."""

from __future__ import annotations

import io
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

_MOST_PAGES = 500
_EDGE_LINES = 2
_RUNNING = 0.5
_SHORT_LINE = 0.75
_LEAST_WORDS = 0.6
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*[.,;:!?]?")
_DIGITS = re.compile(r"\d+")
_DIVIDED = re.compile(r"[^\W\d_]-$")
_ENDS = re.compile(r"[.!?:][\"”’')\]]*$")


def parsed(data: bytes) -> Mapping[str, Any]:
    """``text``, a paragraph a line, and ``fields`` with the title. Raises ValueError that says why there is none."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ValueError("this PDF is encrypted: save it without a password")
        if len(reader.pages) > _MOST_PAGES:
            raise ValueError(f"this PDF has more than {_MOST_PAGES} pages: cut out those that are the article")
        pages = [page.extract_text().splitlines() for page in reader.pages]
        title = (reader.metadata and reader.metadata.title) or ""
    except PyPdfError as error:
        raise ValueError(f"not a PDF that can be read: {error}") from error
    text = "\n\n".join(paragraphs(pages))
    if fault := _fault(text):
        raise ValueError(fault)
    return {"text": text, "fields": {"title": title} if " " in title.strip() else {}}


def paragraphs(pages: Sequence[Sequence[str]]) -> list[str]:
    """The paragraphs of pages given line by line; one goes on over a page's end where its sentence does."""
    running = _running(pages)
    lines = [line for page in pages for line in [*_without(page, running), None]]
    usual = statistics.median([len(line) for line in lines if line] or [0])
    found: list[str] = []
    is_open = False
    for line in lines:
        if not line:  # a blank, or a page's end, over which a sentence may go on
            is_open = is_open and line is None and not _ENDS.search(found[-1])
            continue
        found = [*found[:-1], _joined(found[-1], line)] if is_open else [*found, line]
        is_open = not (_ENDS.search(line) and len(line) < _SHORT_LINE * usual)
    return found


def _without(page: Sequence[str], running: frozenset[str]) -> Iterator[str]:
    lines = [" ".join(line.split()) for line in page]
    last = len(lines) - _EDGE_LINES
    for place, line in enumerate(lines):
        is_edge = place < _EDGE_LINES or place >= last
        if not (is_edge and line and (_pattern(line) in running or _pattern(line) == "0")):
            yield line
    # blanks between lines are often extracted, those at the edges mean nothing


def _running(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """The lines at the edges of at least half of the pages, whatever numbers stand in them."""
    if len(pages) < 2:
        return frozenset()
    edges = Counter(one for page in pages for one in {*map(_pattern, (*page[:_EDGE_LINES], *page[-_EDGE_LINES:]))})
    return frozenset(line for line, count in edges.items() if line and count >= max(2, _RUNNING * len(pages)))


def _pattern(line: str) -> str:
    return _DIGITS.sub("0", " ".join(line.split()))


def _joined(text: str, line: str) -> str:
    """The next line of a paragraph; a word divided at the end of a line is one again."""
    is_divided = _DIVIDED.search(text) and line[:1].islower()
    return text[:-1] + line if is_divided else f"{text} {line}"


def _fault(text: str) -> str:
    """Why the text is none."""
    tokens = text.split()
    if not tokens:
        return "this PDF holds no text, only pictures of pages: run it through character recognition first"
    words = sum(bool(_WORD.fullmatch(token.strip("\"“”‘’'()[]"))) for token in tokens)
    if words < _LEAST_WORDS * len([*groupby(tokens)]):
        return "the fonts of this PDF do not tell which letters they draw: save its text as .txt"
    return ""
