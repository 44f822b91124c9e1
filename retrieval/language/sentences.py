"""Sentences as spans of the text they stand in.

Each line is scanned for marks that may end a sentence, and a few questions decide which of them do. The spans
are what lies between those ends, so no character can be lost or belong to two sentences.

What decides is the word a mark is attached to, and whether the next word is capitalised because a sentence
begins or because it is a name (Mikheev 2002, "Periods, capitalized words, etc.").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from retrieval.language.abbreviations import (
    AFTER_TIMES,
    BEFORE_NUMBERS,
    MARKED_NAMES,
    NAME_PARTS,
    NUMBERED_NOUNS,
    OPENING_WORDS,
    TIMES,
    TITLES_AND_CONNECTIVES,
)
from retrieval.language.language import load

# A mark, what closes after it, footnotes, white space. Marks that close in one language and open in another
# close where no word follows. Possessive groups, so that every character is read once, whatever the text; what they
# repeat is atomic, since Python 3.11.2 (Debian 12) loses its place where that part backtracks, and never ends.
_STOP = re.compile(
    r"""
    (?P<mark> \.(?:[ \u00a0]\.)+ | [.!?…‼⁇⁈⁉。！？]+ )
    (?P<closing> (?> [)\]}”›»] | ['’“‘«](?!\w) | [ \u00a0\u202f][”»](?!\w) | [.!?…] )*+ )
    (?> \[[^\[\]]{1,40}\] | [ ]\[\d{1,3}\] | [⁰¹²³⁴-⁹] | (?<=[a-z]{3}[.])\d{1,3}(?=\s+[A-Z]) )*+  # footnotes
    (?P<gap> \s*+ )
    """,
    re.VERBOSE,
)
_STRAIGHT_MARK = re.compile(
    r"""(?P<opens> (?<![^\s(\[{])"(?=\S) | `` ) | (?P<closes> (?<=\S)"(?!\w) | '' ) | " """, re.VERBOSE
)
_BEGINNING = re.compile(
    r"\W*+(?:(?:(?P<number>\d{1,3})|\d{1,2}(?:\.\d{1,2})+|[A-Za-z]|[IVX]{1,4}|[ivx]{1,4})(?=\.\s))?"
)
_SECOND_ITEM = re.compile(r"\s2\.\s+[A-Z]")
_LIST_ITEM = re.compile(r"(?<=\s)\d+\.\s+[A-Z]")
# What may stand before the first letter of a sentence, and what shows that the sentence goes on.
_OPENING = "'“”‘„«»‹([{`¿¡ "
_CONTINUING = frozenset(",;:.!?…-–—−&/\\%=+<>~^_|)]}›’")
_FIRST_WORD = re.compile(r"(?:Mr|Mrs|Ms)\b|\w+(?![\w.])")
_JOINT = re.compile(r"[-–—/(\[{“”„«‘]")
_ACRONYM = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_UNSPACED_WORD = re.compile(r"[A-Z](?:[a-z]+(?:['’-]\w+)*)?[,:]?(?=\s|$)")
_UNSPACED_SENTENCE = re.compile(r"(?!(?:Com|Org|Net|Co|Js|Io)\b)[A-Z][a-z]+(?: [A-Z][a-z]+)? [a-z]+\b")
_FIRST_PERSON = re.compile(r"I\b")
_SPEAKER_AND_VERB = re.compile(
    r"""
    (?> (?:Mrs?|Ms)\.? \s+ )?+ (?P<first> [A-Z][\w.'’-]* ) \s+
    (?: (?: [A-Z][\w.'’-]* | of|the|de|bin|von ) \s+ ){0,5}
    (?P<verb> [a-z]+ )
    (?= \s*(?:[.,;:]|$) | \s+(?:in|on|at|to|during|after|before|as|when|while|with|of|him|her|them|us|me)\b )
    """,
    re.VERBOSE,
)
_TOKEN = re.compile(r"\S+")
_FIRST_LETTER = re.compile(r"[^\W\d_]")
_AROUND_WORD = "\"'“”‘’()[].,;:!?"
_ABBREVIATIONS = TITLES_AND_CONNECTIVES | NAME_PARTS | BEFORE_NUMBERS
_SMALL_ABBREVIATIONS = frozenset(word for word in _ABBREVIATIONS | TIMES if word.islower())
_IDEOGRAPHIC = frozenset("。！？")
# How far a decision looks: no abbreviation and no attribution is longer.
_LOOK_BACK, _LOOK_AHEAD = 32, 96
# Characters from the first item of a list within a line to the second.
_LONGEST_ITEM = 600


class _Stop(NamedTuple):
    """A mark that may end a sentence, with what stands about it."""

    previous: str  # the word before `word`
    word: str  # the word the mark is attached to, empty when the mark stands alone
    mark: str
    closing: str  # the quotation marks, brackets and further marks that close after it
    spaced: bool  # white space before what follows
    following: str  # what follows, from its first letter, digit or symbol on


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Spans of the sentences of ``text[start:end]``, in order, as offsets into ``text`` (end exclusive).

    A span has no white space at its edges, and every other character of the range is in exactly one span. A
    line break always ends a sentence. Closing marks, brackets and footnote numbers belong to the sentence
    they follow; a quotation of several sentences is split inside. Any string, in linear time.
    """
    start, end, _ = slice(start, end).indices(len(text))
    spans = []
    for line in text[start:end].splitlines(keepends=True):
        begin = 0
        for cut in (*_cuts(_with_two_cases(_with_directed_marks(line.rstrip()))), len(line)):
            piece = line[begin:cut]
            if sentence := piece.strip():
                left = start + begin + len(piece) - len(piece.lstrip())
                spans.append((left, left + len(sentence)))
            begin = cut
        start += len(line)
    return spans


def _with_directed_marks(line: str) -> str:
    """The line, as long as it was, with straight quotation marks turned into opening and closing ones.

    What a mark touches tells its direction; with the same on both sides of it, marks take turns.
    """
    is_open = False

    def directed(found: re.Match[str]) -> str:
        nonlocal is_open
        is_open = found.lastgroup == "opens" or (found.lastgroup is None and not is_open)
        return ("“" if is_open else "”") * len(found.group())

    return _STRAIGHT_MARK.sub(directed, line)


def _with_two_cases(line: str) -> str:
    """A line in capitals or in lower case alone with each word capitalised, as long as it was: what follows a mark then
    decides by its word, as it does where sentences begin with capitals. Other lines as they are."""
    if not (line.isupper() or line.islower()):
        return line
    capitalised = _TOKEN.sub(_capitalised, line)
    return capitalised if len(capitalised) == len(line) else line


def _capitalised(token: re.Match[str]) -> str:
    """A token with its first letter as a capital; abbreviations that are written small stay so."""
    small = token.group().lower()
    if small.strip(_AROUND_WORD) in _SMALL_ABBREVIATIONS:
        return small
    return _FIRST_LETTER.sub(lambda first: first.group().upper(), small, count=1)


def _cuts(line: str) -> Iterator[int]:
    """Offsets in the line at which one sentence ends and another begins."""
    words_begin, number = _beginning(line, 0)
    for found in _STOP.finditer(line):
        if found.start() <= words_begin:
            continue
        stop = _stop(line, found)
        word_begin = found.start() - len(stop.word)
        if _begins_item(line, word_begin, stop.word, number):
            cut = word_begin
        elif _ends_sentence(stop):
            cut = found.end()
        else:
            continue
        yield cut
        words_begin, number = _beginning(line, cut)


def _begins_item(line: str, at: int, word: str, number: int | None) -> bool:
    """Whether the number at `at` begins the next item of a list within the line, or the first one after a colon."""
    if not _LIST_ITEM.match(line, at):
        return False
    if number is not None and word == str(number + 1):
        return True
    has_lead = line[max(0, at - 3) : at].rstrip().endswith(":")
    return word == "1" and has_lead and _SECOND_ITEM.search(line, at, at + _LONGEST_ITEM) is not None


def _beginning(line: str, cut: int) -> tuple[int, int | None]:
    """Where the words of the sentence at `cut` begin, past its list number ("2."), and that number."""
    found = _BEGINNING.match(line, cut)
    assert found is not None, "every part of the pattern may be missing"
    return found.end(), int(found["number"]) if found["number"] else None


def _stop(line: str, found: re.Match[str]) -> _Stop:
    at, after = found.start(), found.end()
    words = line[max(0, at - _LOOK_BACK) : at].split()
    attached = bool(words) and not line[at - 1].isspace()
    return _Stop(
        previous=words[-2] if len(words) > 1 else "",
        word=_JOINT.split(words[-1])[-1].lstrip("'’") if attached else "",
        mark=found["mark"],
        closing=found["closing"],
        spaced=bool(found["gap"]),
        following=line[after : after + _LOOK_AHEAD].lstrip(_OPENING),
    )


def _ends_sentence(stop: _Stop) -> bool:
    if stop.mark[-1] in _IDEOGRAPHIC:
        return True
    if not stop.spaced:
        return _lacks_space(stop)
    if not _may_begin(stop.following):
        return False
    if "?" in stop.mark or "!" in stop.mark:
        return not (_is_in_name(stop) or _is_attributed(stop))
    if stop.mark == ".":
        return _full_stop_ends(stop)
    return _ellipsis_ends(stop)


def _lacks_space(stop: _Stop) -> bool:
    """Whether only the space is missing: "he said.The", but not "example.com", "Node.js" or "p.m.Tuesday".

    After a name it must be clear that a sentence begins: "Aalto.Brandt was absent", but not "St.Petersburg".
    """
    word = stop.word
    if stop.closing or (len(word) > 1 and word.isalpha() and word.islower()):
        return _UNSPACED_WORD.match(stop.following) is not None
    is_name = len(word) > 2 and word.isalpha() and word[1:].islower() and word not in _ABBREVIATIONS
    return is_name and _UNSPACED_SENTENCE.match(stop.following) is not None


def _may_begin(following: str) -> bool:
    """Whether a sentence can begin so: not in lower case (but "iPhone" may), nor with a mark that goes on."""
    first, second = following[:1], following[1:2]
    return bool(first) and first not in _CONTINUING and (not first.islower() or second.isupper())


def _begins_openly(following: str) -> bool:
    """Whether the first word is one that begins sentences and not names."""
    word = _FIRST_WORD.match(following)
    return word is not None and word.group() in OPENING_WORDS


def _full_stop_ends(stop: _Stop) -> bool:
    word, following = stop.word, stop.following
    if word in TITLES_AND_CONNECTIVES:
        return False
    if word in BEFORE_NUMBERS:
        return not following[0].isdigit()
    if word in TIMES:
        return not _goes_on_with_time(following)
    if len(word) == 1 and word.isupper():
        return stop.previous.lower() in NUMBERED_NOUNS or _begins_openly(following)
    if word in NAME_PARTS or _ACRONYM.fullmatch(word):
        return _begins_openly(following)
    return True


def _goes_on_with_time(following: str) -> bool:
    """Whether a day, a month, a zone or "Moscow time" follows a time of day or a day."""
    first, second = (*re.findall(r"\w+", following), "", "")[:2]
    return first in AFTER_TIMES or second.lower() == "time"


def _ellipsis_ends(stop: _Stop) -> bool:
    """Words left out stand free ("war ... Russia"); a sentence trails off attached ("war... Russia")."""
    if stop.following[0].isdigit():
        return False
    begins = _begins_openly(stop.following) and not _FIRST_PERSON.match(stop.following)
    return bool(stop.word or stop.closing) or stop.mark.count(".") > 3 or begins


def _is_in_name(stop: _Stop) -> bool:
    return stop.mark == "!" and stop.word in MARKED_NAMES and not _begins_openly(stop.following)


def _is_attributed(stop: _Stop) -> bool:
    """Whether a quoted question or exclamation goes on with its speaker: '"Why?" Mr. Xi asked.'"""
    found = _SPEAKER_AND_VERB.match(stop.following) if stop.closing else None
    if found is None or found["first"] in OPENING_WORDS:
        return False
    return load().lexicon.stands_beside(found["verb"])
