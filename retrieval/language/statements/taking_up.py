"""A sentence or clause that only tells whose the words before it are: 'That is what Lund said', '"...," is what'."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.language.statements.appositions import subject_before
from retrieval.language.statements.clauses import after_adverbials, past_recipient
from retrieval.language.statements.fallback import can_speak
from retrieval.language.statements.frame import ENDS, Frame
from retrieval.language.statements.phrases import Range, phrase_after
from retrieval.language.statements.tokens import QUOTED, Token
from retrieval.language.statements.verbs import Verb, negated_from, verbs

# "That is what Lund said" has no fewer words.
_WHAT = 4
# A line that credits a quotation has no more.
_CREDIT = 10


def said_before(words: Sequence[Token]) -> tuple[Range, int] | None:
    """Whose the words of the sentence before are, and the index of the verb that says so: "That's what Lund said"."""
    if len(words) < _WHAT or not words[0].is_a("pronominal") or not _is(words[1]):
        return None
    return _whose(words, 2)


def credit_line(words: Sequence[Token]) -> Range | None:
    """Who is credited by a sentence without a verb behind a quotation: "“It rained.” Ida Lund, baker"."""
    if len(words) > _CREDIT or not words[0].capital or any(word.finite or word.base for word in words):
        return None
    phrase = phrase_after(words, 0)
    if phrase is None or not can_speak(words, phrase):
        return None
    return phrase if phrase[1] == len(words) or words[phrase[1]].low in (",", "(", ".") else None


def quoted_what(words: Sequence[Token], verb: Verb) -> Frame | None:
    """ "“It rained,” is what Lund told the court"."""
    at = next((at for at in range(min(len(words), verb.group)) if words[at].kind == QUOTED), None)
    if at is None or at + 2 >= verb.group or not _is(words[at + 1]):
        return None
    found = _whose(words, at + 2)
    return Frame(((at, at + 1),), found[0], found[1]) if found is not None and found[1] == verb.index else None


def _is(word: Token) -> bool:
    return "be" in word.tags and not word.low.endswith("n't")


def _whose(words: Sequence[Token], at: int) -> tuple[Range, int] | None:
    """Who says what "what" at the place stands for, if nothing follows the verb but to whom and when."""
    if words[at].low != "what":
        return None
    for verb in verbs(words):
        if verb.index <= at or "beside" not in verb.does or verb.passive or verb.infinitive:
            continue
        speaker = subject_before(words, verb.group)
        end = after_adverbials(words, past_recipient(words, verb))
        is_all = end >= len(words) or words[end].low in ENDS
        is_said = negated_from(words, verb.index) is None
        return (speaker, verb.index) if speaker is not None and speaker[0] == at + 1 and is_all and is_said else None
    return None
