"""What two articles have in the same words outside quotation marks: what is quoted anybody may quote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from retrieval.language.statements.quotation_marks import quotations
from retrieval.language.words import content_terms

Span = tuple[int, int]

# Words in a row that two writers do not hit upon alike.
_SHINGLE = 8
# A stretch of so many shows by itself that a sentence is copied; a shorter one where the articles share more.
_STRETCH, _STRETCH_AMONG_OTHERS, _TELLING = 12, 9, 4
# Where an article says that it has something from the other's source.
CREDITED = 6
# Of the shorter article's shingles, how many both have if one is taken from the other, and how many at least.
_SHARE, _LEAST = 0.1, 16
Shingle = tuple[str, ...]
Word = tuple[str, int, int]
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|\x00+|\n")
_LINE = re.compile(r"\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Own:
    """An article's own text, as long as the article: what stands in quotation marks is blotted out."""

    text: str
    shingles: frozenset[Shingle]

    @classmethod
    def of(cls, text: str) -> Own:
        """What of an article's text is its own."""
        blotted, is_open = text, False
        for line in _LINE.finditer(text):
            marked = quotations(text, line.start(), line.end(), is_open)
            is_open = bool(marked) and not marked[-1].closed
            for one in marked:
                blotted = f"{blotted[: one.start]}{_BLOT * (one.end - one.start)}{blotted[one.end :]}"
        return cls(blotted, frozenset(shingle for run in _runs(blotted) for shingle in _shingles(run)))


_BLOT = "\x00"


def _runs(text: str, start: int = 0, end: int | None = None) -> Iterator[list[Word]]:
    """The words between blots and line ends, in lower case, with their places."""
    run = list[Word]()
    for found in _WORD.finditer(text, start, len(text) if end is None else end):
        word = found.group()
        if word[0] in (_BLOT, "\n"):
            yield run
            run = []
        else:
            run.append((word.replace("’", "'").lower(), found.start(), found.end()))
    yield run


def _shingles(run: Sequence[Word]) -> Iterator[Shingle]:
    words = [word for word, _, _ in run]
    return (tuple(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1))


def is_copied(one: Own, other: Own) -> bool:
    """Whether of two articles one has much from the other, or both from a third."""
    shared = len(one.shingles & other.shingles)
    return shared >= max(_LEAST, _SHARE * min(len(one.shingles), len(other.shingles)))


def copied_stretch(one: Own, mine: Span, other: Own, theirs: Span, enough: int = 0) -> str:
    """The longest stretch that sentences at these spans have in the same words, as the first has it.

    "" if there is none that shows that it is copied: of ``enough`` words, by default of so many as do.
    """
    words = _longest(list(_runs(one.text, *mine)), list(_runs(other.text, *theirs)))
    among_others = len(one.shingles & other.shingles) >= _LEAST
    if len(words) < (enough or (_STRETCH_AMONG_OTHERS if among_others else _STRETCH)):
        return ""
    stretch = one.text[words[0][1] : words[-1][2]]
    return stretch if len(content_terms(stretch)) >= _TELLING else ""


def _longest(mine: Sequence[Sequence[Word]], theirs: Sequence[Sequence[Word]]) -> Sequence[Word]:
    """The longest run of words in both."""
    best: Sequence[Word] = ()
    for run in mine:
        for other in theirs:
            ours, held = [word for word, _, _ in run], [word for word, _, _ in other]
            found = SequenceMatcher(None, ours, held, autojunk=False).find_longest_match()
            if found.size > len(best):
                best = run[found.a : found.a + found.size]
    return best
