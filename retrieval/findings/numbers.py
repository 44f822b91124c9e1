"""Numbers with what they count, sums of money, shares in percent, ages and durations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from retrieval.findings.finding import Finding
from retrieval.language.language import load

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_VALUES = {word: i for i, word in enumerate(_SMALL.split())} | {
    word: 20 + 10 * i for i, word in enumerate(_TENS.split())
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12}
_SHORT_SCALES = {"k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
_SCALE = "|".join(_SCALES)
_PLAIN = (
    rf"(?:{_TENS.replace(' ', '|')})(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
    rf"|{_SMALL.replace(' ', '|')}"
)
_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NUMBER = (
    rf"(?:(?:{_FIGURE})(?:\s(?:{_SCALE})s?\b)?|(?:a|half\sa|several|{_PLAIN})\s(?:{_SCALE})s?\b"
    rf"|(?:{_PLAIN})(?:\sand\sa\shalf)?\b|(?:dozens|hundreds|thousands|millions|scores)\b|none\b(?=\sof)|half\b(?=\s(?:of|a|the)))"
)
_ABOUT = (
    r"(?:(?:about|around|roughly|nearly|almost|some|approximately|more\sthan|less\sthan|fewer\sthan|at\sleast|up\sto|over|under"
    r"|just\sover|just\sunder|as\smany\sas|as\smuch\sas|an\sestimated|only|well\sover|no\smore\sthan|at\smost)\s)?"
)
_AMOUNT = re.compile(rf"(?<![\w.,$€£¥#/-])(?P<about>{_ABOUT})(?P<number>{_NUMBER})(?![\w]|[.,:]\d|/\d)", re.IGNORECASE)
_COMPOUND = re.compile(rf"(?<![\w.,$€£¥])(?P<number>{_FIGURE}|{_PLAIN})-(?P<unit>[a-z]+(?:-[a-z]+)?)\b", re.IGNORECASE)
_ATTACHED = re.compile(
    r"(?<![\w.,$€£¥])(?P<number>\d+(?:[.,]\d+)?)\s?(?P<unit>mph|kph|km/h|km|kg|gb|mb|tb|ghz|mp|mm|cm|m|ft|lb|lbs|mpg|°C|°F|C|F|kw|mw)\b",
    re.IGNORECASE,
)
_MONEY = (
    rf"(?P<about>{_ABOUT})(?:(?:US|A|AU|C|CA|NZ|HK|S)?[$€£¥₽₹]\s?(?:{_FIGURE})"
    rf"(?:[- ]?(?:{_SCALE})|\s?(?:bn|mn|tn|[kmb])\b)?(?:\s(?:US|Canadian|Australian)\sdollars)?"
    rf"|(?:(?:USD|EUR|GBP|JPY|CNY|RMB|AUD|CAD)\s?)(?:{_FIGURE})(?:\s(?:{_SCALE}))?"
    rf"|(?:{_NUMBER})\s(?:@people\s)?@currency(?!\sof)\b)"
)
# "Owes its banks 390 million": a great number that counts nothing.
_BARE_SUM = re.compile(
    rf"(?<![\w.,#/$€£¥₽₹-])(?P<about>{_ABOUT})(?P<number>(?:{_FIGURE}|{_PLAIN}|a)\s?(?:million|billion|trillion|[mb]n))(?=[.,;:)”\"]|$"
    r"|\s(?:and|or|but|in|on|at|for|by|from|to|as|a|last|this|next|if|when|more|less|over)\b)",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    rf"(?P<about>{_ABOUT})(?P<number>(?:{_FIGURE})|{_PLAIN})(?:\s?%|[\s-]per\s?cent\b|\spercentage\spoints?)",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    r"\b(?:(?:a|one)[\s-](?:third|quarter|fifth|tenth|half)|two[\s-]thirds|three[\s-]quarters|half|the\smajority|most)\sof\b",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\b(?:once|twice|daily|weekly|monthly|every\s(?:\w+\s)?(?:day|week|month|year|hour|minute)s?|each\s(?:day|week|month|year))\b",
    re.IGNORECASE,
)
_AGES = (
    re.compile(
        rf"\b(?P<age>(?P<number>{_FIGURE}|{_PLAIN})[\s-](?P<unit>years?|months?|weeks?|days?)[\s-]olds?)\b",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?:aged?|age\sof|at\sage)\s(?P<age>(?P<number>\d{{1,3}}|{_PLAIN}))\b", re.IGNORECASE),
    re.compile(r"(?<=\w,\s)(?P<age>(?P<number>\d{1,3}))(?=\s?[,;.)]|\sand\b)"),
    re.compile(r"\b[A-Z][\w'’-]+\s\((?P<age>(?P<number>\d{1,2}))\)"),
    re.compile(
        rf"(?<!\bit\s)(?<!\bthat\s)(?<!\btoll\s)(?<!\btotal\s)(?<!\bnumber\s)(?<!\bfigure\s)"
        rf"\b(?:is|was|turned|turns|were|be)\s(?:now\s|only\s|just\s)?(?P<age>(?P<number>\d{{1,3}}|{_PLAIN})(?:\syears\sold)?)(?=\s(?:when|at|in|on|this|years)\b|[,.;])",
        re.IGNORECASE,
    ),
)
_NAME_BEFORE = re.compile(r"((?:[A-Z][\w'’.-]+\s?){1,4})[,(]?\s?\(?$")
_UNIT = (
    r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|fortnights?|months?|quarters?|years?|decades?"
    r"|centuries|century|seasons?|terms?|semesters?)"
)
_DURATION = re.compile(
    rf"\b(?P<lead>(?:(?:for|in|within|over|during|after|lasts?|lasted|lasting|took|takes|spent|last|past)\s)?(?:the\s)?(?:(?:past|last|next|first|coming|previous)\s)?)"
    rf"(?P<core>{_ABOUT}(?:(?:{_NUMBER}|an?|several|many|a\sfew|few|a\scouple\sof|half\san?|one\sand\sa\shalf)[\s-](?:(?:and\sa\shalf|to\s(?:{_FIGURE}|{_PLAIN})|more|straight|full|consecutive|long|mostly\s\w+|\w+ful)\s)?{_UNIT})(?:[\s-](?:long|and\sa\shalf))?)\b(?!\s(?:ago|old|earlier|before|later)|[\s-]old)",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\bfor\s(?P<core>(?:(?:the\s)?(?:next|last|past|first)\s)?(?:seconds|minutes|hours|days|weeks|months|years|decades|centuries|ever|life|good|a\s(?:while|long\stime|lifetime)))\b",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b(?P<core>since\s(?:(?:early|late|mid|last|at\sleast)[\s-])?(?:[A-Z][a-z]+\s)?(?:\d{1,2},\s)?(?:1[6-9]\d\d|20\d\d|[A-Z][a-z]+day|January|February|March|April|May|June|July|August|September|October|November|December)|until\s[A-Z0-9][\w]*(?:\s\d+)?(?:,?\s\d{4})?|from\s[A-Z0-9][\w]*(?:\s\d+)?\s(?:to|until|through)\s[A-Z0-9][\w]*(?:\s\d+)?)"
)
_HOUR = re.compile(
    r"\b(?:(?:about|around|shortly\s(?:before|after)|just\s(?:before|after)|before|after|until|by)\s)?"
    r"(?:\d{1,2}[:.]\d\d(?:\s?(?:[ap]\.?m\b\.?|hours|GMT|UTC|BST|E[SD]T|local\stime))*|\d{1,2}\s?(?:[ap]\.?m\b\.?|o['’]clock)"
    r"|noon|midday|midnight|(?:early|late)\s(?:\w+day\s)?(?:morning|afternoon|evening)|dawn|dusk)(?![\d%])",
    re.IGNORECASE,
)
# "Six minutes later": when, not how many.
_OFFSET = re.compile(rf"\s{_UNIT}\s(?:later|earlier|ago|before|after)\b", re.IGNORECASE)
_NEXT_WORDS = re.compile(r"(?:\s(?:of\sthe\s|of\s)?|\s)?((?:[A-Za-z][\w'’+-]*\s?){0,4})")
_ENDS_COUNT_WORDS = """
    and or but who which that have has had was were are is be been will would could can may said says in on at
    by for from to with as after before during since until when while if because than the a an this these into
    under over about against they he she it we you not also between among around more there their his her its
    per only just still
"""
_ENDS_COUNT = frozenset(_ENDS_COUNT_WORDS.split())
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_DATE_BESIDE = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?\s$")
_MONTH_BEHIND = re.compile(r"(?:st|nd|rd|th)?\s(?:Jan|Feb|Mar|Apr|May\b|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")


def numbers(text: str) -> Iterator[Finding]:
    """Numbers with what they count; no dates, years, sums of money or ages."""
    taken = [found.span() for rule in (_money(), *_AGES) for found in rule.finditer(text)]
    for found in _COMPOUND.finditer(text):
        yield Finding(*found.span(), _value(found["number"]), tuple(found["unit"].lower().split("-")), 0.8)
    for found in _ATTACHED.finditer(text):
        yield Finding(*found.span(), _value(found["number"]), (found["unit"].lower(),))
    yield from shares(text)
    for found in _AMOUNT.finditer(text):
        start, end = found.span("number")
        if _is_date(text, start, end) or _OFFSET.match(text, end) or any(a <= start < b for a, b in taken):
            continue
        phrase, counted = _counted(text, end)
        yield Finding(found.start(), phrase, _value(found["number"]), counted, 1.0 if counted else 0.6)


def shares(text: str) -> Iterator[Finding]:
    """Percentages and fractions."""
    for found in _PERCENT.finditer(text):
        yield Finding(*found.span(), f"{_value(found['number'])}%", ("percent",))
    for found in _FRACTION.finditer(text):
        yield Finding(found.start(), found.end() - 3, found.group().lower(), ("percent",), 0.7)


def rates(text: str) -> Iterator[Finding]:
    """How often: "twice", "every day"."""
    for found in _TIMES.finditer(text):
        yield Finding(*found.span(), found.group().lower(), ("times",))


def sums(text: str) -> Iterator[Finding]:
    """Sums of money."""
    for found in _money().finditer(text):
        start = found.start() if found["about"] else found.start() + (len(found.group()) - len(found.group().lstrip()))
        yield Finding(start, found.end(), _money_value(found.group()[len(found["about"]) :]))


def bare_sums(text: str) -> Iterator[Finding]:
    """Great numbers that count nothing, which beside a debt or a price are money."""
    for found in _BARE_SUM.finditer(text):
        yield Finding(found.start(), found.end(), _value(found["number"]), (), 0.6)


@cache
def _money() -> re.Pattern[str]:
    """Sums of money, in the currencies of the tables: "3 crowns", "5 billion Swedish kronor"."""
    lexicon = load().lexicon
    currencies = _any_of(lexicon.words("currency")) + "(?:e?s)?"
    return re.compile(_MONEY.replace("@people", _any_of(lexicon.peoples)).replace("@currency", currencies), re.I)


def _any_of(words: Iterable[str]) -> str:
    return rf"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


def ages(text: str) -> Iterator[Finding]:
    """Ages of people and things."""
    for place, rule in enumerate(_AGES):
        for found in rule.finditer(text):
            behind_name = _NAME_BEFORE.search(text, max(0, found.start() - 60), found.start("age"))
            about = behind_name.span(1) if behind_name and place in (2, 3) else None
            yield Finding(*found.span("age"), _value(found["number"]), (), 0.9 if place == 4 else 1.0, about)


def durations(text: str) -> Iterator[Finding]:
    """How long something goes on."""
    for found in _DURATION.finditer(text):
        plain = " ".join(found["core"].lower().replace("-", " ").rstrip("s").split())
        yield Finding(*found.span("core"), plain, (), 1.0 if found["lead"].strip() or "-" in found["core"] else 0.8)
    for rule, mark in ((_VAGUE, 0.9), (_SINCE, 0.7)):
        for found in rule.finditer(text):
            yield Finding(*found.span("core"), found["core"].lower(), (), mark)


def hours(text: str) -> Iterator[Finding]:
    """Times of the day."""
    for found in _HOUR.finditer(text):
        yield Finding(*found.span(), found.group().lower().replace(".", ""))


def _counted(text: str, end: int) -> tuple[int, tuple[str, ...]]:
    """The end of the words that say what is counted, and those words."""
    behind = _NEXT_WORDS.match(text, end)
    kept, words = end, list[str]()
    for found in re.finditer(r"[A-Za-z][\w'’+-]*", text[slice(*behind.span())] if behind else ""):
        low = found.group().lower()
        if low in _ENDS_COUNT and not (low in ("of", "the") and not words):
            break
        if low not in ("of", "the"):
            words.append(low)
        kept = end + found.end() if low not in ("of", "the") else kept
    return kept, tuple(words)


def _is_date(text: str, start: int, end: int) -> bool:
    """Whether a number is a year, a day of a month or an hour."""
    is_year = _YEAR.fullmatch(text, start, end) is not None and re.match(r"\s[a-z]{3,}s\b", text[end:]) is None
    beside = _DATE_BESIDE.search(text, max(0, start - 10), start) or _MONTH_BEHIND.match(text, end)
    return is_year or beside is not None or re.match(r"\s?(?:am|pm|a\.m|p\.m|o['’]clock)\b", text[end:]) is not None


def _value(written: str) -> str:
    """The number that the words come to, as a decimal; the words themselves if they name none."""
    low = written.lower().replace(",", "")
    scale = 1
    for word in re.findall(r"[a-z]+", low):
        scale *= _SCALES.get(word.rstrip("s") if word != "s" else word, 1)
    figure = re.search(r"\d+(?:\.\d+)?", low)
    if figure:
        return f"{float(figure.group()) * scale:g}"
    parts = [_VALUES[word] for word in re.findall(r"[a-z]+", low) if word in _VALUES]
    return f"{(sum(parts) or 1) * scale:g}" if parts or scale > 1 else low


def _money_value(written: str) -> str:
    low = written.lower()
    short = re.search(r"\d\s?(bn|mn|tn|[kmb])\b", low)
    sign = re.search(r"[$€£¥₽₹]", low)
    unit = (
        {"$": "dollar", "€": "euro", "£": "pound"}.get(sign.group(), sign.group())
        if sign
        else low.split()[-1].rstrip("s")
    )
    value = float(number) if (number := _value(low)).replace(".", "").replace("e+", "").isdigit() else 0.0
    return f"{value * (_SHORT_SCALES[short.group(1)] if short else 1):g} {unit}"
