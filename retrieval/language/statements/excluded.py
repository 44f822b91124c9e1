"""Whom "he" or "she" cannot mean, by how the sentence is built: "Asked by Lund why, she said", '"No," she replied'."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from retrieval.language.statements.scene import Scene
from retrieval.language.statements.speaker import Speaker
from retrieval.language.word_classes import WordClass

_TENSE: frozenset[WordClass] = frozenset(("auxiliary", "past_form", "subordinator"))


def excluded(scene: Scene, at: int, told: int, replied_to: Speaker | None, candidates: Iterable[str]) -> frozenset[str]:
    """Those of the candidates, by name, whom the pronoun at the place cannot mean; what it says begins at `told`.

    `replied_to`: who spoke before, if what the pronoun says is a reply.
    """
    named = {*_in_opening(scene, at), _opening_name(scene, told, at)}
    if replied_to is not None and _is_right_behind(scene, at) and not _is_pressed(scene, at):
        named.add(replied_to.name)
    own = _in_own_words(scene, at)
    return frozenset(name for name in candidates if name in named or own & set(name.split()))


def _in_opening(scene: Scene, at: int) -> list[str]:
    """Who is named in a phrase that opens the sentence right before the pronoun: "Under questioning by Lund, she"."""
    start = scene.sentence_start(at)
    if start is None or scene.text[max(0, at - 2) : at] != ", ":
        return []
    opening = scene.text[start:at].lower().split()
    first = scene.lexicon.of(opening[0]) if opening else frozenset()
    is_phrase = "preposition" in first and not any(_has_tense(scene, word.strip(",.")) for word in opening)
    if not (is_phrase or "pressed" in first):
        return []
    return [found for one in scene.inside((start, at)) if (found := scene.named(one).name)]


def _has_tense(scene: Scene, word: str) -> bool:
    return bool(_TENSE & scene.lexicon.of(word)) or word.endswith("ed") or scene.lexicon.stands_beside(word)


def _is_right_behind(scene: Scene, at: int) -> bool:
    """Whether who spoke before did so in the sentence before, and nobody else asked since: "But why?", "I asked"."""
    last = scene.previous_at(at)
    start = scene.sentence_start(at)
    is_asked = start is None or scene.text[max(0, start - 3) : start].rstrip().endswith("?")
    return scene.sentence(at) - scene.sentence(last) <= 1 and not is_asked


def _is_pressed(scene: Scene, at: int) -> bool:
    """Whether the sentence says that somebody else asked: "Asked why, she replied"."""
    start = scene.sentence_start(at)
    words = scene.text[start:at].lower().split() if start is not None else []
    return any("pressed" in scene.lexicon.of(word.strip(",.")) for word in words)


def _in_own_words(scene: Scene, at: int) -> frozenset[str]:
    """Parts of names in quoted words right before the place, as nobody's own do: '"Ida is late," she said'."""
    index = bisect_left(scene.quoted, (at, at)) - 1
    if index < 0 or at - scene.quoted[index][1] > 1:
        return frozenset()
    return frozenset(part for one in scene.inside(scene.quoted[index]) for part in one.parts)


def _opening_name(scene: Scene, told: int, at: int) -> str | None:
    """Who opens what is said before the place, so that another says it: "Lund knew nothing of it, he said"."""
    if told >= at:
        return None
    first = next(iter(scene.inside((told, at))), None)
    is_subject = first is not None and scene.opens_sentence(first) and not scene.is_possessor(first)
    return scene.named(first).name if first is not None and is_subject else None
