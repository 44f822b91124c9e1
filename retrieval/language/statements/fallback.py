"""The likeliest speaker of words between marks that no frame of the sentence attributes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.language.statements.appositions import subject_before
from retrieval.language.statements.phrases import Range, phrase_before
from retrieval.language.statements.statement import Span
from retrieval.language.statements.subjects import issuer, main_subject
from retrieval.language.statements.titles import is_in_capitals, is_title
from retrieval.language.statements.tokens import Token
from retrieval.language.statements.verbs import group_start, verbs
from retrieval.language.word_classes import WordClass

# What speaks wherever it stands, and what does so where it opens the sentence: "The union walked out".
_SPEAK: tuple[WordClass, ...] = ("personal", "role", "document")
_BODIES: tuple[WordClass, ...] = ("group", "listener", "body", "body_noun")
# Words between marks fewer than this are a name or a term unless a verb of saying stands before them.
_FEW = 4
# How far before a colon and its quotation the verb of "Lund was blunt: ..." stands.
_BLUNT = 4


@dataclass(frozen=True, slots=True)
class Guess:
    """The speaker's range in the sentence, and the span of the word that suggests it."""

    speaker: Range
    cue: Span | None


def nearby_speaker(words: Sequence[Token], index: int) -> Guess | None:
    """The subject of the clause in which the quotation at `index` stands, if it has one and the words are many."""
    is_announced = index > 1 and words[index - 1].low == ":"
    if is_title(words, index):
        return None
    if is_announced and not any(word.finite for word in words[:index]):
        named = phrase_before(words, index - 1)
        if named is not None and named[0] > 2 and words[named[0] - 1].low == "in":
            named = phrase_before(words, named[0] - 1 - (words[named[0] - 2].low == ","))  # "Norr, in a note: '...'"
        return Guess(named, None) if named is not None and can_speak(words, named) else None
    for at in range(index - 1, max(-1, index - 30), -1):
        word = words[at]
        if not word.finite or "nounlike" in word.tags:
            continue
        if not _may_quote(words, at, index, is_announced):
            return None
        if (speaker := _speaking(words, at)) is not None:
            return Guess(speaker, (word.start, word.end))
    return None


def _speaking(words: Sequence[Token], verb: int) -> Range | None:
    """The subject of the verb if it can speak; of a document, who gave it out."""
    start = group_start(words, verb)
    is_participle = words[verb].low.endswith("ing") and start > 0 and words[start - 1].low == ","
    found = main_subject(words, start) if is_participle else subject_before(words, start)
    if found is not None and any("document" in word.tags for word in words[slice(*found)]):
        found = issuer(words, found) or found
    return found if found is not None and can_speak(words, found) else None


def _may_quote(words: Sequence[Token], at: int, index: int, is_announced: bool) -> bool:
    """Whether the verb at `at` may govern the quotation at `index`: it names nothing and shows no title."""
    word = words[at]
    if "naming_form" in words[index - 1].tags or "unquoting" in word.tags:
        return False
    if "auxiliary" in word.tags and not (is_announced and index - at <= _BLUNT):
        return False
    if not is_announced and any("be" in before.tags for before in words[group_start(words, at) : at]):
        return False
    if is_announced:
        return True
    if is_in_capitals(words[index].text) and "core" not in word.does:
        return False
    return len(words[index].text.split()) >= _FEW or bool(word.base)


def announced_speaker(words: Sequence[Token]) -> Range | None:
    """Whose words follow a sentence that ends with a colon: the subject of its last verb of saying, else its first."""
    for verb in reversed(verbs(words)):
        if not verb.passive and (found := subject_before(words, verb.group)) is not None:
            return found
    found = main_subject(words, len(words))
    if found is None and len(words) > 1:
        found = phrase_before(words, len(words) - 1)
    return found if found and can_speak(words, found) else None


def can_speak(words: Sequence[Token], phrase: Range) -> bool:
    """Whether the phrase is a pronoun, a name, an office or a document, and not some thing."""
    first = words[phrase[0]]
    if first.low in ("it", "that", "there", "which"):
        return False
    return any(
        (word.capital and "determiner" not in word.tags)
        or word.is_a(*_SPEAK)
        or (first.capital and word.is_a(*_BODIES))
        for word in words[phrase[0] : phrase[1]]
    )
