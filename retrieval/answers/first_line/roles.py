"""Who does what to whom, by where the words stand about the verb: "A sued B" is not "did B sue A"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.language.words import Word, content_words

# A form of "be" before the verb, in a question with the one it is done to between: "was Birch accused by Vale".
_PASSIVE = re.compile(r"\b(?:was|were|been|be|being|is|are|got|gets?)\s(?:[\w'’-]+\s){0,2}$", re.IGNORECASE)
_BY = re.compile(r"\bby\b", re.IGNORECASE)


def turned(question: str, sentence: str, terms: Sequence[str]) -> bool:
    """Whether two words of the question stand about a third the other way round in the sentence, voice considered.

    ``terms``: of the question's decisive words in their order. False where they do not all stand there.
    """
    asked = [word for word in content_words(question) if word.term in terms]
    said = {word.term: word for word in reversed(content_words(sentence))}
    held = [word for word in asked if word.term in said]
    for at in range(1, len(held) - 1):
        doer, verb, done = held[at - 1], held[at], held[at + 1]
        if (
            _is_verb(question, verb)
            and _order(question, doer, verb, done) * _order(sentence, said[doer.term], said[verb.term], said[done.term])
            < 0
        ):
            return True
    return False


def _is_verb(text: str, word: Word) -> bool:
    """Whether a word may be what is done: neither a name nor a number."""
    return text[word.start].islower()


def _order(text: str, one: Word, verb: Word, other: Word) -> int:
    """1 if the one does it to the other, -1 if the other does, 0 if their places do not tell."""
    if one.start < verb.start < other.start:
        order = 1
    elif other.start < verb.start < one.start:
        order = -1
    else:
        return 0
    is_passive = _PASSIVE.search(text[: verb.start]) and _BY.search(text[verb.end : max(one.start, other.start)])
    return -order if is_passive else order
