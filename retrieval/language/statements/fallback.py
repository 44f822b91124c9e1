"""The likeliest speaker of words between marks that no frame of the sentence attributes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.language.statements import lexicon
from retrieval.language.statements.phrases import Range, phrase_before, subject_before
from retrieval.language.statements.statement import Span
from retrieval.language.statements.subjects import main_subject
from retrieval.language.statements.tokens import Token, is_finite
from retrieval.language.statements.verbs import verbs

_NOT_QUOTING = lexicon.words("""
    discuss discusses discussed show shows showed sign signed signs play played
""")
# Words between marks fewer than this are a name or a term unless a verb of saying stands before them.
_FEW = 4


@dataclass(frozen=True, slots=True)
class Guess:
    """The speaker's range in the sentence, and the span of the word that suggests it."""

    speaker: Range
    cue: Span | None


def nearby_speaker(words: Sequence[Token], index: int) -> Guess | None:
    """The subject of the clause in which the quotation at `index` stands, if it has one and the words are many."""
    if index > 1 and words[index - 1].low == ":" and not any(is_finite(word) for word in words[:index]):
        named = phrase_before(words, index - 1)
        return Guess(named, None) if named is not None and can_speak(words, named) else None
    many = len(words[index].text.split()) >= _FEW
    for at in range(index - 1, max(-1, index - 30), -1):
        word = words[at]
        if not is_finite(word) or word.low in lexicon.NOUN_LIKE:
            continue
        if word.low in lexicon.AUXILIARIES or (
            index and words[index - 1].low in ("called", "dubbed", "termed", "named", "known", "as")
        ):
            return None
        if word.low in _NOT_QUOTING or (not many and word.low not in lexicon.base_forms()):
            return None
        group = at
        while group > 0 and (words[group - 1].low in lexicon.AUXILIARIES or words[group - 1].low in lexicon.ADVERBS):
            group -= 1
        speaker = subject_before(words, group)
        if speaker is not None and can_speak(words, speaker):
            return Guess(speaker, (word.start, word.end))
    return None


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
        word.capital or word.low in lexicon.PERSONAL or word.low in lexicon.ROLES or word.low in lexicon.DOCUMENTS
        for word in words[phrase[0] : phrase[1]]
    )
