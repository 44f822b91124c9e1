"""People and bodies over one or many texts: full names, spellings, roles.

A surname in one article is resolved by the full name in another; spellings that differ in a letter or two
("Zelensky", "Zelenskyy", "Zelenskiy") are one person where the given names agree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from retrieval.language.language import Language
from retrieval.language.statements.gathering import LONG_ENOUGH, Bearer, TextNames, key, levelled, merged, names_in

_STEM = 4
# How much oftener one of two with the same name must be named to be the one who is meant.
_MARGIN = 3
# How much oftener than a longer name a name may stand that is still short for it.
_ONCE = 5


@dataclass(frozen=True, slots=True)
class Entity:
    """A person or body that a text names: its full name, all spellings met, what it is said to be."""

    name: str
    kind: Literal["person", "body"]
    spellings: frozenset[str]
    roles: tuple[str, ...]
    gender: str
    count: int


_OF = frozenset(("of", "for", "in", "at"))

_Named = tuple[Entity, set[frozenset[str]]]
"""An entity and the words of each of its spellings."""


class Directory(Protocol):
    """What knows names and offices beyond one text."""

    def resolve(self, name: str, role: str = "") -> Entity | None:
        """The entity called ``name``."""

    def holder(self, words: Iterable[str]) -> Entity | None:
        """The one person with the office that the words describe."""

    def is_only(self, name: str) -> bool:
        """Whether just one has the name as a whole or in part."""


class Register:
    """The people and bodies of a collection of texts. Built once, then only asked."""

    def __init__(self, entities: Sequence[Entity], acronyms: dict[str, str] | None = None) -> None:
        self.entities = tuple(entities)
        self._acronyms = acronyms or {}
        self._by_part: dict[str, list[_Named]] = defaultdict(list)
        self._by_spelling: dict[str, set[str]] = defaultdict(set)
        self._holders: dict[frozenset[str], Entity | None] = {}
        self._offices: dict[str, list[Entity]] = defaultdict(list)
        self._known: dict[tuple[str, str], Entity | None] = {}
        for entity in entities:
            spelt = {frozenset(key(name).split()) for name in entity.spellings}
            for part in frozenset().union(*spelt):
                self._by_part[part].append((entity, spelt))
                self._by_spelling[levelled(part)].add(part)

    @classmethod
    def from_texts(cls, texts: Iterable[str], language: Language | None = None) -> Register:
        """The register of all names in the texts, in time linear in their length."""
        return cls.from_names(names_in(text, language) for text in texts)

    @classmethod
    def from_names(cls, texts: Iterable[TextNames]) -> Register:
        """The register of several texts' names."""
        bearers: list[Bearer] = []
        acronyms: dict[str, str] = {}
        for names in texts:
            bearers += names.bearers
            acronyms |= names.acronyms
        return cls([entity for _, entity in entities_of(bearers)], acronyms)

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
        found = self._holding(wanted)
        found.sort(key=lambda entity: -entity.count)
        if not found or (len(found) > 1 and found[0].count < 2 * found[1].count):
            return None
        return found[0]

    def _holding(self, wanted: frozenset[str]) -> list[Entity]:
        """Those whose offices have all the words, looked for among those with the rarest."""
        if not self._offices:
            for entity in self.entities:
                for stem in _stems_of_roles(entity) if entity.kind == "person" else ():
                    self._offices[stem].append(entity)
        fewest = min((self._offices.get(word, ()) for word in wanted), key=len, default=())
        return [entity for entity in fewest if wanted <= _stems_of_roles(entity)]

    def _find(self, name: str, role: str) -> Entity | None:
        words = key(name).split()
        if not words:
            return None
        found = list({id(one): one for one in self._having(words) or self._alike(words)}.values())
        if not found:
            return None
        found.sort(key=lambda entity: (_shared(entity, role), len(entity.name.split()) > 1, entity.count), reverse=True)
        if len(words) > 1:
            return _in_full(found[0], found)
        return found[0] if _stands_out(found, role) else None

    def is_only(self, name: str) -> bool:
        """Whether just one has the name as a whole or in part."""
        return len(self._having(key(name).split() or [""])) == 1

    def _having(self, words: Sequence[str]) -> list[Entity]:
        """The entities one of whose spellings has all the words."""
        wanted = frozenset(words)
        found = [entity for entity, spelt in self._by_part.get(words[-1], ()) if any(wanted <= name for name in spelt)]
        return (
            found if len(words) > 1 else [one for one in found if one.kind == "person" or _is_at_an_end(one, words[0])]
        )

    def _alike(self, words: Sequence[str]) -> list[Entity]:
        last = words[-1]
        near = self._by_spelling.get(levelled(last), set()) if len(last) >= LONG_ENOUGH else set()
        return [e for part in sorted(near) for e in self._having([*words[:-1], part]) if e.kind == "person"]


def _stems_of_roles(entity: Entity) -> frozenset[str]:
    """The first letters of the words of the offices, by which "China" and "Chinese" agree."""
    roles = (role.replace("’s", "").replace("'s", "") for role in entity.roles)
    return frozenset(word[:_STEM] for role in roles for word in key(role).split())


def entities_of(bearers: Iterable[Bearer]) -> list[tuple[tuple[str, ...], Entity]]:
    """Whom the bearers are, those of several texts made one, each with the words of the first name found of it."""
    return [(one.parts, _entity(one)) for one in merged(bearers)]


def _entity(bearer: Bearer) -> Entity:
    # The form most used among the longest: "Xi Jinping", not "Xi", nor a name that stands twice by mistake.
    spelt = bearer.spellings
    names = [name for name in spelt if len(set(name.split())) == len(name.split())] or list(spelt)
    name = max(names, key=lambda name: (len(name.split()), spelt[name], name))
    gender = bearer.genders.most_common(1)[0][0] if bearer.genders else ""
    roles = tuple(role for role, _ in bearer.roles.most_common())
    return Entity(name, bearer.kind, frozenset(spelt), roles, gender, spelt.total())


def _in_full(entity: Entity, found: Sequence[Entity]) -> Entity:
    """The person under the longer name that other articles use, if just one begins or ends so: "Solis Rivera"."""
    own = key(entity.name).split()
    longer = {
        other.name: other
        for other in found
        if other.kind == entity.kind == "person"
        and len(parts := key(other.name).split()) > len(own)
        and own in (parts[: len(own)], parts[-len(own) :])
        and not any(word.isupper() for word in other.name.split() if word.isalpha())
        and other.count * _ONCE >= entity.count  # a title may run on: "Ana Silva Sings"
    }
    return next(iter(longer.values())) if len(longer) == 1 else entity


def _is_at_an_end(body: Entity, word: str) -> bool:
    """Whether a body may be called by the word: "Goldman" of "Goldman Sachs", no word in its middle or behind "of"."""
    return any(
        word == parts[0] or (word == parts[-1] and not _OF & set(parts))
        for name in body.spellings
        if (parts := key(name).split())
    )


def _stands_out(found: Sequence[Entity], role: str) -> bool:
    """Whether the first of those with a name fits clearly better than the next: by its office, or by being named."""
    if len(found) < 2 or len(found[1].name.split()) < 2 or found[1].kind != "person":
        return True
    return _shared(found[0], role) > _shared(found[1], role) or found[0].count >= _MARGIN * found[1].count


def _shared(entity: Entity, role: str) -> int:
    own = {word for one in entity.roles for word in key(one).split()}
    return len(own & set(key(role).split()))
