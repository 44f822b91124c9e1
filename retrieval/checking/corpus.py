"""Which articles may hold given words: all that can, so that "in no article" is true when it is said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from retrieval.checking.source import Source
from retrieval.index.reader import Reading
from retrieval.language.sentences import sentence_spans
from retrieval.language.words import content_terms

# Of the articles that hold most of the words, by how rare these are, so many are read for an altered quotation.
_NEAREST = 24
# A term in more sentences than that tells nothing of where a quotation stands, unless there is no other.
_COMMON = 20_000


class Corpus:
    """The articles of one generation of the index, each read when it is first needed."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._sources: dict[int, Source] = {}

    def source(self, number: int) -> Source:
        """The article with that number."""
        if number not in self._sources:
            self._sources[number] = Source(self.reading, self.reading.snapshot.articles[number])
        return self._sources[number]

    def articles(self) -> list[int]:
        """The numbers of all articles, as they were indexed."""
        return sorted(self.reading.snapshot.articles)

    def holding(self, texts: Sequence[str]) -> list[Source]:
        """The articles that may hold the texts word for word or nearly, the likeliest first."""
        pieces = [text[start:end] for text in texts for start, end in sentence_spans(text)]
        terms = [tuple(dict.fromkeys(content_terms(piece))) for piece in pieces]
        told = [one for one in terms if one]
        if not told:
            return [self.source(number) for number in self.articles()]
        exact = dict.fromkeys(number for one in told for number in self._articles_of(one))
        near = self._nearest({term for one in told for term in one})
        return [self.source(number) for number in dict.fromkeys((*exact, *near))]

    def _articles_of(self, terms: Sequence[str]) -> list[int]:
        """The articles a sentence of which holds all the terms."""
        held = self.reading.search.holders(terms)
        return sorted({int(number) for number in self.reading.snapshot.article_of[held]} - {0})

    def _nearest(self, terms: set[str]) -> list[int]:
        """The articles that hold most of the terms, by their weight."""
        weights: dict[int, float] = defaultdict(float)
        for term in sorted(terms):
            held = self.reading.search.holders((term,))
            if len(held) > _COMMON:
                continue
            weight = self.reading.search.idf(term)
            for number in np.unique(self.reading.snapshot.article_of[held]).tolist():
                weights[number] += weight
        weights.pop(0, None)
        return sorted(weights, key=lambda number: (-weights[number], number))[:_NEAREST]
