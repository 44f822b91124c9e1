"""Lines of a list where nothing marks them as such: programmes, results, numbered points.

A programme's line ("20 May – Arrival in Oslo") looks like a heading, and is none: it is what is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from retrieval.articles.cleaning.page import Kind, Line


def with_items(lines: Sequence[Line]) -> list[Line]:
    """The lines, with headings taken for list items that stand in a run of entries or below a lead with a colon, and
    for an entry that alone closes the page."""
    page = list(lines)
    seen = [i for i, line in enumerate(page) if line.kind is not Kind.DROPPED]
    lead = None
    for is_heading, group in groupby(seen, key=lambda i: page[i].kind is Kind.HEADING):
        places = list(group)
        if is_heading:
            for i, line in zip(places, _run([page[i] for i in places], lead), strict=True):
                page[i] = line
            if places == seen[-1:] and is_entry(page[places[0]].text):
                page[places[0]] = page[places[0]].as_kind(Kind.ITEM)
        lead = page[places[-1]]
    return page


def _run(headings: Sequence[Line], above: Line | None) -> list[Line]:
    """Headings in a row: those below a lead up to one that the page marks, else those that are entries in a row."""
    run = list(headings)
    if above and above.kind is Kind.PARAGRAPH and above.text.endswith(":"):
        length = next((i for i, line in enumerate(run) if line.is_marked), len(run))
        if length > 1 or (length and is_entry(run[0].text)):
            run[:length] = [line.as_kind(Kind.ITEM) for line in run[:length]]
    entries = [is_entry(line.text) for line in run]
    for i, line in enumerate(run):
        if entries[i] and (entries[i - 1 : i] == [True] or entries[i + 1 : i + 2] == [True]):
            run[i] = line.as_kind(Kind.ITEM)
    return run


def is_entry(text: str) -> bool:
    """Whether the line has the form of an entry: numbered, behind a date or time, or a name with its figure."""
    return len(text) <= _LONGEST_ENTRY and _ENTRY.match(text) is not None


_LONGEST_ENTRY = 160
"""Characters."""
_WORD = r"(?:\d{1,2}[:.h]\d\d|[^\s–—:|-]+)"
_ENTRY = re.compile(
    r"\(?\d{1,3}[.)] \S|"
    rf"(?=.{{0,24}}\d){_WORD}(?:[ /]{_WORD}){{0,4}}(?: ?[–—|]| -|:) ?\S|"
    r"[^:|–—]{2,40}(?:: | [–—|-] )\W?\d"
)
