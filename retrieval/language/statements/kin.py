"""A family name that several bear: "his widow, Mrs Bell" is not the Hugh Bell named before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.language.lexicon import Lexicon
from retrieval.language.statements.bearers import FEMALE, MALE
from retrieval.language.statements.mention import Mention

_OWNED = re.compile(
    r"\b(?:[Hh]is|[Hh]er|[Tt]heir|whose|['’]s) (?:[a-z-]+ ){0,2}?([a-z]+),? (?:(?:Mrs?|Ms|Miss|Dr)\.? )?$"
)
# How far before the name "his widow" may begin.
_NEAR = 60


def is_of_kin(text: str, lexicon: Lexicon, mention: Mention, longer: Sequence[Mention]) -> bool:
    """Whether one word names somebody's relation and is the family name of one of the `longer` names before it."""
    owned = _OWNED.search(text, max(0, mention.start - _NEAR), mention.start)
    if owned is None:
        return False
    classes = lexicon.of(owned[1])
    is_kin = not classes.isdisjoint(("female", "male")) and "speaks_for" not in classes
    return is_kin and any(_is_family(mention, one) for one in longer)


def is_of_two(mention: Mention, near: Sequence[Mention]) -> bool:
    """Whether the one word is the family name of two of the names, and nothing tells which is meant."""
    if mention.is_body or mention.role:
        return False
    fitting = (one for one in near if _is_family(mention, one) and {mention.gender, one.gender} != {FEMALE, MALE})
    return len({one.name for one in fitting}) > 1


def _is_family(mention: Mention, other: Mention) -> bool:
    return other.name.endswith(f" {mention.name}")
