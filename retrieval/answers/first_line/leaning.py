"""What a sentence says only together with its neighbour.

That is the one before it, on which "It is called Heron" leans, or the one behind, which tells why.
"""

from __future__ import annotations

from retrieval.answers.first_line.candidates import Candidate
from retrieval.answers.reading.excerpt import WHOLE
from retrieval.index.reader import Reading, StoredSentence
from retrieval.language.language import load

# How much of a question a sentence must hold or mean for its reason to stand behind it.
_HELD = 0.6


def leans(text: str) -> bool:
    """Whether a sentence begins with a word for what the one before it names."""
    return load().cues.leaning.search(text) is not None


def leaned_on(sentence: StoredSentence, reading: Reading) -> StoredSentence | None:
    """The sentence before, if this one begins with a word for what that names and both are short; else None."""
    if not leans(sentence.text):
        return None
    before = next((one for one in reading.neighbours(sentence.id, 1) if one.id == sentence.id - 1), None)
    return before if before is not None and _goes_with(before, sentence) else None


def explained_by(lead: Candidate, reading: Reading) -> StoredSentence | None:
    """The sentence behind one that holds what is asked about and no reason for it, if both are short, side by side."""
    sentence = lead.sentence
    if lead.tells_why or lead.fit > 0 or lead.share < _HELD:
        return None
    behind = next((one for one in reading.neighbours(sentence.id, 1) if one.id == sentence.id + 1), None)
    if behind is None or not _goes_with(behind, sentence):
        return None
    between = reading.text_of(sentence.article.number)[sentence.end : behind.start]
    return behind if "\n" not in between else None


def _goes_with(one: StoredSentence, other: StoredSentence) -> bool:
    """Whether a neighbour may be shown beside a sentence: it asks nothing, and both are short."""
    length = len(one.text.split()) + len(other.text.split())
    return one.kind == other.kind and length <= WHOLE and load().cues.asking.search(one.text) is None
