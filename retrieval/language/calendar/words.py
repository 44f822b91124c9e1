"""The words of the calendar in one language, as its table ``calendar.toml`` has them, and how to read them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from retrieval.language.calendar.periods import Unit

Steps = dict[str, int]
UnitName = Literal[
    "second",
    "minute",
    "hour",
    "day",
    "week",
    "weekend",
    "fortnight",
    "month",
    "quarter",
    "year",
    "decade",
    "century",
    "millennium",
]
SeasonName = Literal["spring", "summer", "autumn", "winter"]
_SEASON_MONTHS: dict[SeasonName, int] = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_LONGEST_MONTH = 31
# How far ahead a year of two digits is written, and the last one that POSIX takes for one of this century.
_AHEAD, _POSIX = 20, 2068
PERIODS: dict[UnitName, Unit] = {
    "day": "day",
    "week": "week",
    "weekend": "weekend",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "decade": "decade",
    "century": "century",
}


class Named(BaseModel):
    """Lists of words that readers ask for by name."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    articles: frozenset[str] = frozenset()
    definite: frozenset[str] = frozenset()
    joining: frozenset[str] = frozenset()
    some: frozenset[str] = frozenset()
    exact: frozenset[str] = frozenset()
    half: frozenset[str] = frozenset()
    months_also_words: frozenset[str] = frozenset()
    months_also_names: frozenset[str] = frozenset()
    months_never_cut: frozenset[str] = frozenset()
    months_modal: frozenset[str] = frozenset()
    months_verb: frozenset[str] = frozenset()
    seasons_doubtful: frozenset[str] = frozenset()
    seasons_undoubted_without_article: frozenset[str] = frozenset()


class Words(BaseModel):
    """The tables of words, which ``english/calendar.toml`` explains; what a language leaves out is empty."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    months: tuple[tuple[str, ...], ...] = Field(min_length=12, max_length=12)
    weekdays: tuple[tuple[str, ...], ...] = Field(min_length=7, max_length=7)
    month_first: bool = False
    seasons: dict[SeasonName, tuple[str, ...]] = {}
    units: dict[UnitName, tuple[str, ...]] = {}
    numbers: Steps = {}
    scales: Steps = {}
    ordinals: Steps = {}
    decades: Steps = {}
    dayparts: dict[str, str] = {}
    dayparts_at_hand: dict[str, str] = {}
    hours: dict[str, str] = {}
    days: Steps = {}
    from_publication: Steps = {}
    skipping: Steps = {}
    from_mention: Steps = {}
    years: Steps = {}
    from_now: Steps = {}
    from_told: Steps = {}
    told_weekday: Steps = {}
    told_month: Steps = {}
    told_with_article: Steps = {}
    running_with_article: Steps = {}
    again: dict[str, str] = {}
    every: Steps = {}
    parts: dict[str, frozenset[str]] = {}
    words: Named = Named()
    fragments: dict[str, str] = {}

    @cached_property
    def _months(self) -> Steps:
        return _numbered(self.months, 1)

    @cached_property
    def _weekdays(self) -> Steps:
        return _numbered(self.weekdays, 0)

    @cached_property
    def _seasons(self) -> Steps:
        return {word.lower(): _SEASON_MONTHS[name] for name, words in self.seasons.items() for word in words}

    @cached_property
    def _units(self) -> dict[str, UnitName]:
        return {word.lower(): name for name, words in self.units.items() for word in words}

    def month_number(self, name: str) -> int:
        """The number of a month: "Sept." is 9."""
        return self._months[name.lower().rstrip(".")]

    def weekday_number(self, name: str) -> int:
        """The number of a day of the week, Monday being 0."""
        return self._weekdays[name.lower().rstrip(".")]

    def is_weekday(self, name: str) -> bool:
        """Whether a word is the name of a day of the week."""
        return name.lower() in self._weekdays

    def is_short_weekday(self, name: str) -> bool:
        """Whether it is a short form ("sat", "sun"), which may be another word."""
        return all(name.lower() != words[0].lower() for words in self.weekdays)

    def season_month(self, name: str) -> int:
        """The month that a season begins with."""
        return self._seasons[name.lower()]

    def unit(self, noun: str) -> UnitName:
        """The unit that a noun of it, in singular or plural, names."""
        return self._units[noun.lower()]

    def period(self, noun: str) -> Unit | None:
        """The period of the calendar that a noun names; None for another unit ("hour") or another word."""
        unit = self._units.get(noun.lower())
        return PERIODS.get(unit) if unit else None

    def is_plural(self, noun: str) -> bool:
        """Whether a noun of a unit is another form than its first."""
        return noun.lower() != self.units[self.unit(noun)][0]

    def ordinal(self, word: str) -> int:
        """The number of an ordinal, in words or digits; -1 for the last."""
        word = word.lower()
        return self.ordinals[word] if word in self.ordinals else int(re.sub(r"\D", "", word))

    def daypart(self, words: str) -> str:
        """The TIMEX3 code of the part of the day that ends an expression."""
        last = words.split()[-1]
        return self.dayparts[last] if last in self.dayparts else self.dayparts_at_hand[last]

    def vagueness(self, part: str | None) -> str:
        """ "early", "mid" or "late" for the words before a period; empty where there are none."""
        if not part:
            return ""
        words = set(part.lower().replace("-", " ").split())
        return next((name for name, said in self.parts.items() if words & said), "")

    def approximation(self, words: str | None) -> str:
        """ "about" for a number that is not meant exactly ("more than", "nearly"); empty for one that is."""
        said = (words or "").strip().lower()
        return "about" if said and said not in self.words.exact else ""

    def amount(self, words: str) -> float | None:
        """The number that digits, words or an article say; None for what is vague ("several")."""
        words = words.lower().replace(",", "").strip()
        if re.fullmatch(r"\d+", words):
            return int(words)
        if re.fullmatch(r"\d+\.\d+", words):
            return float(words)
        said = [word for word in re.split(r"[\s-]+", words) if word not in self.words.articles]
        if not said:
            return 1
        total = current = 0
        for word in said:
            if word in self.numbers:
                current += self.numbers[word]
            elif word in self.scales:
                current = max(current, 1) * self.scales[word]
                if self.scales[word] >= 1000:
                    total, current = total + current, 0
            elif word not in self.words.joining:
                return None
        return total + current or None

    def vocabulary(self) -> dict[str, str]:
        """The pieces of patterns that ``@name`` stands for: those of the table and one for each kind of word."""
        short = [word for words in self.months for word in words[1:]]
        return {
            "month": rf"(?:(?:{any_of(words[0] for words in self.months)})\b|(?:{any_of(short)})\b\.?)",
            "weekday": rf"(?:{any_of(words[0] for words in self.weekdays)})",
            "shortday": rf"(?:{any_of(word for words in self.weekdays for word in words[1:])})\b",
            "season": rf"(?:{any_of(self._seasons)})",
            "unit": rf"(?:{any_of(self._units)})",
            "period": rf"(?:{any_of(words[0] for name, words in self.units.items() if name in PERIODS)})",
            "daypart": rf"(?:{any_of(self.dayparts)})",
            "numberword": any_of({*self.numbers, *self.scales}),
            "ordinalword": any_of(word for word, number in self.ordinals.items() if 0 < number <= _LONGEST_MONTH),
            "decade": any_of(self.decades),
            "hour": any_of(self.hours),
            "day": any_of(self.days),
            "adverb": any_of(self.again),
        } | {name: pattern.replace("\n", "") for name, pattern in self.fragments.items()}


def _numbered(rows: tuple[tuple[str, ...], ...], first: int) -> Steps:
    return {word.lower(): number for number, words in enumerate(rows, first) for word in words}


def any_of(words: Iterable[str]) -> str:
    """Any of some words, the longer first; nothing at all where there are none."""
    chosen = sorted(map(re.escape, words), key=lambda word: (-len(word), word))
    return "|".join(chosen).replace(r"\ ", " ").replace("'", "['’]") or "(?!)"


def full_year(digits: str, now: dt.date | None = None) -> int:
    """The year that two or four digits mean.

    Of two digits it is the one at most so many years ahead of `now`; without that, up to 68 they are of this
    century (as POSIX strptime).
    """
    year = int(digits)
    if len(digits) > 2:
        return year
    newest = now.year + _AHEAD if now else _POSIX
    return year + 2000 if year + 2000 <= newest else year + 1900
