"""Speakers that are pronouns: "he", "she", "they", "it", "who"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from types import MappingProxyType

from retrieval.language.statements.bearers import FEMALE, MALE
from retrieval.language.statements.mention import Mention
from retrieval.language.statements.nouns import described_speaker
from retrieval.language.statements.scene import MENTIONS_BACK, SENTENCES_BACK, Scene
from retrieval.language.statements.speaker import NOBODY, Basis, Speaker, is_person
from retrieval.language.statements.statement import Span

# Of two about whom a pronoun may be: the lead in score below which nobody is named, and what one who is alone has.
_ABOUT_EQUAL, _ALONE = 0.25, 2.0
_PRONOUNS = MappingProxyType({MALE: re.compile(r"\b[Hh]e\b"), FEMALE: re.compile(r"\b[Ss]he\b")})
# What is taken off for a name in a paragraph before, but of who spoke last.
_OTHER_PARAGRAPH = 0.8
_DESCRIBED = re.compile(r"The (?:[a-z]+ )??([a-z]+)(?= )")
# How far behind a name its "who" may stand.
_ASIDE = 40
# The most that a pronoun can be sure; what is taken off where nothing shows a person; who spoke some time before.
_MOST, _UNPROVEN, _FAR_BACK = 0.95, 0.25, 0.6


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
    is_near = index >= 0 and span[0] - scene.mentions[index].end < _ASIDE
    if is_near and scene.sentence(scene.starts[index]) == scene.sentence(span[0]):
        return scene.named(scene.mentions[index]).by("same sentence", 0.97)
    return NOBODY


def _of_pronoun(scene: Scene, span: Span, gender: str) -> Speaker:
    """The person who fits best, nobody where another fits about as well.

    Within quoted words "he" is not who says them, and mostly nobody whom the text names.
    """
    if scene.in_quotation(span[0]) or scene.follows_unnamed(span[0]):
        return NOBODY
    if (described := _described_before(scene, span[0])) is not None:
        return described_speaker(scene, described).by("pronoun", 0.7)
    previous = scene.previous(span[0], person=True)
    best = _best_by_name(scene, span[0], gender, previous)
    if not best:
        is_known = previous is not None and previous.entity is not None and previous.entity.kind == "person"
        if previous is None or not is_known or scene.is_otherwise(previous.name, gender):
            return NOBODY
        return previous.by("pronoun", _FAR_BACK)
    ranked = sorted(best.values(), key=lambda one: -one[0])
    margin = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else _ALONE
    _, basis, found = ranked[0]
    if margin < _ABOUT_EQUAL or not _is_shown(scene, found):
        return NOBODY
    scene.called(found.name, gender)
    return found.by(basis, min(_MOST, 0.6 + 0.15 * margin) - (_UNPROVEN if _is_unproven(found) else 0.0))


def _described_before(scene: Scene, at: int) -> Span | None:
    """Who opens the sentence before the place, in its paragraph, by an office alone: "The mayor left. He ..."."""
    opening = scene.sentence_before(at)
    if opening is None or scene.inside((opening, at)) or not scene.is_same_paragraph(opening, at):
        return None
    words = _DESCRIBED.match(scene.text, opening, at)
    is_office = words is not None and "role" in scene.lexicon.of(words.group(1))
    return words.span() if words is not None and is_office else None


def _best_by_name(
    scene: Scene, at: int, gender: str, previous: Speaker | None
) -> dict[str, tuple[float, Basis, Speaker]]:
    """Each person who may be meant by name, with the score of the best mention and how that is known."""
    best: dict[str, tuple[float, Basis, Speaker]] = {}
    for index, mention, distance in _candidates(scene, at, _PRONOUNS[gender]):
        found = scene.named(mention)
        if not _can_be(found, mention, gender) or found.name is None or scene.is_otherwise(found.name, gender):
            continue
        score = -1.0 * distance - 0.1 * (bisect_left(scene.starts, at) - index)
        if previous is not None and previous.name == found.name:
            score += max(0.0, 3.0 - 0.6 * distance)
        elif not scene.is_same_paragraph(mention.start, at):
            score -= _OTHER_PARAGRAPH
        if scene.is_owner(mention):
            score -= 0.5
        elif scene.is_first_in_sentence(index):
            score += 1.0
        elif scene.text.startswith(("'s ", "’s "), mention.end):
            score -= 0.3
        score += 1.5 * (_gender_of(found, mention) == gender) - 1.0 * (not _is_shown(scene, found))
        if found.name not in best or score > best[found.name][0]:
            best[found.name] = score, "same sentence" if distance == 0 else "pronoun", found
    return best


def _is_shown(scene: Scene, speaker: Speaker) -> bool:
    """Whether anything shows a person and no thing of two words: an office, a gender, an age, a surname alone."""
    return not _is_unproven(speaker) or (speaker.name is not None and scene.shows_person(speaker.name))


def _candidates(scene: Scene, at: int, pronoun: re.Pattern[str]) -> Iterator[tuple[int, Mention, int]]:
    """Names of people near before the place, outside quoted words, with their index and how many sentences back."""
    here, low = scene.sentence(at), bisect_left(scene.starts, at)
    for index in range(low - 1, max(-1, low - MENTIONS_BACK), -1):
        mention = scene.mentions[index]
        distance = here - scene.sentence(mention.start)
        if distance > SENTENCES_BACK:
            return
        if not (
            scene.in_quotation(mention.start) or mention.is_body or (distance and scene.is_other(mention, pronoun))
        ):
            yield index, mention, distance


def _is_unproven(speaker: Speaker) -> bool:
    """Whether nothing but two capital letters shows a person: no office, no gender."""
    return speaker.entity is None or not (speaker.entity.roles or speaker.entity.gender)


def _of_body_pronoun(scene: Scene, span: Span) -> Speaker:
    """ "They" and "it": who spoke before if that is a body, else the last body named."""
    if scene.follows_unnamed(span[0]):
        return NOBODY
    if span[1] - span[0] > len("it") and scene.follows_many(span[0]):
        return NOBODY
    low = bisect_left(scene.starts, span[0])
    if span[1] - span[0] == len("it") and (own := _opening_body(scene, span[0])) is not None:
        return scene.named(own).by("pronoun", 0.7)
    previous = scene.previous(span[0])
    if previous is not None and previous.name and (_is_body(previous) or " and " in previous.name):
        return previous.by("pronoun", 0.8)
    for index in range(low - 1, max(-1, low - 8), -1):
        mention = scene.mentions[index]
        if scene.sentence(span[0]) - scene.sentence(mention.start) > 1:
            break
        if mention.is_body and scene.opens_sentence(mention) and scene.can_act(mention):
            return scene.named(mention).by("pronoun", 0.7)
    return NOBODY


def _opening_body(scene: Scene, at: int) -> Mention | None:
    """The body that opens the sentence of the place, mostly its subject: "Norr Line left, which it said ..."."""
    index = bisect_left(scene.starts, at) - 1
    while index >= 0 and scene.sentence(scene.starts[index]) == scene.sentence(at):
        mention = scene.mentions[index]
        if mention.is_body and scene.opens_sentence(mention):
            return mention
        index -= 1
    return None


def _is_body(speaker: Speaker) -> bool:
    """Whether the texts show the speaker to be no single person."""
    return speaker.entity is None or speaker.entity.kind == "body"


def _gender_of(speaker: Speaker, mention: Mention) -> str:
    return mention.gender or (speaker.entity.gender if speaker.entity else "")


def _can_be(speaker: Speaker, mention: Mention, gender: str) -> bool:
    return is_person(speaker) and _gender_of(speaker, mention) in ("", gender)
