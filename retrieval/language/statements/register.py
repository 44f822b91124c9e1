"""People and bodies over one or many texts: full names, spellings, roles.

A surname in one article is resolved by the full name in another; spellings that differ in a letter or two
("Zelensky", "Zelenskyy", "Zelenskiy") are one person where the given names agree.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from rapidfuzz import fuzz

from retrieval.language.statements.names import Mention, mentions

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
_LONG_ENOUGH = 5
_STEM = 4
_ACRONYM = re.compile(r"(?<!\w)((?:[A-Z][\w'’-]+ (?:(?:of|for|and|the|on) )*){1,7}[A-Z][\w'’-]+) ?\(([A-Z]{2,8})\)")


@dataclass(frozen=True, slots=True)
class Entity:
    """A person or body that a text names: its full name, all spellings met, what it is said to be."""

    name: str
    kind: Literal["person", "body"]
    spellings: frozenset[str]
    roles: tuple[str, ...]
    gender: str
    count: int


_Named = tuple[Entity, set[frozenset[str]]]
"""An entity and the words of each of its spellings."""


@dataclass(slots=True)
class _Gathered:
    parts: tuple[str, ...]
    kind: Literal["person", "body"]
    spellings: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    genders: Counter[str] = field(default_factory=Counter)

    def add(self, mention: Mention) -> None:
        self.spellings[mention.name] += 1
        for role in filter(None, mention.role.split("; ")):
            self.roles[role] += 1
        if mention.gender:
            self.genders[mention.gender] += 1

    def entity(self) -> Entity:
        # The form most used among the longest: "Xi Jinping", not "Xi".
        longest = max(len(name.split()) for name in self.spellings)
        name = max((n for n in self.spellings if len(n.split()) == longest), key=lambda n: (self.spellings[n], n))
        gender = self.genders.most_common(1)[0][0] if self.genders else ""
        roles = tuple(role for role, _ in self.roles.most_common())
        return Entity(name, self.kind, frozenset(self.spellings), roles, gender, self.spellings.total())


class Register:
    """The people and bodies of a collection of texts. Built once, then only asked."""

    def __init__(self, entities: Sequence[Entity], acronyms: dict[str, str] | None = None) -> None:
        self.entities = tuple(entities)
        self._acronyms = acronyms or {}
        self._by_part: dict[str, list[_Named]] = defaultdict(list)
        self._by_spelling: dict[str, set[str]] = defaultdict(set)
        self._holders: dict[frozenset[str], Entity | None] = {}
        self._roles: dict[str, frozenset[str]] = {}
        self._known: dict[tuple[str, str], Entity | None] = {}
        for entity in entities:
            spelt = {frozenset(_key(name).split()) for name in entity.spellings}
            for part in frozenset().union(*spelt):
                self._by_part[part].append((entity, spelt))
                self._by_spelling[_levelled(part)].add(part)

    @classmethod
    def from_texts(cls, texts: Iterable[str]) -> Register:
        """The register of all names in the texts, in time linear in their length."""
        gathered: list[_Gathered] = []
        acronyms: dict[str, str] = {}
        for text in texts:
            _gather(gathered, mentions(text))
            acronyms.update(
                (short, full.removeprefix("The ")) for full, short in _ACRONYM.findall(text) if _stands_for(short, full)
            )
        return cls([one.entity() for one in _merged(gathered)], acronyms)

    def resolve(self, name: str, role: str = "") -> Entity | None:
        """The entity called `name`, in full, by surname, by given name or in another spelling.

        With several of that name, the one whose roles share words with `role`, else the one named most. None
        where no entity has the name.
        """
        if (name, role) not in self._known:
            self._known[name, role] = self._find(self._acronyms.get(name.replace(".", ""), name), role)
        return self._known[name, role]

    def holder(self, words: Iterable[str]) -> Entity | None:
        """The one person whom the texts give the office that all the words describe: {"chinese", "minister"}.

        Words agree by their first four letters ("China", "Chinese"). None where nobody or more than one has it.
        """
        wanted = frozenset(word[:_STEM] for word in words)
        if wanted not in self._holders:
            self._holders[wanted] = self._only_holder(wanted)
        return self._holders[wanted]

    def _only_holder(self, wanted: frozenset[str]) -> Entity | None:
        found = [e for e in self.entities if e.kind == "person" and e.roles and self._holds(e, wanted)]
        found.sort(key=lambda entity: -entity.count)
        if not wanted or not found or (len(found) > 1 and found[0].count < 2 * found[1].count):
            return None
        return found[0]

    def _holds(self, entity: Entity, wanted: frozenset[str]) -> bool:
        if entity.name not in self._roles:
            self._roles[entity.name] = frozenset(
                word[:_STEM] for role in entity.roles for word in _key(role.replace("’s", "").replace("'s", "")).split()
            )
        return all(word in self._roles[entity.name] for word in wanted)

    def _find(self, name: str, role: str) -> Entity | None:
        words = _key(name).split()
        if not words:
            return None
        found = self._having(words) or self._alike(words)
        if not found:
            return None
        return max(found, key=lambda entity: (_shared(entity, role), len(entity.name.split()) > 1, entity.count))

    def _having(self, words: Sequence[str]) -> list[Entity]:
        """The entities one of whose spellings has all the words."""
        wanted = frozenset(words)
        return [entity for entity, spelt in self._by_part.get(words[-1], ()) if any(wanted <= name for name in spelt)]

    def _alike(self, words: Sequence[str]) -> list[Entity]:
        last = words[-1]
        near = self._by_spelling.get(_levelled(last), set()) if len(last) >= _LONG_ENOUGH else set()
        return [e for part in sorted(near) for e in self._having([*words[:-1], part]) if e.kind == "person"]


def _key(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode() or name.lower()
    return re.sub(r"[^\w -]", "", plain)


def _levelled(part: str) -> str:
    """The word without what transliterations differ in: "zelenski" for Zelensky, Zelenskyy and Zelenskiy."""
    for pattern, form in _TRANSLITERATIONS:
        part = pattern.sub(form, part)
    return part


def _shared(entity: Entity, role: str) -> int:
    own = {word for one in entity.roles for word in _key(one).split()}
    return len(own & set(_key(role).split()))


def _stands_for(short: str, full: str) -> bool:
    initials = "".join(word[0] for word in full.split() if word[0].isupper())
    return initials.endswith(short) or initials == short


def _gather(gathered: list[_Gathered], found: Sequence[Mention]) -> None:
    """Adds the names of one text; a single word belongs to the last longer name of the text that has it."""
    by_part: dict[str, _Gathered] = {}
    surnames: dict[str, list[str]] = defaultdict(list)
    ordered = sorted(found, key=lambda mention: len(mention.parts) < 2)
    for mention in ordered:
        parts = tuple(_key(mention.name).split())
        if not parts:
            continue
        kind: Literal["person", "body"] = "body" if mention.is_body else "person"
        if len(parts) == 1 and mention.is_body:
            one = by_part.get(f"{parts[0]} of") or by_part.get(parts[0])
            one = one if one is not None and one.kind == "body" else None
        elif len(parts) == 1:
            one = by_part.get(parts[0]) or _near(surnames, by_part, parts[0])
        else:
            one = by_part.get(" ".join(parts)) or by_part.get(f"{parts[0]} … {parts[-1]}")
        if one is None:
            one = _Gathered(parts, kind)
            gathered.append(one)
        one.add(mention)
        by_part.setdefault(" ".join(parts), one)
        if len(parts) > 1:
            by_part.setdefault(f"{parts[0]} … {parts[-1]}", one)
            if kind == "body" and parts[1] in ("of", "for"):
                by_part.setdefault(f"{parts[0]} of", one)
            if kind == "person":
                if len(parts[-1]) >= _LONG_ENOUGH:
                    surnames[parts[-1][:2]].append(parts[-1])
                by_part.setdefault(parts[-1], one)
                if mention.role or mention.gender:
                    by_part.setdefault(parts[0], one)


def _near(surnames: dict[str, list[str]], by_part: dict[str, _Gathered], part: str) -> _Gathered | None:
    """The person whose surname the word misspells, within one text."""
    if len(part) < _LONG_ENOUGH:
        return None
    near = [name for name in surnames.get(part[:2], ())[:_CANDIDATES] if fuzz.ratio(name, part) >= _MISSPELT]
    return by_part[near[0]] if near else None


def _merged(gathered: Sequence[_Gathered]) -> list[_Gathered]:
    """Names of several texts made one: the same, or alike in the surname with the same given name."""
    merged: dict[tuple[str, ...], _Gathered] = {}
    by_given: dict[tuple[str, str], list[_Gathered]] = defaultdict(list)
    for one in sorted(gathered, key=lambda one: -len(one.parts)):
        alike = by_given[one.parts[0], _levelled(one.parts[-1])]
        other = merged.get(one.parts) or _same_person(alike, one)
        if other is None:
            merged[one.parts] = one
            alike.append(one)
        else:
            other.spellings.update(one.spellings)
            other.roles.update(one.roles)
            other.genders.update(one.genders)
            merged.setdefault(one.parts, other)
    return list({id(one): one for one in merged.values()}.values())


def _same_person(others: Sequence[_Gathered], one: _Gathered) -> _Gathered | None:
    """The person among `others`, all of one given name and levelled surname, if these are people."""
    if one.kind != "person" or len(one.parts) < 2 or len(one.parts[-1]) < _LONG_ENOUGH:
        return None
    return next((other for other in others if other.kind == "person" and len(other.parts) > 1), None)
