"""The names of one text, gathered by who bears them, and those of several texts made one.

What is gathered of a text depends on nothing else, so that it can be kept; making one of many is linear in them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

from rapidfuzz import fuzz

from retrieval.language.language import Language, load
from retrieval.language.statements.mention import Mention
from retrieval.language.statements.names import mentions

# A bare surname this near (rapidfuzz ratio) to one of the same article is a misprint of it. Likeness cannot tell
# spellings from names across articles: "Hussein" and "Hussain" are 86 alike, "Roberts" and "Robertson" 88.
_MISSPELT = 90
# What transliterations of one name differ in, in the order in which it is levelled.
_TRANSLITERATIONS = (
    (re.compile(r"h"), ""),
    (re.compile(r"w"), "v"),
    (re.compile(r"ou"), "u"),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"i+(?=[aeou])|(?<=[aeou])i+"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=.{4})[ao]$"), ""),
)
# No more names are compared letter by letter with one: keeps the register linear.
_CANDIDATES = 200
LONG_ENOUGH = 5
_ACRONYM = re.compile(r"(?<!\w)((?:[A-Z][\w'’-]+ (?:(?:of|for|and|the|on) )*){1,7}[A-Z][\w'’-]+) ?\(([A-Z]{2,8})\)")


@dataclass(slots=True)
class Bearer:
    """One person or body of a text: the words of its longest name, and how often it is called what."""

    parts: tuple[str, ...]
    kind: Literal["person", "body"]
    spellings: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    genders: Counter[str] = field(default_factory=Counter)

    def add(self, mention: Mention) -> None:
        """Count one mention of it."""
        self.spellings[mention.name] += 1
        for role in filter(None, mention.role.split("; ")):
            self.roles[role] += 1
        if mention.gender:
            self.genders[mention.gender] += 1

    def plain(self) -> list[Any]:
        """The same as lists and dictionaries, for JSON."""
        return [self.parts, self.kind, self.spellings, self.roles, self.genders]

    @classmethod
    def of_plain(cls, plain: Sequence[Any]) -> Bearer:
        """What ``plain`` gave."""
        parts, kind, *counts = plain
        return cls(tuple(parts), kind, *map(_counter, counts))

    def copy(self) -> Bearer:
        """Another of the same, to be counted on."""
        return Bearer(self.parts, self.kind, *map(_counter, (self.spellings, self.roles, self.genders)))


@dataclass(frozen=True, slots=True)
class TextNames:
    """Whom a text names, and which acronyms it introduces for what."""

    bearers: tuple[Bearer, ...]
    acronyms: dict[str, str]

    def plain(self) -> list[Any]:
        """The same as lists and dictionaries, for JSON."""
        return [[one.plain() for one in self.bearers], self.acronyms]

    @classmethod
    def of_plain(cls, plain: list[Any]) -> TextNames:
        """What ``plain`` gave."""
        bearers, acronyms = plain
        return cls(tuple(map(Bearer.of_plain, bearers)), acronyms)


def names_in(text: str, language: Language | None = None) -> TextNames:
    """The names of the text, in time linear in its length."""
    acronyms = {short: full.removeprefix("The ") for full, short in _ACRONYM.findall(text) if _stands_for(short, full)}
    return TextNames(tuple(_gathered(mentions(text, (language or load()).lexicon))), acronyms)


def merged(bearers: Iterable[Bearer]) -> list[Bearer]:
    """Names of several texts made one: the same, or alike in the surname with the same given name."""
    found: dict[tuple[str, ...], Bearer] = {}
    by_likeness: dict[str, list[Bearer]] = defaultdict(list)
    for one in sorted(bearers, key=lambda one: -len(one.parts)):
        alike = by_likeness[likeness(one.parts)]
        other = found.get(one.parts) or _same_person(alike, one)
        if other is None:
            found[one.parts] = one = one.copy()
            alike.append(one)
        else:
            if other.kind != one.kind and not (other.roles or other.genders or one.roles or one.genders):
                other.kind = "body"
            _count(other.spellings, one.spellings)
            _count(other.roles, one.roles)
            _count(other.genders, one.genders)
            found.setdefault(one.parts, other)
    return list({id(one): one for one in found.values()}.values())


def likeness(parts: Sequence[str]) -> str:
    """What the names of all that may be one person or body have in common: the given name, the levelled surname."""
    return f"{parts[0]} {levelled(parts[-1])}"


def _counter(counts: Mapping[str, int]) -> Counter[str]:
    """A counter of the counts; its own constructor takes five times as long, which tells in a register of thousands."""
    counter: Counter[str] = Counter()
    dict.update(counter, counts)
    return counter


def _count(counter: Counter[str], more: Mapping[str, int]) -> None:
    for name, count in more.items():
        counter[name] += count


def key(name: str) -> str:
    """The name in small letters without accents and points, as names are compared."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode() or name.lower()
    return re.sub(r"[^\w -]", "", plain)


@lru_cache(maxsize=1 << 16)
def levelled(part: str) -> str:
    """The word without what transliterations differ in: "zelenski" for Zelensky, Zelenskyy and Zelenskiy."""
    for pattern, form in _TRANSLITERATIONS:
        part = pattern.sub(form, part)
    return part


def _stands_for(short: str, full: str) -> bool:
    initials = "".join(word[0] for word in full.split() if word[0].isupper())
    return initials.endswith(short) or initials == short


def _gathered(found: Sequence[Mention]) -> list[Bearer]:
    """The bearers of one text's names; a single word belongs to the last longer name of the text that has it."""
    gathering = _Gathering()
    for mention in sorted(found, key=lambda mention: len(mention.parts) < 2):
        gathering.add(mention)
    return gathering.bearers


@dataclass(slots=True)
class _Gathering:
    """The bearers of one text so far, in order and by what each may be called; surnames by their first letters."""

    bearers: list[Bearer] = field(default_factory=list)
    called: dict[str, Bearer] = field(default_factory=dict)
    surnames: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, mention: Mention) -> None:
        """Counts the name with its bearer, a new one if nobody met so far is called so."""
        parts = tuple(key(mention.name).split())
        if not parts:
            return
        one = self._bearer(parts, mention.is_body)
        if one is None:
            one = Bearer(parts, "body" if mention.is_body else "person")
            self.bearers.append(one)
        one.add(mention)
        for name in _also_called(parts, mention):
            self.called.setdefault(name, one)
        if len(parts) > 1 and not mention.is_body and len(parts[-1]) >= LONG_ENOUGH:
            self.surnames[parts[-1][:2]].append(parts[-1])

    def _bearer(self, parts: tuple[str, ...], is_body: bool) -> Bearer | None:
        """Who is called so; by one word a person goes by the surname, even misspelt, and a body by its first word."""
        if len(parts) > 1:
            return self.called.get(" ".join(parts)) or self.called.get(_ends(parts))
        (part,) = parts
        if not is_body:
            return self.called.get(part) or self._misspelt(part)
        one = self.called.get(f"{part} of") or self.called.get(part)
        return one if one is not None and one.kind == "body" else None

    def _misspelt(self, part: str) -> Bearer | None:
        """The person whose surname the word misspells."""
        if len(part) < LONG_ENOUGH:
            return None
        near = (name for name in self.surnames.get(part[:2], ())[:_CANDIDATES] if fuzz.ratio(name, part) >= _MISSPELT)
        name = next(near, None)
        return self.called[name] if name is not None else None


def _also_called(parts: tuple[str, ...], mention: Mention) -> Iterator[str]:
    """What the bearer of the name may be called elsewhere in the text."""
    yield " ".join(parts)
    if len(parts) < 2:
        return
    yield _ends(parts)
    if mention.is_body:
        if parts[1] in ("of", "for"):
            yield f"{parts[0]} of"
        return
    yield parts[-1]
    if mention.role or mention.gender:
        yield parts[0]


def _ends(parts: Sequence[str]) -> str:
    """A name without its middle."""
    return f"{parts[0]} … {parts[-1]}"


def _same_person(others: Sequence[Bearer], one: Bearer) -> Bearer | None:
    """The person among `others`, all of one given name and levelled surname, if these are people."""
    if one.kind != "person" or len(one.parts) < 2 or len(one.parts[-1]) < LONG_ENOUGH:
        return None
    return next((other for other in others if other.kind == "person" and len(other.parts) > 1), None)
