"""Lines below an article that say whose it is, or who gave of it: kept as a sign, no part of its text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.articles.cleaning.junk import Furniture
from retrieval.articles.cleaning.page import Kind, Line

_LONGEST = 400
"""Characters. Terms of use are longer."""
_CREDIT = re.compile(
    r"©|\(c\)|\bcopyright\b|\bcontribut(?:ed|ing)\b|^\W*source\b"
    r"|\b(?:reporting|inputs|files|material|information)\s(?:by|from)\b",
    re.IGNORECASE,
)
# Below an article stand headlines of others, too: what is no furniture by itself must say it in so many words.
_UNMISTAKABLE = re.compile(r"^\W*(?:©|\(c\)|copyright\b)|\bcontributed\W*$", re.IGNORECASE)


def credit_lines(lines: Sequence[Line]) -> tuple[str, ...]:
    """Those below the last paragraph of a cleaned page; the credits of pictures are none."""
    last = max((place for place, line in enumerate(lines) if line.kind is Kind.PARAGRAPH), default=len(lines))
    return tuple(line.text for line in lines[last + 1 :] if _is_credit(line))


def _is_credit(line: Line) -> bool:
    if line.kind is not Kind.DROPPED or line.furniture is Furniture.PICTURE or len(line.text) > _LONGEST:
        return False
    return (_CREDIT if line.furniture else _UNMISTAKABLE).search(line.text) is not None
