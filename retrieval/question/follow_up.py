"""A question that leans on those before it in a conversation, completed: "and nato?", "how long will he stay"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from retrieval.language.words import content_words

_ELLIPTIC = re.compile(
    r"^\W*(?:and|what\sabout|how\sabout|and\swhat\sabout)\s(?P<what>[\w'’. -]{2,40})\W*$", re.IGNORECASE
)
_PERSON = re.compile(
    r"\b(?P<word>he|she|him|her(?=\W*$|\s(?:to|in|on|at|with|from|about)\b)|his|hers?|they|them|their)\b", re.IGNORECASE
)
_WHOM = re.compile(
    r"^\W*whom?\s(?:did|does|do|will|would|has|have|had|is|was|are|were|can|could|should)\s$", re.IGNORECASE
)
_OWNING = frozenset({"his", "her", "hers", "their"})


def completed(text: str, before: Sequence[str], is_name: Callable[[str], bool]) -> str:
    """``text`` with what it leaves to the turns ``before`` it, the oldest first; as it stands if it leaves nothing.

    A turn is a question, or the name that one was answered with, which a pronoun may mean.
    ``is_name``: whether the articles write a word with a capital.
    """
    for place in reversed(range(len(before))):
        earlier = before[place]
        names = _names(earlier, is_name)
        if place and _is_alone(earlier, names) and _has_subject(before[place - 1], is_name):
            continue
        elliptic = _ELLIPTIC.match(text)
        if elliptic and names and not _is_alone(earlier, names):
            start, end = names[-1]
            return f"{earlier[:start]}{elliptic['what'].strip()}{earlier[end:]}"
        if not elliptic and names and _PERSON.search(text) and not _names(text, is_name):
            return _with_name(text, earlier[slice(*names[0])])
    return text


def _is_alone(turn: str, names: Sequence[tuple[int, int]]) -> bool:
    """Whether a turn is a name and nothing else: an answer."""
    return bool(names) and turn[slice(*names[0])] == turn.strip()


def _has_subject(question: str, is_name: Callable[[str], bool]) -> bool:
    """Whether it asks whom somebody named did something with: "who will birch meet"; that somebody is meant then."""
    names = _names(question, is_name)
    return bool(names and _WHOM.match(question[: names[0][0]]))


def _with_name(text: str, name: str) -> str:
    """``text`` with the name in place of its first pronoun."""
    return _PERSON.sub(lambda found: f"{name}'s" if found["word"].lower() in _OWNING else name, text, count=1)


def _names(text: str, is_name: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Where names stand in a question, words side by side as one."""
    runs: list[tuple[int, int]] = []
    for word in content_words(text):
        if not is_name(word.term):
            continue
        if runs and text[runs[-1][1] : word.start].isspace():
            runs[-1] = (runs[-1][0], word.end)
        else:
            runs.append((word.start, word.end))
    return runs
