"""Speakers that are pronouns: "he", "she", "they", "it", "who"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from types import MappingProxyType

from retrieval.language.statements.alone import is_alone
from retrieval.language.statements.bearers import FEMALE, MALE, gender_of
from retrieval.language.statements.excluded import excluded
from retrieval.language.statements.main_person import of_whom_it_tells
from retrieval.language.statements.mention import WHERE, Mention
from retrieval.language.statements.nouns import described_speaker
from retrieval.language.statements.owning import gender_told, is_owned
from retrieval.language.statements.scene import MENTIONS_BACK, SENTENCES_BACK, Scene
from retrieval.language.statements.speaker import NOBODY, Basis, Speaker, is_person
from retrieval.language.statements.statement import Span
from retrieval.language.statements.unnamed import (
    described_at,
    described_in,
    follows_described,
    follows_many,
    follows_unnamed,
    office_at,
)
from retrieval.language.word_classes import WordClass

# Of two about whom a pronoun may be: the lead in score below which nobody is named, and what one who is alone has.
_ABOUT_EQUAL, _ALONE = 0.25, 2.0
# How surely somebody must be known to be who opens the sentence before by an office.
_OF_OFFICE = 0.7
# The lead that is needed before who opens the sentence before.
_ACTING = 1.0
_PRONOUNS = MappingProxyType({MALE: re.compile(r"\b[Hh]e\b"), FEMALE: re.compile(r"\b[Ss]he\b")})
# What is added for who opens the pronoun's own sentence: "Lund denied this; the letter, he said, ...".
_OWN_SENTENCE = 2.5
# What is taken off for a name in a paragraph before, but of who spoke last.
_OTHER_PARAGRAPH = 0.8
_OWN = re.compile(r"\b(?:his|her)\b")
# What hangs on a name: "Lund of the union, who".
_ATTACHING: frozenset[WordClass] = frozenset(("attaching", "following"))
# How far behind a name its "who" may stand.
_ASIDE = 40
# The most that a pronoun can be sure; what is taken off where nothing shows a person; who spoke some time before.
_MOST, _UNPROVEN, _FAR_BACK = 0.95, 0.25, 0.6


def antecedent(scene: Scene, span: Span, told: int, replies: bool = False) -> Speaker | None:
    """Whom the pronoun at the span stands for, `NOBODY` where that is not clear; None for no pronoun.

    `told` is where what it says begins: "Lund knew nothing of it, he said" is of another than Lund. `replies`: whether
    what it says answers who spoke before.
    """
    low = scene.text[slice(*span)].lower()
    classes = scene.lexicon.of(low)
    if "relative" in classes:
        return _of_relative(scene, span)
    if "he" in classes:
        return _of_pronoun(scene, span, told, MALE, replies)
    if "she" in classes:
        return _of_pronoun(scene, span, told, FEMALE, replies)
    return _of_body_pronoun(scene, span) if "body_pronoun" in classes else None


def _of_relative(scene: Scene, span: Span) -> Speaker:
    index = bisect_left(scene.starts, span[0]) - 1
    is_near = index >= 0 and span[0] - scene.mentions[index].end < _ASIDE
    if is_near and index and _is_home(scene, index):
        index -= 1  # "Ida Lund of Oslo, who"
    if is_near and _is_about(scene, scene.mentions[index], span[0]):
        return scene.named(scene.mentions[index]).by("same sentence", 0.97)
    return NOBODY


def _is_home(scene: Scene, index: int) -> bool:
    """Whether the name only tells where the person is from who is named right before it: "Lund of Oslo"."""
    between = scene.text[scene.mentions[index - 1].end : scene.starts[index]].strip()
    return between in ("of", "from", "of the", "from the") and not scene.mentions[index - 1].is_body


def _is_about(scene: Scene, mention: Mention, relative: int) -> bool:
    """Whether "who" is about the name: nothing stands between but asides and what the phrase goes on with.

    Not in "Lund spoke to the driver, who says": there a noun of its own stands before it.
    """
    between = scene.text[mention.end : relative]
    if scene.sentence(mention.start) != scene.sentence(relative):
        return False
    phrase = between.partition(",")[0].split()
    of = scene.lexicon.of
    attaches = not phrase or bool(of(phrase[0].lower()) & _ATTACHING) or phrase[0][0] == "("
    is_other = " and " in between or WHERE.search(scene.text, max(0, mention.start - 16), mention.start) is not None
    return attaches and not is_other and not any("role" in of(word.lower()) for word in phrase)


def _of_pronoun(scene: Scene, span: Span, told: int, gender: str, replies: bool) -> Speaker:
    """The person who fits best, nobody where another fits about as well.

    Within quoted words "he" is not who says them, and mostly nobody whom the text names.
    """
    if scene.in_quotation(span[0]) or follows_unnamed(scene, span[0]):
        return NOBODY
    if told > span[0] and (own := described_in(scene, span[0])) is not None:
        return described_speaker(scene, own).by("same sentence", 0.7)
    if (described := _described_before(scene, span[0], gender)) is not None:
        holder = described_speaker(scene, described)
        return holder.by("pronoun", 0.7) if holder.sure >= _OF_OFFICE else NOBODY
    previous = scene.previous(span[0], person=True)
    if (main := of_whom_it_tells(scene, span[0], gender)) is not None and main != previous:
        return main.by("pronoun", 0.7)
    best = _best_by_name(scene, span[0], gender, previous)
    last = previous.name if previous is not None and previous.name else ""
    others = excluded(scene, span[0], told, scene.previous(span[0]) if replies else None, [*best, last])
    best = {name: one for name, one in best.items() if name not in others}
    if not best:
        if previous is None or last in others or not _may_go_on(scene, previous, gender):
            return NOBODY
        return previous.by("pronoun", _FAR_BACK)
    ranked = sorted(best.values(), key=lambda one: -one[0])
    margin = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else _ALONE
    _, basis, found = ranked[0]
    is_person_here = _is_shown(scene, found) or (found.name == _acting_before(scene, span[0]) and _owns(scene, span[0]))
    is_person_here = is_person_here or (len(best) == 1 and is_alone(scene, found, span[0]))
    if margin < _ABOUT_EQUAL or not is_person_here:
        return NOBODY
    acts = _acting_before(scene, span[0])
    if acts in best and ranked[0][0] - best[acts][0] < _ACTING and acts != found.name:
        return NOBODY  # "Lund came. Holm wept. “It rained,” he said."
    if basis == "same sentence" and not _has_gender(found) and follows_described(scene, span[0]):
        return NOBODY  # "The attacker left. Prosecutor Lund said he believed ..."
    scene.called(found.name, gender)
    return found.by(basis, min(_MOST, 0.6 + 0.15 * margin) - (_UNPROVEN if _is_unproven(found) else 0.0))


def _may_go_on(scene: Scene, speaker: Speaker, gender: str) -> bool:
    """Whether who spoke some time before is a person, and nothing tells another gender: no "Anna Lund said he saw"."""
    entity = speaker.entity
    is_person_so = entity is not None and entity.kind == "person" and entity.gender in ("", gender)
    return is_person_so and not scene.is_otherwise(speaker.name, gender)


def _described_before(scene: Scene, at: int, gender: str) -> Span | None:
    """Who opens the sentence before the place, in its paragraph, by an office alone: "The mayor left. He ...".

    One who comes in without a name, "A guard came", is nobody whom the text names.
    """
    opening = scene.sentence_before(at)
    if opening is None or not scene.is_same_paragraph(opening, at):
        return None
    if any(not one.is_body for one in scene.inside((opening, at))):
        return None
    found = described_at(scene, opening, at) or office_at(scene, opening, at)
    if found is None:
        return None
    article, *_, noun = scene.text[slice(*found)].split()
    if gender_of(scene.lexicon, noun, "") not in ("", gender):
        return None  # "Tom Holm left. His wife fell ill. He ..."
    return found if article != "The" or scene.lexicon.is_person(noun) else None


def _owns(scene: Scene, at: int) -> bool:
    """Whether the sentence before the place has "his" or "her", as of people: "Lund has changed her mind"."""
    opening = scene.sentence_before(at)
    return opening is not None and _OWN.search(scene.text, opening, scene.sentence_start(at) or opening) is not None


def _best_by_name(
    scene: Scene, at: int, gender: str, previous: Speaker | None
) -> dict[str, tuple[float, Basis, Speaker]]:
    """Each person who may be meant by name, with the score of the best mention and how that is known."""
    best: dict[str, tuple[float, Basis, Speaker]] = {}
    acts = _acting_before(scene, at)
    spoke = scene.spoken_before(at, person=True)
    for index, mention, distance in _candidates(scene, at, _PRONOUNS[gender]):
        found = scene.named(mention)
        if spoke is not None and spoke[1].name == found.name:
            distance = min(distance, scene.sentence(at) - scene.sentence(spoke[0]))
        if not _can_be(scene, found, mention, gender) or found.name is None or scene.is_otherwise(found.name, gender):
            continue
        score = -1.0 * distance - 0.1 * (bisect_left(scene.starts, at) - index)
        if previous is not None and previous.name == found.name:
            score += max(0.0, 3.0 - 0.6 * distance - (distance > 1 and acts not in (None, found.name)))
        if not scene.is_same_paragraph(mention.start, at) and (acts or previous is None or previous.name != found.name):
            score -= _OTHER_PARAGRAPH
        if scene.is_owner(mention):
            score -= 0.5
        elif scene.is_first_in_sentence(index):
            score += _OWN_SENTENCE if distance == 0 else 1.0
        elif scene.is_possessor(mention):
            score -= 0.3
        elif is_owned(scene, mention):
            score -= 1.0
        told = _gender_of(found, mention) or gender_told(scene, mention)
        if told not in ("", gender):
            continue
        if told and not _gender_of(found, mention):
            scene.take_for_person(mention)
        score += 1.5 * (told == gender) - 1.0 * (not _is_shown(scene, found))
        if found.name not in best or score > best[found.name][0]:
            best[found.name] = score, "same sentence" if distance == 0 else "pronoun", found
    return best


def _acting_before(scene: Scene, at: int) -> str | None:
    """The person who opens the sentence before the place, mostly its subject, in the same paragraph."""
    opening = scene.sentence_before(at)
    if opening is None or not scene.is_same_paragraph(opening, at):
        return None
    first = next((one for one in scene.inside((opening, at)) if not one.is_body), None)
    index = bisect_left(scene.starts, first.start) if first is not None else 0
    is_subject = first is not None and scene.is_first_in_sentence(index) and not scene.is_owner(first)
    return scene.named(first).name if first is not None and is_subject else None


def _has_gender(speaker: Speaker) -> bool:
    """Whether the texts tell the person's gender."""
    return speaker.entity is not None and bool(speaker.entity.gender)


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
    if follows_unnamed(scene, span[0]):
        return NOBODY
    if span[1] - span[0] > len("it") and follows_many(scene, span[0]):
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


def _can_be(scene: Scene, speaker: Speaker, mention: Mention, gender: str) -> bool:
    is_somebody = is_person(speaker) or scene.shows_person(speaker.name or "")  # "Craig, 36,"
    return is_somebody and _gender_of(speaker, mention) in ("", gender)
