"""The words that expressions begin with: at other words the rules are not tried, which saves most of the time."""

from __future__ import annotations

from retrieval.language.dates.words import MONTHS, NUMBERS, ORDINALS, SCALES, SEASONS, UNITS, WEEKDAYS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DETERMINERS = _words("""
    a an the this that these our same very last past next coming current previous prior preceding following
    subsequent single another half every each per multi comparable recent most
""")
_PARTS = _words("""
    early late earlier later mid start beginning end middle midpoint close rest remainder latter bulk course
""")
_NUMBERS = _words("""
    more less fewer just well little over under at nearly almost about around approximately roughly up to no as
    some barely not several many few numerous countless couple various once twice
""")
_ADVERBS = _words("""
    today yesterday tomorrow tonight overnight now nowadays currently presently right recently lately long of
    soon shortly noon midnight midday dawn dusk morning afternoon evening night annual annually yearly monthly
    weekly daily nightly hourly quarterly biannual biennial biweekly
""")
_NAMES = _words("""
    fiscal financial fy q h christmas boxing new valentine st april victory independence halloween veterans
    martin presidents memorial labor columbus thanksgiving easter good
    twenties thirties forties fifties sixties seventies eighties nineties
""")
_UNITS = frozenset(f"{unit}{ending}" for unit in UNITS for ending in ("", "s", "long", "slong"))

OPENING_WORDS: frozenset[str] = frozenset().union(
    _DETERMINERS,
    _PARTS,
    _NUMBERS,
    _ADVERBS,
    _NAMES,
    _UNITS,
    MONTHS,
    SEASONS,
    ORDINALS,
    NUMBERS,
    SCALES,
    WEEKDAYS,
    (f"{day}s" for day in WEEKDAYS),
    ("centuries", "millennia"),
)
"""In lower case; digits may always begin an expression."""
