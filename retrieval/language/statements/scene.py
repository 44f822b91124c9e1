"""What a text has named and said up to a place: the ground on which its speakers are resolved."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from retrieval.language.language import Language
from retrieval.language.statements.bearers import FEMALE, MALE
from retrieval.language.statements.extraction import Reading
from retrieval.language.statements.kin import is_of_kin, is_of_two
from retrieval.language.statements.mention import Mention, of_two
from retrieval.language.statements.names import mentions
from retrieval.language.statements.quotation_marks import quotations
from retrieval.language.statements.register import Directory, Entity, Register
from retrieval.language.statements.speaker import Speaker, is_person
from retrieval.language.statements.statement import Span

# How far back an antecedent is looked for: mentions, and sentences.
MENTIONS_BACK, SENTENCES_BACK = 24, 4
# How many statements back the last speaker is looked for.
SPOKEN_BACK = 12
_ACRONYM = re.compile(r"[A-Z]{2,5}")
# How far behind "Lund's" the one may stand whose she is: "Lund's younger brother".
_OWNED, _OWNED_WORDS = 60, 3
# How many sentences before a family name alone two of that name may not be told apart.
_KIN_BACK = 2
_OPENING_MARKS = ("“", ' "', '\n"', "„", "‘")
_FOR = re.compile(r"([a-z-]+) (?:for|of|to) (?:the )?$")
_OF_A_PERSON = re.compile(r",? (?:who\b|\(\d{1,2}\)|aged \d)|, (?:of|from) |, \d{1,2}(?:,|$)")
# A surname resolved by the same article, where one bears it and where several do; by other articles, where the office
# agrees or nobody else has the name, and where neither is so.
_BY_SURNAME, _OF_SEVERAL, _ACROSS_FITTING, _ACROSS = 0.98, 0.85, 0.9, 0.75


class Scene:
    """The names of one text by place, and who spoke so far."""

    def __init__(self, text: str, reading: Reading, register: Directory | None, language: Language) -> None:
        self.text = text
        self.lexicon = language.lexicon
        self.sentence_starts: list[int] = [start for start, _ in reading.sentences]
        self._lines = [found.start() for found in re.finditer("\n", text)]
        self.mentions = mentions(text, self.lexicon)
        self.starts = [mention.start for mention in self.mentions]
        self.local = Register.from_texts([text], language)
        self.wide = register
        self.spoken: list[tuple[int, Speaker]] = []
        self.phrase_ends: dict[int, int] = {}  # where the phrase of each who spoke ends, by where it begins
        self._people = {one.name for one in self.mentions if _OF_A_PERSON.match(text, one.end)}
        self._joining = self.lexicon.words("coordinator")
        self.first: dict[str, int] = {}  # where each name stands first
        for mention in self.mentions:
            self.first.setdefault(mention.name, mention.start)
        self._genders: dict[str, str] = {}
        self.nameless: dict[str, int | None] = {}  # where the first of a kind comes in without a name
        self.documents: dict[str, str | None] = {}
        self.inside_names = frozenset(one.name for one in self.mentions if not self._opens(one))
        self._longer = [mention for mention in self.mentions if len(mention.parts) > 1 and not mention.is_body]
        self._of_two = of_two(self._longer)
        self._longer_starts = [mention.start for mention in self._longer]
        self.quoted = sorted(_quoted(text, reading))
        self._quote_starts = [start for start, _ in self.quoted]

    def inside(self, span: Span) -> list[Mention]:
        """The names that begin in the span."""
        return self.mentions[bisect_left(self.starts, span[0]) : bisect_left(self.starts, span[1])]

    def before(self, at: int, count: int) -> list[Mention]:
        """The last `count` names before the place, in order."""
        low = bisect_left(self.starts, at)
        return self.mentions[max(0, low - count) : low]

    def named(self, mention: Mention) -> Speaker:
        """The bearer of the name, in full as far as this text or, for a person, the wider register knows it."""
        if mention.name in self._of_two:
            return Speaker(mention.name)
        if len(mention.parts) < 2 and self._is_shared(mention):
            return Speaker(mention.name)
        full = self._last_full(mention)
        if full is mention and self.lexicon.state(mention.name):
            return Speaker(mention.name)
        entity = self.local.resolve(full.name, full.role)
        if entity is not None and {mention.gender, entity.gender} == {FEMALE, MALE}:
            return Speaker(mention.name)  # "Mrs Bell" is no Hugh Bell
        if not mention.is_body and (entity is None or len(entity.name.split()) < 2):
            found = self._known_across(mention)
            if found is not None:
                return found
        if entity is None or (mention.is_body and entity.kind != "body") or not self._may_be_short(mention, entity):
            return Speaker(mention.name, entity)
        if len(mention.parts) > 1 or entity.name == mention.name:
            return Speaker(entity.name, self._shown(entity))
        return Speaker(entity.name, entity, sure=_BY_SURNAME if self.local.is_only(mention.name) else _OF_SEVERAL)

    def _is_shared(self, mention: Mention) -> bool:
        """Whether one word is the family name of a relation, or of two who are named right before it."""
        longer = self._longer_before(mention)
        here = self.sentence(mention.start)
        near = [one for one in longer if here - self.sentence(one.start) <= _KIN_BACK]
        return is_of_kin(self.text, self.lexicon, mention, longer) or is_of_two(mention, near)

    def _longer_before(self, mention: Mention) -> list[Mention]:
        """The last names of more words before the name."""
        index = bisect_left(self._longer_starts, mention.start)
        return self._longer[max(0, index - MENTIONS_BACK) : index]

    def _shown(self, entity: Entity) -> Entity:
        """The same one, as other articles show the person where this one tells neither office nor gender."""
        if self.wide is None or entity.kind != "person" or entity.roles or entity.gender or " " not in entity.name:
            return entity
        wide = self.wide.resolve(entity.name)
        return wide if wide is not None and wide.kind == "person" and wide.name == entity.name else entity

    def _may_be_short(self, mention: Mention, entity: Entity) -> bool:
        """Whether one word stands for the longer name: not "Volvo" for "Volvo Ocean", which is a thing of its own.

        A text calls a body by its full name first, and by no other part of it alone.
        """
        if len(mention.parts) > 1 or entity.name == mention.name or entity.roles or entity.gender:
            return True
        words = entity.name.split()
        if any(char.isdigit() for char in entity.name):
            return False  # "Airbus" is no "Airbus A380"
        if mention.name not in (words[0], words[-1]) or (mention.name == words[-1] and not mention.is_body):
            return True
        longer = [at for name in entity.spellings if " " in name and (at := self.first.get(name)) is not None]
        rest = " ".join(word for word in words if word != mention.name)
        return bool(longer) and min(longer) <= self.first.get(mention.name, mention.start) and rest not in self.first

    def _known_across(self, mention: Mention) -> Speaker | None:
        """The person whom other articles call so, and how surely."""
        wide = self._across(mention)
        if wide is None or wide.name == mention.name:
            return None
        offices = " ".join(wide.roles).lower()
        shares = any(word in offices for word in _long(mention.role))
        fits = shares or (self.wide is not None and self.wide.is_only(mention.name))
        return Speaker(wide.name, wide, "across articles", _ACROSS_FITTING if fits else _ACROSS)

    def stands_first_only(self, mention: Mention) -> bool:
        """Whether one word has its capital letter only where a sentence begins, so that nothing shows a name."""
        return len(mention.parts) == 1 and mention.name not in self.inside_names

    def shows_person(self, name: str) -> bool:
        """Whether one is called by the last word alone, as people are, or "who", an age, "of" follows the name."""
        return name in self._people or (" " in name and name.split()[-1] in self.first)

    def is_of_people(self, mention: Mention) -> bool:
        """Whether the name only tells of what people somebody is, who follows: "Peruvian"."""
        follows = self.text[mention.end : mention.end + 2]
        return self.lexicon.is_people(mention.name) and follows[:1] == " " and follows[1:].islower()

    def called(self, name: str | None, gender: str) -> None:
        """Note that the text has called the person "he" or "she"."""
        if name is not None:
            self._genders.setdefault(name, gender)

    def is_otherwise(self, name: str | None, gender: str) -> bool:
        """Whether the text has called the person by the other pronoun."""
        return name is not None and self._genders.get(name, gender) != gender

    def take_for_person(self, mention: Mention) -> None:
        """Note that the text has shown the bearer to be a person."""
        self._people.add(mention.name)

    def _across(self, mention: Mention) -> Entity | None:
        """The person whom other articles call so in full; a given name alone says nothing across articles."""
        low = mention.name.lower()
        if self.wide is None or low in self.lexicon.female_names or low in self.lexicon.male_names:
            return None
        wide = self.wide.resolve(mention.name, mention.role)
        is_somebody = wide is not None and is_person(Speaker(wide.name, wide)) and (wide.roles or wide.gender)
        return wide if is_somebody else None

    def _last_full(self, mention: Mention) -> Mention:
        """For a surname, the last longer name before it that has it: "Wang" is the Wang named last."""
        if len(mention.parts) > 1 or mention.is_body:
            return mention
        for other in reversed(self._longer_before(mention)):
            if {mention.gender, other.gender} == {FEMALE, MALE}:
                continue  # "Ms. Lund" is no Felix Lund
            if mention.name in other.parts and (other.name.endswith(mention.name) or other.role or other.gender):
                return other
        return mention

    def can_act(self, mention: Mention) -> bool:
        """Whether the name is of a state or says that it is of a body ("Ministry", "NATO"): a product does neither."""
        words = mention.name.split()
        named = any("body" in self.lexicon.of(word.lower()) or _ACRONYM.fullmatch(word) for word in words)
        is_definite = len(words) > 1 and self.text[max(0, mention.start - 4) : mention.start] == "The "
        return named or is_definite or bool(self.lexicon.state(mention.name))

    def sentence(self, at: int) -> int:
        """The number of the sentence the place is in."""
        return bisect_right(self.sentence_starts, at)

    def sentence_start(self, at: int) -> int | None:
        """Where the sentence of the place begins, if it is in one."""
        index = self.sentence(at) - 1
        return self.sentence_starts[index] if index >= 0 else None

    def sentence_before(self, at: int) -> int | None:
        """Where the sentence before the one of the place begins, if there is one."""
        index = self.sentence(at) - 2
        return self.sentence_starts[index] if index >= 0 else None

    def is_same_paragraph(self, one: int, other: int) -> bool:
        """Whether no paragraph ends between the places."""
        return bisect_left(self._lines, one) == bisect_left(self._lines, other)

    def paragraph_start(self, at: int) -> int | None:
        """Where the first sentence of the place's line begins."""
        line = bisect_left(self._lines, at)
        begin = self._lines[line - 1] + 1 if line else 0
        index = bisect_left(self.sentence_starts, begin)
        return self.sentence_starts[index] if index < len(self.sentence_starts) else None

    def is_first_in_sentence(self, index: int) -> bool:
        """Whether the name with the index is the first of its sentence, mostly its subject, or joined to that one."""
        if index == 0 or self.sentence(self.starts[index - 1]) < self.sentence(self.starts[index]):
            return True
        if self.is_owner(self.mentions[index - 1]):
            return self.is_first_in_sentence(index - 1)
        between = self.text[self.mentions[index - 1].end : self.starts[index]].strip()
        is_office = bool(between) and between in self.mentions[index].role  # "Holm Harbour pilot Ida Lund"
        return (is_office or between in self._joining) and self.is_first_in_sentence(index - 1)

    def is_other(self, mention: Mention, pronoun: re.Pattern[str]) -> bool:
        """Whether the pronoun opens the name's sentence, so that it is of another: "He wrote to Lund"."""
        index = self.sentence(mention.start) - 1
        if index < 0 or self.in_quotation(mention.start):
            return False
        start = self.sentence_starts[index]
        found = pronoun.search(self.text, start, mention.start)
        if found is None or self.in_quotation(found.start()):
            return False
        return bisect_left(self.starts, start) == bisect_left(self.starts, found.start())

    def is_possessor(self, mention: Mention) -> bool:
        """Whether "'s" follows the name."""
        return self.text.startswith(("'s ", "’s "), mention.end)

    def is_owner(self, mention: Mention) -> bool:
        """Whether the name only tells whose somebody is: "Lund's brother", "a spokesman for Lund"."""
        if self.is_possessor(mention):
            owned = self.text[mention.end + 3 : mention.end + 3 + _OWNED].split()[:_OWNED_WORDS]
            return any("role" in self.lexicon.of(word.strip(",.").lower()) for word in owned)
        office = _FOR.search(self.text, max(0, mention.start - 40), mention.start)
        return office is not None and "role" in self.lexicon.of(office.group(1))

    def in_quotation(self, at: int) -> bool:
        """Whether the place is within direct speech."""
        return (index := bisect_right(self._quote_starts, at) - 1) >= 0 and at < self.quoted[index][1]

    def previous(self, at: int, person: bool = False) -> Speaker | None:
        """Who spoke last before the place, or the last person who did, unless it was long before."""
        return last[1] if (last := self.spoken_before(at, person)) is not None else None

    def spoken_before(self, at: int, person: bool = False) -> tuple[int, Speaker] | None:
        """Where and who spoke last before the place; in quoted words nobody: who says them speaks of others."""
        if self.in_quotation(at):
            return None
        for start, found in reversed(self.spoken[-SPOKEN_BACK:]):
            if start < at and (not person or is_person(found)):
                near = self.sentence(at) - self.sentence(start) <= SENTENCES_BACK
                return (start, found) if near and found.name else None
        return None

    def previous_at(self, at: int) -> int:
        """Where the one stands who spoke last before the place; 0 if nobody did."""
        return next((start for start, _ in reversed(self.spoken[-SPOKEN_BACK:]) if start < at), 0)

    def opens_sentence(self, mention: Mention) -> bool:
        """Whether nothing but "The" stands before the name in its sentence, outside direct speech."""
        return self._opens(mention) and not self.in_quotation(mention.start)

    def _opens(self, mention: Mention) -> bool:
        index = self.sentence(mention.start) - 1
        is_quoted = self.text[max(0, mention.start - 2) : mention.start].endswith(_OPENING_MARKS)
        return is_quoted or (index >= 0 and mention.start - self.sentence_starts[index] <= len("The "))


def _quoted(text: str, reading: Reading) -> Iterator[Span]:
    """Direct speech: what is quoted as a whole, and the words between marks of the rest."""
    for said in reading.statements:
        for span in said.content if said.kind != "indirect" else ():
            yield from [span] if said.kind == "direct" else [(one.start, one.end) for one in quotations(text, *span)]


def _long(role: str) -> list[str]:
    """The words of an office that tell one from another."""
    return [word for word in role.lower().split() if len(word) > 3]
