"""Whose verb it is: the subject of a verb that attributes, shared or left out as it may be."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.language.statements.appositions import subject_before
from retrieval.language.statements.phrases import Range
from retrieval.language.statements.tokens import WORD, Token
from retrieval.language.statements.verbs import Verb, verb_group
from retrieval.language.word_classes import WordClass

# How far an opening clause may go on.
_REACH = 60
# How far before "to accuse" its "used a speech" may stand.
_MEANS = 16
_SPEAK: tuple[WordClass, ...] = ("personal", "subject", "role", "group", "body", "body_noun", "document", "listener")


def subject(words: Sequence[Token], verb: Verb, earlier: Range | None) -> Range | None:
    """The subject of the verb; `earlier` is the last speaker before it in the sentence."""
    if verb.infinitive:
        return _subject_of_infinitive(words, verb.group - 1)
    if verb.form == "ing" and verb.group > 0:
        return _subject_of_participle(words, verb, earlier)
    return subject_at(words, verb.group, earlier)


def subject_at(words: Sequence[Token], group: int, earlier: Range | None) -> Range | None:
    """The subject of the verb whose group begins at `group`, shared with the verb before "and" where it has none."""
    if group == 0:
        return None
    last = words[group - 1].low
    if last in ("and", "but", "or", "then") or (last == "," and group > 1 and words[group - 2].low == "and"):
        at = group - 1
        return earlier or clause_subject(words, at) or _opening_subject(words, at)
    found = subject_before(words, group)
    if last == "," and (found is None or _is_of_verb_before(words, earlier, found, group)):
        return earlier or main_subject(words, group)
    return found


def _is_of_verb_before(words: Sequence[Token], earlier: Range | None, found: Range, group: int) -> bool:
    """Whether the phrase before a comma is the object of one of several verbs: "blamed Lund, denied the charge"."""
    if earlier is None or found[0] < earlier[1] or found[1] != group - 1:
        return False
    return any(word.finite and "nounlike" not in word.tags for word in words[earlier[1] : found[0]])


def _subject_of_participle(words: Sequence[Token], verb: Verb, earlier: Range | None) -> Range | None:
    group = verb.group
    last = words[group - 1].low
    if any(word.is_a("auxiliary", "be") for word in words[group : verb.index]):
        return subject_before(words, group)
    if "participle_link" in words[group - 1].tags:
        if group > 1 and words[group - 2].low == "," and earlier is not None:
            return earlier  # "said all must be heard, while accusing the board"
        return clause_subject(words, group - 1)
    if _is_of_verb(words, group):
        return subject_before(words, verb_group(words, group - 1))  # "people keep asking"
    if last in (",", "and", "by", "in", "as", "but", "—", "–"):
        return earlier or _speaking_subject(words, group)
    found = subject_before(words, group)
    if found and found[0] > 0 and words[found[0] - 1].low == "with":
        return found
    if found and (document := _document(words, found)) is not None:
        return issuer(words, document) or document
    return earlier or main_subject(words, group)


def _is_of_verb(words: Sequence[Token], group: int) -> bool:
    """Whether a verb with tense stands right before the place: "keep" of "people keep asking"."""
    word = words[group - 1]
    is_verb = word.finite or (group > 1 and "group" in words[group - 2].tags and not word.tags)
    return is_verb and word.kind == WORD and not word.is_a("auxiliary", "nounlike")


def _document(words: Sequence[Token], phrase: Range) -> Range | None:
    """The document with which the phrase ends: "a report" of "responding to a report"; not "in a letter"."""
    start = next((at for at in range(*phrase) if "document" in words[at].tags), None)
    while start is not None and start > phrase[0] and not words[start - 1].finite and _may_describe(words[start - 1]):
        start -= 1
    if start is None or (start > 0 and "preposition" in words[start - 1].tags and start > phrase[0]):
        return None
    return start, phrase[1]


def _may_describe(word: Token) -> bool:
    return "determiner" in word.tags or (word.nominal and word.kind == WORD)


def _speaking_subject(words: Sequence[Token], end: int) -> Range | None:
    """The main subject, or where that is a thing that merely begins the sentence, that of the nearest clause."""
    found = main_subject(words, end)
    if found is None or found[0] > 0 or not words[0].tags:
        return found
    may_speak = any(word.is_a(*_SPEAK) or (word.capital and at > 0) for at, word in enumerate(words[: found[1]]))
    return found if may_speak else clause_subject(words, end) or found


def issuer(words: Sequence[Token], document: Range) -> Range | None:
    """Who gave out the document: in "the ministry issued a statement saying", the ministry."""
    at = document[0] - 1
    at -= at > 0 and "oblique" in words[at].tags  # "wrote me a letter saying"
    if at < 1 or not words[at].finite or "auxiliary" in words[at].tags:
        return None
    return subject_before(words, verb_group(words, at))


def _subject_of_infinitive(words: Sequence[Token], to: int) -> Range | None:
    """Of "went on to say", "continues to insist"; what somebody wants, or fails, to say is not said."""
    if to < 1:
        return None
    at = to - 1
    if words[at].low == "on":
        at -= 1
    if "going_on" in words[max(at, 0)].tags:
        return subject_before(words, at)
    return _user(words, to)


def _user(words: Sequence[Token], to: int) -> Range | None:
    """Who says it by some means: "used a speech to accuse", "took to the radio to warn"."""
    for at in range(to - 1, max(0, to - _MEANS), -1):
        if "using" in words[at].tags:
            return subject_before(words, verb_group(words, at))
        if words[at].finite and "nounlike" not in words[at].tags:
            return None
    return None


def clause_subject(words: Sequence[Token], end: int) -> tuple[int, int] | None:
    """The subject of the nearest clause before `end` that has one: for "and warned", ", adding"."""
    for index in range(end - 1, max(-1, end - 60), -1):
        if _has_tense(words, index) or (words[index].finite and index + 1 == end):
            found = subject_before(words, verb_group(words, index))
            if found is not None and _may_act(words, found) and not _is_predicate(words, found):
                return found
    return None


def _opening_subject(words: Sequence[Token], end: int) -> Range | None:
    """The name or pronoun that opens the sentence before a verb in the present: "Lund picks up the lamp and says"."""
    at = 0
    while at < min(end, _REACH) and words[at].capital and words[at].nominal:
        at += 1
    at = at or int("personal" in words[0].tags)
    if not 0 < at < end:
        return None
    verb = words[at]
    is_third = verb.low.endswith("s") and not verb.low.endswith("ss") and verb.kind == WORD and not verb.capital
    return (0, at) if is_third else None


def _has_tense(words: Sequence[Token], index: int) -> bool:
    """Whether the word is a verb with tense; one that may be a noun has its object behind it: "cut its forecast"."""
    word = words[index]
    has_object = index + 1 < len(words) and words[index + 1].is_a("determiner", "possessive")
    if word.low.endswith("ing") and not word.is_a("past_form"):
        return False  # "cut its forecast, blaming the rain, and said"
    return word.finite and ("nounlike" not in word.tags or ("past_form" in word.tags and has_object))


def _may_act(words: Sequence[Token], phrase: Range) -> bool:
    """Whether the phrase may be a subject: not "there", nor the "a" of "a decentralised approach"."""
    first = words[phrase[0]]
    is_whole = phrase[1] - phrase[0] > 1 or "determiner" not in first.tags or "standing" in first.tags
    return first.low not in ("there", "which") and (is_whole or "pronominal" in first.tags)


def _is_predicate(words: Sequence[Token], phrase: Range) -> bool:
    """Whether the phrase only tells what its subject is: "less" of "was less relaxed"."""
    return phrase[0] > 0 and "be" in words[phrase[0] - 1].tags


def _past_opening(words: Sequence[Token], end: int) -> int:
    """Past the clause that opens the sentence before the main one: "When Lund left, the firm ..."."""
    comma = next((at for at in range(1, min(end, _REACH)) if words[at].low == ","), 0)
    opens = [at for at in range(comma) if "subordinator" in words[at].tags and "participle_link" in words[at].tags]
    is_later = bool(opens) and any(word.finite for word in words[opens[0] : comma])  # "Two days before it fell, Lund"
    if "subordinator" not in words[0].tags and not is_later:
        return 1
    return next((at + 1 for at in range(1, min(end, 60)) if words[at].low == "," and at + 1 < end), 1)


def main_subject(words: Sequence[Token], end: int) -> tuple[int, int] | None:
    """The subject of the first main clause of the sentence, before `end`."""
    for index in range(_past_opening(words, end), min(end, 60)):
        if _has_tense(words, index):
            found = subject_before(words, verb_group(words, index))
            if found is not None and _may_act(words, found):
                return found
    return None
