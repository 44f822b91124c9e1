"""The words of the grammar: names of months, days and seasons, units, numbers, and how to read them."""

from __future__ import annotations

import re

from retrieval.language.dates.periods import Unit


def _numbered(text: str, start: int = 0) -> dict[str, int]:
    """The number of each word; words that mean the same are joined by a stroke."""
    return {word: number for number, words in enumerate(text.split(), start) for word in words.split("|")}


MONTHS = _numbered(
    """january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep
    october|oct november|nov december|dec""",
    start=1,
)
WEEKDAYS = _numbered(
    "monday|mon tuesday|tues|tue wednesday|wed thursday|thurs|thur|thu friday|fri saturday|sat sunday|sun"
)
SEASONS = {"spring": 3, "springtime": 3, "summer": 6, "summertime": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month a season begins with."""

ORDINALS = _numbered(
    """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
    fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first""",
    start=1,
) | {"final": -1, "last": -1, "latest": -1}

UNITS: dict[str, str] = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "night": "D",
    "week": "W",
    "weekend": "WE",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "yr": "Y",
    "decade": "DE",
    "century": "CE",
    "millennium": "ML",
}
"""Nouns of units and their TIMEX3 designators."""

PERIOD_UNITS: dict[str, Unit] = {
    "day": "day",
    "week": "week",
    "weekend": "weekend",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "decade": "decade",
    "century": "century",
}

NUMBERS = _numbered(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty"""
) | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}

_number_word = "|".join(sorted({*NUMBERS, *SCALES}, key=len, reverse=True))
VOCABULARY = {
    "month": r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)",
    "weekday": r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)",
    "shortday": r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b",
    "season": r"(?:spring(?:time)?|summer(?:time)?|autumn|fall|winter)",
    "year": r"(?:1[0-9]\d\d|20\d\d)",
    "ordinalday": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)",
    "number": rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}(?:\.\d{{1,2}})?(?: (?:hundred|thousand|million|billion))?"
    rf"|(?:{_number_word})(?:(?:-| and | )(?:{_number_word})){{0,3}})",
    "vague": r"(?:a few|a couple of|a number of|a handful of|several|many|few|some|numerous|countless"
    r"|couple of|various)",
    "unit": r"(?:seconds?|minutes?|hours?|days?|weeks?|weekends?|fortnights?|months?|quarters?|years?|yrs?"
    r"|decades?|century|centuries|millennium|millennia)",
    "period": r"(?:day|weekend|week|month|quarter|year|decade|century)",
    "ordinal": r"(?:first|second|third|fourth|1st|2nd|3rd|4th|final|last|latest)",
    "about": r"(?:more than|less than|fewer than|(?:just |well |a little |little )?over|(?:just )?under|at least"
    r"|at most|nearly|almost|about|around|approximately|roughly|up to|no more than|no less than|as much as"
    r"|as many as|as little as|some|close to|barely|not quite)",
    "part": r"(?P<part>(?:very )?(?:early|late|earlier|later|mid)(?:-| in | )"
    r"|(?:the )?(?:very )?(?:start|beginning|end|middle|midpoint|close|rest|remainder|latter part|early part"
    r"|last part|latter half|bulk|course) of )",
    "daypart": r"(?:morning|afternoon|evening|night)",
}
"""Parts of patterns that rules name by ``@word``."""


def month_number(name: str) -> int:
    """The number of a month: "Sept." is 9."""
    return MONTHS[name.lower().rstrip(".")]


def weekday_number(name: str) -> int:
    """The number of a day of the week, Monday being 0."""
    return WEEKDAYS[name.lower().rstrip(".")]


def ordinal_number(word: str) -> int:
    """The number of an ordinal, in words or digits; -1 for the last."""
    word = word.lower()
    return ORDINALS[word] if word in ORDINALS else int(re.sub(r"\D", "", word))


def full_year(digits: str) -> int:
    """The year that two or four digits mean; two digits up to 68 are of this century (as POSIX strptime)."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year <= 68 else 1900)


def singular(unit: str) -> str:
    """The noun of a unit without its plural ending."""
    unit = unit.lower()
    return {"centuries": "century", "millennia": "millennium"}.get(unit, unit.removesuffix("s"))


def amount(words: str) -> float | None:
    """The number that digits, words or an article say; None for what is vague ("several").

    >>> amount("twenty-five"), amount("a"), amount("1,200"), amount("several")
    (25, 1, 1200, None)
    """
    words = words.lower().replace(",", "").strip()
    if re.fullmatch(r"\d+", words):
        return int(words)
    if re.fullmatch(r"\d+\.\d+", words):
        return float(words)
    total = current = 0
    for word in re.split(r"[\s-]+", words):
        if word in ("a", "an", "the", "single"):
            continue
        if word in NUMBERS:
            current += NUMBERS[word]
        elif word in SCALES:
            current = max(current, 1) * SCALES[word]
            if word in ("thousand", "million", "billion"):
                total, current = total + current, 0
        elif word != "and":
            return None
    if total + current:
        return total + current
    return 1 if re.fullmatch(r"(?:an?|the|single)?", words) else None
