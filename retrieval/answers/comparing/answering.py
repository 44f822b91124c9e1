"""A question about outlets, answered by comparing: "what does A say differently from B", "does A mention the drone"."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

import numpy as np

from retrieval.answers.answer import Answer, Citation, FirstLine, Item, Words
from retrieval.answers.comparing.compare import ROWS, compare
from retrieval.answers.comparing.matrix import Cell, Row
from retrieval.answers.reading.excerpt import excerpt
from retrieval.answers.summary_phrases import counted
from retrieval.index.filters import Filters
from retrieval.index.reader import Reading, StoredSentence
from retrieval.language.words import content_terms
from retrieval.question import Analysis
from retrieval.search.ranking import Explanation
from retrieval.search.retriever import Retriever

_PERHAPS = 0.4
_UNRANKED = Explanation(0.0, None, 0.0, None, 0.0, 0, None, 0.0)
_TOPIC = re.compile(
    r"\b(?:about|regarding|concerning|over|on|cover|describe|report|tell)\s(?!differ)(?P<topic>.+?)(?:\sdifferently)?\W*$",
    re.IGNORECASE,
)
_MENTIONS = re.compile(
    r"^\W*(?:do|does|did|has|have|had|is|are)\b.*\b(?:mention|report|cover|note|carr)\w*\b", re.IGNORECASE
)


def comparison(retriever: Retriever, question: Analysis, limit: int, filters: Filters) -> Answer:
    """In what the first outlet named differs from the others named, or from all; what it alone has, first."""
    first, *others = question.outlets.names
    topic = _TOPIC.search(question.text)
    allowed = replace(filters, source=None)
    if not others and len({card.source for card in retriever.reading.snapshot.articles.values()}) < 2:
        return Answer("ask", question.typed, False, f"There is nothing to compare {first} with.", ())
    matrix = compare(retriever, topic["topic"] if topic else "", [first, *others] if others else (), ROWS, allowed)
    rows = [row for row in matrix.rows if row.cell(first)]
    alone = [row for row in rows if row.only]
    differing = [row for row in rows if row.contrasts]
    shown = [*_interleaved(alone, differing)][:limit]
    items = tuple(_item(row, first) for row in shown)
    than = " and ".join(others) or "the others"
    said = f"{first} and {than}: {counted(len(differing), 'difference')} in what both tell; {_not_found(alone, first)}."
    line = _line(shown[0], first, len(matrix.outlets)) if shown else None
    return Answer("ask", question.typed, False, said, items, line=line)


def _interleaved(alone: Sequence[Row], differing: Sequence[Row]) -> list[Row]:
    """What the outlet alone has and what both tell otherwise, in turns."""
    paired = [row for pair in zip(alone, differing, strict=False) for row in pair]
    return [*paired, *alone[len(differing) :], *differing[len(alone) :]]


def _not_found(alone: Sequence[Row], outlet: str) -> str:
    if not alone:
        return f"nothing found in {outlet} only"
    return f"{counted(len(alone), 'sentence')} of {outlet} {alone[0].not_found}"


def _item(row: Row, outlet: str) -> Item:
    cells = sorted(row.cells, key=lambda cell: cell.outlet != outlet)
    lead, *others = (cell.citation for cell in cells)
    return Item(lead, _PERHAPS, tuple(others), _UNRANKED)


def _line(row: Row, outlet: str, of: int) -> FirstLine:
    cell = row.cell(outlet) or row.cells[0]
    if row.only:
        words = _excerpt(cell, set(content_terms(cell.citation.article.title)))
        text = f"Only {outlet}: {_slice(cell, words)}"
        return FirstLine(text, "sentence", "perhaps", _PERHAPS, (outlet,), of, (words,))
    cited = tuple(Words(one.citation.article.id, one.citation.span) for one in row.cells)
    outlets = tuple(one.outlet for one in row.cells)
    return FirstLine(row.contrasts[0].shown, "disputed", "perhaps", _PERHAPS, outlets, of, cited)


def _excerpt(cell: Cell, terms: set[str]) -> Words:
    """The part of the sentence that the terms stand in."""
    cited = cell.citation
    start, end = excerpt(cited.text, terms)
    return Words(cited.article.id, (cited.span[0] + start, cited.span[0] + end))


def _slice(cell: Cell, words: Words) -> str:
    start = cell.citation.span[0]
    return " ".join(cell.citation.text[words.span[0] - start : words.span[1] - start].split())


def not_mentioned(retriever: Retriever, question: Analysis, limit: int) -> Answer | None:
    """That the outlet a question names does not mention what others do; None where it does, or nobody does."""
    if len(question.outlets.names) != 1 or not _MENTIONS.search(question.typed) or not question.words:
        return None
    (outlet,), reading = question.outlets.names, retriever.reading
    terms = {word.term for word in question.words if word.term}
    own = Filters(outlet).mask(reading.snapshot)
    holding = _holding(terms, reading)
    found = [] if any(own[one.id] for one in holding) else holding[:limit]
    if not found:
        return None
    articles = len({int(number) for number in reading.snapshot.article_of[np.flatnonzero(own)]})
    others = tuple(dict.fromkeys(one.article.source for one in found))
    cells = [Cell(one.article.source, Citation.of(one)) for one in found]
    words = _excerpt(cells[0], terms)
    only = f"Only {others[0]}" if len(others) == 1 else f"Not {outlet}, but {', '.join(others)}"
    number = f"{articles} articles" if articles != 1 else "article"
    said = f"Not found in the {number} of {outlet}; found in {', '.join(others)}."
    line = FirstLine(f"{only}: {_slice(cells[0], words)}", "no", "perhaps", _PERHAPS, others, len(others) + 1, (words,))
    items = tuple(Item(cell.citation, _PERHAPS, (), _UNRANKED) for cell in cells)
    return Answer("ask", question.typed, False, said, items, line=line)


def _holding(terms: Set[str], reading: Reading) -> list[StoredSentence]:
    """The sentences with all the terms in themselves: the engine holds them by title and neighbours, too."""
    near = reading.sentences(reading.search.holders(sorted(terms)).tolist())
    return [one for one in near if terms <= set(content_terms(one.text))]
