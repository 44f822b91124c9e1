"""What a text says of the bearer of a name: the office before it, the apposition behind it, the gender these tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.language.lexicon import Lexicon
from retrieval.language.word_classes import WordClass

FEMALE, MALE = "f", "m"
_APPOSITION = re.compile(r",\s+((?:(?:an?|the|its|his|her|their|who is)\s+)?[\w'’ -]{2,80}?)(?=[,.;:(]|\s+who\b)")
_OFFICE_OF = re.compile(
    r"(?:^|[^\w'’-])(?:the|an?|its|his|her|their|our|\w+['’]s) (?P<office>(?P<noun>(?:[a-z-]+ ){0,2}?[a-z-]+)"
    r"(?: (?:of|for|at|in) [^,.;:]{2,50})?), $",
    re.IGNORECASE,
)
_NAMES_A_PERSON: frozenset[WordClass] = frozenset(("title", "role"))
_NO_PART_OF_ROLE: frozenset[WordClass] = frozenset(("function", "determiner"))
_JOINTS = frozenset(("of", "for", "to", "at", "'s", "and", "on"))


def role_before(text: str, lexicon: Lexicon, start: int) -> str:
    """The office, work or kin named in lower case just before a name: "foreign ministry spokesman"."""
    line = text[max(0, start - 90) : start].rpartition("\n")[2]
    words = re.findall(r"[\w'’.-]+|[^\w\s]", line)
    if words and words[-1] == ",":
        words.pop()
    if len(words) > 1 and words[-1] in ("named", "called"):
        words.pop()  # "a young man named Kyle"
    if not words or not (lexicon.of(bare(words[-1])) & _NAMES_A_PERSON or lexicon.is_person(words[-1])):
        return _office_of(line, lexicon)
    role: list[str] = []
    for word in reversed(words):
        if len(role) > 9 or not _is_of_role(lexicon, word):
            break
        role.insert(0, word)
    return " ".join(_without_beginning(lexicon, role))


def _office_of(line: str, lexicon: Lexicon) -> str:
    """The office that tells of what it is, before a comma and the name: "the head of the roads agency, Ida Lund"."""
    found = _OFFICE_OF.search(line)
    if found is None or not any(lexicon.of(word) & _NAMES_A_PERSON for word in found["noun"].lower().split()):
        return ""
    return found["office"]


def _without_beginning(lexicon: Lexicon, role: Sequence[str]) -> Sequence[str]:
    """The office without what only stands before it: a verb and its preposition, "spoke to", a time, "19:45"."""
    verb = max(
        (at for at in range(len(role) - 1) if _is_verb_with_preposition(lexicon, role[at], role[at + 1])), default=-1
    )
    rest = role[verb + 1 :]
    while rest and (rest[0].lower() in _JOINTS or rest[0].replace(".", "").isdigit()):
        rest = rest[1:]
    return rest


def _is_verb_with_preposition(lexicon: Lexicon, word: str, following: str) -> bool:
    return "past_form" in lexicon.of(bare(word)) and following.lower() in _JOINTS


def _is_of_role(lexicon: Lexicon, word: str) -> bool:
    """Whether the word before an office may belong to it: "press" in "press secretary", "of", no verb."""
    low = bare(word)
    if low in _JOINTS:
        return True
    if not word[0].isalnum() or (word.endswith(".") and len(word) > 3):
        return False
    classes = lexicon.of(low)
    return not classes & _NO_PART_OF_ROLE and (low not in lexicon.reporting or "role" in classes)


def with_apposition(text: str, lexicon: Lexicon, end: int, role: str) -> str:
    """The role with what an apposition behind the name, which ends at `end`, adds: ", a doctor in Oslo"."""
    found = _APPOSITION.match(text, end, min(len(text), end + 110))
    if found is None:
        return role
    aside = re.sub(r"^(?:her|him|it)self ", "", found.group(1).strip())
    words = aside.lower().replace("-", " ").split()
    is_clause = any(_is_verb(lexicon, word) for word in words[1:]) or _opens_clause(lexicon, words[0])
    if is_clause or not any(lexicon.is_person(word) for word in words):
        return role
    return f"{role}; {aside}" if role else aside


def _is_verb(lexicon: Lexicon, word: str) -> bool:
    """Whether the word makes a clause of its own: "Oslo, the mayor said", "Lund, the mayor is ill"."""
    return "be" in lexicon.of(word) or word in ("said", "says", "told")


def _opens_clause(lexicon: Lexicon, first: str) -> bool:
    """Whether the first word behind a comma tells what somebody does and not what one is: "who", "said", "adding"."""
    of = lexicon.of(first)
    is_verb = first in lexicon.reporting or "past_form" in of
    return first in ("who", "whose") or first.endswith("ing") or (is_verb and "role" not in of)


def gender_of(lexicon: Lexicon, role: str, name: str) -> str:
    """`FEMALE` or `MALE` by the role or the given name, empty where neither tells."""
    words = re.findall(r"[a-z]+", role.lower())
    if any("female" in lexicon.of(word) for word in words):
        return FEMALE
    if any("male" in lexicon.of(word) for word in words):
        return MALE
    given, _, family = name.lower().partition(" ")
    female, male = (lexicon.female_given, lexicon.male_given) if family else (lexicon.female_names, lexicon.male_names)
    if given in female:
        return FEMALE if not any(word.endswith("man") and not word.endswith("woman") for word in words) else ""
    return MALE if given in male else ""


def bare(word: str) -> str:
    """The word in lower case without a point of abbreviation, as the tables list it."""
    return word.rstrip(".").lower()
