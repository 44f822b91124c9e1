"""What certain speakers say, as a filter of sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retrieval.answers.speaking.question import is_described_by, nearest_speaker, speakers_called
from retrieval.errors import InputError
from retrieval.index.article.statements import statements_by, unnamed, unnamed_speakers
from retrieval.index.filters import Filters
from retrieval.index.reader import Reading
from retrieval.index.run.speakers import StoredSpeaker, speakers


def spoken_by(reading: Reading, filters: Filters, speaker: str) -> Filters:
    """The filters for what ``speaker`` says, by name or office. Raises InputError if nobody called so is quoted."""
    return spoken_by_any(reading, filters, names_called(reading, speaker))


def names_called(reading: Reading, speaker: str) -> list[str]:
    """The quoted whom a name or office may mean. Raises InputError if there are none."""
    known = speakers(reading.connection)
    names = speakers_called(speaker, known)
    if not names:
        raise InputError(nobody_called(speaker, known))
    return names


def allowed(reading: Reading, filters: Filters, speaker: str | None) -> Filters:
    """The filters, narrowed to what ``speaker`` says if one is given; as ``spoken_by``."""
    return spoken_by(reading, filters, speaker) if speaker else filters


def quoted_as(reading: Reading, typed: str, known: Sequence[StoredSpeaker]) -> list[str]:
    """Whom the name or office may mean among ``known``, else those whom the articles only describe so: "a driver"."""
    names = speakers_called(typed, known)
    return names or [unnamed(one) for one in unnamed_speakers(reading.connection) if is_described_by(typed, one)]


def spoken_by_any(reading: Reading, filters: Filters, names: Sequence[str]) -> Filters:
    """The filters for what the speakers called ``names`` say."""
    said = statements_by(reading.connection, names)
    return replace(
        filters, sentences=frozenset(at for one in said for at in range(one.sentences[0], one.sentences[1] + 1))
    )


def nobody_called(speaker: str, known: Sequence[StoredSpeaker]) -> str:
    """One line for people: that nobody has the name, and who may be meant."""
    near = nearest_speaker(speaker, known)
    return f"Nobody called {speaker!r} is quoted in the articles" + (f"; did you mean {near}?" if near else ".")
