"""What kind of difference two runs of words make."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.checking.tokens import Token
from retrieval.checking.verdict import Difference
from retrieval.findings.numbers import numbers
from retrieval.language.statements import is_negative


def difference(draft: Sequence[Token], article: Sequence[Token]) -> Difference:
    """The difference between the words of a draft and those of an article in their place; one may be empty."""
    here, there = (" ".join(one.raw for one in words) for words in (draft, article))
    if is_denied(here) != is_denied(there):
        return Difference("negation", here, there)
    if has_number(here) or has_number(there):
        return Difference("number", here, there)
    if not here:
        return Difference("left out", here, there)
    return Difference("word" if there else "added", here, there)


def is_denied(words: str) -> bool:
    """Whether the words turn what they stand with into its contrary."""
    return is_negative(words)


def has_number(words: str) -> bool:
    """Whether there is a number in figures or words."""
    return any(char.isdigit() for char in words) or any(True for _ in numbers(words))
