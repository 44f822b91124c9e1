"""The words of a language by what they do in a sentence: `words.toml`, `nouns.toml`, `verbs.toml`, `names.toml`.

Rules ask a word for its classes and a verb for its features, never for its letters. A class or feature that is not
listed here is an error in the table; one that a rule misspells is found by the type checker.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, RootModel, model_validator

from retrieval.language.tables import Row, checked, checked_rows, read_table

WordClass = Literal[
    # function words
    "determiner",
    "standing",  # a determiner that stands for a noun: "many are", "both said"
    "possessive",  # "his", "whose"
    "personal",  # pronouns that are subjects
    "oblique",  # pronouns that are objects
    "subject",  # other words that are subjects by themselves: "who", "someone"
    "he",
    "she",
    "body_pronoun",  # "they", "it"
    "first_person",
    "reflexive",
    "relative",
    "impersonal",  # subjects that say nothing: "that shows ..."
    "pronominal",  # "that", "some": may stand alone before a verb
    "auxiliary",
    "be",
    "linking",  # joins a subject with an adjective, and is no auxiliary
    "adverb",
    "intensifier",
    "negator",
    "preposition",
    "attaching",  # prepositions that hang a phrase on the noun before
    "following",  # those that go on with the phrase of a speaker
    "adverbial",  # those that open when, where and to whom something was said
    "adjective_link",  # those before which a past form is an adjective
    "time_link",  # before a time: "on", "late"
    "conjunction",
    "subordinator",
    "coordinator",
    "clause_opener",
    "participle_link",  # what a participle without a subject of its own may follow
    "according_link",
    "not_going_on",  # begins something other than the rest of a broken quotation
    "question",
    "period_marker",  # "last", "next" before "week"
    # nouns
    "role",  # people by office, work or kin
    "title",  # stands before a name
    "speaks_for",  # a role that speaks for a body: "spokesman"
    "office",  # held by one person at a time
    "female",
    "male",
    "group",  # many people, who begin sentences without a name
    "listener",  # those who are told
    "body",  # part of the name of a body
    "direction",  # begins the name of a place: "North", "New"
    "body_noun",  # a common noun for a body
    "place_noun",
    "document",  # what speaks in writing
    "claim",  # followed by "that" and what is claimed
    "period",
    "day",  # days and months that are no surname: not "May", "March", "Sun"
    "credit",  # of a picture
    "nounlike",  # nouns or adjectives as often as verbs
    "gerund",  # nouns in "-ing" that look like verbs of saying
    # others
    "attitude",  # adjectives with which a person "is confident that ..."
    "descriptor",  # ends an adjective before a name: "Oslo-based", "state-owned"
    "passing",  # adjectives that leave an office what it is: "then", "former"
    "pressed",  # participles that open a sentence before a speaker: "asked about it"
    "not_saying",  # words in "-ed" before "that" that do not attribute
    "unquoting",  # verbs before marks that hold a title, not words: "played", "signed"
    "naming_form",  # what a name in marks follows: "called", "known as"
    "going_on",  # before an infinitive that is said: "went on to say"
    # by the verbs' table
    "past_form",
    "participle",
    # any of the function words after which no noun phrase goes on
    "function",
]

VerbFeature = Literal[
    "clause",  # a clause after it is what somebody says, writes, holds or finds
    "bare",  # and often stands without "that": "he said it was late"
    "beside",  # stands beside what was said: "..., he said"
    "tells",  # is followed by the one who is told
    "asks",  # takes an indirect question: "asked whether"
    "urges",  # its infinitive is what was said: "vowed to stay", "urged him to go"
    "acts",  # its object is what was said: "denied the charge"
    "names",  # gives something a name: "called it a farce"
    "core",  # the commonest: where one stands, somebody else may speak
    "transitive",  # mostly has a thing for object: a bare clause must show its verb right after its subject
    "unquoted",  # marks behind it hold a name or a part of a thing
    "inverts",  # "said X" behind a comma
    "states",  # takes up again behind "and": "and said"
    "opens",  # what follows is a clause even where no verb is seen
    "commits",  # its infinitive is the speaker's own act
    "charges",  # "accused X of", "blamed X for"
    "objects",  # any object is what was said: "denied the charge"
    "as",  # names with "as" alone: "views it as"
    "as_named",  # names with "as" even without marks
    "quoted_name",  # the name in marks may stand first
    "dubs",  # names with "a": "called it a farce"
    "cites",  # "quoted as saying"
    "apologises",  # says itself what is said: "apologised for the delay"
]
Act = Literal[
    "said",
    "denied",
    "accused",
    "criticised",
    "praised",
    "warned",
    "promised",
    "demanded",
    "apologised",
    "confirmed",
    "declined",
]
"""What somebody does in saying something."""
_SPEECH: frozenset[VerbFeature] = frozenset(
    ("clause", "bare", "beside", "tells", "asks", "urges", "acts", "names", "core", "transitive")
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

    ``acronyms`` are names in capitals that in small letters are other words: "US", "IT".
    ``bases``: from an irregular form of any word to its base form.
    """

    classes: Mapping[str, frozenset[WordClass]]
    reporting: Mapping[str, Reporting]
    bases: Mapping[str, str]
    verbs: Mapping[str, VerbRow]
    female_names: frozenset[str]
    male_names: frozenset[str]
    particles: tuple[str, ...]
    acronyms: frozenset[str]
    states: tuple[frozenset[str], ...]

    def state(self, name: str) -> frozenset[str]:
        """All that the state or government called so is called, in lower case; empty for any other name."""
        low = name.casefold().removeprefix("the ").strip()
        return next((names for names in self.states if low in names), frozenset())

    def of(self, word: str) -> frozenset[WordClass]:
        """The classes of a word in lower case."""
        return self.classes.get(word, _NO_CLASSES)

    def words(self, *classes: WordClass) -> frozenset[str]:
        """The words of any of the classes."""
        return frozenset(word for word, own in self.classes.items() if not own.isdisjoint(classes))


_NO_CLASSES: frozenset[WordClass] = frozenset()


def read_lexicon(folder: Path) -> Lexicon:
    """The lexicon of a folder of tables. Raises LanguageError where a row is wrong."""
    verbs = checked_rows(folder / "verbs.toml", VerbRow)
    names_path = folder / "names.toml"
    names = checked(names_path, "names", _Names, read_table(names_path))
    classes: dict[str, set[WordClass]] = {}
    for table in ("words.toml", "nouns.toml"):
        for word, listed in checked_rows(folder / table, _Classes).items():
            classes.setdefault(word, set()).update(listed.root)
    for row in verbs.values():
        for form in row.past:
            classes.setdefault(form, set()).add("past_form")
        if row.does & _SPEECH:
            for form in row.participle:
                classes.setdefault(form, set()).add("participle")
    for own in classes.values():
        if own & _FUNCTION and "possessive" not in own:
            own.add("function")
    return Lexicon(
        classes=MappingProxyType({word: frozenset(own) for word, own in classes.items()}),
        reporting=MappingProxyType(
            {
                form: reporting
                for verb, row in verbs.items()
                if row.does & _SPEECH
                for reporting in (Reporting(verb, row.does, row.act),)
                for form in forms(verb, row)
            }
        ),
        bases=MappingProxyType(
            {form: verb for verb, row in verbs.items() for form in (*row.past, *row.participle) if form != verb}
            | {form: base.root for form, base in checked_rows(folder / "irregular.toml", _Base).items()}
        ),
        verbs=MappingProxyType(verbs),
        female_names=names.female,
        male_names=names.male,
        particles=names.particles,
        acronyms=names.acronyms,
        states=tuple(
            frozenset(name.casefold() for name in (state, *others.root))
            for state, others in _optional_rows(folder / "states.toml", _Others).items()
        ),
    )


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
