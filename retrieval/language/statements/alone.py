"""A name that nothing shows to be a person's, but "she" can mean nobody else: "said Zuvika Torme. She added"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retrieval.language.statements.mention import Mention
from retrieval.language.statements.scene import MENTIONS_BACK, Scene
from retrieval.language.statements.speaker import Speaker
from retrieval.language.word_classes import WordClass

# How many sentences before the pronoun's own nobody else may come in.
_BACK = 3
_WORD = re.compile(r"[^\W\d_][\w-]*")
# What is said of a body or a thing: "Norr Line said it would pay for its ship"; "it" alone is mostly something else.
_THING = re.compile(r"\b(?:its|itself|it (?:has|had|will|would))\b|, which\b")
_SOMEBODY: frozenset[WordClass] = frozenset(("role", "female", "male"))


def is_alone(scene: Scene, found: Speaker, at: int) -> bool:
    """Whether the one named last has spoken, is no "it", and nobody without a name comes in since."""
    own = [one for one in scene.before(at, MENTIONS_BACK) if scene.named(one).name == found.name]
    if not own or not any(_has_spoken(scene, one) for one in own):
        return False
    if any(_THING.search(scene.text, one.end, _sentence_end(scene, one, at)) for one in own):
        return False
    return not any(_SOMEBODY & scene.lexicon.of(word) for word in _words(scene, at))


def _has_spoken(scene: Scene, mention: Mention) -> bool:
    """Whether the bearer is who said something at the name."""
    begins = mention.start - len(mention.role) - 1
    return any(begins <= start <= mention.start for start, _ in scene.spoken)


def _sentence_end(scene: Scene, mention: Mention, at: int) -> int:
    """Where the sentence of the name ends, or the place, what comes first."""
    here = scene.sentence(mention.start)
    return min(at, scene.sentence_starts[here]) if here < len(scene.sentence_starts) else at


def _words(scene: Scene, at: int) -> Iterator[str]:
    """The words outside direct speech of the last sentences before the place, in small letters."""
    first = max(0, scene.sentence(at) - 1 - _BACK)
    begin = scene.sentence_starts[first] if scene.sentence_starts else at
    offices = [(one.start - len(one.role) - 1, one.start) for one in scene.inside((begin, at)) if one.role]
    for word in _WORD.finditer(scene.text, min(begin, at), at):
        is_of_name = any(start <= word.start() < end for start, end in offices)
        if not is_of_name and not scene.in_quotation(word.start()):
            yield word.group().lower()
