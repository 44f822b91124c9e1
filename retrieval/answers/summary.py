"""What it is all about: the sentences that most articles open with, each of another article."""

from __future__ import annotations

import numpy as np

from retrieval.answers.answer import Answer, Citation, FirstLine, Item, Words
from retrieval.answers.reading.excerpt import excerpt
from retrieval.answers.summary_phrases import asked_outlets, counted, searched
from retrieval.index.filters import Filters
from retrieval.index.reader import Reading, StoredSentence
from retrieval.language.words import content_terms
from retrieval.search.grouping import Statement, same
from retrieval.search.ranking import Explanation

# Of each of the newest articles so many sentences are read: news says first what matters most.
_OPENING, _ARTICLES = 4, 60
# What a sentence counts by its place, from the first on.
_BY_PLACE = (1.0, 0.97, 0.93, 0.9)
_SHORTEST = 8
_SURE = 0.75
_UNRANKED = Explanation(0.0, None, 0.0, None, 0.0, 0, None, 0.0)


def summary(reading: Reading, typed: str, limit: int, filters: Filters) -> Answer:
    """The most carried of what the articles open with, with at most ``limit`` items."""
    opening, scores = _carried(reading, filters)
    order = sorted(range(len(opening)), key=lambda at: (-scores[at], opening[at].id))
    vectors = reading.search.vectors(np.array([one.id for one in opening], dtype=np.int64))
    chosen = list[tuple[int, list[int]]]()
    for at in order:
        mine = Statement(opening[at].text)
        group = next(
            (
                group
                for lead, group in chosen
                if same(mine, Statement(opening[lead].text), float(vectors[at] @ vectors[lead]))
            ),
            None,
        )
        if group is not None:
            group.append(at)
        elif len(chosen) < limit:
            chosen.append((at, []))
    items = tuple(
        Item(Citation.of(opening[at]), float(scores[at]), tuple(Citation.of(opening[one]) for one in also), _UNRANKED)
        for at, also in chosen
    )
    where = searched(reading, filters)
    if not items:
        return Answer("ask", typed, False, f"Nothing in {where} can be summed up.", ())
    said = f"What {where} tell first: {counted(len(items), 'statement')}."
    return Answer("ask", typed, True, said, items, line=_line(items[0], len(asked_outlets(reading, filters))))


def _carried(reading: Reading, filters: Filters) -> tuple[list[StoredSentence], list[float]]:
    """The opening sentences, and how like each is to what the other articles open with."""
    mask = filters.mask(reading.snapshot)
    article_of = reading.snapshot.article_of
    ids = np.flatnonzero(mask)
    newest = sorted({int(number) for number in article_of[ids]}, reverse=True)[:_ARTICLES]
    opening, places = list[StoredSentence](), list[int]()
    for number in sorted(newest):
        own = reading.sentences(ids[article_of[ids] == number][: 2 * _OPENING].tolist())
        told = [one for one in own if one.kind == "paragraph" and len(one.text.split()) >= _SHORTEST][:_OPENING]
        opening += told
        places += range(len(told))
    if not opening:
        return [], []
    vectors = reading.search.vectors(np.array([one.id for one in opening], dtype=np.int64))
    cosines = vectors @ vectors.T
    numbers = np.array([one.article.number for one in opening])
    scores = []
    for at, place in enumerate(places):
        others = [float(cosines[at][numbers == number].max()) for number in set(numbers.tolist()) - {int(numbers[at])}]
        scores.append(_BY_PLACE[place] * (float(np.mean(others)) if others else 1.0))
    return opening, scores


def _line(item: Item, of: int) -> FirstLine:
    cited = item.citation
    start, end = excerpt(cited.text, set(content_terms(cited.article.title)))
    words = Words(cited.article.id, (cited.span[0] + start, cited.span[0] + end))
    outlets = tuple(dict.fromkeys(one.article.source for one in (cited, *item.also)))
    text = " ".join(cited.text[start:end].split())
    return FirstLine(text, "sentence", "yes", _SURE, outlets, of, (words,))
