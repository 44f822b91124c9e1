"""Which sentences say the same: one item with ``also``, never one outlet hiding the others.

Likeness of vectors is not enough: "friendship with no limits" and "there are limits to the friendship" are .93 alike.
The words must agree too, and so must every number and negation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from retrieval.language.words import content_terms

MIN_COSINE = 0.8
# Of the content words of the shorter sentence, the share that the longer one must hold.
MIN_SHARED = 0.8
MIN_TERMS = 4

_NEGATIONS = re.compile(
    r"\b(?:no|not|never|none|nothing|nobody|neither|nor|without|cannot|hardly|unlikely)\b|n['’]t\b"
    r"|\b(?:den(?:y|ies|ied)|refus\w+|reject\w+|fail(?:s|ed|ing)? to)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class Statement:
    """A sentence as far as it matters for being the same as another."""

    text: str

    @cached_property
    def terms(self) -> frozenset[str]:
        """Its content words."""
        return frozenset(content_terms(self.text))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Its figures."""
        return frozenset(_NUMBER.findall(self.text))

    @cached_property
    def negations(self) -> int:
        """How many times it says no."""
        return len(_NEGATIONS.findall(self.text))


def same(one: Statement, other: Statement, cosine: float) -> bool:
    """Whether two sentences say the same, given the cosine of their vectors."""
    if one.text == other.text:
        return True
    if cosine < MIN_COSINE:  # first, as it costs nothing and is true of most
        return False
    short, long = sorted((one.terms, other.terms), key=len)
    return (
        len(short) >= MIN_TERMS
        and len(short & long) >= MIN_SHARED * len(short)
        and one.numbers == other.numbers
        and one.negations == other.negations
    )
