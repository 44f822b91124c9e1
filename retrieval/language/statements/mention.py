"""A name where it stands in a text, and which of its names are of no people."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WHERE = re.compile(
    r"\b(?:(?:in|at|near|across|outside|inside|around|throughout)(?: the)?"
    r"|(?:city|town|village|capital|province|state) of) $",
    re.IGNORECASE,
)
"""What stands before a place."""
_GAP = re.compile(r"\b(O['’]) ")
_DATELINE = re.compile(r"[^\n.!?]{0,40}? ?[-–—] ")
# Short names of states and bodies before a name.
_STATES = ("US", "U.S", "UK", "EU", "GOP")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands: ``text[start:end]`` without titles; ``role`` is what the text says of its bearer."""

    start: int
    end: int
    name: str
    role: str
    gender: str
    is_body: bool

    @property
    def parts(self) -> tuple[str, ...]:
        """The words of the name."""
        return tuple(self.name.split())


def outermost(found: Iterable[Mention]) -> list[Mention]:
    """The mentions without those that a later one takes in: "Salt", of the "Salt Workers' Union"."""
    kept: list[Mention] = []
    for one in found:
        while kept and kept[-1].start >= one.start:
            kept.pop()
        kept.append(one)
    return kept


def of_two(longer: Iterable[Mention]) -> frozenset[str]:
    """The surnames that are another's given name: "Ryan" of Paul Ryan and Ryan Holm."""
    parts = [one.parts for one in longer]
    return frozenset(own[-1] for own in parts) & frozenset(own[0] for own in parts)


def closed(name: str) -> str:
    """The name without the gap behind an apostrophe: "Ida O' Lund"."""
    return _GAP.sub(r"\1", name)


def called_which(text: str, found: Sequence[Mention]) -> frozenset[str]:
    """Names that "which" follows, and that are never given an office or a gender: no people."""
    called = {one.name for one in found if text.startswith(", which ", one.end)}
    firsts = {name.partition(" ")[0] for name in called}
    persons = {one.name for one in found if one.role or one.gender}
    return frozenset(one.name for one in found if one.name in called or one.parts[0] in firsts) - persons


def places(text: str, found: Sequence[Mention]) -> frozenset[str]:
    """Names that mostly stand behind "in" or "near" and are never given an office or a gender."""
    placed: Counter[str] = Counter()
    for one in found:
        if one.role or one.gender:
            placed[one.name] -= len(text)
        else:
            placed[one.name] += 1 if WHERE.search(text, max(0, one.start - 16), one.start) else -1
    return frozenset(name for name, lead in placed.items() if lead >= 0)


def is_dateline(text: str, mention: Mention) -> bool:
    """Whether the name is of the place a report was sent from: "OSLO, March 2 - "."""
    opens = mention.start == 0 or text[mention.start - 1] == "\n"
    return opens and mention.name.isupper() and _DATELINE.match(text, mention.end) is not None


def is_demonym(word: str) -> bool:
    """Whether the word tells of what people somebody is: "Peruvian", "US"."""
    return word.endswith(("ian", "ese", "ish", "can", "ist", "ic")) or word.rstrip(".") in _STATES
