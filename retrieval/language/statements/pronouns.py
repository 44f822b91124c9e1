"""Speakers that are pronouns: "he", "she", "they", "it", "who"."""

from __future__ import annotations

from bisect import bisect_left

from retrieval.language.statements.names import FEMALE, MALE, Mention
from retrieval.language.statements.scene import MENTIONS_BACK, NOBODY, SENTENCES_BACK, Scene, Speaker, is_person
from retrieval.language.statements.statement import Span


def antecedent(scene: Scene, span: Span) -> Speaker | None:
    """Whom the pronoun at the span stands for, `NOBODY` where that is not clear; None for no pronoun."""
    low = scene.text[slice(*span)].lower()
    classes = scene.lexicon.of(low)
    if "relative" in classes:
        return _of_relative(scene, span)
    if "he" in classes:
        return _of_pronoun(scene, span, MALE)
    if "she" in classes:
        return _of_pronoun(scene, span, FEMALE)
    return _of_body_pronoun(scene, span) if "body_pronoun" in classes else None


def _of_relative(scene: Scene, span: Span) -> Speaker:
    index = bisect_left(scene.starts, span[0]) - 1
    if index >= 0 and span[0] - scene.mentions[index].end < 40:
        return scene.named(scene.mentions[index])
    return NOBODY


def _of_pronoun(scene: Scene, span: Span, gender: str) -> Speaker:
    here = scene.sentence(span[0])
    previous = scene.previous(span[0], person=True)
    best: tuple[float, Speaker] | None = None
    low = bisect_left(scene.starts, span[0])
    for index in range(low - 1, max(-1, low - MENTIONS_BACK), -1):
        mention = scene.mentions[index]
        distance = here - scene.sentence(mention.start)
        if distance > SENTENCES_BACK:
            break
        if scene.in_quotation(mention.start) or mention.is_body:
            continue
        found = scene.named(mention)
        if not _can_be(found, mention, gender):
            continue
        score = -1.0 * distance - 0.1 * (low - index)
        if previous is not None and previous.name == found.name:
            score += 2.5
        if scene.is_first_in_sentence(index):
            score += 1.0
        if _gender_of(found, mention) == gender:
            score += 1.5
        if best is None or score > best[0]:
            best = score, found
    if best is not None:
        return best[1]
    return previous if previous is not None and previous.entity and previous.entity.kind == "person" else NOBODY


def _of_body_pronoun(scene: Scene, span: Span) -> Speaker:
    """ "They" and "it": who spoke before if that is a body, else the last body named."""
    previous = scene.previous(span[0])
    if previous is not None and previous.name and not is_person(previous):
        return previous
    if previous is not None and previous.name and " and " in previous.name:
        return previous
    low = bisect_left(scene.starts, span[0])
    for index in range(low - 1, max(-1, low - 8), -1):
        mention = scene.mentions[index]
        if mention.is_body and scene.opens_sentence(mention):
            return scene.named(mention)
    return NOBODY


def _gender_of(speaker: Speaker, mention: Mention) -> str:
    return mention.gender or (speaker.entity.gender if speaker.entity else "")


def _can_be(speaker: Speaker, mention: Mention, gender: str) -> bool:
    return is_person(speaker) and _gender_of(speaker, mention) in ("", gender)
