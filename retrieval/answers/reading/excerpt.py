"""A long sentence cut to the part that answers, always a slice of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import combinations

from retrieval.language.language import load
from retrieval.language.words import content_words

# So many words of a sentence are shown; one that is little longer loses more by being cut than by its length.
LONGEST, WHOLE = 40, 48
# In words of the question: what it is worth that the sentence is shown from its first word on, and each word that is
# shown besides; what it costs to begin with a word that leans on what is cut, and to be longer than is wanted.
_FROM_HEAD, _OF_LENGTH, _LEANING, _TOO_LONG = 0.7, 0.02, 0.4, 10
_EDGES = " ,;:—–-"


def excerpt(text: str, terms: Collection[str], must: tuple[int, int] | None = None) -> tuple[int, int]:
    """The stretch of at most some forty words with most of ``terms``, holding the stretch ``must``."""
    if len(text.split()) <= WHOLE:
        return _trimmed(text, 0, len(text))
    hits = [word.start for word in content_words(text) if word.term in terms]
    whole = best = (0, len(text))
    most = -1.0
    hanging = load().cues.hanging
    for start, end in _stretches(text, must):
        length = len(text[start:end].split())
        if length > LONGEST and most >= 0:
            continue
        worth = sum(start <= at < end for at in hits) + _OF_LENGTH * length + _FROM_HEAD * (start == 0)
        worth -= _LEANING if start and hanging.match(text, start) else 0
        worth -= _TOO_LONG if length > LONGEST else 0
        if worth > most or best == whole:
            best, most = (start, end), worth
    return _trimmed(text, *best)


def _stretches(text: str, must: tuple[int, int] | None) -> Iterator[tuple[int, int]]:
    """The stretches between any two places where the text can be cut, of those that hold ``must``."""
    cuts = [0, *(found.end() for found in load().cues.cut.pattern.finditer(text)), len(text)]
    for start, end in combinations(cuts, 2):
        if must is None or (start <= must[0] and must[1] <= end):
            yield start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end
