"""The bot's own words in the user's language: what is not quoted, by the catalogs in ``words``.

``own`` wraps what the bot says in English where it is said, with its values filled in; a catalog knows its shape. What
no catalog knows stays English, and so does everything where the language is not known. A catalog has an English shape
on the left and its translation on the right, both with ``{name}`` for what is put in:

- ``{n}``, ``{m}``, ``{k}``: numbers; on the right ``{n|form|form}`` is the form of a word that belongs to the number,
  in CLDR's order of the language's plural categories (one, few, many, other);
- ``{=name}``: words of ours, translated by themselves; ``{~name}``: the same, or something else, which is kept;
- ``{!name}``: words that hold days; ``{@name}``: the same, or others, which are kept; ``{name}``: kept as it is;
- ``[s]`` on the left: what may be missing; ``[is|are]``: one of them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from babel import Locale
from babel.numbers import format_decimal

from bot.dates_abroad import worded_abroad

_ENGLISH = "en"
# Of whoever is answered just now; each interaction and message is a task of its own, and threads are given a copy.
_spoken: ContextVar[str] = ContextVar("spoken", default=_ENGLISH)
_MARK = re.compile(r"\{(?P<kind>[=~@!]?)(?P<name>\w+)(?P<forms>(?:\|[^|{}]*)*)\}|\[(?P<either>[^\]]*)\]")
_NUMBERS = frozenset({"n", "m", "k"})
_DIGITS = r"[\d,]+"
_PLURALS = ("one", "few", "many", "other")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A shape of what is said in English, as a pattern, and its translation; ``weight``: how much of it is fixed."""

    shape: re.Pattern[str]
    translation: str
    kinds: dict[str, str]
    weight: int


@dataclass(frozen=True, slots=True)
class Catalog:
    """One language's words, the most telling shapes first."""

    entries: tuple[_Entry, ...]
    plain: dict[str, str]


def speak(language: str) -> None:
    """From now on, in this task, say what is ours in the language that Discord calls so, if there is a catalog."""
    _spoken.set(language if language in catalogs() else _ENGLISH)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """The same for a while."""
    token = _spoken.set(language if language in catalogs() else _ENGLISH)
    try:
        yield
    finally:
        _spoken.reset(token)


def locale() -> Locale | None:
    """The language that is spoken, as Babel knows it; None for English."""
    spoken = _spoken.get()
    return None if spoken == _ENGLISH else Locale.parse(spoken, sep="-")


def own(english: str) -> str:
    """Words of ours in the user's language."""
    spoken = _spoken.get()
    if spoken == _ENGLISH or not english:
        return english
    return _translated(english, spoken) or english


def is_known(english: str, language: str) -> bool:
    """Whether a catalog has these words."""
    return _translated(english, language) is not None


@cache
def catalogs() -> dict[str, Catalog]:
    """By Discord's name of a language."""
    found = {}
    for file in (files("bot") / "words").iterdir():
        if file.name.endswith(".toml"):
            strings = tomllib.loads(file.read_text(encoding="utf8"))
            entries = [_entry(*one) for one in strings.items() if _MARK.search(one[0])]
            ordered = tuple(sorted(entries, key=lambda one: -one.weight))
            found[file.name.removesuffix(".toml")] = Catalog(ordered, strings)
    return found


def _entry(english: str, translation: str) -> _Entry:
    pattern, fixed, at, kinds = "", 0, 0, dict[str, str]()
    for mark in _MARK.finditer(english):
        pattern, fixed = pattern + re.escape(english[at : mark.start()]), fixed + mark.start() - at
        at = mark.end()
        if mark["either"] is not None:
            pattern += f"(?:{'|'.join(map(re.escape, mark['either'].split('|')))})" + "?" * ("|" not in mark["either"])
        else:
            kinds[mark["name"]] = mark["kind"]
            value = _DIGITS if mark["name"] in _NUMBERS else r"[^;]+?" if mark["kind"] in ("!", "~") else ".+?"
            pattern += f"(?P<{mark['name']}>{value})"
    whole = re.compile(pattern + re.escape(english[at:]), re.DOTALL)
    return _Entry(whole, translation, kinds, fixed + len(english) - at)


def _translated(english: str, language: str) -> str | None:
    """None where the catalog does not know it; a full stop at its end stands in no shape."""
    catalog = catalogs()[language]
    if english in catalog.plain:
        return catalog.plain[english]
    if english.endswith(".") and (told := _translated(english[:-1], language)):
        return f"{told}{catalog.plain['.']}"
    for entry in catalog.entries:
        found = entry.shape.fullmatch(english)
        if found and (filled := _filled(entry, found, language)):
            return filled
    return None


def _filled(entry: _Entry, found: re.Match[str], language: str) -> str | None:
    """The translation with its values; None if one of them is not what the shape says."""
    spoken = Locale.parse(language, sep="-")
    values = {name: _value(name, found[name], kind, language, spoken) for name, kind in entry.kinds.items()}
    if None in values.values():
        return None

    def put(mark: re.Match[str]) -> str:
        if not mark["forms"]:
            return str(values[mark["name"]])
        return _form(mark["forms"][1:].split("|"), int(found[mark["name"]].replace(",", "")), spoken)

    return _MARK.sub(put, entry.translation)


def _value(name: str, words: str, kind: str, language: str, spoken: Locale) -> str | None:
    if name in _NUMBERS:
        number = words.replace(",", "")
        return str(format_decimal(int(number), locale=spoken)) if number else None
    if kind in ("=", "~"):
        return _translated(words, language) or (words if kind == "~" else None)
    if kind in ("!", "@"):
        days = worded_abroad(words, spoken)
        return None if kind == "!" and days == words else days
    return words


def _form(forms: list[str], number: int, spoken: Locale) -> str:
    """The form of a word that belongs to a number."""
    has = [one for one in _PLURALS if one == "other" or one in spoken.plural_form.tags]
    at = has.index(spoken.plural_form(number))
    return forms[min(at, len(forms) - 1)]
