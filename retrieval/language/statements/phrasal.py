"""Speech acts of several words: "paid tribute to Lund", "hit out at the plan", "put the cost at 3m"."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.language.statements.appositions import subject_before
from retrieval.language.statements.clauses import clause_end
from retrieval.language.statements.frame import Frame, trimmed
from retrieval.language.statements.phrases import phrase_after
from retrieval.language.statements.tokens import WORD, Token
from retrieval.language.statements.verbs import verb_group
from retrieval.language.word_classes import Act

_PAID = ("pay", "pays", "paid", "paying")
_HIT = ("hit", "hits", "hitting", "lash", "lashed", "lashes", "lashing")
_PUT = ("put", "puts")
_CURRENCY = ("$", "£", "€")
# How far behind "put" its "at" may stand.
_FAR = 8


def phrasal_frame(words: Sequence[Token], index: int) -> Frame | None:
    """The frame of such an act whose verb stands at `index`, if there is one."""
    if words[index].kind != WORD or index == 0 or index + 3 >= len(words):
        return None
    return _tribute(words, index) or _lashing(words, index) or _figure(words, index)


def _tribute(words: Sequence[Token], index: int) -> Frame | None:
    """ "Paid tribute to a man"."""
    is_so = words[index].low in _PAID and words[index + 1].low == "tribute" and words[index + 2].low == "to"
    return _at(words, index, index + 3, "praised") if is_so else None


def _lashing(words: Sequence[Token], index: int) -> Frame | None:
    """ "Hit out at the plan", "lashed out at him"; not "hit back at the net"."""
    is_so = words[index].low in _HIT and words[index + 1].low == "out" and words[index + 2].low in ("at", "against")
    return _at(words, index, index + 3, "criticised") if is_so else None


def _figure(words: Sequence[Token], index: int) -> Frame | None:
    """ "Put the cost at 3m"."""
    phrase = phrase_after(words, index + 1) if words[index].low in _PUT else None
    at = next((at for at in range(index + 2, min(len(words) - 1, index + _FAR)) if words[at].low == "at"), None)
    if phrase is None or at is None or not (words[at + 1].text[0].isdigit() or words[at + 1].low in _CURRENCY):
        return None
    return _at(words, index, index + 1, "said")


def _at(words: Sequence[Token], index: int, start: int, act: Act) -> Frame | None:
    speaker, target = subject_before(words, verb_group(words, index)), phrase_after(words, start)
    if speaker is None or target is None:
        return None
    is_target = act != "said"
    return Frame((trimmed(words, start, clause_end(words, start)),), speaker, index, target if is_target else None, act)
