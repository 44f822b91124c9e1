"""What a rule of the grammar is, and how its pattern is written.

In a pattern a space stands for white space as it occurs between the words of one expression, and ``@month``
for the pattern of that name in the vocabulary. Case does not count.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from retrieval.language.dates.context import Context, group
from retrieval.language.dates.mention import Reading
from retrieval.language.dates.words import VOCABULARY

# At most one line break, and only inside a wrapped line: a heading's last word is no part of the next line.
_GAP = r"(?:[^\S\n]{1,3}|[^\S\n]?\n(?=(?-i:[a-z0-9])))"
Read = Callable[[re.Match[str], Context], Iterable[Reading] | Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, and what is read from its match.

    ``read`` gives None where the match is no date after all (other rules are tried), and raises ValueError
    where it looks like a date that the calendar does not have (nothing else is read from those characters).
    """

    name: str
    pattern: re.Pattern[str]
    read: Read


def rule(name: str, pattern: str, read: Read) -> Rule:
    """A rule from its pattern as the grammar writes it; it matches whole words only."""
    while "@" in pattern:
        pattern = re.sub(r"@(\w+)", lambda found: VOCABULARY[found[1]], pattern)
    pattern = rf"(?<!\w)(?:{pattern})(?!\w)".replace(" ", _GAP)
    return Rule(name, re.compile(pattern, re.IGNORECASE), read)


def words_of(found: re.Match[str], name: str) -> str:
    """What a group matched, in lower case with single spaces; empty where it matched nothing."""
    return " ".join((group(found, name) or "").lower().split())
