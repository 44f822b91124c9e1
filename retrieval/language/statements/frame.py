"""What a frame of attribution is: ranges of a sentence's tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.language.statements.phrases import Range
from retrieval.language.statements.tokens import QUOTED, WORD, Token
from retrieval.language.word_classes import Act

ENDS = frozenset({".", ",", ";", ":", "!", "?", "—", "–", ")", "-", "--", "…"})
"""Marks at which a stretch of a sentence ends."""
# A place in capitals is no shorter, what stands before a report's first words no longer.
_SHORTEST_PLACE, _DATELINE = 2, 16
_DASHES = ("-", "–", "—", "--")


@dataclass(frozen=True, slots=True)
class Frame:
    """One attribution: ranges of content in order, the speaker's phrase if there is one, the cue's index.

    ``target`` is whom the speaker accuses, praises or tells, ``act`` what is done if that is not the cue's own."""

    content: tuple[Range, ...]
    speaker: Range | None
    cue: int
    target: Range | None = None
    act: Act | None = None


def trimmed(words: Sequence[Token], start: int, end: int) -> Range:
    """The range without punctuation at its edges."""
    while start < end and words[start].low in ENDS:
        start += 1
    while end > start and words[end - 1].low in ENDS | {"("} and words[end - 1].low != ")":
        end -= 1
    return start, end


def left_start(words: Sequence[Token], end: int) -> int:
    """Where the content before a parenthesis begins: at the sentence, or after what introduces it."""
    for index in range(end - 1, 0, -1):
        if words[index].low in (";", ":") and words[index - 1].kind != WORD:
            return index + 1
        if words[index].low == ";" or (words[index].low == ":" and words[index + 1].kind == QUOTED):
            return index + 1
    if words[0].low in ("but", "and") and len(words) > 1:
        return 1
    return past_dateline(words, end)


def past_dateline(words: Sequence[Token], end: int) -> int:
    """Past where and when a report was sent: "OSLO, Norway, March 2 (Herald) - "; 0 without that."""
    if len(words[0].text) < _SHORTEST_PLACE or not words[0].text.isupper():
        return 0
    for at in range(1, min(end, _DATELINE)):
        if words[at].low in _DASHES:
            return next((start for start in range(at + 1, end) if words[start].low not in _DASHES), 0)
        is_part = words[at].capital or words[at].text[0].isdigit() or words[at].low in ("a.m.", "p.m.")
        if words[at].kind == WORD and not is_part:
            return 0
    return 0
