"""Transcripts and interviews: lines that begin with who speaks, "Lena Aalto: ...", "[00:12:40] Reporter: ..."."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from retrieval.articles.cleaning.turns import are_talk, label_in
from retrieval.language.statements.passages import Passage
from retrieval.language.statements.statement import Span

# What people say to each other, and lists do not.
_TALK = re.compile(r"\?|\b(?:I|[Ww]e|[Yy]ou|me|us|[Mm]y|[Oo]ur|[Yy]our)\b|['’](?:s|re|m|t|ve|ll)\b")
# Of a transcript's paragraphs, how many at least begin a turn, and of the turns, how many are talk.
_SHARE = 0.3
# White space between a question and who answers it is no longer.
_GAP = 8


@dataclass(frozen=True, slots=True)
class Turn:
    """Who speaks, and what, as spans of the text; whether it only asks, by one who mostly does."""

    speaker: Span
    content: Span
    asks: bool = False


def turns(text: str, passages: Sequence[Passage]) -> dict[int, Turn]:
    """The turns of a transcript by where their paragraphs begin; empty for a text that is none."""
    found = {}
    for passage in passages:
        label = label_in(text, passage.start, passage.end)
        if label is not None and text[label.end()] not in '"“„«':
            found[passage.start] = Turn(label.span("name"), (label.end(), passage.end))
    names = [text[slice(*turn.speaker)] for turn in found.values()]
    talking = sum(_TALK.search(text, *turn.content) is not None for turn in found.values())
    are_turns = are_talk(names) or _are_answers(text, found)
    is_transcript = are_turns and len(names) >= _SHARE * len(passages) and talking >= _SHARE * len(names)
    return _with_questions(text, found) if is_transcript else {}


def _are_answers(text: str, found: Mapping[int, Turn]) -> bool:
    """Whether all turns are of one who answers what is asked on the lines before: "Why?", "Holm: It rained"."""
    names = {text[slice(*turn.speaker)] for turn in found.values()}
    return len(found) > 1 == len(names) and all(
        text[max(0, start - _GAP) : start].rstrip().endswith("?") for start in found
    )


def _with_questions(text: str, found: Mapping[int, Turn]) -> dict[int, Turn]:
    """The turns, those that end with a question marked so if they are of one half of whose turns do."""
    asking = {start: text[turn.content[1] - 1] == "?" for start, turn in found.items()}
    turns_of, asked_by = Counter[str](), Counter[str]()
    for start, turn in found.items():
        turns_of[text[slice(*turn.speaker)]] += 1
        asked_by[text[slice(*turn.speaker)]] += asking[start]
    hosts = {name for name, asked in asked_by.items() if asked > 1 and 2 * asked >= turns_of[name]}
    return {
        start: replace(turn, asks=asking[start] and text[slice(*turn.speaker)] in hosts)
        for start, turn in found.items()
    }
