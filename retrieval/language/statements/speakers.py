"""Speakers as people and bodies: the full name behind "he", "the minister", "Qin" or "the statement".

What cannot be resolved stays unnamed; nothing is guessed from the world outside the texts.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from retrieval.language.statements import lexicon
from retrieval.language.statements.extraction import Reading
from retrieval.language.statements.names import FEMALE, MALE, Mention, mentions
from retrieval.language.statements.register import Entity, Register
from retrieval.language.statements.statement import Span, Statement

_HE = frozenset(["he", "his", "him"])
_SHE = frozenset(["she", "her"])
_THEY = frozenset(["they", "their", "them"])
_IT = frozenset(["it", "its"])
_FIRST_PERSON = frozenset(["i", "we", "my", "our", "me", "us"])
_RELATIVE = frozenset(["who", "which", "that"])
_BODY_NOUNS = frozenset(
    [
        "ministry",
        "government",
        "company",
        "firm",
        "party",
        "bank",
        "court",
        "council",
        "committee",
        "commission",
        "agency",
        "department",
        "group",
        "organization",
        "organisation",
        "union",
        "university",
        "school",
        "church",
        "police",
        "army",
        "military",
        "campaign",
        "administration",
        "team",
        "club",
        "newspaper",
        "paper",
        "magazine",
        "network",
        "corporation",
        "association",
        "foundation",
        "institute",
        "authority",
        "office",
        "embassy",
    ]
)
_PLACES = frozenset(["city", "town", "village", "municipality", "county", "state", "province", "republic", "kingdom"])
_PASSING = frozenset(["new", "former", "then", "current", "late", "veteran", "top", "senior", "'s"])
# Offices that one person holds at a time: without a name for them, nobody is guessed.
_OFFICES = frozenset(
    [
        "president",
        "minister",
        "secretary",
        "chancellor",
        "premier",
        "governor",
        "mayor",
        "ambassador",
        "king",
        "queen",
        "pope",
    ]
)
# How many statements, one within the other, may hold a word.
_NESTED = 8
# How far back an antecedent is looked for: mentions, and sentences.
_MENTIONS_BACK, _SENTENCES_BACK = 24, 4


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a statement is from: the full name, or None with the words of the text as the only answer."""

    name: str | None
    entity: Entity | None = None


NOBODY = Speaker(None)


def resolve_speakers(text: str, reading: Reading, register: Register | None = None) -> list[Speaker]:
    """The speaker of each statement of the reading, in order. `register` knows names from other texts."""
    article = _Article(text, reading, register)
    return [article.speaker(statement) for statement in reading.statements]


class _Article:
    """One text while its speakers are resolved, from top to bottom."""

    def __init__(self, text: str, reading: Reading, register: Register | None) -> None:
        self.text = text
        self.mentions = mentions(text)
        self.starts = [mention.start for mention in self.mentions]
        self._longer = [mention for mention in self.mentions if len(mention.parts) > 1 and not mention.is_body]
        self._longer_starts = [mention.start for mention in self._longer]
        self.sentences = [start for start, _ in reading.sentences]
        self.statements = reading.statements
        self.local = Register.from_texts([text])
        self.wide = register
        self._said = sorted(
            (start, end, index)
            for index, said in enumerate(reading.statements)
            if said.kind != "indirect" and said.speaker
            for start, end in said.content
        )
        self._quoted = sorted(span for s in reading.statements if s.kind == "direct" for span in s.content)
        self._quote_starts = [start for start, _ in self._quoted]
        self._documents: dict[str, Speaker | None] = {}
        self._resolved: dict[Span, Speaker] = {}
        self._order: list[tuple[int, Speaker]] = []

    def speaker(self, statement: Statement) -> Speaker:
        if statement.speaker is None:
            return NOBODY
        if statement.speaker not in self._resolved:
            found = self._resolve(statement.speaker)
            self._resolved[statement.speaker] = found
            self._order.append((statement.speaker[0], found))
        return self._resolved[statement.speaker]

    def _resolve(self, span: Span) -> Speaker:
        low = self.text[slice(*span)].lower()
        if low in _FIRST_PERSON:
            return self._of_enclosing(span)
        if low in _RELATIVE:
            return self._of_relative(span)
        if low in _HE:
            return self._of_pronoun(span, MALE)
        if low in _SHE:
            return self._of_pronoun(span, FEMALE)
        if low in _THEY or low in _IT:
            return self._of_body_pronoun(span)
        named = self._head_name(span)
        if named is not None:
            return self._joined(span, named)
        return self._of_noun(span, low)

    # names

    def _named(self, mention: Mention) -> Speaker:
        full = self._last_full(mention)
        entity = self.local.resolve(full.name, full.role)
        if self.wide is not None and not mention.is_body and (entity is None or len(entity.name.split()) < 2):
            wide = self.wide.resolve(mention.name, mention.role)
            entity = wide if wide is not None and wide.kind == "person" else entity
        if entity is None or (mention.is_body and entity.kind != "body"):
            return Speaker(mention.name, entity)
        return Speaker(entity.name, entity)

    def _last_full(self, mention: Mention) -> Mention:
        """For a surname, the last longer name before it that has it: "Wang" is the Wang named last."""
        if len(mention.parts) > 1 or mention.is_body:
            return mention
        index = bisect_left(self._longer_starts, mention.start)
        for other in reversed(self._longer[max(0, index - _MENTIONS_BACK) : index]):
            if mention.name in other.parts and (other.name.endswith(mention.name) or other.role or other.gender):
                return other
        return mention

    def _joined(self, span: Span, last: Mention) -> Speaker:
        """The name, or with "Xi and Putin" both."""
        found = self._named(last)
        index = bisect_left(self.starts, last.start) - 1
        if index < 0 or self.starts[index] < span[0]:
            return found
        other = self.mentions[index]
        between = self.text[other.end : last.start].replace("the ", " ").split()
        if between != ["and"] or other.start - span[0] > 30:
            return found
        return Speaker(f"{self._named(other).name} and {found.name}")

    def _head_name(self, span: Span) -> Mention | None:
        """The name that heads the phrase, or stands in apposition to it; not a possessor, not after "for"."""
        inside = self.mentions[bisect_left(self.starts, span[0]) : bisect_left(self.starts, span[1])]
        for mention in reversed(inside):
            if self._is_head(mention, span):
                return mention
        return self._in_apposition(span)

    def _is_head(self, mention: Mention, span: Span) -> bool:
        after = self.text[mention.end : span[1]]
        if after.strip(' ."”’)') and not after.lstrip().startswith(("(", ",")):
            if not after.lstrip().startswith(("of ", "for ", "in ", "from ", "at ", "and ")):
                return False
            return not self.text[span[0] : mention.start].strip() or mention.is_body or bool(mention.role)
        before = self.text[span[0] : mention.start].lower().split()
        if not before or mention.role:
            return True
        head = [word for word in before if word not in lexicon.DETERMINERS]
        return not any(word in ("for", "of", "to", "at", "in", "from", "with", "on", "by") for word in head)

    def _in_apposition(self, span: Span) -> Mention | None:
        """In "Clinton's campaign manager, Robby Mook," the name behind the comma."""
        after = self.text[span[1] : span[1] + 2]
        index = bisect_left(self.starts, span[1])
        if after[:1] != "," or index >= len(self.mentions):
            return None
        mention = self.mentions[index]
        if mention.start - span[1] <= 2 and not mention.is_body and len(mention.parts) > 1:
            low = set(self.text[slice(*span)].lower().split())
            return mention if low & lexicon.ROLES else None
        return None

    # pronouns

    def _of_enclosing(self, span: Span) -> Speaker:
        """ "I" and "we" in quoted words are who is quoted."""
        last = bisect_right(self._said, (span[0], len(self.text), len(self.statements)))
        for start, end, index in reversed(self._said[max(0, last - _NESTED) : last]):
            statement = self.statements[index]
            if start <= span[0] < end and statement.speaker not in (None, span):
                if self.text[slice(*statement.speaker or span)].lower() not in _FIRST_PERSON:
                    return self.speaker(statement)
        return NOBODY

    def _of_relative(self, span: Span) -> Speaker:
        index = bisect_left(self.starts, span[0]) - 1
        if index >= 0 and span[0] - self.mentions[index].end < 40:
            return self._named(self.mentions[index])
        return NOBODY

    def _of_pronoun(self, span: Span, gender: str) -> Speaker:
        here = self._sentence(span[0])
        previous = self._previous(span[0])
        best: tuple[float, Speaker] | None = None
        low = bisect_left(self.starts, span[0])
        for index in range(low - 1, max(-1, low - _MENTIONS_BACK), -1):
            mention = self.mentions[index]
            distance = here - self._sentence(mention.start)
            if distance > _SENTENCES_BACK:
                break
            if self._in_quotation(mention.start) or mention.is_body:
                continue
            found = self._named(mention)
            if not _can_be(found, mention, gender):
                continue
            score = -1.0 * distance - 0.1 * (low - index)
            if previous is not None and previous.name == found.name:
                score += 2.5
            if self._is_first_in_sentence(index):
                score += 1.0
            if _gender_of(found, mention) == gender:
                score += 1.5
            if best is None or score > best[0]:
                best = score, found
        if best is not None:
            return best[1]
        return previous if previous is not None and previous.entity and previous.entity.kind == "person" else NOBODY

    def _of_body_pronoun(self, span: Span) -> Speaker:
        """ "They" and "it": who spoke before if that is a body, else the last body named."""
        previous = self._previous(span[0])
        if previous is not None and previous.name and not _is_person(previous):
            return previous
        if previous is not None and previous.name and " and " in previous.name:
            return previous
        low = bisect_left(self.starts, span[0])
        for index in range(low - 1, max(-1, low - 8), -1):
            mention = self.mentions[index]
            if mention.is_body and self._is_first_in_sentence(index):
                return self._named(mention)
        return NOBODY

    # nouns

    def _of_noun(self, span: Span, low: str) -> Speaker:
        words = low.replace("’", "'").replace("'s", " ").split()
        definite = bool(words) and (words[0] in ("the", "this", "that", "both") or "'s" in low or "’s" in low)
        nouns = [word.strip(".,") for word in words if word not in lexicon.DETERMINERS]
        if not nouns:
            return NOBODY
        head = _head(nouns)
        if head in _BODY_NOUNS | lexicon.DOCUMENTS and (name := self._own_name(span)) is not None:
            return name
        if head in lexicon.DOCUMENTS and (name := self._document(head)) is not None:
            return name
        if not definite:
            return NOBODY
        if head.endswith("s") and head[:-1] in lexicon.ROLES:
            return self._of_plural(span, words)
        if head in lexicon.ROLES:
            return self._of_role(span, head, set(nouns))
        if head in _PLACES:
            return self._of_place(span)
        if head in _BODY_NOUNS:
            return self._of_body_noun(span, nouns)
        if head in lexicon.DOCUMENTS:
            previous = self._previous(span[0])
            return previous if previous is not None else NOBODY
        return NOBODY

    def _own_name(self, span: Span) -> Speaker | None:
        """The phrase itself as a name: "Yonhap news agency"; for "Cornyn's statement", Cornyn."""
        inside = self.mentions[bisect_left(self.starts, span[0]) : bisect_left(self.starts, span[1])]
        if not inside or inside[0].start - span[0] > 4:
            return None
        first = inside[0]
        rest = self.text[first.end : span[1]]
        owned = rest.lstrip().startswith(("'s", "’s"))
        if owned and rest.split()[-1].lower() in lexicon.DOCUMENTS and _is_person(self._named(first)):
            return self._named(first)
        return Speaker(self.text[first.start : span[1]]) if len(rest) < 40 else None

    def _document(self, head: str) -> Speaker | None:
        """The one document of its kind that the text names: "a leaked letter" is "the Home Office letter"."""
        if head not in self._documents:
            named = set(re.findall(rf"(?:[A-Z][\w.]+ ){{1,4}}{re.escape(head)}\b", self.text))
            named = {name.removeprefix("The ") for name in named} - {head}
            self._documents[head] = Speaker(named.pop()) if len(named) == 1 else None
        return self._documents[head]

    def _of_role(self, span: Span, head: str, nouns: set[str]) -> Speaker:
        """ "The foreign minister": the last person said to be one; "the doctor", when none is, who spoke before."""
        words = {word for word in nouns if word not in _PASSING and word not in lexicon.FUNCTION_WORDS}
        if words <= {head}:
            low = bisect_left(self.starts, span[0])
            for mention in reversed(self.mentions[max(0, low - 200) : low]):
                if head in mention.role.lower().replace(";", " ").split():
                    return self._named(mention)
        for register in filter(None, (self.local, self.wide)):
            if (entity := register.holder(words)) is not None:
                return Speaker(entity.name, entity)
        previous = self._previous(span[0])
        if previous is None or not _is_person(previous) or head in _OFFICES or len(nouns) > 4:
            return NOBODY
        return previous

    def _of_body_noun(self, span: Span, nouns: Sequence[str]) -> Speaker:
        head = nouns[-1]
        low = bisect_left(self.starts, span[0])
        for mention in reversed(self.mentions[max(0, low - 100) : low]):
            if mention.is_body and head in mention.name.lower().split():
                return self._named(mention)
        if len(nouns) > 1:
            return Speaker(" ".join(self.text[slice(*span)].split()[1:]) if span[1] - span[0] < 60 else None)
        previous = self._previous(span[0])
        return previous if previous is not None and previous.name and not _is_person(previous) else NOBODY

    def _of_place(self, span: Span) -> Speaker:
        """ "The city": the last place named with what it is, as in "the Municipality of Livorno"."""
        low = bisect_left(self.starts, span[0])
        for mention in reversed(self.mentions[max(0, low - 100) : low]):
            kind, of, _ = mention.name.lower().partition(" of ")
            if of and kind in _PLACES:
                return self._named(mention)
        return NOBODY

    def _of_plural(self, span: Span, words: Sequence[str]) -> Speaker:
        """ "The two leaders": the last two people named, where the text says two."""
        if "two" not in words and "both" not in words:
            return NOBODY
        names: list[str] = []
        low = bisect_left(self.starts, span[0])
        for mention in reversed(self.mentions[max(0, low - 12) : low]):
            found = self._named(mention)
            if found.name and _is_person(found) and found.name not in names and not mention.is_body:
                names.append(found.name)
            if len(names) == 2:
                return Speaker(" and ".join(reversed(names)))
        return NOBODY

    # places

    def _sentence(self, at: int) -> int:
        return bisect_right(self.sentences, at)

    def _is_first_in_sentence(self, index: int) -> bool:
        return index == 0 or self._sentence(self.starts[index - 1]) < self._sentence(self.starts[index])

    def _in_quotation(self, at: int) -> bool:
        index = bisect_right(self._quote_starts, at) - 1
        return index >= 0 and at < self._quoted[index][1]

    def _previous(self, at: int) -> Speaker | None:
        """Who spoke last before the place, unless it was long before."""
        for start, found in reversed(self._order[-12:]):
            if start < at:
                near = self._sentence(at) - self._sentence(start) <= _SENTENCES_BACK
                return found if near and found.name else None
        return None


def _head(nouns: Sequence[str]) -> str:
    """The noun before "of", "for", "seen by", else the last."""
    for index, word in enumerate(nouns):
        if index and (
            word in lexicon.PREPOSITIONS or word == "seen" or (word.endswith("ed") and word in lexicon.base_forms())
        ):
            return nouns[index - 1]
    return nouns[-1]


def _is_person(speaker: Speaker) -> bool:
    entity = speaker.entity
    return (
        entity is not None
        and entity.kind == "person"
        and bool(entity.roles or entity.gender or len(entity.name.split()) > 1)
    )


def _gender_of(speaker: Speaker, mention: Mention) -> Literal["f", "m", ""] | str:
    return mention.gender or (speaker.entity.gender if speaker.entity else "")


def _can_be(speaker: Speaker, mention: Mention, gender: str) -> bool:
    return _is_person(speaker) and _gender_of(speaker, mention) in ("", gender)
