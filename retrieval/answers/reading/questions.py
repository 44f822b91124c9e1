"""A question read with what the index knows: its words for misspelt ones, its outlets for those it names."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.index import vocabulary
from retrieval.index.article.names import names_of
from retrieval.index.reader import Reading
from retrieval.language.words import words
from retrieval.question import Analysis, Vocabulary, analyse
from retrieval.question.empty import require_words
from retrieval.search.retriever import Retriever


def read_question(retriever: Retriever, typed: str, before: Sequence[str] = ()) -> Analysis:
    """``typed`` as read, with what it leaves to the questions ``before`` it. Raises InputError if it has no word."""
    require_words(typed)
    outlets = tuple(sorted({card.source for card in retriever.reading.snapshot.articles.values()}))
    return analyse(typed, vocabulary_of(retriever), outlets, before)


def vocabulary_of(retriever: Retriever) -> Vocabulary:
    """What is known of words: to the articles by their terms, to the language by the model's whole-word pieces."""
    reading = retriever.reading
    return Vocabulary(
        is_indexed=lambda term: reading.search.frequency(term) > 0,
        is_english=retriever.encoder.is_word,
        terms=lambda: vocabulary.terms(reading.connection),
        written=lambda term: _written(reading, term),
        names=lambda: names_of(reading.connection),
    )


def _written(reading: Reading, term: str) -> str:
    """A form that stands for the term in an article; empty if it stands in titles alone."""
    for sentence in reading.sentences(reading.search.holders([term])[:5].tolist()):
        for word in words(sentence.text):
            if word.term == term:
                return sentence.text[word.start : word.end]
    return ""
