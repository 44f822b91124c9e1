"""Ways of quoting without a verb of saying: "as Lund put it", "in Lund's words"."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.language.statements.appositions import subject_before
from retrieval.language.statements.frame import ENDS, Frame
from retrieval.language.statements.tokens import QUOTED, Token
from retrieval.language.statements.verbs import verb_group

# How far behind "put it" the quotation may stand.
_NEAR = 5


def put_frame(words: Sequence[Token], index: int) -> Frame | None:
    """ "As Lund put it, '...'", "Lund put it bluntly: '...'", "'...', as Lund puts it"."""
    if words[index].low not in ("put", "puts") or words[index + 1].low != "it":
        return None
    speaker = subject_before(words, verb_group(words, index))
    if speaker is None:
        return None
    quoted = _quoted_near(words, index + 2, speaker[0])
    return Frame(((quoted, quoted + 1),), speaker, index) if quoted is not None else None


def like_frame(words: Sequence[Token], index: int) -> Frame | None:
    """ "She was like, '...'", as people tell it; without the comma only what "he" or "she" was like."""
    at = index + 1 + (words[index + 1].low == ",")
    if words[index].low != "like" or index < 2 or "be" not in words[index - 1].tags:
        return None
    if at >= len(words) or words[at].kind != QUOTED:
        return None
    speaker = subject_before(words, index - 1)
    if speaker is None or not (at > index + 1 or "personal" in words[speaker[0]].tags):
        return None
    return Frame(((at, at + 1),), speaker, index)


def _quoted_near(words: Sequence[Token], start: int, subject: int) -> int | None:
    """The quotation behind a mark that follows within a few words, or else right before "as Lund"."""
    for at in range(start, min(len(words), start + _NEAR)):
        if words[at].kind == QUOTED:
            return at if words[at - 1].low in ENDS else None
    if subject > 2 and words[subject - 1].low == "how" and "be" in words[subject - 2].tags:
        return subject - 3 if words[subject - 3].kind == QUOTED else None  # "'...,' was how Lund put it"
    if subject < 2 or words[subject - 1].low != "as":
        return None
    behind = range(subject - 2, max(-1, subject - 2 - _NEAR), -1)
    return next((at for at in behind if words[at].kind == QUOTED), None)


def own_words(words: Sequence[Token], index: int) -> Frame | None:
    """ "In Lund's words, '...'", "it was, in her words, '...'"."""
    if words[index].low != "words" or words[index + 1].low not in ENDS:
        return None
    begin = next((at for at in range(index - 1, max(-1, index - _NEAR - 1), -1) if words[at].low == "in"), None)
    at = index + 2
    if begin is None or at >= len(words) or words[at].kind != QUOTED:
        return None
    owner = words[index - 1]
    if "possessive" in owner.tags and begin == index - 2:
        return Frame(((at, at + 1),), (index - 1, index), index)
    speaker = subject_before(words, index - 1) if owner.low in ("'s", "'") else None
    return Frame(((at, at + 1),), speaker, index) if speaker is not None and speaker[0] == begin + 1 else None
