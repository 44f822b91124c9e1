"""The languages that articles are written in: which of them can be read for statements and dates, and what says so."""

from __future__ import annotations

from collections import Counter

from retrieval.answers.summary_phrases import counted
from retrieval.index.cards import ArticleCard
from retrieval.index.filters import Filters
from retrieval.index.reader import Reading

_READ = frozenset({"en"})
"""Those with tables in retrieval/language; an article whose language is not known is read as one of them."""


def is_read(card: ArticleCard) -> bool:
    """Whether statements and dates can be read in the article's language."""
    return card.language is None or card.language in _READ


def language_name(code: str) -> str:
    """The English name of a language by its ISO 639 code: "German" for "de"; the code where there is none."""
    # Takes some hundredths of a second, which articles in English should not pay.
    from babel.core import Locale

    return str(Locale("en").languages.get(code, code))


def unread(reading: Reading, filters: Filters, what: str) -> str:
    """A sentence, after a space, on the articles in whose languages ``what`` cannot be read; empty without any."""
    admitted = filters.articles(reading.snapshot.catalogue)
    cards = [card for card in reading.snapshot.articles.values() if admitted[card.number]]
    languages = Counter(card.language for card in cards if card.language and not is_read(card))
    if not languages:
        return ""
    names = " or ".join(language_name(code) for code, _ in languages.most_common(3))
    count = languages.total()
    whole = "All of them are" if count == len(cards) else f"{counted(count, 'article')} {'is' if count == 1 else 'are'}"
    return f" {whole} in {names}, in which {what} cannot be read."
