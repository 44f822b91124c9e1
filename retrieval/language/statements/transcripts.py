"""Transcripts and interviews: lines that begin with who speaks, "Lena Aalto: ...", "[00:12:40] Reporter: ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.articles.turns import are_talk, label_in
from retrieval.language.statements.passages import Passage
from retrieval.language.statements.statement import Span

# What people say to each other, and lists do not.
_TALK = re.compile(r"\?|\b(?:I|we|you|me|us|my|our|your)\b|['’](?:s|re|m|t|ve|ll)\b")
# Of a transcript's paragraphs, how many at least begin a turn, and of the turns, how many are talk.
_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Turn:
    """Who speaks, and what, as spans of the text."""

    speaker: Span
    content: Span


def turns(text: str, passages: Sequence[Passage]) -> dict[int, Turn]:
    """The turns of a transcript by where their paragraphs begin; empty for a text that is none."""
    found = {}
    for passage in passages:
        label = label_in(text, passage.start, passage.end)
        if label is not None and text[label.end()] not in '"“„«':
            found[passage.start] = Turn(label.span("name"), (label.end(), passage.end))
    names = [text[slice(*turn.speaker)] for turn in found.values()]
    talking = sum(_TALK.search(text, *turn.content) is not None for turn in found.values())
    is_transcript = are_talk(names) and len(names) >= _SHARE * len(passages) and talking >= _SHARE * len(names)
    return found if is_transcript else {}
