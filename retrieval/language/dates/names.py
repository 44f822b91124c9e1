"""Telling months from the names and words that look like them: "Mrs May", "April Jones", "march on"."""

from __future__ import annotations

import re

from retrieval.language.calendar.around import Around
from retrieval.language.calendar.words import Named
from retrieval.language.dates.context import Context

# Letters of the longest short name of a month.
_SHORT = 4


def is_after_name(before: str, around: Around) -> bool:
    """Whether a capitalised word follows another one in its sentence, as in "USA Today"."""
    return around.name_before.search(before) is not None and around.preposition_before.search(before) is None


def is_no_month(name: str, found: re.Match[str], context: Context, is_placed: bool) -> bool:
    """Whether the name of a month, matched without a day, is a person's or a plain word.

    `is_placed` tells that words such as "early" or "last" stand before it and leave no doubt.
    """
    if found.groupdict().get("year"):
        return False
    word, named, around = name.rstrip(".").lower(), context.words.words, context.around
    before, after = context.before(found.start()), context.after(found.end())
    if not name[0].isupper() and word in named.months_also_words:
        return name.endswith(".") or len(word) == _SHORT or not around.typed_places.search(before)
    if _is_cut(name, named):
        return not around.short_places.search(before)
    is_placed = is_placed or around.month_places.search(before) is not None
    is_verb = word in named.months_verb
    if word in named.months_modal or (is_verb and name.isupper()):
        return _is_modal(name, before, after, is_placed, around)
    if is_verb and not is_placed and not around.month_linked.search(before):
        return around.march_after.match(after) is None
    return word in named.months_also_names and _is_persons(before, after, is_placed, around)


def _is_cut(name: str, named: Named) -> bool:
    """Whether a month is cut short and has no stop that says so."""
    return len(name) <= _SHORT and name.lower() not in named.months_never_cut and not name.endswith(".")


def _is_modal(name: str, before: str, after: str, is_placed: bool, around: Around) -> bool:
    if name.isupper():  # "XI MAY VISIT MOSCOW IN MAY"
        return not is_placed
    if around.given_before.search(before) and not around.preposition_before.search(before):
        return True
    return not (is_placed or around.month_linked.search(before)) or _is_persons(before, after, is_placed, around)


def _is_persons(before: str, after: str, is_placed: bool, around: Around) -> bool:
    if around.surname_after.match(after) and not around.name_places.search(before):
        return True
    return bool(around.given_before.search(before)) and not is_placed
