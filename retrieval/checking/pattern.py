"""A quotation as it is looked for: its words, and between them what an editor marked as left out or put in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from retrieval.checking.tokens import Token, tokens

Mark = Literal["cut", "bracketed"]
_ELLIPSIS = r"(?:…|\.\s?\.\s?\.(?:\s?\.)?)"
_MARK = re.compile(
    rf"(?P<cut>[\[(]\s*{_ELLIPSIS}\s*[\])]|{_ELLIPSIS})|(?P<aside>\[\s*sic\s*\])|(?P<bracketed>\[[^\[\]]*\](?!\w))",
    re.IGNORECASE,
)
_MARKS: dict[str, Mark] = {"cut": "cut", "bracketed": "bracketed"}
# "[W]e" is one word, whose first letter the editor changed.
_LETTER = re.compile(r"(?<!\w)\[([^\W\d_])\](?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Part:
    """Words that must stand together; ``mark`` is what stands before them, None where nothing does."""

    words: tuple[Token, ...]
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """The parts of a quotation, in order. ``is_bracketed``: whether anything in it is the editor's own."""

    parts: tuple[Part, ...]
    is_bracketed: bool

    @property
    def words(self) -> tuple[Token, ...]:
        """All words of the speaker."""
        return tuple(word for part in self.parts for word in part.words)


def pattern(text: str, start: int, end: int) -> Pattern:
    """The quotation ``text[start:end]``, given without its marks."""
    marked = {found.end() - 1: found[1] for found in _LETTER.finditer(text, start, end)}
    parts = list[Part]()
    mark: str | None = None
    has_brackets = bool(marked)
    for first, last, before in _stretches(text, start, end):
        mark = before or mark
        has_brackets |= before in ("bracketed", "aside")
        words = [_with_letter(word, marked) for word in _words(text, first, last)]
        if not words:
            continue
        if mark == "aside" and parts:
            parts[-1] = replace(parts[-1], words=(*parts[-1].words, *words))
        else:
            words[0] = replace(words[0], has_free_case=True)
            parts.append(Part(tuple(words), _MARKS.get(mark or "") if parts else None))
        mark = None
    return Pattern(tuple(parts), has_brackets)


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int, str | None]]:
    """What stands between the marks, each with the name of the mark before it."""
    before = None
    for found in _MARK.finditer(text, start, end):
        yield start, found.start(), before
        start, before = found.end(), found.lastgroup
    yield start, end, before


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    """The words, a letter in brackets left to the word behind it."""
    for word in tokens(text, start, end):
        if _LETTER.match(text, word.start - 1) is None:
            yield word


def _with_letter(word: Token, marked: dict[int, str]) -> Token:
    letter = marked.get(word.start - 1)
    if letter is None:
        return word
    raw = letter + word.raw
    return Token(word.start - 3, word.end, raw, raw.casefold(), has_free_case=True)
