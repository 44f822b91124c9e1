"""The differences between the cells of one row: which outlets stand on which side, with which words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from retrieval.answers.comparing.differing import KINDS, DifferenceKind, differences
from retrieval.answers.comparing.matrix import Contrast, Side
from retrieval.answers.comparing.unit import Unit

Told = tuple[str, Unit]


def contrasts(told: Sequence[Told]) -> list[Contrast]:
    """In what the outlets differ, given the sentence of each; [] if in nothing."""
    words: dict[tuple[DifferenceKind, str], list[str]] = {}
    apart: set[tuple[DifferenceKind, str, str]] = set()
    for (outlet, one), (other_outlet, other) in combinations(told, 2):
        for found in differences(one, other):
            words.setdefault((found.kind, outlet), []).append(found.one)
            words.setdefault((found.kind, other_outlet), []).append(found.other)
            apart |= {(found.kind, outlet, other_outlet), (found.kind, other_outlet, outlet)}
    kinds = {kind for kind, _ in words}
    return [_contrast(kind, words, apart) for kind in KINDS if kind in kinds]


def _contrast(
    kind: DifferenceKind,
    words: dict[tuple[DifferenceKind, str], list[str]],
    apart: set[tuple[DifferenceKind, str, str]],
) -> Contrast:
    """The outlets that differ in this from some other, those together that do not differ from one another."""
    sides: list[list[str]] = []
    for one, outlet in words:
        if one != kind:
            continue
        side = next((side for side in sides if not any((kind, outlet, other) in apart for other in side)), None)
        if side is None:
            sides.append([outlet])
        else:
            side.append(outlet)
    return Contrast(kind, tuple(Side(tuple(side), _told(words[kind, side[0]])) for side in sides))


def _told(words: Sequence[str]) -> str:
    return "; ".join(dict.fromkeys(filter(None, words)))
