"""Words that say the contrary of each other: where the one is asked for and the other said, it is not so."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from retrieval.language.words import content_terms

# Each line: words of one side | words of the other.
_PAIRS = """
    rise climb grow gain surge soar jump increase up rally rebound advance recover |
        fall drop decline lose plunge slump sink decrease down tumble slide crash;
    win beat defeat gain victory succeed success pass | lose loss defeat fail failure;
    allow permit let approve accept legal back support favour welcome praise |
        ban forbid bar block prohibit reject refuse oppose illegal criticize condemn against;
    open start begin launch resume reopen | close shut end stop halt finish suspend;
    join enter arrive come stay keep remain continue survive retain |
        leave quit exit depart resign drop abandon scrap cut lose step;
    buy purchase acquire import | sell export;
    more most many high large big long better best great good strong early |
        less fewer few low small little short least worse worst bad weak late;
    first | last second third fourth fifth final again;
    same old | different new changed;
    all every whole unanimously entire | some part none partly;
    before ahead | after behind; public | private; domestic home | abroad foreign international overseas;
    true right | false wrong untrue; agree | disagree refuse decline; alive survive live | die dead kill;
    guilty convict | innocent acquit clear; safe | dangerous unsafe risk; free | paid charge cost;
    male man men boy | female woman women girl; north | south; east | west; confirm admit | deny;
    remember | forget; hire appoint | fire dismiss sack; inside within | outside; schedule time | delay behind late;
    certain known clear sure | uncertain unknown unclear unsure; happy pleased glad satisfied | unhappy angry upset
"""


def _table() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for pair in _PAIRS.split(";"):
        left, right = (frozenset(content_terms(side)) for side in pair.split("|"))
        for own, other in ((left, right), (right, left)):
            for term in own:
                found[term] = found.get(term, frozenset()) | (other - own)
    return found


_CONTRARY = MappingProxyType(_table())


def contrary_terms(terms: Iterable[str]) -> frozenset[str]:
    """The index terms that say the contrary of any of the terms."""
    return frozenset(other for term in terms for other in _CONTRARY.get(term, ()))
