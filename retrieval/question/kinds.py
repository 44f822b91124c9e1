"""What a question asks for: a person, a number, a reason, yes or no, ..., by its question word and the noun beside it.

The kinds of Li and Roth 2002 (Learning Question Classifiers), as far as they decide what an answer must hold; a rule is
a row with a pattern, the first that fits decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from retrieval.language.asking import Kind
from retrieval.language.language import load


@dataclass(frozen=True, slots=True)
class Asked:
    """``kind``; ``head``: the noun that says what of ("cores" of "how many cores"), empty if there is none;
    ``rest``: where in the question what is asked about begins; ``plural``: whether several are asked for.
    """

    kind: Kind
    head: str = ""
    rest: int = 0
    plural: bool = False


@cache
def _rules() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    return tuple((row.kind, row.compiled(r"\W*")) for row in load().asking.asks)


@cache
def _noun_rules() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    return tuple((row.kind, row.compiled(r"\W*")) for row in load().asking.noun)


@cache
def _verbal() -> re.Pattern[str]:
    """What shows that a question has a verb."""
    return load().asking.verbal.compiled()


def asked(text: str, *, is_if: bool = False) -> Asked:
    """What ``text`` asks for, which begins with its question word; ``is_if``: it is a claim to be affirmed."""
    if is_if:
        return Asked("yes/no")
    cues = load().asking
    if (listing := cues.listing.match(text)) and not cues.summing.match(text):
        return Asked("name", rest=listing.end(), plural=True)
    for kind, rule in _rules():
        if found := rule.match(text):
            groups = found.groupdict()
            if kind == "definition" and _is_done(text, groups["head"]):
                continue
            rest = found.start("rest") if groups.get("rest") else found.end()
            head = (groups.get("head") or "").strip()
            return Asked(kind, head, rest, cues.several.match(text) is not None)
    return _by_noun(text)


def _is_done(text: str, head: str) -> bool:
    """Whether what is asked about is what was done, by an irregular verb: "left behind", "stolen", not "Rose Bell"."""
    first, *more = head.lower().split()
    bases = load().lexicon.bases
    if more:
        return bases.get(first, first) != first and load().asking.particle.match(more[0]) is not None
    return load().asking.done.match(text) is not None and bases.get(first, first) != first


def _by_noun(text: str) -> Asked:
    """What a phrase without a verb asks for by its noun."""
    for kind, rule in _noun_rules() if len(text.split()) > 1 and not _verbal().search(text) else ():
        if found := rule.match(text):
            return Asked(kind, (found.groupdict().get("head") or "").strip())
    return Asked("words")
