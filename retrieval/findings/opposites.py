"""Words that say the contrary of each other: where the one is asked for and the other said, it is not so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from retrieval.language.language import load
from retrieval.language.words import content_terms


def contrary_terms(terms: Iterable[str]) -> frozenset[str]:
    """The index terms that say the contrary of any of the terms."""
    table = _contrary()
    return frozenset(other for term in terms for other in table.get(term, ()))


@cache
def _contrary() -> Mapping[str, frozenset[str]]:
    """For each term of the table its contraries."""
    found: dict[str, frozenset[str]] = {}
    for pair in load().sides.opposites:
        left, right = (frozenset(content_terms(side)) for side in pair)
        for own, other in ((left, right), (right, left)):
            for term in own:
                found[term] = found.get(term, frozenset()) | (other - own)
    return found
