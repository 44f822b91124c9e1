"""Subjects whose modifiers stand before their verb: "A man who lives near the bridge said", "divers using it say"."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.language.statements.phrases import Range, phrase_before
from retrieval.language.statements.tokens import WORD, Token

# No stretch between two marks that is looked at is longer, so every scan is bounded.
_REACH = 40
_VOWEL = frozenset("aeiouy")
_RELATIVE = frozenset(("who", "which", "that"))


def past_modifiers(words: Sequence[Token], found: Range) -> Range:
    """The phrase that ends before a verb, or where it only belongs to what describes a phrase before it, that one."""
    if words[found[0]].is_a("personal", "subject"):
        return found
    start = _stretch(words, found[0])
    who = _relative_before(words, start, found[0])
    if who is not None:
        return _named_before(words, who - (who == start)) or found
    if found[0] > start + 1 and _is_participle(words, found[0] - 1):
        return _named_before(words, found[0] - 1) or found
    return found


def _stretch(words: Sequence[Token], end: int) -> int:
    """Where the run of words before `end` begins that no mark, quotation or beginning of a clause breaks."""
    for at in range(end - 1, max(-1, end - _REACH), -1):
        word = words[at]
        is_of = at + 1 < end and words[at + 1].low == "of"  # "because of"
        if word.kind != WORD or (not is_of and _opens_clause(word, at == end - 1) and not _opens_relative(words, at)):
            return at + 1
    return max(0, end - _REACH)


def _opens_clause(word: Token, is_next: bool) -> bool:
    """Whether a clause begins behind the word; behind "after" and "before" only if its subject follows at once."""
    if word.low == "that" or word.is_a("coordinator", "conjunction"):
        return True
    return "subordinator" in word.tags and (is_next or "preposition" not in word.tags)


def _relative_before(words: Sequence[Token], start: int, end: int) -> int | None:
    """The "who" before `end` of which what stands there is no subject but an object: "who saw Lund"."""
    return next((at for at in range(end - 2, start - 1, -1) if _opens_relative(words, at)), None)


def _opens_relative(words: Sequence[Token], at: int) -> bool:
    """Whether a relative clause begins at `at` whose subject is the relative itself: its verb follows at once."""
    if words[at].low not in _RELATIVE or at + 1 >= len(words):
        return False
    verb = words[at + 1]
    if verb.is_a("determiner", "personal", "possessive") or verb.kind != WORD or verb.capital:
        return False
    if words[at].low == "that" and (at == 0 or not words[at - 1].nominal or words[at - 1].base):
        return False
    return verb.finite or verb.adverb or (verb.low.endswith("s") and _may_have_object(words, at))


def _may_have_object(words: Sequence[Token], at: int) -> bool:
    """Whether a verb in the present may stand behind the relative at `at`: behind "that" its object must follow."""
    after = words[at + 2] if at + 2 < len(words) else None
    return words[at].low != "that" or (after is not None and (after.capital or "determiner" in after.tags))


def _is_participle(words: Sequence[Token], at: int) -> bool:
    """Whether the word goes on with the noun before it: "scientists using", no "morning" and no "meeting"."""
    word, before = words[at], words[at - 1]
    is_form = word.low.endswith("ing") and not word.capital and word.tags <= {"using"}
    is_form = is_form and not _VOWEL.isdisjoint(word.low[:-3])  # no "thing", no "king"
    return is_form and before.nominal and not before.finite and before.kind == WORD


def _named_before(words: Sequence[Token], end: int) -> Range | None:
    """The phrase that ends at `end`, unless a preposition opens it."""
    found = phrase_before(words, end)
    if found is None or (found[0] > 0 and "preposition" in words[found[0] - 1].tags):
        return None
    return found
