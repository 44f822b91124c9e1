"""Who carries a statement, and how many of them have it by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retrieval.answers.answer import Answer, FirstLine, Item
from retrieval.index.reader import Reading, StoredSentence
from retrieval.origins import Tracer, told_by


def outlets_told(sentences: Sequence[StoredSentence], reading: Reading) -> str:
    """The outlet that carries the sentences, or how many do, of how many origins: ``5 outlets, 2 origins``."""
    outlets = list(dict.fromkeys(one.article.source for one in sentences))
    return outlets[0] if len(outlets) == 1 else told_by(Tracer(reading).of(sentences))


def with_origins(answer: Answer, reading: Reading) -> Answer:
    """The answer with the origins of each item that several outlets carry, and of its first line."""
    tracer = Tracer(reading)
    items = tuple(_traced(item, tracer, reading) for item in answer.items)
    return replace(answer, items=items, line=_line(answer.line, items))


def _traced(item: Item, tracer: Tracer, reading: Reading) -> Item:
    cited = (item.citation, *item.also)
    if len({one.article.source for one in cited}) < 2:
        return item
    return replace(item, origins=tracer.of(reading.sentences([one.sentence for one in cited])))


def _line(line: FirstLine | None, items: Sequence[Item]) -> FirstLine | None:
    """The line with the origins of the item that it is made of, where its outlets are those that carry it."""
    if line is None or line.origins or not items:
        return line
    carried = {outlet for one in items[0].origins for outlet in one.outlets}
    return replace(line, origins=items[0].origins) if carried == set(line.outlets) else line
