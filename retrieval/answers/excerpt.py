"""A long sentence cut to the part that answers, always a slice of it."""

from __future__ import annotations

import re
from collections.abc import Collection

from retrieval.language.words import content_words

LONGEST = 30
# What it is worth that the sentence is shown from its first word on, in words of the question.
_FROM_HEAD = 0.7
_CUT = re.compile(r"(?:(?<=[,;:—–])|(?<=[”\"]))\s+|\s+(?=(?:but|while|although|because|after|before|which|who|and)\s)")
_EDGES = " ,;:—–-"


def excerpt(text: str, terms: Collection[str], must: tuple[int, int] | None = None) -> tuple[int, int]:
    """The stretch of at most some thirty words with most of ``terms``, holding the stretch ``must``."""
    if len(text.split()) <= LONGEST:
        return _trimmed(text, 0, len(text))
    cuts = [0, *(found.end() for found in _CUT.finditer(text)), len(text)]
    hits = [word.start for word in content_words(text) if word.term in terms]
    best, most = (0, len(text)), -1.0
    for i, start in enumerate(cuts[:-1]):
        for end in cuts[i + 1 :]:
            length = len(text[start:end].split())
            if must and not (start <= must[0] and must[1] <= end):
                continue
            if length > LONGEST and most >= 0:
                break
            held = len({at for at in hits if start <= at < end}) - 0.04 * length + _FROM_HEAD * (start == 0)
            held -= 10 if length > LONGEST else 0
            if held > most or best == (0, len(text)):
                best, most = (start, end), held
    return _trimmed(text, *best)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end
