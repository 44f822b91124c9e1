"""Verbs that may attribute, where they stand in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from retrieval.language.statements.beside_marks import closes_with_comma, is_at_quotation, is_before_speaker
from retrieval.language.statements.tokens import QUOTED, WORD, Token
from retrieval.language.word_classes import VerbFeature

# How far back the first of two who are the subject together may stand.
_PAIR = 8
Form = Literal["base", "third", "past", "ing"]


@dataclass(frozen=True, slots=True)
class Verb:
    """The verb at ``index``; its auxiliaries and adverbs begin at ``group``.

    ``does`` is how it reports, by its row in the table; empty where only its clause shows that it does.
    """

    index: int
    group: int
    base: str
    does: frozenset[VerbFeature]
    form: Form
    passive: bool
    infinitive: bool

    @property
    def listed(self) -> bool:
        """Whether it is a verb of the tables and not one known by its clause alone."""
        return bool(self.does)


def verbs(words: Sequence[Token]) -> list[Verb]:
    """The verbs of the sentence that may attribute, in order."""
    return [verb for index in range(len(words)) if (verb := _verb(words, index))]


def _verb(words: Sequence[Token], index: int) -> Verb | None:
    word = words[index]
    if not _may_report(words, index):
        return None
    group = verb_group(words, index)
    base = word.base or word.low
    form = _form(word)
    infinitive = group > 0 and words[group - 1].low == "to"
    if not _is_in_form(words, index, group, form, infinitive):
        return None
    has_be = any("be" in before.tags for before in words[group:index])
    passive = form == "past" and has_be and "attitude" not in word.tags
    return Verb(index, group, base, word.does, form, passive, infinitive)


def _may_report(words: Sequence[Token], index: int) -> bool:
    """Whether the word is a verb of the tables, or looks like one with a clause or beside a quotation."""
    word = words[index]
    if word.kind != WORD or (word.capital and (index > 0 or not _may_open(word))):
        return False
    if word.base:
        return True
    if word.is_a("not_saying", "attitude", "function"):
        return False
    following = words[index + 1].low if index + 1 < len(words) else ""
    if following == "that" and _looks_verbal(words, index):
        return True
    return is_at_quotation(words, index) or is_before_speaker(words, index)


def _may_open(word: Token) -> bool:
    """Whether a verb in capitals opens the sentence: "Saying that", "Said X: ..."."""
    return word.low.endswith("ing") or ("inverts" in word.does and word.low != word.base)


def _is_in_form(words: Sequence[Token], index: int, group: int, form: Form, infinitive: bool) -> bool:
    """Whether the form is a verb where it stands, and not a noun, an adjective or a participle without "have"."""
    word = words[index]
    has_auxiliary = any("auxiliary" in before.tags for before in words[group:index])
    if form in ("base", "third"):
        return infinitive or has_auxiliary or _is_verb(words, index, group)
    if form == "past" and not has_auxiliary and _is_adjective(words, group):
        return False
    if "participle" in word.tags and "past_form" not in word.tags and not has_auxiliary:
        return False
    return not (form == "ing" and "gerund" in word.tags and _is_noun(words, group))


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
    if not low.endswith("s"):
        return False
    following = words[index + 2] if index + 2 < len(words) else None
    opens = following is not None and (following.capital or following.is_a("determiner", "personal"))
    return before.low in ("he", "she", "it", "who") or (
        before.capital and index == 1 and opens
    )  # "Fruit bats that eat"


def verb_group(words: Sequence[Token], index: int) -> int:
    """Where the auxiliaries and adverbs before the verb at `index` begin."""
    group = index
    while group > 0 and index - group < 6 and _joins_group(words, group - 1):
        group -= 1
    return group


def group_start(words: Sequence[Token], at: int) -> int:
    """Where the auxiliaries and listed adverbs right before the word at `at`, a verb or no verb, begin."""
    while at > 0 and words[at - 1].is_a("auxiliary", "adverb"):
        at -= 1
    return at


def _joins_group(words: Sequence[Token], at: int) -> bool:
    """Whether the word before a verb belongs to it: an auxiliary or an adverb, but no possessive, name or day."""
    word = words[at]
    if "reflexive" in word.tags or (word.capital and word.low in ("may", "will") and at > 0):
        return False
    if word.low == "'s":
        return at > 0 and ("personal" in words[at - 1].tags or words[at - 1].low == "who")
    if "day" in word.tags and word.capital and at == 0:
        return False
    is_since = word.low == "since" and at > 0 and "auxiliary" in words[at - 1].tags  # "has since apologised"
    return "auxiliary" in word.tags or word.adverb or is_since


def negated_from(words: Sequence[Token], index: int) -> int | None:
    """Where "has not", "did n't" begins in the group of the verb at `index`; None where it is not denied."""
    group = verb_group(words, index)
    denied = any("negator" in word.tags or word.low.endswith(("n't", "n`t")) for word in words[group:index])
    return group if denied else None


def _form(word: Token) -> Form:
    low = word.low
    if low == (word.base or low):
        return "past" if "past_form" in word.tags or not word.base else "base"
    if low.endswith("ing"):
        return "ing"
    if low.endswith("s") and not low.endswith("ss") and "past_form" not in word.tags:
        return "third"
    return "past"


def _is_verb(words: Sequence[Token], index: int, group: int) -> bool:
    """Whether a form that may be a noun ("claims", "report") is a verb here, by what stands before and behind it."""
    if group == 0:
        return False
    before = words[group - 1]
    if "personal" in before.tags or before.low in ("who", "which", "'d", "'ll"):
        return True
    if closes_with_comma(before):
        return words[index].low != words[index].base  # '"It rained," tweets Lund'
    if _takes_noun(before):
        return False
    if words[index].low == words[index].base and _is_one(words, group) and "core" not in words[index].does:
        return False  # "wants to see China agree to"
    if "claim" in words[index].tags and words[index].low.endswith("s") and _is_second_noun(words, group):
        return False
    if "nounlike" not in words[index].tags:
        return before.nominal or before.kind != WORD or "coordinator" in before.tags
    if index + 1 >= len(words) or words[index + 1].low == ".":
        return before.low == "," or _names_source(words, index, group)
    return _agrees(before, words[index]) and (_opens_clause(words, index + 1) or _commits(words, index, before))


def _commits(words: Sequence[Token], index: int, before: Token) -> bool:
    """Whether one who can act vows to do something: "the government vows to rebuild", no "wedding vows to"."""
    if "commits" not in words[index].does or not (before.capital or before.is_a("role", "body_noun", "body")):
        return False
    if index + 2 >= len(words) or words[index + 1].low != "to" or words[index + 2].is_a("determiner", "oblique"):
        return False
    comma = next((at for at in range(index, len(words)) if words[at].low == ","), len(words))
    return index > 1 or not any("auxiliary" in word.tags for word in words[index:comma])  # "wedding vows to stay are"


def _is_second_noun(words: Sequence[Token], group: int) -> bool:
    """Whether "and" joins the word at `group` to a noun, no name and no verb: "little confidence and worries that"."""
    before = words[group - 2] if group > 1 and words[group - 1].low in ("and", "or") else None
    return before is not None and before.nominal and not (before.capital or before.finite or before.base)


def _is_one(words: Sequence[Token], group: int) -> bool:
    """Whether a single name stands before the place, of which no verb in the base form can be: no "Lund and Holm"."""
    before = words[group - 1]
    if not before.capital or before.low.endswith("s") or "group" in before.tags:
        return False
    start = group - 1
    while start > 0 and words[start - 1].capital:
        start -= 1
    start -= start > 1 and "determiner" in words[start - 1].tags
    if start > 0 and words[start - 1].is_a("preposition", "attaching"):
        return False  # "tests by Lund reveal"
    return all(word.low not in ("and", "&", "or") for word in words[max(0, group - _PAIR) : group])


def _takes_noun(before: Token) -> bool:
    """Whether a noun must follow the word: "the", "of", "'s", a number, an adjective in "-ed"."""
    if before.is_a("determiner", "preposition") or before.low == "'s":
        return True
    return _is_number(before) or (before.low.endswith("ed") and not before.capital)


def _is_number(word: Token) -> bool:
    """Whether it is a number and nobody by an age: "the 24-year-old"."""
    return word.text[0].isdigit() and not word.low.endswith("-old")


def _names_source(words: Sequence[Token], index: int, group: int) -> bool:
    """Whether nothing but a name stands between what was said and the verb: "..., Reuters reports."."""
    if group < 2 or not words[group - 1].capital or not words[index].low.endswith("s"):
        return False
    start = group - 1
    while start > 1 and (words[start - 1].capital or words[start - 1].is_a("role", "body_noun", "firm")):
        start -= 1
    before = words[start - 1]
    is_more = start < group - 1 and before.nominal and before.kind == WORD and words[start - 2].low == ","
    return before.low == "," or before.kind == QUOTED or is_more  # ", research firm Norr Data estimates."


def _agrees(before: Token, verb: Token) -> bool:
    """Whether subject and verb agree in number: "reports claim", "the report claims"."""
    plural = before.low.endswith("s") and not before.low.endswith("ss")
    third = verb.low.endswith("s")
    return plural != third or (before.capital and third) or not before.nominal


def _opens_clause(words: Sequence[Token], at: int) -> bool:
    following = words[at]
    if following.low == "," and at + 1 < len(words) and words[at + 1].kind == QUOTED:
        return True
    if following.low == "such" and at + 1 < len(words) and words[at + 1].low == "as":
        return False
    if following.low == ":" and at + 1 < len(words) and words[at + 1].kind != QUOTED:
        return False  # "Ticket details: ..."
    opens = following.kind != WORD or following.is_a("clause_opener", "personal", "determiner", "oblique")
    return opens and following.low not in (",", ".", ")")


def _is_noun(words: Sequence[Token], group: int) -> bool:
    """Whether a word in "-ing" is the noun of a phrase: "a daily briefing", "the ruling"."""
    if group == 0:
        return False
    before = words[group - 1]
    return "determiner" in before.tags or (before.nominal and not before.capital and "document" not in before.tags)


def _is_adjective(words: Sequence[Token], index: int) -> bool:
    """Whether a past form is an adjective or a reduced clause: "the reported case", "the plan announced by"."""
    if index == 0:
        return False
    before = words[index - 1]
    if "determiner" in before.tags and "pronominal" not in before.tags:
        return True
    return "adjective_link" in before.tags or before.low == "'s" or _is_number(before)


def has_clause(words: Sequence[Token], start: int, end: int) -> bool:
    """Whether a clause without "that" begins at `start`: a subject, and a verb with tense near it."""
    if start >= end:
        return False
    first = words[start]
    opens = (
        first.is_a("personal", "determiner", "subordinator", "adverb", "day")
        or first.low in ("there", "'s")
        or first.nominal
        or first.kind != WORD
    )
    return opens and any(word.finite or word.kind == QUOTED for word in words[start + 1 : min(end, start + 30)])
