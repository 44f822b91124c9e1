"""A sentence with what was read in it: its days, its numbers, what it quotes and whom it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from retrieval.findings.numbers import ages, numbers, shares, sums
from retrieval.index.article.dates import StoredDate
from retrieval.index.article.statements import StoredStatement
from retrieval.index.reader import StoredSentence
from retrieval.language.dates.clauses import clause_about
from retrieval.language.dates.governing import governing
from retrieval.language.language import load
from retrieval.language.words import content_terms, content_words

_QUOTED = re.compile(r"“([^“”]+)|\"([^\"]+)\"?")
# A day to the minute is a day, too, and so is its evening.
TO_THE_DAY = ("day", "minute", "part of day")
_TO_THE_MONTH = (*TO_THE_DAY, "week", "month")


@dataclass(frozen=True)
class Telling:
    """A sentence with what was read in it."""

    sentence: StoredSentence
    dates: tuple[StoredDate, ...]
    statements: tuple[StoredStatement, ...]

    @property
    def asks(self) -> bool:
        """Whether it is a question, which tells nothing."""
        return self.sentence.text.rstrip("\"'”’»)] ").endswith("?")

    @cached_property
    def days(self) -> dict[str, str]:
        """The days, and spans of days, that it gives events, with the words for each; not that on which it was said."""
        days = [one for one in self.event_dates if one.precision in TO_THE_DAY]
        return {f"{one.first}/{one.last}": one.expression for one in days}

    @cached_property
    def event_dates(self) -> list[StoredDate]:
        """When its events happen, to the month at least."""
        return [one for one in self.dated if not self.is_of_saying(one)]

    @cached_property
    def dated(self) -> list[StoredDate]:
        """When its events happen and what it tells of was said, to the month at least."""
        return [one for one in self.dates if one.dates_event and one.first and one.precision in _TO_THE_MONTH]

    def is_of_saying(self, date: StoredDate) -> bool:
        """Whether the date is that of saying something, which stands beside it: "he said on Monday"."""
        if not self.statements or self.is_said(date):
            return False
        verb = self._governing(date)
        is_saying = verb is None or load().calendar.around.saying.fullmatch(verb) is not None
        return is_saying or any(verb in one.cue.split() for one in self.statements)

    def is_said(self, date: StoredDate) -> bool:
        """Whether the date stands in what somebody says."""
        return any(start <= date.span[0] < end for one in self.statements for start, end in one.content)

    def _governing(self, date: StoredDate) -> str | None:
        """The verb whose day the date is."""
        text, first = self.sentence.text, self.sentence.start
        place = (date.span[0] - first, date.span[1] - first)
        clause = clause_about(text, (0, len(text)), place, load().calendar.around)
        verb = governing(text, clause, place)
        return text[slice(*verb)] if verb else None

    def part_of(self, statement: StoredStatement) -> str:
        """The words of a statement that stand in this sentence."""
        return " ".join(self._parts(statement))

    def _parts(self, statement: StoredStatement) -> Iterator[str]:
        first, last = self.sentence.start, self.sentence.end
        for start, end in statement.content:
            if start < last and end > first:
                yield self.sentence.text[max(start, first) - first : min(end, last) - first]

    @cached_property
    def counts(self) -> dict[str, set[str]]:
        """Numbers by what they count, without those in dates."""
        found: dict[str, set[str]] = {}
        for read in (numbers, sums, ages):
            for one in read(self.undated):
                found.setdefault(" ".join(one.of), set()).add(one.value)
        return found

    @cached_property
    def values(self) -> set[str]:
        """Its numbers, whatever they count; no "most"."""
        counted = {value for values in self.counts.values() for value in values}
        return {
            one for one in (*counted, *(share.value for share in shares(self.undated))) if any(map(str.isdigit, one))
        }

    @cached_property
    def quoted(self) -> list[frozenset[str]]:
        """The content words of each stretch that it quotes."""
        direct = [self.part_of(one) for one in self.statements if one.kind == "direct"]
        return [frozenset(content_terms(one)) for one in (*direct, *_marked(self.sentence.text))]

    def quoted_in(self, statement: StoredStatement) -> list[frozenset[str]]:
        """The content words of each stretch of a statement that is quoted in this sentence."""
        part = self.part_of(statement)
        return [frozenset(content_terms(one)) for one in ([part] if statement.kind == "direct" else _marked(part))]

    @cached_property
    def names(self) -> frozenset[str]:
        """The words in capitals of what it says, who says it and the first word left out."""
        parts = [self.part_of(one) for one in self.statements] or [self.undated]
        return frozenset[str]().union(*(_in_capitals(one, 1) for one in parts))

    @cached_property
    def names_anywhere(self) -> frozenset[str]:
        """All its words in capitals but the first, which may be no name."""
        return _in_capitals(self.undated, 1)

    @cached_property
    def capitals(self) -> frozenset[str]:
        """All its words in capitals."""
        return _in_capitals(self.undated, 0)

    @cached_property
    def held(self) -> frozenset[str]:
        """All its content words."""
        return frozenset(content_terms(self.sentence.text))

    @cached_property
    def undated(self) -> str:
        """Its text without the words of its dates."""
        text = self.sentence.text
        for one in self.dates:
            text = text.replace(one.expression, " ")
        return text

    @cached_property
    def terms(self) -> frozenset[str]:
        """Its content words, without those of dates and numbers."""
        return frozenset(term for term in content_terms(self.undated) if not any(map(str.isdigit, term)))


def _marked(text: str) -> list[str]:
    return [first or second for first, second in _QUOTED.findall(text)]


def _in_capitals(text: str, first: int) -> frozenset[str]:
    return frozenset(word.term for word in content_words(text)[first:] if text[word.start].isupper())
