"""Years, spans of years, decades and centuries; four digits that count something are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from retrieval.language.dates.context import Context, group
from retrieval.language.dates.mention import Reading, dated
from retrieval.language.dates.periods import Period
from retrieval.language.dates.rules import Rule, rule
from retrieval.language.dates.vague import vagueness
from retrieval.language.dates.words import full_year, ordinal_number

_DECADES = {
    name: 1900 + 10 * number
    for number, name in enumerate(
        ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"],
        start=2,
    )
}
_COUNTS_OR_NAMES = re.compile(
    r"""(?: [$€£¥\#+*=<>/.,:'’-] | \d\s | \b(?:Windows|Office|Boeing|Airbus|Flight|Route|Highway|Area|Agenda
    |Resolution|Room|Nos?\.?|numbers?|pages?|pp?\.|section|article|lot|model|Russell?|about|around|some|nearly
    |almost|over|than|least|most|approximately|roughly|another|additional|US|USD|EUR|GBP|RMB|Rs\.?|level|gate
    |bus|code|Apollo|record|exactly|only|total)\s )$""",
    re.VERBOSE | re.IGNORECASE,
)
_UNIT_AFTER = re.compile(
    r"""\s?(?:BCE?|B\.C\.|%|percent|per\scent|°|million|billion|thousand|hundred|kms?|kg|mm?|cm|ft|[mk]ph|mg|cc
    |hp|[MG]B|MHz
    |hours|hrs|degrees|pounds|dollars|euros|yen|yuan|rou?bles|met(?:re|er)s?|miles?|feet|yards?|acres|tons?
    |tonnes?|gallons?|barrels|points?|times|people|persons|men|women|children|more|other|soldiers|troops
    |of\s(?:them|the|these|those|its|his|their))\b
    | [-–](?:strong|seat|seater|met(?:re|er)|foot|mile|acre|person|member|man|km|pound|ton)\b | [$€£]""",
    re.VERBOSE,
)
_PLURAL_AFTER = re.compile(r"\s(?:[a-z]+(?:ed|ing|al|an|ar|ic|ive|ous|ary|new|dead)\s)?(?P<noun>[a-z]{3,}s)\b")
# Plural nouns that a year stands before ("2016 elections"), and words that only end as plurals do.
_DATED_PLURALS = re.compile(
    r"""\w*(?:ss|us|is)|has|was|does|says|elections?|results|earnings|sales|profits|revenues|games|olympics|talks
    |attacks|hearings|riots|protests|primaries|figures|levels|prices|rates|taxes|budgets|events|accords|finals
    |championships|awards|models|standards|terms|losses|bombings|ceremonies|tests|midterms|polls|wildfires
    |floods|plans|targets|goals|estimates|forecasts|negotiations|sanctions|wars|always|perhaps|towards|besides
    |others|days""",
    re.VERBOSE,
)
_DETERMINED = re.compile(r"(?:\b(?:the|its|their|his|her|our|this|that|early|late|a)|['’]s)\s$", re.IGNORECASE)
_IN_TIME = re.compile(
    r"\b(?:in|since|by|until|till|of|from|before|after|circa|during|through|to|around|year|early|late|mid|and)[\s-]$"
    r"|[(–-]$",
    re.IGNORECASE,
)
_OF_DECADE = re.compile(r"(?<!\bhis\s)(?<!\bher\s)(?<!\btheir\s)\b(?:the|early|late|mid|and|to)[\s-]$", re.IGNORECASE)


def _is_number(found: re.Match[str], context: Context) -> bool:
    """Whether four digits count something or name a thing rather than a year."""
    before, after = context.before(found.start(), 16), context.after(found.end())
    if _COUNTS_OR_NAMES.search(before) or _UNIT_AFTER.match(after) or re.match(r"[\d/]|[,.:]\d|-\d", after):
        return True
    if int(found["y"]) < 1900 and not _IN_TIME.search(before):
        return True
    counted = _PLURAL_AFTER.match(after)
    return counted is not None and not _DATED_PLURALS.fullmatch(counted["noun"]) and not _DETERMINED.search(before)


def _year(found: re.Match[str], context: Context) -> Reading | None:
    if not (group(found, "part") or group(found, "said")) and _is_number(found, context):
        return None
    return dated(Period("year", date(int(found["y"]), 1, 1)), vague=vagueness(group(found, "part")))


def _short_year(found: re.Match[str], context: Context) -> Reading:
    return dated(Period("year", date(full_year(found["y"]), 1, 1)))


def _years(found: re.Match[str], context: Context) -> Iterator[Reading]:
    """Both ends of "2009-2011" and "2009-10"."""
    first, last = int(found["a"]), int(found["b"])
    if len(found["b"]) == 2:
        last += first // 100 * 100
    if first < last:
        yield dated(Period("year", date(first, 1, 1)), span=found.span("a"))
        yield dated(Period("year", date(last, 1, 1)), span=found.span("b"))


def _decade(found: re.Match[str], context: Context) -> Reading | None:
    said = found["d"].lower()
    year = _DECADES.get(said) or int(said.lstrip("'’"))
    if year < 100:
        if said.isdigit() and not _OF_DECADE.search(context.before(found.start("d"))):
            return None
        year += 2000 if year < 20 else 1900
    return dated(Period.containing("decade", date(year, 1, 1)), vague=vagueness(group(found, "part")))


def _century(found: re.Match[str], context: Context) -> Reading:
    first = (ordinal_number(found["n"]) - 1) * 100
    return dated(Period("century", date(first or 1, 1, 1)), vague=vagueness(group(found, "part")))


_PART_OF = r"(?:(?:early|late|mid)(?:-| ))?"
RULES: tuple[Rule, ...] = (
    rule("year", r"@part?(?:(?P<said>(?:the )?year) )?(?P<y>@year)", _year),
    rule("short year", r"(?:(?<=since\s)|(?<=since)|(?<=\sin\s)|(?<=\sof\s))['’](?P<y>\d\d)", _short_year),
    rule("years", r"(?<![\d.,/$€£-])(?P<a>@year)(?:-|–|/)(?P<b>@year|\d\d)(?![-/.]?\d)", _years),
    rule("decade", rf"@part?(?:the )?{_PART_OF}(?P<d>(?:1[0-9]|20)\d0|['’]?[1-9]0)['’]?s", _decade),
    rule("decade", rf"@part?the {_PART_OF}(?P<d>{'|'.join(_DECADES)})", _decade),
    rule(
        "century",
        rf"@part?(?:the )?{_PART_OF}(?P<n>\d{{1,2}}(?:st|nd|rd|th)|fifteenth|sixteenth|seventeenth|eighteenth"
        r"|nineteenth|twentieth|twenty-first)(?:(?:-| )centur(?:y|ies)(?! B\.?C)"
        r"|(?= (?:and|to|or) \d{1,2}(?:st|nd|rd|th) centuries(?! B\.?C)))",
        _century,
    ),
)
