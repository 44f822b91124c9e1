"""The same statement in several outlets: whole or in part, in the same words or translated differently.

Two statements are one when speaker, occasion and polarity agree and the words of one are, for the most part, in
the other. Likeness alone never joins: "no limits" and "there are limits" are .93 alike (cosine, MiniLM).
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from retrieval.language.language import load
from retrieval.language.word_classes import WordClass
from retrieval.language.words import words


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as it is compared: who, the words of its content, the day and the article if they are known."""

    speaker: str
    content: str
    day: dt.date | None = None
    article: int | None = None


# Of the shorter statement's content words, how many the longer must hold: of the 40 pairs in the tests, those that
# are one share .75 or more, those with only a topic in common .33 or less. With a cosine, fewer words are enough
# where the meaning is as near as that of "boundless" to "no limits" (.79).
_CONTAINED, _CONTAINED_IF_ALIKE, _ALIKE = 0.6, 0.34, 0.75
# Of a short one, or of two in one article, which seldom tells a thing twice, more.
_CONTAINED_IF_SHORT, _CONTAINED_WITHIN, _SHORT = 0.75, 0.8, 5
_DAYS_APART = 1
# Words that are in every second statement.
_IN_ANY: frozenset[WordClass] = frozenset(("determiner", "intensifier"))

# "No limits" is one idea, not a negation; other translations of a word are told by likeness.
_VARIANTS = tuple(
    (re.compile(pattern, re.IGNORECASE), form)
    for pattern, form in (
        (
            r"\b(?:(?:with|has|have|had|knows?|there (?:are|is)) no|without(?: any)?|no)[ -]"
            r"(?:limits?|bounds|borders|boundar\w+)\b",
            "limitless",
        ),
        (r"\b(?:boundless|limitless|borderless|unlimited|infinite)\b", "limitless"),
        (r"\b(?:has|have|there (?:are|is)) (?:clear )?limits?\b", "limited"),
    )
)
_NEGATION = re.compile(
    r"\b(?:not|no|never|nobody|none|nothing|neither|nor|without|cannot|den(?:y|ies|ied|ying)|reject\w*|refus\w*"
    r"|fail(?:s|ed|ing)?|false|untrue|lacks?|unable|unlikely|impossible|dismiss\w*|rul(?:e|es|ed|ing) out)\b|n['’]t\b",
    re.IGNORECASE,
)
_OPPOSITES = MappingProxyType(
    {
        second: first
        for first, *others in (
            ("support", "oppose", "opposes", "opposed", "against"),
            ("rise", "fall", "fell", "falls", "drop", "dropped", "decrease", "decreased", "shrink", "shrank"),
            ("win", "lose", "lost", "loses"),
            ("begin", "end", "ended", "ends", "stop", "stopped"),
            ("strong", "weak", "weaker"),
            ("safe", "dangerous", "unsafe"),
            ("accept", "decline", "declined"),
            ("open", "close", "closed"),
            ("innocent", "guilty"),
            ("limitless", "limited"),
        )
        for second in others
    }
)
"""Words that say the contrary of another, led to it with the sign turned."""
_WORD_ENDS = re.compile(r"[^\w'’.-]+")


def same_speaker(one: str, other: str) -> bool:
    """Whether two names are of one person or body: "Putin" and "Vladimir Putin", "Kremlin" and "Moscow"."""
    a, b = _plain(one), _plain(other)
    if a == b:
        return bool(a)
    if b in load().lexicon.state(a):
        return True
    if (" and " in a) != (" and " in b):
        return False
    shorter, longer = sorted((a.split(), b.split()), key=len)
    if set(shorter) == set(longer):
        return True  # family name first or last
    return bool(shorter) and set(shorter) <= set(longer) and (shorter[-1] == longer[-1] or longer[0] == shorter[0])


def is_negative(words: str) -> bool:
    """Whether the words, a cue mostly, deny: "denied", "did not confirm", "ruled out"."""
    return len(_NEGATION.findall(words)) % 2 == 1


def same_statement(one: Said, other: Said, cosine: float | None = None) -> bool:
    """Whether the two are one statement; `cosine` is the likeness of their contents, if it is known."""
    if not same_speaker(one.speaker, other.speaker) or not _same_occasion(one, other):
        return False
    a, b = _meaning(one.content), _meaning(other.content)
    if not a.terms or not b.terms or _contradict(a, b) or not _numbers_agree(a, b):
        return False
    shared = len(a.terms & b.terms)
    fewer, more = sorted((len(a.terms), len(b.terms)))
    if fewer == 1:
        return shared == 1 and more < _FEW
    if fewer < _FEW:
        return shared == fewer
    if one.article is not None and one.article == other.article:
        return shared >= _CONTAINED_WITHIN * fewer
    alike = cosine is not None and cosine >= _ALIKE
    needed = _CONTAINED_IF_ALIKE if alike else _CONTAINED if fewer >= _SHORT else _CONTAINED_IF_SHORT
    return shared >= max(2, needed * fewer)


_FEW = 3
"""Statements of fewer content words are one only if all of them are shared; a single word is in too many."""


def joined(said: Sequence[Said], cosine: Callable[[int, int], float] | None = None) -> list[tuple[int, ...]]:
    """Indexes of the statements that are one, group by group, in the order of their first.

    A statement joins a group if it agrees with the group's longest, so that partial quotations do not chain.
    `cosine` gives the likeness of two by index.
    """
    groups: list[list[int]] = []
    by_term: dict[str, list[int]] = defaultdict(list)
    for index in sorted(range(len(said)), key=lambda i: -len(said[i].content)):
        terms = _meaning(said[index].content).terms
        candidates = sorted({number for term in terms for number in by_term[term]})
        for number in candidates:
            first = groups[number][0]
            likeness = cosine(first, index) if cosine is not None else None
            if same_statement(said[first], said[index], likeness):
                groups[number].append(index)
                break
        else:
            groups.append([index])
            for term in terms:
                by_term[term].append(len(groups) - 1)
    return sorted(tuple(sorted(group)) for group in groups)


@dataclass(frozen=True, slots=True)
class _Meaning:
    """``turned``: words by which a contrary is led to it."""

    terms: frozenset[str]
    numbers: frozenset[str]
    negative: bool
    turned: frozenset[str]


def _meaning(content: str) -> _Meaning:
    """The content words by stem, the numbers, whether the whole is denied, and which words are contraries."""
    for pattern, form in _VARIANTS:
        content = pattern.sub(form, content)
    said = _WORD_ENDS.split(content.lower())
    text = " ".join(_OPPOSITES.get(word, word) for word in said)
    of = load().lexicon.of
    terms = {word.term for word in words(_NEGATION.sub(" ", text)) if word.term and not of(word.form) & _IN_ANY}
    numbers = frozenset(re.findall(r"\d+(?:[.,]\d+)*", text))
    turned = frozenset(word.term for one in said if one in _OPPOSITES for word in words(_OPPOSITES[one]))
    return _Meaning(frozenset(terms - numbers), numbers, len(_NEGATION.findall(text)) % 2 == 1, turned)


def _contradict(one: _Meaning, other: _Meaning) -> bool:
    """Whether one denies what the other says, by a negation or by the contrary of a word that both have."""
    contraries = len((one.turned ^ other.turned) & one.terms & other.terms)
    return (one.negative + other.negative + contraries) % 2 == 1


def _numbers_agree(one: _Meaning, other: _Meaning) -> bool:
    """Whether the numbers of one are among the other's: a partial quotation may leave some out."""
    return one.numbers <= other.numbers or other.numbers <= one.numbers


def _same_occasion(one: Said, other: Said) -> bool:
    return one.day is None or other.day is None or abs((one.day - other.day).days) <= _DAYS_APART


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("’", "'").removeprefix("the ").split())
