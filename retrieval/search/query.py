"""A question as typed: its words, its exact phrases, and which articles it may be answered from."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, replace

import numpy as np

from retrieval.errors import InputError
from retrieval.index.catalogue import Catalogue
from retrieval.index.snapshot import Mask, Snapshot

_QUOTED = re.compile(r'"([^"]+)"|“([^“”]+)”|„([^„“”]+)[“”]|«([^«»]+)»')
# The model reads 256 word pieces; what is beyond some 4,000 characters can only cost time.
MAX_CHARACTERS = 4000


@dataclass(frozen=True, slots=True)
class Filters:
    """What may answer: articles of one outlet, published not before ``after`` and not after ``before``.

    ``sentences``: only these of theirs, by their ids; None for all.
    """

    source: str | None = None
    after: dt.date | None = None
    before: dt.date | None = None
    sentences: frozenset[int] | None = None

    def articles(self, catalogue: Catalogue) -> Mask:
        """For each article number whether the article passes. Without a known date it passes no date filter."""
        return catalogue.of_outlet(self.source) & catalogue.between(self.after, self.before)

    def mask(self, snapshot: Snapshot) -> Mask:
        """For each sentence id whether it may answer.

        Raises InputError naming the outlets there are, if none is called ``source``.
        """
        if self == EVERYTHING:
            return snapshot.live
        if self.sentences is not None:
            named = np.zeros(len(snapshot.live), dtype=bool)
            named[list(self.sentences)] = True
            return named & replace(self, sentences=None).mask(snapshot)
        if self.source and not snapshot.catalogue.of_outlet(self.source).any():
            outlets = ", ".join(sorted({card.source for card in snapshot.articles.values()}))
            raise InputError(f"no outlet is called {self.source!r}; there are: {outlets}")
        admitted: Mask = self.articles(snapshot.catalogue)[snapshot.article_of]
        return admitted


EVERYTHING = Filters()


@dataclass(frozen=True, slots=True)
class Query:
    """``text`` without the marks around ``phrases``, which an answer must hold word for word."""

    text: str
    phrases: tuple[str, ...] = ()


def parse(typed: str) -> Query:
    """What was typed, as a query. Raises InputError if there is nothing in it."""
    whole = typed.encode("utf8", "replace").decode("utf8")  # half a surrogate pair comes in by a terminal's wrong bytes
    text = unicodedata.normalize("NFC", whole).strip()[:MAX_CHARACTERS]
    if not text:
        raise InputError("the question is empty")
    phrases = tuple(phrase for groups in _QUOTED.findall(text) if (phrase := " ".join("".join(groups).split())))
    return Query(_QUOTED.sub(lambda quoted: "".join(filter(None, quoted.groups())), text), phrases)
