"""Citations whose links land on the cited sentence: told apart from others by the whole text of its article."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from retrieval.answers.answer import Answer, Citation
from retrieval.answers.comparing.matrix import Matrix
from retrieval.answers.events.event import Timeline
from retrieval.answers.news.since import Since
from retrieval.index.reader import Reading
from retrieval.landing import fragment_of

Landing = Callable[[Citation], Citation]


def landing_in(reading: Reading) -> Landing:
    """What gives a citation of this generation its fragment, if its article has an address."""
    texts: dict[int, str] = {}

    def landed(citation: Citation) -> Citation:
        number = citation.article.number
        if not citation.article.url:
            return citation
        if number not in texts:
            texts[number] = reading.text_of(number)
        return replace(citation, fragment=fragment_of(texts[number], citation.span))

    return landed


def with_landing(answer: Answer, landed: Landing) -> Answer:
    """The answer with links that land."""
    items = (replace(item, citation=landed(item.citation), also=tuple(map(landed, item.also))) for item in answer.items)
    return replace(answer, items=tuple(items))


def timeline_with_landing(timeline: Timeline, landed: Landing) -> Timeline:
    """The timeline with links that land."""
    events = (replace(event, cited=tuple(map(landed, event.cited))) for event in timeline.events)
    return replace(timeline, events=tuple(events))


def since_with_landing(found: Since, landed: Landing) -> Since:
    """What is new, with links that land."""
    items = (
        replace(item, citation=landed(item.citation), earlier=landed(item.earlier) if item.earlier else None)
        for item in found.items
    )
    return replace(found, items=tuple(items))


def matrix_with_landing(matrix: Matrix, landed: Landing) -> Matrix:
    """The comparison with links that land."""
    rows = (
        replace(row, cells=tuple(replace(cell, citation=landed(cell.citation)) for cell in row.cells))
        for row in matrix.rows
    )
    return replace(matrix, rows=tuple(rows))
