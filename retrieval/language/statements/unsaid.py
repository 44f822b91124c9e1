"""Verbs of saying that say nothing where they stand: "has not decided whether", "asked if he would go, laughed"."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.language.statements.tokens import Token
from retrieval.language.statements.verbs import Verb, negated_from


def says_nothing(words: Sequence[Token], verb: Verb, start: int) -> bool:
    """Whether what begins at `start` behind the verb is nothing that is said."""
    return any(rule(words, verb, start) for rule in (_is_asked, _is_undecided, _is_only_reason))


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


def _is_only_reason(words: Sequence[Token], verb: Verb, start: int) -> bool:
    """Whether what follows tells why or when and not what: "put off telling them because"."""
    first = words[start]
    if first.low == "that" or first.is_a("question", "clause_opener") or any(word.low == "," for word in words[start:]):
        return False
    return first.is_a("conjunction", "subordinator")
