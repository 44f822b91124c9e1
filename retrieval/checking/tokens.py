"""Words as an editor compares them: typographic marks are equal, letters and figures are not."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""
    (?:[^\W\d_]\.){2,}                                    # U.S.
    | \d+(?:[.,]\d+)+                                     # 1,200  3.5
    | (?:[^\W_][\u0300-\u036f]*)+(?:['’ʼ‘](?:[^\W_][\u0300-\u036f]*)+)*   # don't
    | [$€£¥%&?]
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """``text[start:end]``; ``raw`` is it with plain marks, ``form`` that in lower case.

    ``has_free_case``: whether its first letter may be large or small, as an editor marked it or began with it.
    """

    start: int
    end: int
    raw: str
    form: str
    has_free_case: bool = False

    def is_written(self, other: Token) -> bool:
        """Whether the other of the same form is written so, too."""
        if self.has_free_case:
            return self.raw[1:] == other.raw[1:]
        return self.raw == other.raw


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words of ``text[start:end]``; of punctuation only what changes the sense is one: "?", "%", signs of money."""
    return [
        _token(found.start(), found.end(), found.group())
        for found in _TOKEN.finditer(text, start, len(text) if end is None else end)
    ]


def _token(start: int, end: int, written: str) -> Token:
    raw = unicodedata.normalize("NFKC", written)
    for mark in "’ʼ‘":
        raw = raw.replace(mark, "'")
    raw = raw.replace(".", "") if raw[:1].isalpha() else raw.replace(",", "")
    return Token(start, end, raw, raw.casefold())
