"""People, bodies, places and other names in a sentence, with what the sentence says they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from retrieval.findings.finding import Finding
from retrieval.language.language import load
from retrieval.language.statements.names import mentions


def people(text: str) -> Iterator[Finding]:
    """Named people, and less plainly bodies, with the words that tell their office."""
    for one in mentions(text, load().lexicon):
        role = tuple(re.findall(r"\w+", one.role.lower()))
        before = text[max(0, one.start - 60) : one.start]
        if one.name.lower() in _of_calendar() or (not role and load().places.plainly_before.search(before)):
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
    cues = load().places
    for one in mentions(text, load().lexicon):
        before = text[max(0, one.start - 60) : one.start]
        if cues.before.search(before) and one.name.split()[0].lower() not in _of_calendar():
            plainly = cues.plainly_before.search(before) is not None
            start, end = one.start, _with_region(text, one.end)
            yield Finding(start, end, key(one.name), (), 1.0 if plainly else 0.7)
    for found in cues.phrase.pattern.finditer(text):
        yield Finding(
            *found.span("core"),
            key(found["core"]),
            (),
            0.75 if found["lead"].lower() in ("in", "at", "near", "outside", "from") else 0.6,
        )


def names(text: str) -> Iterator[Finding]:
    """Names of any thing: words with capitals, what is called or quoted so."""
    cues = load().places
    for found in cues.called.pattern.finditer(text):
        yield Finding(*_trimmed(text, *found.span(1)), key(found.group(1)), (), 1.0)
    for found in cues.capitals.pattern.finditer(text):
        if _is_opening(text, found.start(), found.group()) or found.group().lower() in _of_calendar():
            continue
        yield Finding(*found.span(), key(found.group()), tuple(found.group().lower().split()), 0.8)


@cache
def _of_calendar() -> frozenset[str]:
    """Months and weekdays, which have capitals and are no names; "Sun" and "Wed" may be."""
    words = load().calendar.words
    months = (form for forms in words.months for form in forms)
    return frozenset(form.lower() for form in (*months, *(forms[0] for forms in words.weekdays)))


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
