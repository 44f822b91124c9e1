"""A sentence as words, marks of punctuation and quotations; each quotation is one token."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from retrieval.language.lexicon import NOTHING, Lexicon
from retrieval.language.statements.quotation_marks import Quotation
from retrieval.language.word_classes import Act, VerbFeature, WordClass

_TOKEN = re.compile(
    r"""
    (?: [^\W\d_]\. ){2,} [^\W\d_]?                       # U.S., K.C.
  | (?: Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Sens|Rep|Reps|Gov|Lt|Col|Sgt|Capt|Maj|Rev|Hon|Jr|Sr|St|Inc|Corp|Co|Ltd
      |Adm|Cmdr|Brig|Supt|Det|Insp|Messrs|Mt|Ft|Dept|Msgr|Pvt|Cpl|Pres|[A-Z] )\. (?=\s)
  | ['’] (?: s|re|ve|ll|d|m ) (?!\w)                     # possessives and short forms
  | n['’`]t \b
  | [@#]? [^\W_]+ (?> [.,] \d+ | (?: ['’] (?! (?: s|re|ve|ll|d|m ) (?!\w) ) | [-‐‑–&@./_] ) [^\W_]+ )*+
  | \S
    """,
    re.VERBOSE,
)
# A token's kind tells a word from a mark of punctuation and from a quotation that is held back as one token.
WORD, POINT, QUOTED = "w", ".", "q"


class Token(NamedTuple):
    """``text`` as it stands from ``start`` to ``end``, ``low`` in lower case with straight apostrophes.

    ``tags`` are the classes of the word. ``base``, ``does`` and ``act`` are of the verb whose form it may be: its base
    form, how it reports and what is done so; the first two are empty for a word that reports nothing, which may be a
    noun for what is done: "denial". ``nominal``: it can be part of a noun phrase. ``finite``: it is likely a verb with
    tense.
    """

    start: int
    end: int
    text: str
    low: str
    kind: str
    tags: frozenset[WordClass] = frozenset()
    base: str = ""
    does: frozenset[VerbFeature] = frozenset()
    act: Act = "said"
    nominal: bool = False
    finite: bool = False

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def adverb(self) -> bool:
        """Whether it is an adverb: a listed one, or a word in "-ly" that is listed as nothing else."""
        return "adverb" in self.tags or (self.low.endswith("ly") and not self.capital and not self.tags)

    def is_a(self, *classes: WordClass) -> bool:
        """Whether the word is of one of the classes."""
        return not self.tags.isdisjoint(classes)


def tokens(lexicon: Lexicon, text: str, start: int, end: int, quoted: Sequence[Quotation] = ()) -> list[Token]:
    """The tokens of ``text[start:end]`` in order; `quoted`, in order and without overlap, are one token each."""
    found: list[Token] = []
    at = start
    for quotation in quoted:
        found.extend(_plain(lexicon, text, at, max(at, quotation.start)))
        a, b = max(at, quotation.start), min(end, quotation.end)
        if a < b:
            found.append(Token(a, b, text[a:b], "", QUOTED))
            at = b
    found.extend(_plain(lexicon, text, at, end))
    return found


def _plain(lexicon: Lexicon, text: str, start: int, end: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, start, end):
        yield _tagged(lexicon, match.start(), match.end(), match.group())


def _tagged(lexicon: Lexicon, start: int, end: int, word: str) -> Token:
    low = word.lower().replace("’", "'")
    if not (word[0].isalnum() or len(word) > 1):
        return Token(start, end, word, low, POINT, lexicon.of(low))
    if word in lexicon.acronyms:
        return Token(start, end, word, low, WORD, nominal=True)
    tags = lexicon.of(low)
    reporting = lexicon.reporting.get(low, NOTHING)
    capital = word[0].isupper()
    return Token(
        start,
        end,
        word,
        low,
        WORD,
        tags,
        reporting.base,
        reporting.does,
        reporting.act if reporting.base else lexicon.deeds.get(low, "said"),
        _is_nominal(tags, low, capital),
        _is_finite(tags, low, capital, bool(reporting.base)),
    )


def _is_nominal(tags: frozenset[WordClass], low: str, capital: bool) -> bool:
    """A noun, name, adjective or number, but no function word and no day."""
    if "day" in tags:
        return False
    if "function" in tags:
        return capital and low in ("may", "will", "per")
    return capital or bool(tags) or not (low.endswith("ly") and len(low) > 4)


def _is_finite(tags: frozenset[WordClass], low: str, capital: bool, reports: bool) -> bool:
    """An auxiliary, a past form, or in small letters a verb that reports or a word in "-ed"."""
    if "past_form" in tags:
        return True
    return not capital and ("auxiliary" in tags or reports or (low.endswith("ed") and len(low) > 4 and "-" not in low))
