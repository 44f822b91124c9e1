"""A question as it is searched with: its words, its exact phrases, and what may answer it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Self

from retrieval.errors import InputError
from retrieval.index.filters import EVERYTHING, Filters
from retrieval.language.words import Word, content_words

_QUOTED = re.compile(r'"([^"]+)"|“([^“”]+)”|„([^„“”]+)[“”]|«([^«»]+)»')
# The model reads 256 word pieces; what is beyond some 4,000 characters can only cost time.
MAX_CHARACTERS = 4000


@dataclass(frozen=True, slots=True)
class Question:
    """One question, read once; what it is ranked by (`Ranking`) keeps it with its encoding.

    ``text`` is what was typed without the marks around ``phrases``, which an answer must hold word for word.
    ``words``: the content words of ``text`` with their places in it.
    """

    text: str
    phrases: tuple[str, ...]
    words: tuple[Word, ...]
    filters: Filters = EVERYTHING

    @classmethod
    def of(cls, typed: str, filters: Filters = EVERYTHING) -> Self:
        """What was typed, as a question. Raises InputError if there is nothing in it."""
        whole = typed.encode("utf8", "replace").decode("utf8")  # a terminal's wrong bytes leave half surrogate pairs
        marked = unicodedata.normalize("NFC", whole).strip()[:MAX_CHARACTERS]
        if not marked:
            raise InputError("the question is empty")
        phrases = tuple(phrase for groups in _QUOTED.findall(marked) if (phrase := " ".join("".join(groups).split())))
        text = _QUOTED.sub(lambda quoted: "".join(filter(None, quoted.groups())), marked)
        return cls(text, phrases, tuple(content_words(text)), filters)

    @property
    def terms(self) -> tuple[str, ...]:
        """The terms of its words, in order, repeated as often as they occur."""
        return tuple(word.term for word in self.words)
