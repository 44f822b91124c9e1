"""A sentence as it is compared: what it counts, when it is, who says what in it, and what it is of."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from retrieval.findings.counts import Count, counts
from retrieval.index.article.dates import dates_in
from retrieval.index.article.statements import StoredStatement, statements_in
from retrieval.index.reader import Reading, StoredSentence
from retrieval.language.dates.find import clause_of, find_dates
from retrieval.language.statements import Kind, read, resolve_speakers
from retrieval.language.statements.quotation_marks import quotations
from retrieval.language.word_classes import Act
from retrieval.language.words import content_terms, content_words

Span = tuple[int, int]
Dated = tuple[Span, dt.date, dt.date]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A statement in the sentence: who, "" for nobody named, by which verb, which words; ``quotes``: those in marks."""

    speaker: str
    cue: str
    act: Act
    content: str
    kind: Kind
    quotes: tuple[str, ...]
    terms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Day:
    """When something is: an interval of days, the words for it, and the terms of the clause they stand in."""

    first: dt.date
    last: dt.date
    span: Span
    words: str
    about: frozenset[str]


@dataclass(frozen=True)
class Unit:
    """A sentence; ``terms``: its content words but for numbers, dates and speakers; ``names``: those of names.

    ``dated``: its date expressions as spans, with their first and last day.
    """

    text: str
    terms: frozenset[str]
    names: frozenset[str]
    dated: tuple[Dated, ...]
    spoken: tuple[Spoken, ...]

    @cached_property
    def counts(self) -> tuple[Count, ...]:
        """Its numbers."""
        inside = [span for span, _, _ in self.dated]
        found = counts(self.text)
        return tuple(one for one in found if not any(start <= one.number_at < end for start, end in inside))

    @cached_property
    def days(self) -> tuple[Day, ...]:
        """Its dates, each with its clause."""
        return tuple(
            Day(first, last, span, self.text[slice(*span)], self._about(span)) for span, first, last in self.dated
        )

    def _about(self, span: Span) -> frozenset[str]:
        return frozenset(content_terms(self.text[slice(*clause_of(self.text, (0, len(self.text)), span))]))


def unit(text: str, dated: Sequence[Dated], spoken: Sequence[tuple[Spoken, Sequence[Span]]]) -> Unit:
    """The sentence, given its dates and statements, each of these with the spans of its speaker and verb."""
    beside = [span for span, _, _ in dated] + [span for _, spans in spoken for span in spans]
    content = content_words(text)
    terms = {
        word.term
        for word in content
        if not word.term[0].isdigit() and not any(start <= word.start < end for start, end in beside)
    }
    names = {word.term for word in content if word.start and text[word.start].isupper()}
    return Unit(text, frozenset(terms), frozenset(names), tuple(dated), _outermost([one for one, _ in spoken]))


def _outermost(spoken: Sequence[Spoken]) -> tuple[Spoken, ...]:
    """Without what is only told within the words of another: "indications suggest that ..." in quotation marks."""
    quoted_ = [one.content for one in spoken if one.kind != "indirect"]
    return tuple(one for one in spoken if one.kind != "indirect" or not any(one.content in words for words in quoted_))


def unit_of_text(text: str, published: dt.date | None) -> Unit:
    """A sentence of no index."""
    days = [
        ((one.start, one.end), one.first, one.last)
        for one in find_dates(text, published)
        if one.type in ("DATE", "TIME") and one.first and one.last
    ]
    reading = read(text)
    spoken = []
    for one, who in zip(reading.statements, resolve_speakers(text, reading), strict=True):
        content = " ".join(text[slice(*span)] for span in one.content)
        cue = text[slice(*one.cue)] if one.cue else ""
        beside = [span for span in (one.speaker, one.cue) if span]
        spoken.append((_spoken(who.name or "", cue, one.act, content, one.kind), beside))
    return unit(text, days, spoken)


class Units:
    """Sentences of one generation of the index as they are compared, each read once."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._known: dict[int, Unit] = {}

    def of(self, sentences: Sequence[StoredSentence]) -> list[Unit]:
        """The sentences, by the dates and statements that were read when they were indexed."""
        new = [one for one in sentences if one.id not in self._known]
        self._known.update(zip((one.id for one in new), self._read(new), strict=True))
        return [self._known[one.id] for one in sentences]

    def _read(self, sentences: Sequence[StoredSentence]) -> list[Unit]:
        ids = [one.id for one in sentences]
        days, said = defaultdict(list), defaultdict(list)
        for date in dates_in(self._reading.connection, ids):
            if date.type in ("DATE", "TIME") and date.first and date.last:
                days[date.sentence].append((date.span, date.first, date.last))
        for statement in statements_in(self._reading.connection, ids):
            for sentence in range(statement.sentences[0], statement.sentences[1] + 1):
                said[sentence].append(statement)
        return [
            unit(
                one.text,
                [(_within(span, one), first, last) for span, first, last in days[one.id]],
                [_stored(statement, one) for statement in said[one.id]],
            )
            for one in sentences
        ]


def _within(span: Span, sentence: StoredSentence) -> Span:
    return span[0] - sentence.start, span[1] - sentence.start


def _stored(statement: StoredStatement, sentence: StoredSentence) -> tuple[Spoken, Sequence[Span]]:
    """What of the statement stands in the sentence, and where its speaker and verb do."""
    parts = [(max(start, sentence.start), min(end, sentence.end)) for start, end in statement.content]
    content = " ".join(sentence.text[slice(*_within(part, sentence))] for part in parts if part[0] < part[1])
    spoken = _spoken(statement.speaker or "", statement.cue, statement.act, content, statement.kind)
    found = (sentence.text.find(words) if words else -1 for words in (statement.speaker_as_written, statement.cue))
    lengths = (len(statement.speaker_as_written), len(statement.cue))
    return spoken, [(at, at + length) for at, length in zip(found, lengths, strict=True) if at >= 0]


def _spoken(speaker: str, cue: str, act: Act, content: str, kind: Kind) -> Spoken:
    terms = frozenset(term for term in content_terms(content) if not term[0].isdigit())
    return Spoken(speaker, cue, act, content, kind, quoted(content, kind), terms)


def quoted(content: str, kind: Kind) -> tuple[str, ...]:
    """The words in quotation marks of what was said; all of a direct statement."""
    if kind == "direct":
        return (content,)
    return tuple(content[slice(*one.inner)] for one in quotations(content)) if kind == "mixed" else ()


_STANCES = {
    "claimed": frozenset(content_terms("claim allege assert contend insist maintain argue suggest imply")),
    "admitted": frozenset(content_terms("admit acknowledge concede confess")),
}


def stance(spoken: Spoken) -> str:
    """How strongly the verb stands by what is said: "said", "claimed", "admitted", or what is done in saying so."""
    found = stance_of(spoken.cue)
    return spoken.act if found == "said" else found


def stance_of(cue: str) -> str:
    """The same by the verb alone."""
    verbs = set(content_terms(cue))
    return next((name for name, verbs_of in _STANCES.items() if verbs & verbs_of), "said")
