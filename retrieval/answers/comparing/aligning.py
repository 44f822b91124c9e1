"""Sentences of several outlets put into rows: in one row those that tell of one thing, one sentence an outlet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from retrieval.answers.comparing.differing import differences, is_same_thing
from retrieval.answers.comparing.unit import Unit
from retrieval.index.reader import StoredSentence
from retrieval.vectors.encoder import Vectors

# Sentences less alike than this do not tell of one thing, whatever words they share.
_UNLIKE = 0.5
# One so alike, that differs in nothing, is the same told twice by one outlet.
_TWICE = 0.85


@dataclass(slots=True)
class Line:
    """The places of the sentences of one row, one an outlet, the first found first."""

    places: list[int] = field(default_factory=list)


def aligned(sentences: Sequence[StoredSentence], units: Sequence[Unit], vectors: Vectors) -> list[Line]:
    """The rows, given the sentences, best first, with their units and vectors; each sentence is in one row at most.

    A sentence joins the row whose first it is most like; where its outlet is in that row already, it tells the same
    twice and is left out.
    """
    lines: list[Line] = []
    cosines = vectors @ vectors.T
    for place, sentence in enumerate(sentences):
        near = [
            (float(cosines[place, line.places[0]]), at)
            for at, line in enumerate(lines)
            if cosines[place, line.places[0]] >= _UNLIKE
            and is_same_thing(units[place], units[line.places[0]], float(cosines[place, line.places[0]]))
        ]
        outlet = sentence.article.source
        free = [
            (cosine, at)
            for cosine, at in near
            if outlet not in {sentences[one].article.source for one in lines[at].places}
        ]
        if free:
            lines[max(free, key=lambda pair: (pair[0], -pair[1]))[1]].places.append(place)
        elif not any(
            cosine >= _TWICE and not differences(units[place], units[lines[at].places[0]]) for cosine, at in near
        ):
            lines.append(Line([place]))
    return lines
