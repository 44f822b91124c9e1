"""What "his", "her" and "whose" tell of those whom a sentence names: "Lund came with her mother, Greta Holm"."""

from __future__ import annotations

import re

from retrieval.language.statements.bearers import FEMALE, MALE
from retrieval.language.statements.mention import Mention
from retrieval.language.statements.scene import Scene

_OWN = re.compile(r"\b(his|her) ((?:[a-z-]+ ){0,2}[a-z-]+)")
_OWNED = re.compile(r"\b(?:whose|his|her) ((?:[a-z-]+ ){0,2}[a-z-]+),? $")
# How far before a name "her younger brother" begins.
_NEAR = 48
# How far behind the name the sentence is read.
_LONGEST = 240


def gender_told(scene: Scene, mention: Mention) -> str:
    """The gender of who opens a sentence, by whose the mother or trainer in it is: "Lund came with her mother"."""
    if not scene.opens_sentence(mention):
        return ""
    for found in _OWN.finditer(scene.text, mention.end, mention.end + _LONGEST):
        if scene.sentence(found.start()) != scene.sentence(mention.start):
            break
        if _is_somebody(scene, found[2]):
            return FEMALE if found[1] == "her" else MALE
    return ""


def is_owned(scene: Scene, mention: Mention) -> bool:
    """Whether the name is only of somebody's relation: "whose mother Greta", "her trainer, Greta Holm"."""
    found = _OWNED.search(scene.text, max(0, mention.start - _NEAR), mention.start)
    return found is not None and _is_somebody(scene, found[1])


def _is_somebody(scene: Scene, words: str) -> bool:
    return any("role" in scene.lexicon.of(word) for word in words.split())
