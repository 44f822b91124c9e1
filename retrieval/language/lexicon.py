"""The words of a language by what they do in a sentence: `words.toml`, `nouns.toml`, `verbs.toml`, `names.toml`.

Rules ask a word for its classes and a verb for its features, where they can, and not for its letters.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, RootModel, model_validator

from retrieval.language.tables import Row, checked, checked_rows, read_table
from retrieval.language.word_classes import Act, VerbFeature, WordClass

_SPEECH: frozenset[VerbFeature] = frozenset(
    ("clause", "bare", "beside", "tells", "asks", "urges", "acts", "names", "core", "transitive", "marked")
)
_FUNCTION: frozenset[WordClass] = frozenset(
    ("auxiliary", "be", "adverb", "preposition", "conjunction", "personal", "oblique")
)


def _split(value: object) -> object:
    return value.split() if isinstance(value, str) else value


Words = Annotated[tuple[str, ...], BeforeValidator(_split)]
_CLOSED = ConfigDict(extra="forbid", frozen=True)


class VerbRow(BaseModel):
    """A row of `verbs.toml`; its head explains the keys."""

    model_config = _CLOSED

    past: Words = ()
    participle: Words = ()
    also: Words = ()
    doubles: bool = False
    does: Annotated[frozenset[VerbFeature], BeforeValidator(_split)] = frozenset()
    act: Act = "said"
    nouns: Words = ()
    examples: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _is_shown(self) -> VerbRow:
        if self.does & _SPEECH and len(self.examples) < 2:
            raise ValueError("a verb that reports needs two examples")
        return self


class _Classes(RootModel[Annotated[frozenset[WordClass], BeforeValidator(_split)]]):
    """The classes of one word."""


class _Base(RootModel[str]):
    """The base form of an irregular one."""


class _Others(RootModel[tuple[str, ...]]):
    """What else a state is called."""


class _Names(BaseModel):
    """`names.toml`."""

    model_config = _CLOSED

    female: Annotated[frozenset[str], BeforeValidator(_split)]
    male: Annotated[frozenset[str], BeforeValidator(_split)]
    particles: Words
    acronyms: Annotated[frozenset[str], BeforeValidator(_split)] = frozenset()


class _Given(BaseModel):
    """`given.toml`."""

    model_config = _CLOSED

    female: Annotated[frozenset[str], BeforeValidator(_split)] = frozenset()
    male: Annotated[frozenset[str], BeforeValidator(_split)] = frozenset()


@dataclass(frozen=True, slots=True)
class Reporting:
    """A verb that reports what is said: its base form, how it does, and what is done by it."""

    base: str
    does: frozenset[VerbFeature]
    act: Act = "said"


NOTHING = Reporting("", frozenset())


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``classes`` of every listed word, ``reporting`` by every form of a verb that reports, both in lower case.

    ``acronyms`` are names in capitals that in small letters are other words: "US", "IT". ``states``: by each name of a
    state all of them; ``peoples``: what its people are called, ``countries``: what it is called first.
    ``female_names``, ``male_names``: given names that are hardly family names; ``female_given``, ``male_given``: also
    those that tell a gender only before a family name. ``bases``: from an irregular form of any word to its base form.
    ``deeds``: what is done, by the nouns for it: "denial".
    """

    classes: Mapping[str, frozenset[WordClass]]
    reporting: Mapping[str, Reporting]
    deeds: Mapping[str, Act]
    bases: Mapping[str, str]
    verbs: Mapping[str, VerbRow]
    female_names: frozenset[str]
    male_names: frozenset[str]
    female_given: frozenset[str]
    male_given: frozenset[str]
    particles: tuple[str, ...]
    acronyms: frozenset[str]
    states: Mapping[str, frozenset[str]]
    peoples: frozenset[str]
    countries: frozenset[str]

    def state(self, name: str) -> frozenset[str]:
        """All that the state or government called so is called, in lower case; empty for any other name."""
        return self.states.get(name.casefold().removeprefix("the ").strip(), frozenset())

    def is_people(self, name: str) -> bool:
        """Whether the words tell of what state somebody or something is, and are no name: "South Korean"."""
        low = name.casefold()
        return low in self.peoples and low not in self.states

    def is_given(self, name: str) -> bool:
        """Whether it is a given name, in lower case."""
        return name in self.female_given or name in self.male_given

    def may_be_person(self, noun: str) -> bool:
        """Whether a noun in lower case is listed as one for people, or ends as such nouns do: "attacker"."""
        return "role" in self.of(noun) or noun.endswith(_OF_PEOPLE)

    def is_person(self, noun: str) -> bool:
        """Whether a noun in lower case tells a person: listed as one, or made with "man", "woman", "-ologist"."""
        made = noun.endswith(("woman", "ologist")) or (noun.endswith("man") and len(noun) > len("german"))
        return made or "role" in self.of(noun)

    def stands_beside(self, word: str) -> bool:
        """Whether the word is a finite form of a verb that stands beside what was said: "asks", "cried"."""
        verb = self.reporting.get(word, NOTHING)
        return "beside" in verb.does and word != verb.base and not word.endswith("ing")

    def of(self, word: str) -> frozenset[WordClass]:
        """The classes of a word in lower case."""
        return self.classes.get(word, _NO_CLASSES)

    def words(self, *classes: WordClass) -> frozenset[str]:
        """The words of any of the classes."""
        return frozenset(word for word, own in self.classes.items() if not own.isdisjoint(classes))


# How nouns for those who do something end; some other nouns do as well.
_OF_PEOPLE = ("er", "or", "ist", "man", "woman")
_NO_CLASSES: frozenset[WordClass] = frozenset()
_GOVERNMENT = " government"


def read_lexicon(folder: Path) -> Lexicon:
    """The lexicon of a folder of tables. Raises LanguageError where a row is wrong."""
    verbs = checked_rows(folder / "verbs.toml", VerbRow)
    names_path = folder / "names.toml"
    names = checked(names_path, "names", _Names, read_table(names_path))
    given_path = folder / "given.toml"
    given = checked(given_path, "given", _Given, read_table(given_path)) if given_path.exists() else _Given()
    states = _optional_rows(folder / "states.toml", _Others)
    rows = [frozenset(map(str.casefold, (state, *others.root))) for state, others in states.items()]
    return Lexicon(
        classes=MappingProxyType(_classes(folder, verbs)),
        reporting=MappingProxyType(_reporting(verbs)),
        deeds=MappingProxyType({noun: row.act for row in verbs.values() for noun in row.nouns}),
        bases=MappingProxyType(_bases(folder, verbs)),
        verbs=MappingProxyType(verbs),
        female_names=names.female,
        male_names=names.male,
        female_given=names.female | given.female,
        male_given=names.male | given.male,
        particles=names.particles,
        acronyms=names.acronyms,
        states=MappingProxyType({name: names for names in rows for name in names}),
        countries=frozenset(map(str.casefold, states)),
        peoples=frozenset(
            name.removesuffix(_GOVERNMENT) for names in rows for name in names if name.endswith(_GOVERNMENT)
        ),
    )


def _classes(folder: Path, verbs: Mapping[str, VerbRow]) -> dict[str, frozenset[WordClass]]:
    """The classes of each word: those of its rows, and what follows from them and from the verbs' forms."""
    classes: dict[str, set[WordClass]] = defaultdict(set)
    for table in ("words.toml", "nouns.toml"):
        for word, listed in checked_rows(folder / table, _Classes).items():
            classes[word] |= listed.root
    for row in verbs.values():
        for form in row.past:
            classes[form].add("past_form")
            if row.participle and form not in row.participle:
                classes[form].add("plain_past")
        for form in row.participle if row.does & _SPEECH else ():
            classes[form].add("participle")
    for own in classes.values():
        if own & _FUNCTION and "possessive" not in own:
            own.add("function")
    return {word: frozenset(own) for word, own in classes.items()}


def _reporting(verbs: Mapping[str, VerbRow]) -> dict[str, Reporting]:
    """The verbs that report, by each of their forms."""
    found: dict[str, Reporting] = {}
    for verb, row in verbs.items():
        if row.does & _SPEECH:
            found |= dict.fromkeys(forms(verb, row), Reporting(verb, row.does, row.act))
    return found


def _bases(folder: Path, verbs: Mapping[str, VerbRow]) -> dict[str, str]:
    """From each irregular form to the form it is of."""
    of_verbs = {form: verb for verb, row in verbs.items() for form in (*row.past, *row.participle) if form != verb}
    others = checked_rows(folder / "irregular.toml", _Base)
    return of_verbs | {form: base.root for form, base in others.items()}


def _optional_rows(path: Path, model: type[Row]) -> dict[str, Row]:
    """The rows of a table that a language need not have."""
    return checked_rows(path, model) if path.exists() else {}


_DOUBLED = re.compile(r"(?:[^aeiou]|qu)*[aeiou][^aeiouwxy]")


def forms(verb: str, row: VerbRow) -> tuple[str, ...]:
    """The base form and all others: third person, past, participles, further spellings."""
    doubled = row.doubles or _DOUBLED.fullmatch(verb) is not None
    stem = verb + verb[-1] if doubled else verb[:-1] if re.search(r"[^eoy]e$", verb) else verb
    if re.search(r"[^aeiou]y$", verb):
        third, past = f"{verb[:-1]}ies", f"{verb[:-1]}ied"
    else:
        third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z")) else f"{verb}s"
        past = f"{stem}d" if stem.endswith("e") else f"{stem}ed"
    return tuple(dict.fromkeys((verb, third, *(row.past or (past,)), *row.participle, f"{stem}ing", *row.also)))
