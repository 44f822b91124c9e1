"""Turns of an interview or a transcript: lines that begin with who speaks, "Lena Aalto: ...", "Q. ..."

A host's short question on a line of its own looks like a heading and is a turn.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.articles.cleaning.page import Kind, Line
from retrieval.articles.spoken import TIME_MARK

_LABEL = re.compile(
    rf"(?:{TIME_MARK}(?: ?[–—-])? )?(?P<name>[^\W\d_a-z][\w.'’-]*(?: [^\W\d_][\w.'’-]*){{0,4}})"
    rf"(?: \([^()]{{1,40}}\))?(?: {TIME_MARK})?(?::|(?<![\w ][QA])(?<=[QA])\.)(?: {TIME_MARK})?\s+(?=\S)"
)
# "Minister of Trade: ..." is a list, "Dear Editor: ..." is to whom a letter is.
_NO_SPEAKER = re.compile(r" of |^dear\b", re.IGNORECASE)
# So many turns make a transcript, by one speaker at least twice: a lone "Note: ..." is none.
_TURNS = 3


def label_in(text: str, start: int, end: int) -> re.Match[str] | None:
    """The label that a span of the text begins with, its ``name`` a group; None without one."""
    label = _LABEL.match(text, start, end)
    return None if label is None or _NO_SPEAKER.search(label["name"]) else label


def label_of(line: str) -> str:
    """The name that a line begins with as a turn does: "Lena Aalto: ..."; empty without one."""
    label = label_in(line, 0, len(line))
    return label["name"] if label is not None else ""


def are_talk(names: Sequence[str]) -> bool:
    """Whether lines that begin with these names are turns: several, of several speakers, one of whom comes again."""
    return len(names) >= _TURNS and 1 < len(set(names)) < len(names)


def with_turns(lines: Sequence[Line]) -> list[Line]:
    """The lines, with headings taken for paragraphs where they are turns: a host's short question is no heading."""
    names = [label_of(line.text) if line.kind in (Kind.PARAGRAPH, Kind.HEADING) else "" for line in lines]
    said = [name for name in names if name]
    if not are_talk(said):
        return list(lines)
    again = {name for name in said if said.count(name) > 1}
    return [
        line.as_kind(Kind.PARAGRAPH) if name in again and line.kind is Kind.HEADING and not line.is_marked else line
        for line, name in zip(lines, names, strict=True)
    ]
