"""Whether a clause says that something is so, is not so, may be so, or that somebody says or denies it."""

from __future__ import annotations

from typing import Literal

from retrieval.language.language import load

Side = Literal["so", "not so", "open", "denied"]


def side_of(clause: str) -> Side:
    """The side that a clause takes on what it speaks of."""
    words = load().sides
    if words.denied.search(clause):
        return "denied"
    if len(words.no.findall(words.no_no.sub("", clause))) % 2:
        return "not so"
    return "open" if words.open.search(clause) else "so"


def is_contrary(sentence: str) -> bool:
    """Whether a sentence as a whole sets something against something, or says no anywhere."""
    words = load().sides
    inner = sentence.lstrip("“\"' ")
    inner = inner[4:] if inner[:4] in ("But ", "Yet ") else inner
    return words.no.search(inner) is not None or words.contrary.search(inner) is not None


def is_open(clause: str) -> bool:
    """Whether a clause leaves open what it speaks of."""
    return load().sides.open.search(clause) is not None
