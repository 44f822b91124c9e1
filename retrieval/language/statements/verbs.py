"""Verbs that may attribute, where they stand in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from retrieval.language.statements import lexicon
from retrieval.language.statements.tokens import QUOTED, WORD, Token, is_finite, is_nominal

Form = Literal["base", "third", "past", "ing"]
_CLAUSE_OPENERS = lexicon.words("""
    that whether if how why what there
""")


@dataclass(frozen=True, slots=True)
class Verb:
    """The verb at ``index``; its auxiliaries and adverbs begin at ``group``."""

    index: int
    group: int
    base: str
    form: Form
    passive: bool
    infinitive: bool

    @property
    def listed(self) -> bool:
        """Whether it is a verb of the lists and not one known by its clause alone."""
        return self.base in lexicon.base_forms()


def verbs(words: Sequence[Token]) -> list[Verb]:
    """The verbs of the sentence that may attribute, in order."""
    return [verb for index in range(len(words)) if (verb := _verb(words, index))]


def _verb(words: Sequence[Token], index: int) -> Verb | None:
    word = words[index]
    if word.kind != WORD or (
        word.capital and (index > 0 or not word.low.endswith(("ing", "aid", "ote", "ays", "dded")))
    ):
        return None
    base = lexicon.base_forms().get(word.low)
    following = words[index + 1].low if index + 1 < len(words) else ""
    if base is None:
        if word.low in lexicon.NOT_SAYING or word.low in lexicon.ATTITUDES or word.low in lexicon.FUNCTION_WORDS:
            return None
        if not (following == "that" and _looks_verbal(words, index)) and not _is_at_quotation(words, index):
            return None
        base = word.low
    group = verb_group(words, index)
    auxiliaries = {word.low for word in words[group:index]}
    form = _form(word.low, base)
    infinitive = group > 0 and words[group - 1].low == "to"
    if form in ("base", "third") and not infinitive and not _is_verb(words, index, group, auxiliaries):
        return None
    if form == "past" and group == index and _is_adjective(words, index):
        return None
    if word.low in lexicon.PARTICIPLES and not auxiliaries & lexicon.AUXILIARIES:
        return None
    if form == "ing" and word.low in lexicon.GERUNDS and _is_noun(words, group):
        return None
    passive = form == "past" and bool(auxiliaries & lexicon.BE) and word.low not in ("agreed", "concerned")
    return Verb(index, group, base, form, passive, infinitive)


def _looks_verbal(words: Sequence[Token], index: int) -> bool:
    """Whether an unlisted word before "that" has the form and the place of a verb."""
    low = words[index].low
    if low.endswith("ed") and len(low) > 4:
        return True
    before = words[index - 1] if index else None
    if before is None:
        return False
    if low.endswith("ing"):
        return before.low == ","
    return low.endswith("s") and (before.low in ("he", "she", "it", "who") or (before.capital and index == 1))


def _is_at_quotation(words: Sequence[Token], index: int) -> bool:
    """Whether an unlisted past form stands alone with its subject beside a quotation: '"Out!" the crowd chanted.'"""
    low = words[index].low
    if not (low.endswith("ed") and len(low) > 4) and low not in lexicon.IRREGULAR_PAST:
        return False
    following = words[index + 1] if index + 1 < len(words) else None
    if following is not None and following.low == ":":
        return index + 2 < len(words) and words[index + 2].kind == QUOTED
    if following is not None and following.low not in (".", ","):
        return False
    for at in range(index - 1, max(-1, index - 7), -1):
        if words[at].kind == QUOTED:
            return at < index - 1
        if not (is_nominal(words[at]) or words[at].low in lexicon.DETERMINERS | lexicon.PERSONAL):
            return False
    return False


def verb_group(words: Sequence[Token], index: int) -> int:
    """Where the auxiliaries and adverbs before the verb at `index` begin."""
    group = index
    while group > 0 and index - group < 6:
        low = words[group - 1].low
        if low in ("herself", "himself", "itself", "themselves"):
            break
        is_adverb = low.endswith("ly") and not words[group - 1].capital
        possessive = low == "'s" and not (group > 1 and words[group - 2].low in (lexicon.PERSONAL | {"who"}))
        if words[group - 1].capital and low in ("may", "will") and group > 1:
            break
        if possessive or not (low in lexicon.AUXILIARIES or low in lexicon.ADVERBS or is_adverb or low == "'s"):
            break
        if low in lexicon.DAYS and words[group - 1].capital and group == 1:
            break
        group -= 1
    return group


def negated_from(words: Sequence[Token], index: int) -> int | None:
    """Where "has not", "did n't" begins in the group of the verb at `index`; None where it is not denied."""
    group = verb_group(words, index)
    denied = any(
        word.low in ("not", "never", "cannot") or word.low.endswith(("n't", "n`t")) for word in words[group:index]
    )
    return group if denied else None


def _form(low: str, base: str) -> Form:
    if low == base:
        return "past" if low == "read" else "base"
    if low.endswith("ing"):
        return "ing"
    if low.endswith("s") and not low.endswith("ss") and low not in lexicon.IRREGULAR_PAST:
        return "third"
    return "past"


def _is_verb(words: Sequence[Token], index: int, group: int, auxiliaries: set[str]) -> bool:
    """Whether a form that may be a noun ("claims", "report") is a verb here."""
    if auxiliaries & lexicon.AUXILIARIES:
        return True
    if group == 0:
        return False
    before = words[group - 1]
    following = words[index + 1] if index + 1 < len(words) else None
    if before.low in lexicon.PERSONAL or before.low in ("who", "which", "'d", "'ll"):
        return True
    if (before.low.endswith("ed") and not before.capital) or before.text[0].isdigit():
        return False
    if before.low in lexicon.DETERMINERS or before.low in lexicon.PREPOSITIONS or before.low == "'s":
        return False
    if words[index].low not in lexicon.NOUN_LIKE:
        return is_nominal(before) or before.kind != WORD or before.low in ("and", "but", "or")
    if following is None:
        return before.low == ","
    opens = following.low in _CLAUSE_OPENERS or following.kind != WORD or following.low in lexicon.PERSONAL
    opens = opens or following.low in lexicon.DETERMINERS
    plural = before.low.endswith("s") and not before.low.endswith("ss")
    third = words[index].low.endswith("s")
    agrees = plural != third or (before.capital and third) or not is_nominal(before)
    if following.low == "," and index + 2 < len(words) and words[index + 2].kind == QUOTED:
        return True
    return opens and agrees and following.low not in (",", ".", ")")


def _is_noun(words: Sequence[Token], group: int) -> bool:
    """Whether a word in "-ing" is the noun of a phrase: "a daily briefing", "the ruling"."""
    if group == 0:
        return False
    before = words[group - 1]
    return before.low in lexicon.DETERMINERS or (
        is_nominal(before) and not before.capital and before.low not in lexicon.DOCUMENTS
    )


def _is_adjective(words: Sequence[Token], index: int) -> bool:
    """Whether a past form is an adjective or a reduced clause: "the reported case", "the plan announced by"."""
    before = words[index - 1].low if index else ""
    if before in lexicon.DETERMINERS and before not in ("that", "this", "these", "those", "one", "some", "many"):
        return True
    return before in ("'s", "of", "for", "in", "with", "as", "by", "at")


def has_clause(words: Sequence[Token], start: int, end: int) -> bool:
    """Whether a clause without "that" begins at `start`: a subject, and a verb with tense near it."""
    if start >= end:
        return False
    first = words[start]
    opens = (
        first.low in lexicon.PERSONAL
        or first.low in lexicon.DETERMINERS
        or first.low in ("there", "if", "when", "while", "although", "because", "as", "since", "'s")
        or is_nominal(first)
        or first.kind != WORD
        or first.low in lexicon.ADVERBS
        or first.low in lexicon.DAYS
    )
    return opens and any(is_finite(word) or word.kind == QUOTED for word in words[start + 1 : min(end, start + 30)])
