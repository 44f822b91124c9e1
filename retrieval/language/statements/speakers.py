"""Speakers as people and bodies: the full name behind "he", "the minister", "Qin" or "the statement".

What cannot be resolved stays unnamed; nothing is guessed from the world outside the texts.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

from retrieval.language.language import Language, load
from retrieval.language.statements.extraction import Reading
from retrieval.language.statements.labels import labelled
from retrieval.language.statements.mention import Mention
from retrieval.language.statements.nouns import described_speaker
from retrieval.language.statements.passages import unwrapped
from retrieval.language.statements.pronouns import antecedent
from retrieval.language.statements.register import Directory
from retrieval.language.statements.scene import Scene
from retrieval.language.statements.speaker import NOBODY, Speaker, is_person
from retrieval.language.statements.statement import Span, Statement

# What stands before an office, and behind it before the name: "the Peruvian colonel", "a former teacher named".
_ARTICLE = re.compile(r"^(?:the|an?|its|his|her|their|[A-Z][\w ]*['’]s) ", re.IGNORECASE)
_NAMED = re.compile(r",? (?:named|called)$")
_SENTENCE_END = re.compile(r"[a-z0-9][.!?]\s")
# "A witness, who gave his name only as Baz".
_GIVING = re.compile(
    r"(?:who )?(?:gave (?:his|her|their) name|identified|asked to be (?:called|known|identified))"
    r"(?: (?:only|simply|just))?(?: as)?"
)
_SHORT_NAME = re.compile(r"^ ?\([A-Z]{2,8}\)")
_MARKS = "“”\"'‘’"
# How many statements, one within the other, may hold a word.
_NESTED = 8
# How far behind the beginning of "President Xi and ..." the first of two names may stand.
_FIRST_OF_TWO = 30


def resolve_speakers(
    text: str, reading: Reading, register: Directory | None = None, language: Language | None = None
) -> list[Speaker]:
    """The speaker of each statement of the reading, in order. `register` knows names from other texts."""
    resolution = _Resolution(Scene(unwrapped(text), reading, register, language or load()), reading.statements)
    return [resolution.speaker(statement) for statement in reading.statements]


class _Resolution:
    """The speakers of one text, resolved from top to bottom."""

    def __init__(self, scene: Scene, statements: tuple[Statement, ...]) -> None:
        self._scene = scene
        self._statements = statements
        self._resolved: dict[Span, Speaker] = {}
        self._said = sorted(
            (start, end, index)
            for index, said in enumerate(statements)
            if said.kind != "indirect" and said.speaker
            for start, end in said.content
        )

    def speaker(self, statement: Statement) -> Speaker:
        """Who the statement is from."""
        span = statement.speaker
        if span is None:
            return NOBODY
        if span not in self._resolved:
            self._resolved[span] = (
                self._of_enclosing(span)
                if self._is_first_person(span)
                else _speaker(self._scene, span, _begins(statement), self._replies(statement))
            )
            self._scene.spoken.append((span[0], self._resolved[span]))
            self._scene.phrase_ends[span[0]] = span[1]
        return self._resolved[span]

    def _replies(self, statement: Statement) -> bool:
        """Whether the verb tells that what is said answers another."""
        cue = self._scene.text[slice(*statement.cue)].lower().split() if statement.cue else []
        verb = self._scene.lexicon.reporting.get(cue[-1]) if cue else None
        return verb is not None and "replies" in verb.does

    def _is_first_person(self, span: Span) -> bool:
        return "first_person" in self._scene.lexicon.of(self._scene.text[slice(*span)].lower())

    def _of_enclosing(self, span: Span) -> Speaker:
        """ "I" and "we" in quoted words are who is quoted."""
        last = bisect_right(self._said, (span[0], len(self._scene.text), len(self._statements)))
        for start, end, index in reversed(self._said[max(0, last - _NESTED) : last]):
            speaker = self._statements[index].speaker
            if start <= span[0] < end and speaker is not None and not self._is_first_person(speaker):
                return self.speaker(self._statements[index])
        return NOBODY


def _begins(statement: Statement) -> int:
    """Where what is said begins; for words in marks, which may go on with a clause of the speaker's, no sooner."""
    begin = statement.content[0][0]
    return begin if statement.kind == "indirect" or statement.speaker is None else max(begin, statement.speaker[0])


def _speaker(scene: Scene, span: Span, told: int, replies: bool) -> Speaker:
    """The bearer of the phrase: a pronoun, a name or a noun; what is said begins at `told`, and may be a reply."""
    pronoun = antecedent(scene, span, told, replies)
    if pronoun is not None:
        return pronoun
    if (told_by := labelled(scene, span)) is not None:
        return told_by
    name = _head_name(scene, span)
    return _joined(scene, span, name) if name is not None else described_speaker(scene, span)


def _joined(scene: Scene, span: Span, last: Mention) -> Speaker:
    """The name, or with "Xi and Putin" both."""
    found = scene.named(last)
    index = bisect_left(scene.starts, last.start) - 1
    if index > 0 and scene.text[scene.starts[index] - 1] == "(":
        index -= 1  # "Holm Bank (HB) and ..."
    if index < 0 or scene.starts[index] < span[0]:
        return found
    other = scene.mentions[index]
    between = _SHORT_NAME.sub("", scene.text[other.end : last.start]).split()
    if between[:1] != ["and"] or other.start - span[0] > _FIRST_OF_TWO:
        return found
    of = scene.lexicon.of
    if not all("determiner" in of(word) or word in last.role.split() for word in between[1:]):
        return found
    names = [scene.named(other).name or other.name, found.name or last.name]
    if not (is_person(scene.named(other)) or is_person(found)):
        names.sort()  # of two bodies neither order is another speaker
    return Speaker(" and ".join(names))


def _head_name(scene: Scene, span: Span) -> Mention | None:
    """The name that heads the phrase, or stands in apposition to it; not a possessor, not after "for"."""
    named = _in_apposition(scene, span)
    if named is not None and (_is_about_role(scene, span) or _ends_with_role(scene, span)):
        return named
    for mention in reversed(scene.inside(span)):
        if _is_head(scene, mention, span):
            return mention
    return named


def _is_about_role(scene: Scene, span: Span) -> bool:
    """Whether the phrase is a common noun with what hangs on it: "an insider at the firm"."""
    words = scene.text[slice(*span)].split()
    noun = next((at for at, word in enumerate(words) if "preposition" in scene.lexicon.of(word.lower())), 0)
    return noun > 0 and (words[noun - 1].islower() or _is_office_noun(scene, words[noun - 1]))


def _ends_with_role(scene: Scene, span: Span) -> bool:
    """Whether an office ends the phrase, so that the name follows it: "the Norr Line CEO"."""
    return _is_office_noun(scene, scene.text[slice(*span)].split()[-1])


def _is_office_noun(scene: Scene, word: str) -> bool:
    """Whether the word is an office: "minister", "Director-General"."""
    parts = word.lower().split("-")
    return any("role" in scene.lexicon.of(part) for part in (word.lower(), parts[0]))


def _is_head(scene: Scene, mention: Mention, span: Span) -> bool:
    if scene.lexicon.is_people(mention.name):
        return False
    after = scene.text[mention.end : span[1]].lstrip()
    if all("honour" in scene.lexicon.of(word.lower()) for word in after.split()):
        after = ""  # "Anna Bell MP"
    before = scene.text[span[0] : mention.start].split()
    if _is_of_office(scene, before):
        return False
    if before and not mention.role and any("preposition" in scene.lexicon.of(word.lower()) for word in before):
        return False
    if not after.strip(' ."”’)') or after.startswith(("(", ",")):
        return True
    if not after.startswith(("of ", "for ", "in ", "from ", "at ", "and ")):
        return False
    is_whole = len(mention.parts) > 1 or not after.startswith("for ")
    return mention.is_body or bool(mention.role) or (not before and is_whole)


def _is_of_office(scene: Scene, before: list[str]) -> bool:
    """Whether only a body is the name's: "the office of Mayor Ida Lund", no "University of Oslo rector Ida Lund"."""
    body = next((noun for noun, of in pairwise(before) if of == "of" and _is_body_noun(scene, noun)), None)
    if body is None:
        return False
    return body.islower() or not before[-1].islower() or "role" not in scene.lexicon.of(before[-1])


def _is_body_noun(scene: Scene, noun: str) -> bool:
    return "body_noun" in scene.lexicon.of(noun.lower())


def _in_apposition(scene: Scene, span: Span) -> Mention | None:
    """In "Clinton's campaign manager, Robby Mook," the name behind the comma."""
    index = bisect_left(scene.starts, span[1])
    if index >= len(scene.mentions):
        return None
    mention = scene.mentions[index]
    if _GIVING.fullmatch(scene.text[span[1] : mention.start].strip(" ,")) is not None:
        scene.take_for_person(mention)
        return mention
    if scene.text[span[1] : span[1] + 1] != ",":
        return None
    while index + 1 < len(scene.mentions) and (scene.is_of_people(mention) or scene.is_possessor(mention)):
        index += 1  # "the Peruvian colonel Ida Lund", "Peru's colonel Ida Lund"
        mention = scene.mentions[index]
    between = scene.text[span[1] : mention.start].strip(" ,")
    is_called = scene.text[mention.end : mention.end + 1] in (",", ".") and _only_addresses(scene, between)
    if is_called and _is_bare(scene, span):
        return mention
    between = _NAMED.sub("", between)
    is_whole = not mention.is_body and len(mention.parts) > 1 and not _tells(scene, between)
    if is_whole and _is_office(between, mention):
        words = [word.strip(_MARKS) for word in f"{scene.text[slice(*span)]} {between}".lower().split()]
        if any(_is_office_noun(scene, word) for word in words):
            scene.take_for_person(mention)
            return mention
    return None


def _tells(scene: Scene, words: str) -> bool:
    """Whether a clause of its own stands there and no office: "the bank, it rose. Minister Ida Lund"."""
    if "\n" in words or _SENTENCE_END.search(words) is not None:
        return True
    return any({"past_form", "auxiliary"} & scene.lexicon.of(word.strip(",").lower()) for word in words.split())


def _only_addresses(scene: Scene, words: str) -> bool:
    """Whether nothing stands there but how one is addressed: "Mr", "Dr."."""
    return all("title" in scene.lexicon.of(word.rstrip(".").lower()) for word in words.split())


def _is_bare(scene: Scene, span: Span) -> bool:
    """Whether the phrase is a noun with a determiner that nothing hangs on: "a trainee", not "an aide in Lima"."""
    words = [scene.lexicon.of(word.lower()) for word in scene.text[slice(*span)].split()]
    return "determiner" in words[0] and not any("preposition" in own for own in words) and not scene.inside(span)


def _is_office(between: str, mention: Mention) -> bool:
    """Whether nothing but what the bearer of the name is stands before it: "", "the Peruvian colonel"."""
    if not between:
        return True
    office = _ARTICLE.sub("", between)
    role = mention.role.partition(";")[0] or office
    return "," not in office and (office.endswith(role) or role.endswith(office))
