"""The calendar of a language: its words, its rules of date expressions and its holidays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from retrieval.language.calendar.around import Around
from retrieval.language.calendar.holiday import Holiday
from retrieval.language.calendar.rules import Rule
from retrieval.language.calendar.words import Words


@dataclass(frozen=True, slots=True)
class Calendar:
    """Everything of a language that dates need.

    ``holidays`` are found by each of their names in lower case. ``openings`` are the rules that a word can begin, and
    under "" those that a figure can begin. ``take_day`` names the rules whose times take their day from a day that
    stands beside them.
    """

    words: Words
    around: Around
    holidays: Mapping[str, Holiday]
    openings: Mapping[str, tuple[Rule, ...]]
    take_day: frozenset[str]
