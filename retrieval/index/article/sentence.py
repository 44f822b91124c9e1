"""The sentences of an article, with the kind of block each stands in."""

from __future__ import annotations

from dataclasses import dataclass

from retrieval.articles.article import Article, BlockKind
from retrieval.language.sentences import sentence_spans


@dataclass(frozen=True, slots=True)
class Sentence:
    """``article.text[start:end]``. Headings give context to their neighbours; only the other kinds are ever cited."""

    start: int
    end: int
    kind: BlockKind

    @property
    def citable(self) -> bool:
        """Whether an answer may cite the sentence."""
        return self.kind != "heading"


def sentences_of(article: Article) -> list[Sentence]:
    """The article's sentences in order; none reaches over the end of its block."""
    return [
        Sentence(start, end, block.kind)
        for block in article.blocks
        for start, end in sentence_spans(article.text, block.start, block.end)
    ]
