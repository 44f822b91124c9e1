"""People, bodies, places and other names in a sentence, with what the sentence says they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retrieval.findings.finding import Finding
from retrieval.language.language import load
from retrieval.language.statements.names import mentions

_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|from|outside|inside|off|to|into|around|of|via|through|across|between|over|toward|towards|on|for)\s(?:the\s)?"
    r"(?:(?:north|south|east|west|central|north-?east|north-?west|south-?east|south-?west|nearby|neighbou?ring|downtown)(?:ern)?\s)?"
    r"(?:(?:town|city|village|state|province|region|county|suburb|district|port|island|capital|country|area|coast)\sof\s)?$",
    re.IGNORECASE,
)
_STRONG_PLACE = re.compile(
    r"\b(?:in|at|near|outside|from|off)\s(?:the\s)?(?:(?:town|city|village|state|province|region|county|suburb|district|port|island|capital)\sof\s)?$",
    re.IGNORECASE,
)
_PLACE_NOUNS = (
    r"airport|airports|border|city|coast|country|building|church|school|hospital|hotel|house|home|village|town|suburb|island|"
    r"forest|river|sea|ocean|lake|mountain|hills?|park|station|street|road|square|bridge|museum|stadium|university|college|"
    r"headquarters|office|factory|plant|prison|court|camp|base|facility|centre|center|market|palace|hall|theatre|theater|"
    r"area|region|site|waters|harbou?r|port|farm|field|desert|cave|mall|shop|store|restaurant|embassy|district|apartment|"
    r"ground|grounds|beach|bay|valley|room|capital|north|south|east|west|space|website|blog|online|abroad|overseas"
)
_PLACE_PHRASE = re.compile(
    rf"\b(?P<lead>in|at|near|from|outside|inside|on|off|to|into|around|under|behind|between|across|along)\s"
    rf"(?P<core>(?:(?:an?|the|his|her|their|its|some|two|several)\s)?(?:[\w'’-]+\s){{0,4}}?(?:{_PLACE_NOUNS})\b(?:\s(?:of|in|near|at|on)\s(?:the\s)?(?:[A-Z][\w'’-]+\s?)+)?)",
)
_CAPITALS = re.compile(
    r"(?:[A-Z0-9][\w'’&+.-]*[\w+])(?:\s(?:of|the|and|for|de|la|du|&)\s(?=[A-Z]))?(?:\s?(?:[A-Z0-9][\w'’&+.-]*[\w+]|\d+))*"
)
_QUOTED = re.compile(r"[“\"'‘]([^“”\"]{2,60})[”\"'’]")
_CALLED = re.compile(
    r"\b(?:called|named|dubbed|titled|entitled|nicknamed|known\sas|codenamed)\s(?:the\s)?[“\"'‘]?((?:[A-Z0-9][\w'’.&+-]*\s?){1,6}|[^“”\",.;]{2,40}(?=[”\"'’]))"
)
_MONTHS_DAYS_WORDS = """
    january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec
"""
_MONTHS_DAYS = frozenset(_MONTHS_DAYS_WORDS.split())


def people(text: str) -> Iterator[Finding]:
    """Named people, and less plainly bodies, with the words that tell their office."""
    for one in mentions(text, load().lexicon):
        role = tuple(re.findall(r"\w+", one.role.lower()))
        before = text[max(0, one.start - 60) : one.start]
        if one.name.lower() in _MONTHS_DAYS or (not role and _STRONG_PLACE.search(before)):
            continue
        yield Finding(
            one.start,
            one.end,
            key(one.name),
            role,
            0.7 if one.is_body else 1.0 if one.role or " " in one.name else 0.85,
        )


def places(text: str) -> Iterator[Finding]:
    """Places: names behind "in", "at", "near", ..., and phrases with a noun for a place."""
    for one in mentions(text, load().lexicon):
        before = text[max(0, one.start - 60) : one.start]
        if _PLACE_BEFORE.search(before) and one.name.split()[0].lower() not in _MONTHS_DAYS:
            strong = _STRONG_PLACE.search(before) is not None
            start, end = one.start, _with_region(text, one.end)
            yield Finding(start, end, key(one.name), (), 1.0 if strong else 0.7)
    for found in _PLACE_PHRASE.finditer(text):
        yield Finding(
            *found.span("core"),
            key(found["core"]),
            (),
            0.75 if found["lead"].lower() in ("in", "at", "near", "outside", "from") else 0.6,
        )


def names(text: str) -> Iterator[Finding]:
    """Names of any thing: words with capitals, what is called or quoted so."""
    for found in _CALLED.finditer(text):
        yield Finding(*_trimmed(text, *found.span(1)), key(found.group(1)), (), 1.0)
    for found in _CAPITALS.finditer(text):
        if _is_opening(text, found.start(), found.group()) or found.group().lower() in _MONTHS_DAYS:
            continue
        yield Finding(*found.span(), key(found.group()), tuple(found.group().lower().split()), 0.8)


def key(name: str) -> str:
    """What a name is known by: its last word without marks, in lower case."""
    words = re.findall(r"[\w-]+", re.sub(r"['’]s\b", "", name.lower()))
    return words[-1] if words else name.lower()


def _with_region(text: str, end: int) -> int:
    """Past ", South Korea" behind the name of a place."""
    more = re.match(r",\s(?:[A-Z][\w'’.-]+\s?){1,3}(?=[,.;]|$)", text[end : end + 60])
    return end + len(more.group().rstrip()) if more else end


def _is_opening(text: str, start: int, written: str) -> bool:
    """Whether a capital is only that of a sentence's first word."""
    opens = not text[:start].strip(" \"“'‘(") or text[:start].rstrip().endswith((":", ".", "?", "!"))
    return opens and " " not in written and not any(char.isdigit() or char.isupper() for char in written[1:])


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end
