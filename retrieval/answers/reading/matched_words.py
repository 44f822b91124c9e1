"""Which words of a cited sentence match the question, for whoever shows it."""

from __future__ import annotations

from retrieval.language.words import content_terms, content_words


def matched_spans(text: str, query: str) -> list[tuple[int, int]]:
    """The characters of ``text`` that search found by the query's words; neighbouring words make one span."""
    terms = frozenset(content_terms(query))
    spans: list[tuple[int, int]] = []
    for word in content_words(text):
        if word.term not in terms:
            continue
        if spans and text[spans[-1][1] : word.start].isspace():
            spans[-1] = (spans[-1][0], word.end)
        else:
            spans.append((word.start, word.end))
    return spans
