"""What a rule of the grammar is, and how its pattern is written.

In a pattern a space stands for white space as it occurs between the words of one expression, and ``@month``
for the pattern of that name in the vocabulary. Case does not count.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from retrieval.language.dates.mention import Reading
from retrieval.language.dates.words import VOCABULARY

if TYPE_CHECKING:
    from retrieval.language.dates.context import Context

# At most one line break, and only inside a wrapped line: a heading's last word is no part of the next line.
_GAP = r"(?:[^\S\n]{1,3}|[^\S\n]?\n(?=(?-i:[a-z0-9])))"
Read = Callable[["re.Match[str]", "Context"], Iterable[Reading] | Reading | None]


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


def group(found: re.Match[str], name: str) -> str | None:
    """What a group matched, or None where the pattern has no such group."""
    return found.groupdict().get(name)


def words_of(found: re.Match[str], name: str) -> str:
    """What a group matched, in lower case with single spaces; empty where it matched nothing."""
    return " ".join((group(found, name) or "").lower().split())
