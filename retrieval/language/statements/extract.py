"""The "quotes" of `eventdesk extract`: statements of one text as plain data."""

from __future__ import annotations

from typing import TypedDict

from retrieval.language.language import Language
from retrieval.language.statements.extraction import read
from retrieval.language.statements.register import Register
from retrieval.language.statements.speakers import resolve_speakers
from retrieval.language.statements.statement import Kind, Span


class Quote(TypedDict):
    """One statement as `eventdesk extract` prints it."""

    content: list[Span]
    speaker: Span | None
    speaker_name: str | None
    cue: Span | None
    kind: Kind


def extract_quotes(text: str, register: Register | None = None, language: Language | None = None) -> list[Quote]:
    """The statements of the text with the full names of their speakers; offsets are into `text`."""
    reading = read(text, language=language)
    speakers = resolve_speakers(text, reading, register, language)
    return [
        Quote(
            content=list(statement.content),
            speaker=statement.speaker,
            speaker_name=speaker.name,
            cue=statement.cue,
            kind=statement.kind,
        )
        for statement, speaker in zip(reading.statements, speakers, strict=True)
    ]
