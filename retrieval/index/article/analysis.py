"""Everything that an article says by itself, worked out once: sentences, terms, dates, statements, names.

What the tables keep of it is here in their own rows, with sentences by their place in the article, from 0, since they
have no ids before they are published.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict, dataclass
from typing import Any, Self

from retrieval.articles.article import Article
from retrieval.index import wordings
from retrieval.index.article import dates, statements
from retrieval.index.article.dates import DateRow
from retrieval.index.article.sentence import Sentence, sentences_of
from retrieval.index.article.statements import StatementRow
from retrieval.index.article.terms import header_terms
from retrieval.language.statements import Span, TextNames, names_in, read
from retrieval.language.words import content_terms

# zlib's fastest: a quarter of the size.
_QUICK = 1


@dataclass(frozen=True, slots=True)
class Analysis:
    """What is known of an article's text.

    ``wordings``: the digest in hex of each citable sentence's text, None for the others. ``terms``: of each sentence,
    in order; ``header``: those of title, source and date with their weights. ``spans``: the sentences as they were read
    for the statements.
    """

    sentences: tuple[Sentence, ...]
    wordings: tuple[str | None, ...]
    terms: tuple[tuple[str, ...], ...]
    header: dict[str, int]
    dates: tuple[DateRow, ...]
    statements: tuple[StatementRow, ...]
    spans: tuple[Span, ...]

    def packed(self) -> bytes:
        """The same to be stored: compressed JSON, as it lies in the file only until it is published."""
        fields = asdict(self) | {"sentences": [(one.start, one.end, one.kind) for one in self.sentences]}
        return zlib.compress(json.dumps(fields, ensure_ascii=False).encode("utf8"), _QUICK)

    @classmethod
    def unpacked(cls, stored: bytes) -> Self:
        """What ``packed`` gave."""
        fields: dict[str, Any] = json.loads(zlib.decompress(stored))
        return cls(
            sentences=tuple(Sentence(*one) for one in fields["sentences"]),
            wordings=tuple(fields["wordings"]),
            terms=tuple(map(tuple, fields["terms"])),
            header=fields["header"],
            dates=tuple(map(tuple, fields["dates"])),
            statements=tuple(map(tuple, fields["statements"])),
            spans=tuple((start, end) for start, end in fields["spans"]),
        )


def analyse(article: Article) -> tuple[Analysis, TextNames]:
    """What the article says, and whom it names."""
    sentences = sentences_of(article)
    texts = [article.text[one.start : one.end] for one in sentences]
    reading = read(article.text, article.blocks)
    analysis = Analysis(
        sentences=tuple(sentences),
        wordings=tuple(
            wordings.digest_of(text).hex() if one.citable else None for one, text in zip(sentences, texts, strict=True)
        ),
        terms=tuple(tuple(content_terms(text)) for text in texts),
        header=dict(header_terms(article)),
        dates=tuple(dates.rows(article, sentences)),
        statements=tuple(statements.rows(article.text, sentences, reading.statements)),
        spans=reading.sentences,
    )
    return analysis, names_in(article.text)
