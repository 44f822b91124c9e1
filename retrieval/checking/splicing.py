"""Quotations put together of words from two places or more."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from retrieval.checking.matching import Match
from retrieval.checking.pattern import Pattern
from retrieval.checking.source import Source, Words
from retrieval.checking.tokens import Token
from retrieval.language.words import content_terms

# Pieces with fewer words, or fewer content words, stand anywhere by chance.
_LEAST_WORDS, _LEAST_CONTENT = 3, 2
_MOST_PIECES = 4
# Words put in between the pieces to join them: "and".
_MOST_JOINTS = 2
# Words left out of one sentence make an alteration; pieces farther apart are a splice.
_NEAR = 15


def spliced(pattern: Pattern, sources: Sequence[Source]) -> list[Match]:
    """The pieces of which the whole quotation is put together, in its order; [] if it is not."""
    words, pieces, joints = pattern.words, list[Match](), 0
    while words and len(pieces) < _MOST_PIECES:
        found = _longest(words, sources)
        if found is not None:
            length, match = found
            pieces.append(match)
            words = words[length:]
        elif pieces and joints < _MOST_JOINTS:
            words, joints = words[1:], joints + 1
        else:
            return []
    return pieces if not words and len(pieces) > 1 and not _is_one_place(pieces) else []


def _longest(words: Sequence[Token], sources: Sequence[Source]) -> tuple[int, Match] | None:
    """The longest piece that stands somewhere, such that what is left is no mere scrap."""
    best: tuple[int, Match] | None = None
    for source in sources:
        for run in source.runs:
            length = _reach(words, run)
            while 0 < len(words) - length < _LEAST_WORDS:
                length -= 1
            if _is_telling(words[:length]) and (best is None or length > best[0]):
                at = next(run.find(words[:length]))
                taken = run.words[at : at + length]
                best = length, Match(source, ((taken[0].start, taken[-1].end),), "spliced")
    return best


def _reach(words: Sequence[Token], run: Words) -> int:
    """How many of the first words stand one after another in the run."""
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if next(run.find(words[:middle]), None) is None:
            high = middle - 1
        else:
            low = middle
    return low


def _is_telling(words: Sequence[Token]) -> bool:
    return len(words) >= _LEAST_WORDS and len(content_terms(" ".join(one.raw for one in words))) >= _LEAST_CONTENT


def _is_one_place(pieces: Sequence[Match]) -> bool:
    """Whether the pieces follow one another closely in one article: then words are left out, and nothing spliced."""
    return all(
        one.source is other.source
        and one.span[1] <= other.span[0]
        and one.source.text[one.span[1] : other.span[0]].count(" ") <= _NEAR
        for one, other in pairwise(pieces)
    )
