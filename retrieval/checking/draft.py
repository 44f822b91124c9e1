"""A draft as it is checked: its quotations with whom it gives them to, and the words outside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from retrieval.language.language import load
from retrieval.language.sentences import sentence_spans
from retrieval.language.statements import Statement, read, resolve_speakers
from retrieval.language.statements.quotation_marks import quotations

Span = tuple[int, int]
_LINE = re.compile(r"\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Named:
    """Whom a draft names as the speaker: the full name, "" if it gives none, and the words it uses, "" for nobody."""

    name: str = ""
    written: str = ""

    @property
    def shown(self) -> str:
        """The speaker for people."""
        return self.name or self.written


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation: ``inner`` is what stands between its marks, ``outer`` with them."""

    outer: Span
    inner: Span
    speaker: Named


@dataclass(frozen=True, slots=True)
class Draft:
    """A text with its quotations in order, and its sentences."""

    text: str
    quoted: tuple[Quoted, ...]
    sentences: tuple[Span, ...]

    def is_quoted(self, span: Span) -> bool:
        """Whether any of the span stands in a quotation."""
        return any(one.outer[0] < span[1] and span[0] < one.outer[1] for one in self.quoted)


def read_draft(text: str) -> Draft:
    """The draft of any text."""
    reading = read(text)
    speakers = resolve_speakers(text, reading)
    said = [(one, _named(text, one, who.name)) for one, who in zip(reading.statements, speakers, strict=True)]
    found = _quoted(text, said)
    sentences = [span for line in _LINE.finditer(text) for span in sentence_spans(text, *line.span())]
    return Draft(text, tuple(found), tuple(sentences))


def _quoted(text: str, said: Sequence[tuple[Statement, Named]]) -> list[Quoted]:
    """The quotations, paragraph by paragraph; one that goes on in the next paragraph is from the same speaker."""
    found, is_open = list[Quoted](), False
    for line in _LINE.finditer(text):
        goes_on = is_open
        marked = quotations(text, line.start(), line.end(), is_open)
        is_open = bool(marked) and not marked[-1].closed
        here = [Quoted((one.start, one.end), one.inner, _speaker(one.inner, said)) for one in marked]
        if goes_on and found and here:
            speaker = found[-1].speaker if found[-1].speaker.shown else here[0].speaker
            found[-1], here[0] = replace(found[-1], speaker=speaker), replace(here[0], speaker=speaker)
        found += here
    return found


def _speaker(span: Span, said: Sequence[tuple[Statement, Named]]) -> Named:
    """Who says what stands in the span: of the statements that hold it the shortest, quoted ones first."""
    holding = [
        (statement.kind == "indirect", sum(end - start for start, end in statement.content), place)
        for place, (statement, _) in enumerate(said)
        if any(start < span[1] and span[0] < end for start, end in statement.content)
    ]
    return said[min(holding)[2]][1] if holding else Named()


def _named(text: str, statement: Statement, name: str | None) -> Named:
    if statement.speaker is None:
        return Named(name or "")
    written = text[slice(*statement.speaker)]
    is_pronoun = bool(load().lexicon.of(written.lower()) & {"personal", "subject"})
    return Named(name or "", "" if is_pronoun else written)
