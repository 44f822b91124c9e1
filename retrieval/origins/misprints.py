"""Misprints that two outlets share, where a third has the word right: nobody makes the same one twice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import OSA

_WORD = re.compile(r"(?<![\w'’-])[a-z]{6,}(?![\w'’-])")


_COUNTRIES = (
    ("our", "or"),
    ("ise", "ize"),
    ("isa", "iza"),
    ("isi", "izi"),
    ("yse", "yze"),
    ("ll", "l"),
    ("ae", "e"),
    ("ence", "ense"),
)


def misprint(one: str, other: str, others: Sequence[str]) -> str:
    """The word that two sentences have and that the others have one letter otherwise; "" if there is none.

    Short words, words with a capital letter and spellings that differ by country or by an ending are left out.
    """
    shared = set(_WORD.findall(one)) & set(_WORD.findall(other))
    right = {word for text in others for word in _WORD.findall(text)}
    for word in sorted(map(str, shared - right)):
        near = [known for known in sorted(right) if OSA.distance(word, known) == 1 and known not in shared]
        if near and not _is_variant(word, near[0]):
            return word
    return ""


def _is_variant(word: str, known: str) -> bool:
    """Whether the two differ as spellings or forms of one word do."""
    if word[:-1] == known[:-1] or word.rstrip("sde") == known.rstrip("sde"):
        return True
    return _levelled(word) == _levelled(known)


def _levelled(word: str) -> str:
    for written, plain in _COUNTRIES:
        word = word.replace(written, plain)
    return word
