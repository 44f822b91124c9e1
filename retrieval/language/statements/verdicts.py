"""What is whose view, by a noun: "Her verdict: '...'", "'...' was Lund's answer", "in Lund's view"."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.language.statements.appositions import subject_before
from retrieval.language.statements.clauses import clause_end
from retrieval.language.statements.frame import ENDS, Frame, trimmed
from retrieval.language.statements.phrases import Range, speaker_after
from retrieval.language.statements.tokens import QUOTED, Token

# "To Lund, it is '...'" has no fewer words.
_SHORTEST = 5


def verdict_frame(words: Sequence[Token], index: int) -> Frame | None:
    """ "Lund's verdict: '...'", "her answer was '...'", "'...' was her answer"."""
    if "verdict" not in words[index].tags or words[index].capital:
        return None
    speaker = _possessor(words, index)
    if speaker is None:
        return None
    at = index + 1
    if words[at].low == ":" or "be" in words[at].tags:
        at += 1 + (at + 1 < len(words) and words[at + 1].adverb)
        return Frame(((at, at + 1),), speaker, index) if at < len(words) and words[at].kind == QUOTED else None
    before = speaker[0] - 2
    is_behind = before >= 0 and words[before].kind == QUOTED and "be" in words[before + 1].tags
    return Frame(((before, before + 1),), speaker, index) if is_behind and words[at].low in ENDS else None


def view_frame(words: Sequence[Token], index: int) -> Frame | None:
    """ "In Lund's view, the wall will fall": a clause behind the noun that opens the sentence."""
    if "claim" not in words[index].tags or words[0].low != "in" or words[index + 1].low != ",":
        return None
    speaker = _possessor(words, index)
    if speaker is None or speaker[0] != 1 or "first_person" in words[1].tags:
        return None
    return Frame((trimmed(words, index + 2, clause_end(words, index + 2)),), speaker, index)


def to_frame(words: Sequence[Token], index: int) -> Frame | None:
    """ "To Lund, the wall is '...'", "for her, it was '...'": how somebody sees it."""
    if index > 0 or words[0].low not in ("to", "for") or len(words) < _SHORTEST:
        return None
    speaker = speaker_after(words, 1)
    if speaker is None or not (words[1].capital or words[1].is_a("oblique")):
        return None
    quoted = next((at for at in range(speaker[1] + 1, len(words)) if words[at].kind == QUOTED), len(words))
    is_seen = quoted < len(words) and words[speaker[1]].low == "," and "be" in words[quoted - 1].tags
    return Frame(((quoted, quoted + 1),), speaker, 0) if is_seen else None


def _possessor(words: Sequence[Token], index: int) -> Range | None:
    """Whose the noun at the place is, an adjective between the two or none."""
    for at in (index - 1, index - 2):
        if at >= 0 and "possessive" in words[at].tags:
            return at, at + 1
        if at > 0 and words[at].low in ("'s", "'"):
            return subject_before(words, at)
        if at < 0 or not words[at].nominal or words[at].capital:
            return None
    return None
