"""What one outlet says and another does not: its sentences about the event that nothing of the other's is like."""

from __future__ import annotations

import numpy as np

from retrieval.answers.answer import Answer, Citation, FirstLine, Item, Words
from retrieval.answers.excerpt import excerpt
from retrieval.index.filters import Filters
from retrieval.index.reader import Reading
from retrieval.language.words import content_terms
from retrieval.search.ranking import Explanation

_SHORTEST = 8
_PERHAPS = 0.4
_UNRANKED = Explanation(0.0, None, 0.0, None, 0.0, 0, None, 0.0)


def comparison(reading: Reading, typed: str, outlets: tuple[str, ...], limit: int) -> Answer:
    """What the first of the outlets alone says; with one outlet named, what it alone says among all."""
    mine = _sentences(reading, Filters(outlets[0]))
    if len(outlets) > 1:
        others = np.concatenate([_sentences(reading, Filters(one)) for one in outlets[1:]])
    else:
        others = np.setdiff1d(_sentences(reading, Filters()), mine)
    if not len(mine) or not len(others):
        return Answer("ask", typed, False, f"There is nothing to compare {outlets[0]} with.", ())
    own, theirs = reading.search.vectors(mine), reading.search.vectors(others)
    middle = np.concatenate([own, theirs]).mean(axis=0)
    alone = own @ middle - (own @ theirs.T).max(axis=1)
    order = np.argsort(-alone, kind="stable")
    cited = [
        one
        for one in reading.sentences(mine[order[: 3 * limit]].tolist())
        if one.kind == "paragraph" and len(one.text.split()) >= _SHORTEST
    ][:limit]
    items = tuple(Item(Citation.of(one), _PERHAPS, (), _UNRANKED) for one in cited)
    than = " and ".join(outlets[1:]) or "the others"
    said = f"What {outlets[0]} says and nothing of {than} is like."
    return Answer("ask", typed, False, said, items, line=_line(items[0], outlets) if items else None)


def _sentences(reading: Reading, filters: Filters) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.flatnonzero(filters.mask(reading.snapshot)).astype(np.int64)


def _line(item: Item, outlets: tuple[str, ...]) -> FirstLine:
    cited = item.citation
    start, end = excerpt(cited.text, set(content_terms(cited.article.title)))
    words = Words(cited.article.id, (cited.span[0] + start, cited.span[0] + end))
    text = f"Only {outlets[0]}: {' '.join(cited.text[start:end].split())}"
    return FirstLine(text, "sentence", "perhaps", _PERHAPS, (outlets[0],), max(len(outlets), 1), (words,))
