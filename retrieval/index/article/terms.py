"""The BM25 document of a sentence: its own words, its article's, and a little of its neighbours'.

Weights are in tenths of an occurrence. A sentence rarely names again what the one before it was about, and a question
often names the outlet or the day: neighbours' words are worth +.026 nDCG@10 on search-squad, the title's
+.021 (docs/measurements.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from retrieval.articles.article import Article
from retrieval.index.cards import ArticleCard
from retrieval.language.words import content_terms

OWN = 10
HEADER = 10
PREVIOUS = 2
NEXT = 1


def imprint_terms(article: Article | ArticleCard) -> list[str]:
    """The words of the article's outlet, of whom it came by, and of its day."""
    date = article.published.strftime("%-d %B %Y") if article.published else ""
    return content_terms(" ".join(filter(None, (article.source, article.via, date))))


def header_terms(article: Article) -> Counter[str]:
    """The words of the article's title, source and date, each worth one occurrence."""
    return _weighted([*content_terms(article.title), *imprint_terms(article)], HEADER)


def documents(terms: Sequence[Sequence[str]], header: Mapping[str, int]) -> list[Counter[str]]:
    """Term weights of each of an article's sentences, given the terms of each in order."""
    found = []
    for i, own in enumerate(terms):
        document = _weighted(own, OWN)
        document.update(header)
        if i > 0:
            document.update(dict.fromkeys(terms[i - 1], PREVIOUS))
        if i + 1 < len(terms):
            document.update(dict.fromkeys(terms[i + 1], NEXT))
        found.append(document)
    return found


def _weighted(terms: Sequence[str], weight: int) -> Counter[str]:
    return Counter({term: count * weight for term, count in Counter(terms).items()})
