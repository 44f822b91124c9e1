"""Transcripts and interviews: lines that begin with who speaks, "Lena Aalto: ...", "[00:12:40] Reporter: ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.articles.spoken import TIME_MARK
from retrieval.language.statements.passages import Passage
from retrieval.language.statements.statement import Span

_LABEL = re.compile(
    rf"(?:{TIME_MARK}(?: ?[–—-])? )?(?P<name>[^\W\d_a-z][\w.'’-]*(?: [^\W\d_][\w.'’-]*){{0,4}})"
    rf"(?: \([^()]{{1,40}}\))?(?: {TIME_MARK})?:(?: {TIME_MARK})?\s+(?=\S)"
)
# "Minister of Trade: ..." is a list, "Dear Editor: ..." is to whom a letter is.
_NO_SPEAKER = re.compile(r" of |^dear\b", re.IGNORECASE)
# So many turns make a transcript, by one speaker at least twice: a lone "Note: ..." is none.
_TURNS = 3
# What people say to each other, and lists do not.
_TALK = re.compile(r"\?|\b(?:I|we|you|me|us|my|our|your)\b|['’](?:s|re|m|t|ve|ll)\b")
# Of a transcript's paragraphs, how many at least begin a turn, and of the turns, how many are talk.
_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Turn:
    """Who speaks, and what, as spans of the text."""

    speaker: Span
    content: Span


def label_of(line: str) -> str:
    """The name that a line begins with as a turn of a transcript does: "Lena Aalto: ..."; empty without one."""
    label = _LABEL.match(line)
    return label["name"] if label is not None and not _NO_SPEAKER.search(label["name"]) else ""


def turns(text: str, passages: Sequence[Passage]) -> dict[int, Turn]:
    """The turns of a transcript by where their paragraphs begin; empty for a text that is none."""
    found = {}
    for passage in passages:
        label = _LABEL.match(text, passage.start, passage.end)
        if label is not None and text[label.end()] not in '"“„«' and not _NO_SPEAKER.search(label["name"]):
            found[passage.start] = Turn(label.span("name"), (label.end(), passage.end))
    names = [text[slice(*turn.speaker)] for turn in found.values()]
    is_transcript = len(names) >= _TURNS and len(set(names)) > 1 and len(set(names)) < len(names)
    talking = sum(_TALK.search(text, *turn.content) is not None for turn in found.values())
    is_transcript = is_transcript and len(names) >= _SHARE * len(passages) and talking >= _SHARE * len(names)
    return found if is_transcript else {}
