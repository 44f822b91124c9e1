"""Names of people and bodies as they are written in a text, with what stands before and behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from retrieval.language.lexicon import Lexicon
from retrieval.language.statements.bearers import bare, gender_of, role_before, with_apposition
from retrieval.language.statements.mention import (
    WHERE,
    Mention,
    called_which,
    closed,
    is_dateline,
    is_demonym,
    outermost,
    places,
)
from retrieval.language.statements.name_patterns import name_patterns
from retrieval.language.word_classes import WordClass

_SENTENCE_BEGINS = re.compile(r"""(?:^|[.!?:…]["”’'»)\]]*\s+|[\n“"«„‘(—–]\s*|^\W+)$""")
_BEFORE_MONTH = re.compile(r"(?:\d|\b(?:[Ii]n|[Oo]n|[Ss]ince|of|[Uu]ntil|[Bb]y|last|and|to)) $")
_OFFICE_BEFORE = re.compile(r"([\w-]+) (?:of|for|to|at) (?:the )?$")
_OWNER = re.compile(
    r"\b(?:[Tt]he (?P<name>)|(?=St\b))(?:(?:St\.? )?[A-Z]\w+['’]s|(?:[A-Z]\w+ (?:and |& )?){0,4}[A-Z]\w+s['’]) $"
)

_GIVEN_AND_SURNAME = 2
# Of what a plural that begins a sentence is no name: "Nurses", "Companies".
_COMMON: frozenset[WordClass] = frozenset(("role", "body_noun", "document", "listener"))
# Of how one is addressed, "Mr", against a part of an office, "Prime".
_ADDRESSES: frozenset[WordClass] = frozenset(("male", "female"))
_PLAIN: frozenset[WordClass] = frozenset(("day", "function", "determiner"))
Run = list[tuple[int, str]]
"""Words of a name with where they begin."""


def mentions(text: str, lexicon: Lexicon) -> list[Mention]:
    """The names in the text, in order; linear in its length."""
    whole = (one for one in _Names(text, lexicon) if not is_dateline(text, one))
    found = _without_given(outermost(whole), lexicon)
    things = places(text, found) | called_which(text, found)
    return [replace(one, name=closed(one.name), is_body=one.is_body or one.name in things) for one in found]


def _without_given(found: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """The mentions, none with the gender of a given name that is but a surname in this text: "Omar" of "Ida Omar"."""
    whole = [one.parts for one in found if len(one.parts) > 1 and not one.is_body]
    surnames = {parts[-1] for parts in whole} - {parts[0] for parts in whole}
    return [
        replace(one, gender=gender_of(lexicon, one.role, "")) if one.name in surnames and one.gender else one
        for one in found
    ]


class _Names:
    """The names of one text."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text, self._lexicon = text, lexicon
        self._name, self._of = name_patterns(lexicon.particles)
        self._lower = frozenset(re.findall(r"(?<![\w'’-])[a-z]{2,}(?![\w'’-])", text))
        self._inside = frozenset(re.findall(r"(?<=[a-z,;] )[A-Z][\w'’-]+", text))

    def __iter__(self) -> Iterator[Mention]:
        at = 0
        while (found := self._name.search(self._text, at)) is not None:
            end = found.end()
            before = self._text[max(0, found.start() - 6) : found.start()]
            opens = _SENTENCE_BEGINS.search(before) is not None
            for run in self._runs(found.start(), end, opens):
                mention = self._mention(run)
                if mention is not None:
                    end = max(end, mention.end)
                    yield mention
            at = end

    def _runs(self, start: int, end: int, opens: bool) -> Iterator[Run]:
        """The stretch of capitalised words, cut at those that are no part of a name."""
        run: Run = []
        for found in re.finditer(r"(?:O['’] )?\S+", self._text[start:end]):
            word = found.group()
            if self._is_no_part(word, start + found.start(), opens, bool(run)):
                if run:
                    yield run
                run = []
            else:
                run.append((start + found.start(), word))
            opens = False
        if run:
            yield run

    def _is_no_part(self, word: str, at: int, opens: bool, goes_on: bool) -> bool:
        """Whether the name ends before the word: a month, an ordinary word, a descriptor ("Oslo-based")."""
        if "descriptor" in self._lexicon.of(word.lower().rpartition("-")[2]) and "-" in word:
            return True
        end = at + len(word)
        if word == "Per" and self._text[end : end + 2].strip().isupper():
            behind = self._name.match(self._text, end + 1)
            return opens and behind is not None and self._says_body(behind.group().split())  # "Per Norr Bank, ..."
        if "body" in self._lexicon.of(word.lower()) and self._of.match(self._text, at + len(word)):
            return False
        if opens and (self._is_document(word, end) or self._are_people(word, end)):
            return True
        if goes_on and len(word) == 2 and word[1] == ".":
            return False  # "Ida A. Lund"
        return self._is_plain(word, opens) or (not goes_on and self._is_month(at, word))

    def _is_document(self, word: str, end: int) -> bool:
        """Whether the word is what speaks in writing, "Data from Norr", and no given name nor part of one."""
        low = word.lower()
        classes = self._lexicon.of(low)
        if "document" not in classes or "body" in classes or low in self._lexicon.male_names:
            return False
        return not self._text[end : end + 2].strip().isupper()

    def _are_people(self, word: str, end: int) -> bool:
        """Whether a plural of those who do something begins the sentence and no name: "Divers say"."""
        is_alone = self._text[end : end + 1] == " " and self._text[end + 1 : end + 2].islower()
        is_plural = word.endswith("s") and self._lexicon.may_be_person(word[:-1].lower())
        return is_alone and is_plural and word not in self._inside

    def _mention(self, run: Run) -> Mention | None:
        lows = [bare(word) for _, word in run]
        is_shouted = len(run) > 1 and all(word.isupper() and len(word) > 2 for _, word in run)
        if is_shouted or len("".join(lows)) == 1 or any("credit" in self._lexicon.of(low) for low in lows):
            return None
        role = role_before(self._text, self._lexicon, run[0][0])
        titles, named = self._without_titles(run, lows, role)
        if self._is_office(named, titles, role):
            return None
        while len(named) > _GIVEN_AND_SURNAME and self._is_honour(named[-1][1]):
            named = named[:-1]
        start, end = named[0][0], named[-1][0] + len(named[-1][1])
        if not titles and self._is_body(start, [word for _, word in named]):
            start, end = self._body_begin(start), self._body_end(end)
            return Mention(start, end, self._text[start:end], role, "", True)
        described = " ".join(filter(None, (role, " ".join(word for _, word in titles))))
        if WHERE.search(self._text, max(0, start - 16), start) is None:  # no "in Oslo, a spokesman said"
            described = with_apposition(self._text, self._lexicon, end, described)
        name = self._text[start:end]
        return Mention(start, end, name, described, gender_of(self._lexicon, described, name), False)

    def _is_honour(self, word: str) -> bool:
        """Whether the word stands behind a name and is no part of it: "MP"."""
        return word.isupper() and "honour" in self._lexicon.of(word.lower())

    def _is_office(self, named: Run, titles: Run, role: str) -> bool:
        """Whether the words are an office without a name: "Prime Minister", "Chief Constable", "the London Mayor"."""
        classes = self._lexicon.of(bare(named[-1][1]))
        if titles and not role and len(named) == 1 and "title" in classes and not classes & _ADDRESSES:
            before = self._lexicon.of(bare(titles[-1][1]))
            return not before & _ADDRESSES and ("office" in classes or "role" in before)
        if titles or role or "title" not in classes:
            return False
        start = named[0][0]
        is_of_acronym = named[0][1].isupper() and len(named[0][1]) > 1  # "NFL Coach of the Year"
        return len(named) == 1 or is_of_acronym or self._text[max(0, start - 4) : start].lower() == "the "

    def _without_titles(self, run: Run, lows: list[str], role: str) -> tuple[Run, Run]:
        """The titles before the name, and the name."""
        last = max((i for i in range(len(lows) - 1) if self._is_title(lows, i)), default=-1)
        if last >= 0 and "body" in self._lexicon.of(lows[-1]) and not role:
            last = -1
        titles, named = run[: last + 1], run[last + 1 :]
        if role or titles:
            return self._past_inner_body(titles, named)
        if len(named) <= _GIVEN_AND_SURNAME:
            return [], named
        return self._without_opening(named, lows)

    def _without_opening(self, named: Run, lows: list[str]) -> tuple[Run, Run]:
        """What opens three words or more, and the name: an office ("Minister of Education Ida Lund"), a people.

        A place behind "in" is neither: "In Washington John Kirby said".
        """
        start = named[0][0]
        if self._text[max(0, start - 3) : start].lower() == "in " and self._lexicon.state(named[0][1]):
            return [], named[1:]
        if (office := self._office_before(start, lows[-1])) is not None:
            return [(office.start(), office.group().strip()), *named[:-2]], named[-2:]
        is_body = any("body" in self._lexicon.of(low) for low in lows)
        is_described = is_demonym(named[0][1]) or self._is_descriptor(named, lows)
        return (named[:1], named[1:]) if is_described and not is_body else ([], named)

    def _is_descriptor(self, named: Run, lows: list[str]) -> bool:
        """Whether what the person is opens the sentence before given name and surname: "Restorer Ida Lund"."""
        first, given = lows[-len(named)], lows[1 - len(named)]
        start = named[0][0]
        opens = _SENTENCE_BEGINS.search(self._text[max(0, start - 6) : start]) is not None
        if not opens or self._lexicon.is_given(first) or named[0][1] in self._inside:
            return False
        is_agent = self._lexicon.may_be_person(first) and len(named) == _GIVEN_AND_SURNAME + 1
        return self._lexicon.is_given(given) or (is_agent and self._stands_alone(named[-1][1], named[-2][1]))

    def _stands_alone(self, surname: str, given: str) -> bool:
        """Whether the text also calls somebody by the surname alone, as it does people."""
        return self._text.count(surname) > self._text.count(f"{given} {surname}")

    def _office_before(self, start: int, last: str) -> re.Match[str] | None:
        """The office that goes on up to a name, "Minister of" before "Education Ida Lund"; not up to a body's."""
        office = _OFFICE_BEFORE.search(self._text, max(0, start - 30), start)
        is_office = office is not None and not self._lexicon.of(office.group(1).lower()).isdisjoint(("title", "role"))
        return office if is_office and "body" not in self._lexicon.of(last) else None

    def _is_title(self, lows: list[str], at: int) -> bool:
        """ "President", and "Executive" or "Master" where a whole name follows: "Harbour Master Ida Lund"."""
        classes, parts = self._lexicon.of(lows[at]), lows[at].split("-")
        if len(parts) > 1 and all("title" in self._lexicon.of(part) for part in (parts[0], parts[-1])):
            return True  # "Secretary-General"
        is_inside = lows[at] == "st" and at > 0  # "Ida St Rose"
        return ("title" in classes and not is_inside) or ("role" in classes and len(lows) - at > 2)

    def _past_inner_body(self, titles: Run, named: Run) -> tuple[Run, Run]:
        """ "Ambassador to the United States Hamdullah Mohib": the office ends with a body or a country."""
        inner = max(
            (i for i, (_, word) in enumerate(named[:-1]) if "body" in self._lexicon.of(word.lower())), default=-1
        )
        if inner >= 0 and len(named) - inner > 1:
            return [*titles, *named[: inner + 1]], named[inner + 1 :]
        return titles, named

    def _is_body(self, start: int, names: list[str]) -> bool:
        """Whether the name is of a body, by its own words or by the one before: "the Holm", "ministry Holm"."""
        if self._says_body(names):
            return True
        before = self._text[max(0, start - 24) : start].split()
        if not before:
            return False
        end = start + len(" ".join(names))
        is_definite = before[-1].lower() == "the" and not self._is_of_noun(end)
        return is_definite or "body_noun" in self._lexicon.of(before[-1])

    def _says_body(self, names: list[str]) -> bool:
        """Whether a word of the name says that it is of a body or place: "Ministry", "NATO", "U.N.", "North"."""
        if any(word == "&" or "body" in self._lexicon.of(bare(word)) for word in names):
            return True
        if len(names) == 1:
            return len(names[0]) > 1 and (names[0].isupper() or "." in names[0])
        has_acronym = any(word.isupper() and len(word) > 2 and word.isalpha() for word in names)
        return has_acronym or "direction" in self._lexicon.of(bare(names[0]))

    def _is_of_noun(self, end: int) -> bool:
        """Whether a common noun that the name describes follows: "the Holm administration", "the Holm aide"."""
        following = re.match(r" ([a-z]+)\b", self._text[end : end + 24])
        return following is not None and not self._lexicon.of(following.group(1)).isdisjoint(("body_noun", "role"))

    def _body_begin(self, start: int) -> int:
        """Before "St George's" of "St George's Hospital", if nothing but a kind of body is left of the name."""
        owner = _OWNER.search(self._text, max(0, start - 40), start)
        if owner is None or (owner.group().endswith(("' ", "’ ")) and not self._is_kind_of_body(start)):
            return start
        return owner.start() if owner.start("name") < 0 else owner.start("name")

    def _is_kind_of_body(self, start: int) -> bool:
        """Whether the name begins with what a body is, "League", and not with a name of its own."""
        first = self._text[start : start + 40].partition(" ")[0]
        return "body" in self._lexicon.of(bare(first.rstrip(",;:")))

    def _body_end(self, end: int) -> int:
        """Past "of the Treasury", "for Human Rights" behind the first words of a body's name."""
        hangs = False
        while (more := self._of.match(self._text, end)) and (following := self._name.match(self._text, more.end())):
            first = following.group().split()[0].lower()
            is_money = self._text[following.end() : following.end() + 1] in ("$", "£", "€")  # "for US$3 million"
            is_other = more.group() == " and the " and self._says_body(following.group().split())
            if is_money or is_other or "day" in self._lexicon.of(first) or (more.group() == " and " and not hangs):
                break
            hangs = not more.group().startswith(" and")
            end = following.end()
        return end

    def _is_month(self, start: int, word: str) -> bool:
        """Whether "May" or "March" is a month: after a number or "in"."""
        return word in ("May", "March") and _BEFORE_MONTH.search(self._text, max(0, start - 8), start) is not None

    def _is_plain(self, word: str, opens: bool) -> bool:
        """Whether a capitalised word is no name: a day, or an ordinary word that begins a sentence."""
        low = bare(word).replace("’", "'")
        classes = self._lexicon.of(low)
        if classes & _PLAIN:
            return word not in self._lexicon.acronyms and (opens or low not in ("will", "may", "per"))
        if not opens or "title" in classes:
            return False
        if "-" in word and any(part in self._lower or self._lexicon.of(part) for part in word.split("-")[1:]):
            return True  # "Day-by-day", "Anti-war"
        if (low in self._lower and word not in self._inside) or "group" in classes:
            return True
        singulars = (low.removesuffix(plural) for plural in ("s", "es") if low.endswith(plural))
        return "role" in self._lexicon.of(low) or any(self._lexicon.of(one) & _COMMON for one in singulars)
