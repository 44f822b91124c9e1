"""What a rule of the grammar is: a row of ``dates.toml``; and which rules a word can begin."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from retrieval.language.calendar.openings import first_words

# At most one line break, and only inside a wrapped line: a heading's last word is no part of the next line.
_GAP = r"(?:[^\S\n]{1,3}|[^\S\n]?\n(?=(?-i:[a-z0-9])))"
ReaderName = Literal[
    "ISO day",
    "numeric day",
    "day",
    "days of a month",
    "listed days",
    "day of the month",
    "weekday and day",
    "day of a month at hand",
    "month",
    "in a month",
    "in a month at hand",
    "with a day",
    "season",
    "part of a year",
    "short part of a year",
    "end of a year",
    "fiscal year",
    "year before",
    "same period",
    "year",
    "short year",
    "years",
    "decade",
    "century",
    "holiday",
    "attacks of 2001",
    "weekday",
    "weekday of a week",
    "weekday counted in weeks",
    "weekday before last",
    "clock",
    "clock of 24 hours",
    "named hour",
    "this morning",
    "part of the day",
    "day from publication",
    "from publication",
    "from a mention",
    "after next",
    "counted from a day",
    "at present",
    "the most since",
    "at hand",
    "counted",
    "present",
    "past",
    "future",
    "every",
    "weekdays",
    "weekends",
    "months",
    "parts of days",
    "rate",
    "adverb",
    "duration",
    "half",
    "bare",
    "two durations",
    "until now",
    "long",
]
"""What makes a value of a rule's match; the functions stand in `retrieval/language/dates` (`READERS`)."""

Example = tuple[str, date, str]
"""A text, its day of publication, and a value that is found in it."""


class RuleRow(BaseModel):
    """A rule as its table has it: the reader it gives its match to, and examples, which are tests."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    gives: ReaderName
    pattern: str
    takes_day: bool = False
    examples: tuple[Example, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule ready for use.

    ``takes_day``: its time takes the day from a day that stands beside it. ``openings`` are the words it can begin
    with; see `first_words`.
    """

    name: str
    gives: ReaderName
    takes_day: bool
    pattern: re.Pattern[str]
    openings: frozenset[str]


def compiled(row: RuleRow, vocabulary: Mapping[str, str]) -> Rule:
    """The rule of a row; it matches whole words only. Raises ValueError for a pattern that cannot be read."""
    try:
        words = expanded(row.pattern, vocabulary)
        pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)".replace(" ", _GAP), re.IGNORECASE)
        return Rule(row.name, row.gives, row.takes_day, pattern, first_words(words))
    except (KeyError, re.error, ValueError) as error:
        raise ValueError(f"rule {row.name!r}: {error}") from error


def expanded(pattern: str, vocabulary: Mapping[str, str]) -> str:
    """A pattern with each ``@name`` replaced by the piece of that name. Raises KeyError where there is none.

    Line ends in a row of the table only fold a long pattern.
    """
    pattern = pattern if "(?x" in pattern else pattern.replace("\n", "")
    while "@" in pattern:
        pattern = re.sub(r"@(\w+)", lambda found: vocabulary[found[1]], pattern)
    return pattern


def by_opening(rules: Iterable[Rule]) -> dict[str, tuple[Rule, ...]]:
    """The rules by the word they can begin with, in lower case; by "" those that can begin with a figure."""
    found: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        for word in rule.openings:
            found[word].append(rule)
    return {word: tuple(able) for word, able in found.items()}


def group(found: re.Match[str], name: str) -> str | None:
    """What a group matched, or None where the pattern has no such group."""
    return found.groupdict().get(name)


def words_of(found: re.Match[str], name: str) -> str:
    """What a group matched, in lower case with single spaces; empty where it matched nothing."""
    return " ".join((group(found, name) or "").lower().split())
