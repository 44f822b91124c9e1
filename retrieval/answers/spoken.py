"""What certain speakers say, as a filter of sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from retrieval.answers.statement_question import nearest_speaker, speakers_called
from retrieval.errors import InputError
from retrieval.index.reader import Reading
from retrieval.index.snapshot import Mask, Snapshot
from retrieval.index.speakers import StoredSpeaker, speakers
from retrieval.index.statements import statements_by
from retrieval.search.query import Filters


@dataclass(frozen=True)
class Spoken(Filters):
    """Filters that also ask for sentences in which somebody speaks; ``sentences`` is None for all."""

    sentences: frozenset[int] | None = None

    @classmethod
    def by(cls, reading: Reading, filters: Filters, names: Sequence[str] | None) -> Spoken:
        """The filters for what the speakers called ``names`` say."""
        sentences = None
        if names is not None:
            said = statements_by(reading.connection, names)
            sentences = frozenset(at for one in said for at in range(one.sentences[0], one.sentences[1] + 1))
        return cls(filters.source, filters.after, filters.before, sentences)

    def mask(self, snapshot: Snapshot) -> Mask:
        """For each sentence id whether it may answer. Raises InputError as `Filters.mask`."""
        admitted = Filters(self.source, self.after, self.before).mask(snapshot)
        if self.sentences is None:
            return admitted
        spoken = np.zeros(len(admitted), dtype=bool)
        spoken[list(self.sentences)] = True
        return admitted & spoken


def spoken_by(reading: Reading, filters: Filters, speaker: str) -> Spoken:
    """The filters for what ``speaker`` says, by name or office. Raises InputError if nobody called so is quoted."""
    known = speakers(reading.connection)
    names = speakers_called(speaker, known)
    if not names:
        raise InputError(nobody_called(speaker, known))
    return Spoken.by(reading, filters, names)


def nobody_called(speaker: str, known: Sequence[StoredSpeaker]) -> str:
    """One line for people: that nobody has the name, and who may be meant."""
    near = nearest_speaker(speaker, known)
    return f"Nobody called {speaker!r} is quoted in the articles" + (f"; did you mean {near}?" if near else ".")
