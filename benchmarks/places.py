"""Where the words of a known answer stand in an index.

The files of questions count offsets in the articles' texts as they are given. An index keeps a paragraph on a line and
leaves out lines that are no part of the article, so the same words stand further on the left there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.gate import rows
from retrieval.index.reader import Reading

Span = tuple[int, int]


def stored(asked: Sequence[Mapping[str, Any]], articles: Path, reading: Reading) -> list[dict[str, Any]]:
    """The questions with ``spans`` as offsets into the index's texts; those about a folder of pages have them already.

    Raises ValueError if the index does not hold the words of a span.
    """
    if articles.is_dir():
        return [dict(row) for row in asked]
    given = {row["id"]: row["text"] for row in rows(articles)}
    kept = {card.id: reading.text_of(number) for number, card in reading.cards().items()}
    return [row | {"spans": [_moved(one, given, kept) for one in row.get("spans", ())]} for row in map(dict, asked)]


def _moved(one: Mapping[str, Any], given: Mapping[str, str], kept: Mapping[str, str]) -> dict[str, Any]:
    article, (start, end) = one["article"], one["span"]
    words = given[article][start:end]
    place = nearest(words, kept[article], start)
    if place is None:
        raise ValueError(f"the text of {article} has no {words!r}")
    return {"article": article, "span": list(place)}


def nearest(words: str, text: str, at: int) -> Span | None:
    """The place of the words in the text, spaces between them as they may be, that begins nearest to ``at``."""
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    return min((one.span() for one in pattern.finditer(text)), key=lambda span: abs(span[0] - at), default=None)
