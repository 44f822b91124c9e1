"""Telling months from the names and words that look like them: "Mrs May", "April Jones", "march on"."""

from __future__ import annotations

import re

from retrieval.language.dates.context import Context
from retrieval.language.dates.words import VOCABULARY

_AS_WORDS = ("may", "march", "august", "mar", "jan", "dec", "sept", "oct")
_AS_NAMES = ("april", "may", "june", "august", "january")
_WITHOUT_STOP = ("may", "june", "july")
# What stands before a month, and before "May" or a month in capitals only where it is a month.
_PLACES = re.compile(
    r"""(?: \b(?:in|since|by|until|till|from|through|throughout|of|last|next|this|that|every|each|early|late
    |mid|during|before|after|between|beginning|starting|ending|ended|its|their|his|her|our|than|around)[\s-]+
    | ['’]s\s+ )$""",
    re.VERBOSE | re.IGNORECASE,
)
_PLACES_BEFORE_NAME = re.compile(
    r"(?:\b(?:in|since|until|the|its|their|last|this|next)[\s-]+|['’]s\s+)$", re.IGNORECASE
)
_LINKED_MONTH = re.compile(rf"{VOCABULARY['month']}(?:,? (?:and|or|to)|,|-|–)\s?$", re.IGNORECASE)
_SURNAME_AFTER = re.compile(r"[^\S\n](?:[A-Z]\.[^\S\n])?(?!(?:I|Day)\b)[A-Z][a-z]")
_GIVEN_BEFORE = re.compile(r"(?:[A-Z][a-z]+|\b(?:Mrs?|Ms|Dr|Prime Minister)\.?)[^\S\n]$")
_PREPOSITION = re.compile(
    r"\b(?:In|Since|By|Until|From|Through|Of|During|Before|After|Between|And|Last|This|Next|On|At|For|Over|But)[^\S\n]$"
)
_CAPITALISED_BEFORE = re.compile(r"\b[A-Z][\w’']*[^\S\n]$")
_TYPED_PLACES = re.compile(r"\b(?:in|since|during|until|of|last|next)\s$", re.IGNORECASE)
_SHORT_PLACES = re.compile(r"\b(?:in|since|by|until|of|last|next|this)\s$", re.IGNORECASE)


def is_after_name(before: str) -> bool:
    """Whether a capitalised word follows another one in its sentence, as in "USA Today"."""
    return _CAPITALISED_BEFORE.search(before) is not None and _PREPOSITION.search(before) is None


def is_no_month(name: str, found: re.Match[str], context: Context, is_placed: bool) -> bool:
    """Whether the name of a month, matched without a day, is a person's or a plain word.

    `is_placed` tells that words such as "early" or "last" stand before it and leave no doubt.
    """
    if found.groupdict().get("year"):
        return False
    word = name.rstrip(".").lower()
    before, after = context.before(found.start()), context.after(found.end())
    if not name[0].isupper() and word in _AS_WORDS:
        return name.endswith(".") or len(word) == 4 or not _TYPED_PLACES.search(before)
    is_placed = is_placed or _PLACES.search(before) is not None
    if len(word) <= 4 and word not in _WITHOUT_STOP and not name.endswith("."):
        return not _SHORT_PLACES.search(before)
    if word == "may" or (word == "march" and name.isupper()):
        return _is_no_may(name, before, after, is_placed)
    if word == "march" and not is_placed and not _LINKED_MONTH.search(before):
        return not re.match(r"['’]s|[^\S\n](?:sales|data|figures|meeting|results|[a-z]+ed\b)", after)
    return word in _AS_NAMES and _is_persons(before, after, is_placed)


def _is_no_may(name: str, before: str, after: str, is_placed: bool) -> bool:
    if name.isupper():  # "XI MAY VISIT MOSCOW IN MAY"
        return not is_placed
    if _GIVEN_BEFORE.search(before) and not _PREPOSITION.search(before):
        return True
    return not (is_placed or _LINKED_MONTH.search(before)) or _is_persons(before, after, is_placed)


def _is_persons(before: str, after: str, is_placed: bool) -> bool:
    if _SURNAME_AFTER.match(after) and not _PLACES_BEFORE_NAME.search(before):
        return True
    return bool(_GIVEN_BEFORE.search(before)) and not is_placed
