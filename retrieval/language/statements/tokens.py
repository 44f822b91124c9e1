"""A sentence as words, marks of punctuation and quotations; each quotation is one token."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from retrieval.language.statements import lexicon
from retrieval.language.statements.marks import Quotation

_TOKEN = re.compile(
    r"""
    (?: [^\W\d_]\. ){2,} [^\W\d_]?                       # U.S., K.C.
  | (?: Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Sens|Rep|Reps|Gov|Lt|Col|Sgt|Capt|Maj|Rev|Hon|Jr|Sr|St|Inc|Corp|Co|Ltd
      |Adm|Cmdr|Brig|Supt|Det|Insp|Messrs|Mt|Ft|Dept|Msgr|Pvt|Cpl|Pres|[A-Z] )\. (?=\s)
  | ['’] (?: s|re|ve|ll|d|m ) (?!\w)                     # possessives and short forms
  | n['’`]t \b
  | [@#]? [^\W_]+ (?> [.,] \d+ | (?: ['’] (?! s (?!\w) ) | [-‐‑–&@./_] ) [^\W_]+ )*+
  | \S
    """,
    re.VERBOSE,
)
# A token's kind tells a word from a mark of punctuation and from a quotation that is held back as one token.
WORD, POINT, QUOTED = "w", ".", "q"


class Token(NamedTuple):
    """``text`` as it stands from ``start`` to ``end``, ``low`` in lower case with straight apostrophes."""

    start: int
    end: int
    text: str
    low: str
    kind: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def tokens(text: str, start: int, end: int, quoted: Sequence[Quotation] = ()) -> list[Token]:
    """The tokens of ``text[start:end]`` in order; `quoted`, in order and without overlap, are one token each."""
    found: list[Token] = []
    at = start
    for quotation in quoted:
        found.extend(_plain(text, at, max(at, quotation.start)))
        a, b = max(at, quotation.start), min(end, quotation.end)
        if a < b:
            found.append(Token(a, b, text[a:b], "", QUOTED))
            at = b
    found.extend(_plain(text, at, end))
    return found


def _plain(text: str, start: int, end: int) -> list[Token]:
    found = []
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        kind = WORD if word[0].isalnum() or len(word) > 1 else POINT
        found.append(Token(match.start(), match.end(), word, word.lower().replace("’", "'"), kind))
    return found


def is_nominal(token: Token) -> bool:
    """Whether the word can be part of a noun phrase: a noun, name, adjective, number, but no function word."""
    if token.kind != WORD:
        return False
    low = token.low
    if low in lexicon.DAYS:
        return False
    if low in lexicon.FUNCTION_WORDS:
        return token.capital and low in ("may", "will")
    return token.capital or not (low.endswith("ly") and len(low) > 4)


def is_finite(token: Token) -> bool:
    """Whether the word is likely a verb with tense: "is", "went", "wanted", or a verb of the lists."""
    low = token.low
    return token.kind == WORD and (
        (low in lexicon.AUXILIARIES and not token.capital)
        or low in lexicon.IRREGULAR_PAST
        or (not token.capital and (low in lexicon.base_forms() or (low.endswith("ed") and len(low) > 4)))
    )
