"""In what two sentences about one thing differ: a number, a day, a denial, the speaker, the verb of saying, a cut."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from retrieval.answers.comparing.unit import Day, Spoken, Unit, stance
from retrieval.answers.comparing.wording import (
    days_swapped,
    denials_swapped,
    numbers_swapped,
    swaps,
    verbs_swapped,
)
from retrieval.findings.counts import Count
from retrieval.language.statements import is_negative, same_speaker
from retrieval.language.words import content_terms, words

DifferenceKind = Literal["number", "day", "denial", "speaker", "verb", "cut"]
KINDS: tuple[DifferenceKind, ...] = ("denial", "number", "day", "speaker", "verb", "cut")

# Of the shorter sentence's terms, what the longer must hold to be about the same; less where the meaning is alike.
_SAME, _SAME_IF_ALIKE, _ALIKE = 0.6, 0.45, 0.75
_FEWEST = 3
# Of the shorter statement's terms, what the other must hold to be the same words of the same or another speaker.
_SAID = 0.6
# Of all terms of two statements, what both must have for their verbs to be of the same words.
_OF_BOTH = 0.5
# Terms that the clauses of two days must share for the days to be of one thing.
_CLAUSE = 2
_CUT_WORDS = 2
# By so many letters "China" and "Chinese" agree, as in the register of speakers.
_STEM = 4
_DENYING = re.compile(
    r"\b(?:not|no|never|nobody|none|nothing|neither|nor|without|cannot|den(?:y|ies|ied|ying)|reject\w*|refus\w*)\b|n['’]t\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Difference:
    """What one sentence has and the other has instead, in their own words; one may be empty for a denial."""

    kind: DifferenceKind
    one: str
    other: str


def is_same_thing(one: Unit, other: Unit, cosine: float | None = None) -> bool:
    """Whether two sentences tell of one thing, whatever they say of it; ``cosine``: how alike they are, if known."""
    fewer = min(len(one.terms), len(other.terms))
    if any(_matched(one, other)) and fewer:
        return True
    shared = one.terms & other.terms
    needed = _SAME_IF_ALIKE if cosine is not None and cosine >= _ALIKE else _SAME
    is_told = len(shared - one.names - other.names) >= _FEWEST - 1
    return is_told and len(shared) >= _FEWEST and len(shared) >= needed * fewer


def differences(one: Unit, other: Unit) -> list[Difference]:
    """In what two sentences about one thing differ, by the order of ``KINDS``; [] for the same."""
    if one.text == other.text:
        return []
    pairs = list(_matched(one, other))
    cuts = [cut for mine, theirs in pairs for cut in _cuts(mine, theirs)]
    swapped = swaps(one.text, other.text)
    denials = _denial(pairs) or ([] if cuts else _of("denial", denials_swapped(one, other, swapped)))
    found: dict[DifferenceKind, list[Difference]] = {
        "denial": denials,
        "number": _numbers(one, other) or _of("number", numbers_swapped(one, other, swapped)),
        "day": _days(one, other) or _of("day", days_swapped(one, other, swapped)),
        "speaker": [speaker for mine, theirs in pairs for speaker in _speakers(mine, theirs)],
        "cut": cuts,
        "verb": [] if denials else _verbs_of(pairs) or _of("verb", verbs_swapped(one, other, swapped)),
    }
    return [difference for kind in KINDS for difference in dict.fromkeys(found.get(kind, ()))]


def _verbs_of(pairs: Sequence[tuple[Spoken, Spoken]]) -> list[Difference]:
    return [verb for mine, theirs in pairs for verb in _verbs(mine, theirs)]


def _of(kind: DifferenceKind, pairs: Iterable[tuple[str, str]]) -> list[Difference]:
    return [Difference(kind, *pair) for pair in pairs]


def _matched(one: Unit, other: Unit) -> Iterator[tuple[Spoken, Spoken]]:
    """Statements of the two with the same content, whoever makes them."""
    pairs = [(_share(mine, theirs), mine, theirs) for mine in one.spoken for theirs in other.spoken]
    taken = list[Spoken]()
    for share, mine, theirs in sorted(pairs, key=lambda pair: -pair[0]):
        if share > 0 and mine not in taken and theirs not in taken:
            taken += [mine, theirs]
            yield mine, theirs


def _share(mine: Spoken, theirs: Spoken) -> float:
    """How much of both is the same, 0 where too little of the shorter is in the longer."""
    a, b = mine.terms, theirs.terms
    shared = len(a & b)
    if not shared or shared < min(_FEWEST - 1, len(a), len(b)) or shared < _SAID * min(len(a), len(b)):
        return 0.0
    return shared / len(a | b)


def _numbers(one: Unit, other: Unit) -> list[Difference]:
    mine = [count for count in one.counts if count.value is not None]
    theirs = [count for count in other.counts if count.value is not None]
    left = [a for a in mine if not any(a.is_of_the_same(b) and a.agrees(b) for b in theirs)]
    right = [b for b in theirs if not any(b.is_of_the_same(a) and b.agrees(a) for a in mine)]
    return [Difference("number", a.words, b.words) for a, b in _paired(left, right, one.text, other.text)]


def _paired(left: Sequence[Count], right: Sequence[Count], text: str, other: str) -> Iterator[tuple[Count, Count]]:
    """Numbers of the same, each with the first that is left; others where the words on either side are the same."""
    free = list(right)
    for a in left:
        b = next((b for b in free if a.is_of_the_same(b) or _beside(text, a) == _beside(other, b)), None)
        if b is not None and not a.agrees(b):
            free.remove(b)
            yield a, b


def _beside(text: str, count: Count) -> tuple[str, str]:
    """The words before and behind a number."""
    before, behind = words(text[: count.start])[-1:], words(text[count.end :])[:1]
    return "".join(word.form for word in before), "".join(word.form for word in behind)


def _days(one: Unit, other: Unit) -> list[Difference]:
    left = [a for a in one.days if not any(_overlap(a, b) for b in other.days)]
    right = [b for b in other.days if not any(_overlap(a, b) for a in one.days)]
    return [
        Difference("day", a.words, b.words)
        for a, b in zip(left, right, strict=False)
        if len(a.about & b.about) >= _CLAUSE
    ]


def _overlap(one: Day, other: Day) -> bool:
    return one.first <= other.last and other.first <= one.last


def _denial(pairs: Sequence[tuple[Spoken, Spoken]]) -> list[Difference]:
    """The word by which one of the two denies what the other says."""
    found = [(a, b) for a, b in pairs if _denies(a) != _denies(b) and not _cuts(a, b)]
    return [Difference("denial", *_denying(f"{a.cue} {a.content}", f"{b.cue} {b.content}")) for a, b in found[:1]]


def _denies(spoken: Spoken) -> bool:
    return (spoken.act == "denied") != is_negative(spoken.content)


def _denying(one: str, other: str) -> tuple[str, str]:
    """The words of denial of either that the other does not have."""
    mine, theirs = (_DENYING.findall(text) for text in (one, other))
    return (
        ", ".join(word for word in mine if word not in theirs),
        ", ".join(word for word in theirs if word not in mine),
    )


def _speakers(mine: Spoken, theirs: Spoken) -> list[Difference]:
    one, other = mine.speaker, theirs.speaker
    if not one or not other or same_speaker(one, other) or _is_short_for(one, other) or _is_short_for(other, one):
        return []
    return [Difference("speaker", one, other)]


def _is_short_for(short: str, name: str) -> bool:
    """Whether it is the initials of the name, or a form of some of its words: "China" of "the Chinese government"."""
    if short.replace(".", "") == "".join(word[0] for word in name.split() if word[0].isupper()):
        return True
    a, b = ({term[:_STEM] for term in content_terms(one)} for one in (short, name))
    return bool(a) and a <= b


def _verbs(mine: Spoken, theirs: Spoken) -> list[Difference]:
    if not mine.cue or not theirs.cue or stance(mine) == stance(theirs) or _share(mine, theirs) < _OF_BOTH:
        return []
    return [Difference("verb", mine.cue, theirs.cue)]


def _cuts(mine: Spoken, theirs: Spoken) -> list[Difference]:
    """Where one quotes less than the other: all its words stand in a row in the other's."""
    found = []
    for quote in mine.quotes:
        for longer in theirs.quotes:
            a, b = (f" {' '.join(word.form for word in words(text))} " for text in (quote, longer))
            if abs(len(a.split()) - len(b.split())) >= _CUT_WORDS and (a in b or b in a):
                found.append(Difference("cut", quote, longer))
    return found
