"""Speakers that are common nouns: "the minister", "the ministry", "the two leaders", "the statement"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.language.statements.bodies import DEFINITE, is_surely_person, of_body_noun, of_place
from retrieval.language.statements.documents import document, issuer
from retrieval.language.statements.mention import Mention
from retrieval.language.statements.scene import MENTIONS_BACK, Scene
from retrieval.language.statements.speaker import NOBODY, Speaker, is_person
from retrieval.language.statements.statement import Span
from retrieval.language.statements.unnamed import follows_unnamed, introduced
from retrieval.language.word_classes import WordClass

# How many names back a bearer of a role, and one of "the two", is looked for.
_FAR, _NEAR = 200, 12
# How many sentences back one of several who have an office may be named.
_NEAR_BY = 2
# A shorter sentence is a word that was cut off: "of the National University. Lima."
_STRAY = 16
# How far before who spoke last a document may be named that is not of that one.
_LETTER = 200
_OWNER = re.compile(r"\w['’]s? ")
_SENDER = re.compile(r" (?:from|by|(?<!behalf )of) (.+?)(?= to |$)")
_OWNED = re.compile(r"(.+?)(?:['’]s|(?<=s)['’]) |((?:the )?[a-z]+) [a-z]+$")
# Nouns that may end a name of a body or of what it writes; words of a phrase that say nothing of the office.
_OF_A_NAME: frozenset[WordClass] = frozenset(("body_noun", "document"))
_ISSUERS: frozenset[WordClass] = frozenset(("body_noun", "body", "role", "place_noun"))
_NO_OFFICE: frozenset[WordClass] = frozenset(("passing", "function"))


def described_speaker(scene: Scene, span: Span) -> Speaker:
    """Whom a phrase without a name describes, `NOBODY` where the texts do not tell."""
    low = scene.text[slice(*span)].lower()
    words = low.replace("’", "'").replace("'s", " ").split()
    nouns = [word.strip(".,") for word in words if "determiner" not in scene.lexicon.of(word)]
    if not nouns:
        return NOBODY
    head = _head(scene, nouns)
    named = _named_within(scene, span, head)
    if named is not None:
        return named
    is_definite = words[0] in DEFINITE or "'s" in low or "’s" in low
    return _described(scene, span, words, nouns, head) if is_definite else NOBODY


def _named_within(scene: Scene, span: Span, head: str) -> Speaker | None:
    """Whom the phrase names without being a name: "Yonhap news agency", "the letter", "a spokesman for X"."""
    classes = scene.lexicon.of(head)
    if classes & _OF_A_NAME and (name := _own_name(scene, span)) is not None:
        return name
    if "document" in classes and (title := document(scene, head)) is not None:
        return Speaker(title)
    if "document" in classes and (sender := _SENDER.search(scene.text, *span)) is not None:
        return _sent_by(scene, sender.span(1)) or NOBODY
    return _represented(scene, span) if "speaks_for" in classes else None


def _described(scene: Scene, span: Span, words: Sequence[str], nouns: Sequence[str], head: str) -> Speaker:
    """Whom "the minister", "the two leaders", "the city", "the company", "the statement" stand for."""
    classes = scene.lexicon.of(head)
    if head.endswith("s") and "role" in scene.lexicon.of(head[:-1]):
        return _of_plural(scene, span, words)
    if (age := next((word for word in nouns if word.endswith("-year-old")), None)) is not None:
        aged = _of_age(scene, span[0], age.partition("-")[0])
        if aged is not None or head == age:
            return aged if aged is not None else _of_role(scene, span, head, set(nouns))
    is_body = "body_noun" in classes and "group" in classes  # "the transport police"
    if "role" in classes and not is_body and not scene.text.startswith(", which", span[1]):  # "the operator, which"
        return _of_role(scene, span, head, set(nouns))
    if "place_noun" in classes:
        return of_place(scene, span)
    if "body_noun" in classes:
        return of_body_noun(scene, span, nouns, head)
    return _of_document(scene, span, head) if "document" in classes else NOBODY


def _of_age(scene: Scene, at: int, age: str) -> Speaker | None:
    """The one person of that age named before the place: "Tim Ross, 24, ... the 24-year-old"."""
    told = re.compile(rf",? \(?(?:aged )?{re.escape(age)}\b[,).]")
    people = {scene.named(one).name: one for one in scene.before(at, _FAR) if told.match(scene.text, one.end)}
    return scene.named(next(iter(people.values()))).by("office", 0.9) if len(people) == 1 else None


def _of_document(scene: Scene, span: Span, head: str) -> Speaker:
    """ "The statement", "the letter": whose it is, who spoke in it, or if none is named before, who spoke before."""
    if (owner := _OWNED.match(scene.text, *span)) is not None and (whose := _whose(scene, owner)) is not None:
        return described_speaker(scene, whose).by("office", 0.7)
    if (sender := issuer(scene, span[0], head)) is not None:
        return scene.named(sender).by("office", 0.8)
    previous, at = scene.previous(span[0]), scene.previous_at(span[0])
    if previous is None or "sent" not in scene.lexicon.of(head):
        return NOBODY
    named = scene.text.rfind(f" {head}", max(0, at - _LETTER), span[0])
    # "announced in a letter ..., a day after X said": the letter is not the one of X
    return NOBODY if 0 <= named < at else previous.by("office", 0.7)


def _sent_by(scene: Scene, sender: Span) -> Speaker | None:
    """Whom a document comes from: "a statement from the ministry", "a letter by Lund"."""
    named = [one for one in scene.inside(sender) if one.end >= sender[1] - 1]
    found = scene.named(named[0]) if len(named) == 1 else described_speaker(scene, sender)
    return found.by("office", 0.8) if found.name else None


def _whose(scene: Scene, owner: re.Match[str]) -> Span | None:
    """Whose a document is: the possessor, or who its first noun names: "the company's site", "the office release"."""
    if owner.start(1) >= 0:
        return owner.span(1)
    noun = owner[2].rpartition(" ")[2]
    return owner.span(2) if scene.lexicon.of(noun) & _ISSUERS else None


def _represented(scene: Scene, span: Span) -> Speaker | None:
    """The body for which a spokesman without a name speaks: "a spokesman for the State Department"."""
    bodies = [
        mention
        for mention in scene.inside(span)
        if mention.is_body and len(scene.text[mention.end : span[1]].split()) < 2
    ]
    return scene.named(bodies[0]).by("office", 0.9) if len(bodies) == 1 else None


def _own_name(scene: Scene, span: Span) -> Speaker | None:
    """The phrase itself as a name: "Yonhap news agency"; for "Cornyn's statement", Cornyn."""
    inside = scene.inside(span)
    if not inside or inside[0].start - span[0] > 4 or scene.lexicon.is_people(inside[0].name):
        return None
    first = inside[0]
    if not inside[0].is_body and scene.stands_first_only(first):
        return None
    rest = scene.text[first.end : span[1]]
    owned = rest.lstrip().startswith(("'s", "’s"))
    if owned and "document" in scene.lexicon.of(rest.split()[-1].lower()) and is_person(scene.named(first)):
        return scene.named(first)
    return Speaker(scene.text[first.start : span[1]]) if len(rest) < 40 else None


def _of_role(scene: Scene, span: Span, head: str, nouns: set[str]) -> Speaker:
    """ "The foreign minister": the last person said to be one; "the doctor", when none is, who spoke before."""
    words = {word for word in nouns if not scene.lexicon.of(word) & _NO_OFFICE}
    holder = _holder(scene, span[0], head, words)
    if holder is not None:
        return holder
    phrase = scene.text[slice(*span)]
    is_bare = len(nouns) <= 4 and _OWNER.search(phrase) is None and not _is_of_another(scene, phrase)
    is_office = any("role" in scene.lexicon.of(word) for word in words - {head})  # "the attorney general"
    is_anyone = is_bare and not is_office and scene.lexicon.of(head).isdisjoint(("office", "body_noun"))
    if "speaks_for" not in scene.lexicon.of(head) and introduced(scene, head, span[0]):
        return NOBODY
    return _speaking_before(scene, span[0], head) if is_anyone else NOBODY


def _is_of_another(scene: Scene, phrase: str) -> bool:
    """Whether it is somebody's or something's: "the chief of the observers"."""
    return any("attaching" in scene.lexicon.of(word) for word in phrase.lower().split()[1:])


def _holder(scene: Scene, at: int, head: str, words: set[str]) -> Speaker | None:
    """Who is said to have the office, in this text or in others."""
    if words <= {head} and (held := _last_holder(scene, at, head)) is not None:
        return held
    if (entity := scene.local.holder(words)) is not None:
        return Speaker(entity.name, entity, "office", 0.9)
    # What is named in other articles alone must fit more than the bare office: "the minister" may be any.
    if scene.wide is not None and len(words) > 1 and (entity := scene.wide.holder(words)) is not None:
        return Speaker(entity.name, entity, "across articles", 0.75)
    return None


def _speaking_before(scene: Scene, at: int, head: str) -> Speaker:
    """Who spoke before, or the only person named near, if he may be called so."""
    if scene.sentence(scene.previous_at(at)) == scene.sentence(at):
        return NOBODY  # "Lund said the driver told her ..."
    previous = scene.previous(at)
    if "speaks_for" in scene.lexicon.of(head) and follows_unnamed(scene, at):
        return NOBODY
    if previous is None or not is_person(previous):
        if previous is not None and "speaks_for" in scene.lexicon.of(head):
            return previous.by("office", 0.7)  # of a body: "a spokesman for the port said ..."
        previous = _only_person(scene, at)
    is_near = _is_next(scene, scene.previous_at(at), at) and _agrees(scene, head, previous)
    return previous.by("office", 0.6) if is_near else _acting_alone(scene, at, head)


def _acting_alone(scene: Scene, at: int, head: str) -> Speaker:
    """Who opens the sentence before, alone named there, and may be called so: "Lund left. '...,' the cook said"."""
    opening = scene.sentence_before(at)
    people = [one for one in scene.inside((opening, at)) if not one.is_body] if opening is not None else []
    found = {scene.named(one).name: scene.named(one) for one in people if not scene.in_quotation(one.start)}
    if len(found) != 1 or not scene.opens_sentence(people[0]) or scene.is_possessor(people[0]):
        return NOBODY
    speaker = next(iter(found.values()))
    roles = " ".join(speaker.entity.roles).lower().split() if speaker.entity is not None else []
    fits = head in roles or not any("role" in scene.lexicon.of(role) for role in roles)
    is_one = "speaks_for" not in scene.lexicon.of(head) and is_surely_person(scene, speaker)
    return speaker.by("office", 0.6) if fits and is_one and _agrees(scene, head, speaker) else NOBODY


def _is_next(scene: Scene, one: int, at: int) -> bool:
    """Whether the place is in the sentence behind that of the other place, a stray word between them or none."""
    back = scene.sentence(at) - scene.sentence(one)
    start, before = scene.sentence_start(at), scene.sentence_before(at)
    is_stray = start is not None and before is not None and start - before < _STRAY
    return back < 2 or (back == 2 and is_stray)


def _last_holder(scene: Scene, at: int, head: str) -> Speaker | None:
    """The last person before the place who is said to be one; of several, only one who alone is near."""
    held = [m for m in scene.before(at, _FAR) if head in m.role.lower().replace(";", " ").split()]
    held = [m for m in held if not _is_former(scene, m, head)] or held
    if not held:
        return None
    found = scene.named(held[-1])
    if len({scene.named(mention).name for mention in held}) == 1:
        return found.by("office", 0.93)
    here = scene.sentence(at)
    near = {scene.named(mention).name for mention in held if here - scene.sentence(mention.start) <= _NEAR_BY}
    return found.by("office", 0.75) if len(near) == 1 else NOBODY


def _is_former(scene: Scene, mention: Mention, head: str) -> bool:
    """Whether the person had the office before and may have it no more: "the former mayor, Ida Holm"."""
    words = mention.role.lower().replace(";", " ;").split()
    return any("left" in scene.lexicon.of(word) and head in words[at + 1 :] for at, word in enumerate(words))


def _agrees(scene: Scene, head: str, speaker: Speaker) -> bool:
    """Whether nothing says that the person cannot be one: no "spokeswoman" is a man."""
    classes, gender = scene.lexicon.of(head), speaker.entity.gender if speaker.entity else ""
    return not (("female" in classes and gender == "m") or ("male" in classes and gender == "f"))


def _only_person(scene: Scene, at: int) -> Speaker:
    """The one person named in the two sentences before, if there is just one."""
    here, near = scene.sentence(at), {}
    for mention in scene.before(at, MENTIONS_BACK):
        found = scene.named(mention)
        is_named = not mention.is_body and not scene.lexicon.is_people(mention.name)
        if here - scene.sentence(mention.start) <= 2 and is_named and is_person(found):
            near[found.name] = found
    return next(iter(near.values())) if len(near) == 1 else NOBODY


def _of_plural(scene: Scene, span: Span, words: Sequence[str]) -> Speaker:
    """ "The two leaders": the last two people named, where the text says two."""
    if "two" not in words and "both" not in words:
        return NOBODY
    names: list[str] = []
    for mention in reversed(scene.before(span[0], _NEAR)):
        found = scene.named(mention)
        if found.name and is_person(found) and found.name not in names and not mention.is_body:
            names.append(found.name)
        if len(names) == 2:
            return Speaker(" and ".join(reversed(names)), basis="office", sure=0.85)
    return NOBODY


def _head(scene: Scene, nouns: Sequence[str]) -> str:
    """The noun before "of", "for", "seen by", else the last."""
    for index, word in enumerate(nouns):
        if index and (
            "preposition" in scene.lexicon.of(word)
            or word == "seen"
            or (word.endswith("ed") and word in scene.lexicon.reporting)
        ):
            return nouns[index - 1]
    return nouns[-1]
