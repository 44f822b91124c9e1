"""What a rule may look at besides its own words: the publication date, the tense, the dates before it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from retrieval.language.calendar.around import Around
from retrieval.language.calendar.calendar import Calendar
from retrieval.language.calendar.periods import Period, Unit, finer_or_same, later
from retrieval.language.calendar.rules import group
from retrieval.language.calendar.words import Words, full_year
from retrieval.language.dates.clauses import clause_about
from retrieval.language.dates.mention import UNKNOWN_VALUE, Anchor, Reading, dated, undated
from retrieval.language.dates.tense import Tense, tense_of
from retrieval.language.sentences import sentence_spans

# How far back a date can be what "the next day" is counted from, in characters and in dates.
_REACH, _REMEMBERED = 1500, 12
# Background is told in full dates; what stands within this many characters goes on with them.
_NEAR = 400


def year_anchor(found: re.Match[str]) -> Anchor:
    """What a year said beside a month is counted from: "2019" itself, "last year" publication."""
    return "itself" if group(found, "year") else "publication"


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A period that the text has named, and where."""

    start: int
    end: int
    period: Period
    anchor: Anchor
    has_year: bool
    at_hand: bool


@dataclass(slots=True)
class Context:
    """The state of one reading of a text, from its beginning to the expression at hand."""

    text: str
    published: date | None
    calendar: Calendar
    mentioned: deque[Mentioned] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))
    _sentences: list[tuple[int, int]] | None = None

    @property
    def words(self) -> Words:
        """The words of the language's calendar."""
        return self.calendar.words

    @property
    def around(self) -> Around:
        """What stands around expressions in the language."""
        return self.calendar.around

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """The sentence that an offset lies in."""
        if self._sentences is None:
            self._sentences = sentence_spans(self.text)
        at = bisect_right(self._sentences, (offset, len(self.text) + 1)) - 1
        return self._sentences[at] if at >= 0 else (offset, len(self.text))

    def tense(self, start: int, end: int) -> Tense:
        """The tense of the clause about an expression."""
        clause = clause_about(self.text, self.sentence_at(start), (start, end), self.around)
        return tense_of(self.text, clause, (start, end), self.around)

    def before(self, start: int, length: int = 32) -> str:
        """The characters before an offset."""
        return self.text[max(0, start - length) : start]

    def after(self, end: int, length: int = 48) -> str:
        """The characters from an offset on."""
        return self.text[end : end + length]

    def nearby(self, offset: int) -> str:
        """The sentence about an offset, as far as it is near."""
        first, last = self.sentence_at(offset)
        return self.text[max(first, offset - _NEAR) : min(last, offset + _NEAR)]

    def last_mentioned(self, unit: Unit, start: int) -> Mentioned | None:
        """The last period mentioned before `start` that lies within one of `unit`."""
        for mentioned in reversed(self.mentioned):
            if start - mentioned.end > _REACH:
                return None
            if finer_or_same(mentioned.period.unit, unit):
                return mentioned
        return None

    def anchor(self, unit: Unit, start: int) -> tuple[date | None, Anchor]:
        """The day that an expression like "the next day" is counted from, and what that day is."""
        if self._told_coarsely(unit, start):
            return None, "unknown"
        if mentioned := self.last_mentioned(unit, start):
            return mentioned.period.first, "mention"
        if self._goes_on_coarsely(start):
            return None, "unknown"
        return self.published, "publication" if self.published else "unknown"

    def _told_coarsely(self, unit: Unit, start: int) -> bool:
        """Whether the sentence has just told a longer period: "five years ago ... two months later" is no month."""
        sentence = self.sentence_at(start)[0]
        before = next((one for one in reversed(self.mentioned) if not one.at_hand), None)
        return before is not None and before.start >= sentence and not finer_or_same(before.period.unit, unit)

    def _goes_on_coarsely(self, start: int) -> bool:
        """Whether the sentence before told of some year: "He was freed in 2021. Two months later ..." is no month."""
        last = self.mentioned[-1] if self.mentioned else None
        return last is not None and last.has_year and start - last.end < _NEAR

    def narrative(self, start: int) -> Period | None:
        """The month or day of an earlier year, told just before, that background goes on from."""
        if not self.mentioned:
            return None
        last = self.mentioned[-1]
        is_background = (
            last.has_year
            and finer_or_same(last.period.unit, "month")
            and start - last.end < _NEAR
            and "\n\n" not in self.text[last.end : start]
            and (self.published is None or last.period.first.year < self.published.year)
        )
        return last.period if is_background else None

    def counted(self, unit: Unit, count: int, vague: str = "") -> Reading:
        """The period so many units from the publication date: "last month" is one month before."""
        if self.published is None:
            return undated(UNKNOWN_VALUE[unit])
        return dated(Period.containing(unit, self.published).shifted(count), "publication", vague)

    def within(self, unit: Unit, count: int) -> Reading:
        """The time from so many units before the publication date up to it: "less than a month ago" is no month."""
        reading = self.counted(unit, count)
        if reading.first is None or self.published is None or count >= 0:
            return reading
        start = later(Period("day", self.published), count, unit)
        return replace(reading, first=start.first, last=self.published, precision=f"within {unit}", period=None)

    def counted_from_mention(self, unit: Unit, count: int, start: int, vague: str = "") -> Reading:
        """The period so many units from the last one mentioned: "the next day"."""
        day, anchor = self.anchor(unit, start)
        if day is None:
            return undated(UNKNOWN_VALUE[unit])
        return dated(Period.containing(unit, day).shifted(count), anchor, vague)

    def part_said(self, found: re.Match[str]) -> str:
        """Which part of a period the words before it mean: "early", "mid", "late", or nothing."""
        return self.words.vagueness(group(found, "part"))

    def year_said(self, found: re.Match[str]) -> int | None:
        """The year beside a month, season or quarter: in digits, or "last year" counted from publication."""
        if digits := group(found, "year"):
            return full_year(digits.lstrip("'’"), self.published)
        if (said := group(found, "deictic")) and self.published:
            return self.published.year + self.words.years[said.lower()]
        return None


Read = Callable[["re.Match[str]", Context], Iterable[Reading] | Reading | None]
"""What makes a value of a rule's match."""
