"""Verbs of saying that say nothing where they stand: "has not decided whether", "asked if he would go, laughed"."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.language.statements.tokens import WORD, Token
from retrieval.language.statements.verbs import Verb, negated_from, verb_group

# How far before "and told" the passive verb may stand.
_JOINED = 8
# How far before "and determine" the "to" may stand.
_AIMS = 16


def says_nothing(words: Sequence[Token], verb: Verb, start: int) -> bool:
    """Whether what begins at `start` behind the verb is nothing that is said."""
    rules = (_is_greeting, _is_kept_from, _is_asked, _is_told, _is_to_be_done, _is_undecided, _is_only_reason)
    return any(rule(words, verb, start) for rule in rules)


def _is_greeting(words: Sequence[Token], verb: Verb, start: int) -> bool:
    """Whether no words are told: "said hello when I came", "said as much in May", "said it again"."""
    if start != verb.index + 1 or start + 1 >= len(words):
        return False
    first, following = words[start], words[start + 1]
    if first.low == "as" and following.low in ("much", "little"):
        return True
    is_nothing = "greeting" in first.tags and not (following.finite or following.low == ",")
    return is_nothing or (first.low == "it" and following.low in ("again", "all", "twice"))


def _is_kept_from(words: Sequence[Token], verb: Verb, start: int) -> bool:
    """Whether it is what somebody does not do: "a rule that bars them from claiming a share"."""
    return verb.form == "ing" and verb.group > 0 and words[verb.group - 1].low == "from"


def _is_undecided(words: Sequence[Token], verb: Verb, start: int) -> bool:
    """Whether nothing is said: "has not decided whether", "will tell us where", against "did not say whether"."""
    is_denied = negated_from(words, verb.index) is not None
    if "beside" not in verb.does and is_denied and words[start].low in ("whether", "if", "when"):
        return True
    is_ahead = any("modal" in word.tags for word in words[verb.group : verb.index])
    return is_ahead and not is_denied and "question" in words[start].tags


def _is_asked(words: Sequence[Token], verb: Verb, start: int) -> bool:
    """Whether the subject is who is asked: "Lund, asked if he would go, laughed"."""
    if verb.form != "past" or "pressed" not in words[verb.index].tags or verb.group == 0:
        return False
    comma = next((at for at in range(start, len(words) - 1) if words[at].low == ","), None)
    return words[verb.group - 1].low == "," and comma is not None and words[comma + 1].finite


def _is_told(words: Sequence[Token], verb: Verb, start: int) -> bool:
    """Whether the subject is who is told: "Lund was called in and told that it rained"."""
    at = verb.group - 1
    is_listener = "tells" in verb.does and "opens" in verb.does and start == verb.index + 1
    if not is_listener or at < 1 or words[at].low not in ("and", "or", "then"):
        return False
    before = next((back for back in range(at - 1, max(-1, at - _JOINED), -1) if words[back].finite), None)
    return before is not None and _is_passive(words, before)


def _is_to_be_done(words: Sequence[Token], verb: Verb, start: int) -> bool:
    """Whether the verb goes on with an infinitive: "a vote to change the flag, and determine whether"."""
    at = verb.group - 1
    if (
        verb.form != "base"
        or verb.infinitive
        or verb.group != verb.index
        or at < 1
        or words[at].low not in ("and", "or")
    ):
        return False
    for back in range(at - 1, max(-1, at - _AIMS), -1):
        if (
            words[back].low == "to"
            and words[back + 1].kind == WORD
            and not words[back + 1].is_a("determiner", "oblique")
        ):
            return not words[back + 1].capital
        if words[back].finite and "nounlike" not in words[back].tags and words[back - 1].low != "to":
            return False
    return False


def _is_passive(words: Sequence[Token], at: int) -> bool:
    """Whether the past form at the place is passive: "was hauled"."""
    return any("be" in word.tags for word in words[verb_group(words, at) : at])


def _is_only_reason(words: Sequence[Token], verb: Verb, start: int) -> bool:
    """Whether what follows tells why or when and not what: "put off telling them because"."""
    first = words[start]
    if first.low == "that" or first.is_a("question", "clause_opener") or any(word.low == "," for word in words[start:]):
        return False
    return first.is_a("conjunction", "subordinator")
