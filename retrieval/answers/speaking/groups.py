"""The same statement in several sentences and outlets, made one: who it is from, and what is cited for it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from retrieval.answers.answer import Attribution, Citation
from retrieval.answers.speaking.evidence import Found
from retrieval.index.article.dates import dates_in
from retrieval.index.article.statements import StoredStatement
from retrieval.index.reader import Reading, StoredSentence
from retrieval.language.statements import Said, joined, same_statement

# A quotation of more sentences before or after the best ranked one is cited by one of these.
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Group:
    """One statement as several sentences tell it, the best first."""

    members: tuple[Found, ...]

    @property
    def lead(self) -> Found:
        """The one that is cited first."""
        return self.members[0]

    @property
    def speaker(self) -> str:
        """Whom most of the articles name."""
        by_article = {(one.statement.article, one.statement.called) for one in self.members}
        counts = Counter(name for _, name in sorted(by_article))
        own = self.lead.statement.called
        return max(counts, key=lambda name: (counts[name], name == own, name))

    @property
    def outlets(self) -> list[str]:
        """Who carries it, each once."""
        return list(dict.fromkeys(one.sentence.article.source for one in self.members))

    @property
    def citation(self) -> Citation:
        """The best sentence, with the speaker of all."""
        lead = self.lead
        known = max(
            (one.statement for one in self.members if one.statement.called == self.speaker),
            key=lambda statement: (statement.sure, statement == lead.statement),
        )
        attribution = replace(
            attribution_of(lead.statement), speaker=self.speaker, speaker_basis=known.basis, speaker_sure=known.sure
        )
        if not attribution.role:
            roles = [one.statement.role for one in self.members if one.statement.called == self.speaker]
            attribution = replace(attribution, role=next(filter(None, roles), ""))
        return Citation.of(lead.sentence, attribution)

    @property
    def also(self) -> tuple[Citation, ...]:
        """The other sentences, each once."""
        others = {
            one.sentence.id: one for one in reversed(self.members[1:]) if one.sentence.id != self.lead.sentence.id
        }
        kept = [one for one in self.members if others.get(one.sentence.id) is one]
        return tuple(Citation.of(one.sentence, attribution_of(one.statement)) for one in kept)


def groups_of(found: Sequence[Found], reading: Reading) -> list[Group]:
    """The statements, best first, made one where speaker, occasion, polarity and words agree."""
    said = [
        Said(one.statement.called, _content(one.statement), day, one.statement.article)
        for one, day in zip(found, _days(found, reading), strict=True)
    ]

    def agree(one: int, other: int) -> bool:
        return same_statement(said[one], said[other], _likeness(found[one], found[other]))

    groups = joined(said, lambda a, b: _likeness(found[a], found[b]))
    parts = [part for group in groups for part in _agreeing(list(group), agree)]
    return [_cited_alike([found[index] for index in part], reading) for part in parts]


def _cited_alike(members: Sequence[Found], reading: Reading) -> Group:
    """The group, each other member cited by the sentence of its statement that is likest to the one shown."""
    lead, *others = members
    return Group((lead, *(replace(one, sentence=_likest(lead, one, reading)) for one in others)))


def _likest(lead: Found, other: Found, reading: Reading) -> StoredSentence:
    held = _sentences(other, reading)
    if len(held) == 1:
        return other.sentence
    shown, *vectors = reading.search.vectors(np.array([lead.sentence.id, *(one.id for one in held)], dtype=np.int64))
    return held[int(np.argmax([vector @ shown for vector in vectors]))]


def _sentences(one: Found, reading: Reading) -> list[StoredSentence]:
    """The sentences that hold the statement, the best ranked first."""
    spans, best = one.statement.content, one.sentence
    if best.start <= spans[0][0] and spans[-1][1] <= best.end:
        return [best]
    near = reading.neighbours(best.id, _LONGEST)
    held = [other for other in near if any(start < other.end and other.start < end for start, end in spans)]
    return [best, *(other for other in held if other.id != best.id)]


def _agreeing(group: Sequence[int], agree: Callable[[int, int], bool]) -> Iterator[Sequence[int]]:
    """The group, parted so that each member agrees with the first of its part, which is what is shown.

    A long statement may hold two short ones: both are like it, and not like each other.
    """
    rest = group
    while rest:
        lead, others = rest[0], rest[1:]
        yield [lead, *(one for one in others if agree(lead, one))]
        rest = [one for one in others if not agree(lead, one)]


def attribution_of(statement: StoredStatement) -> Attribution:
    """Who says it, as an answer shows it."""
    return Attribution(
        speaker=statement.called,
        speaker_as_written=statement.speaker_as_written,
        role=statement.role,
        quote=statement.quote,
        cue=statement.cue,
        kind=statement.kind,
        speaker_basis=statement.basis,
        speaker_sure=statement.sure,
        act=statement.act,
        target=statement.target,
    )


def _likeness(one: Found, other: Found) -> float:
    """The cosine of the two contents; 0, so that words alone decide, where they were not encoded."""
    return 0.0 if one.vector is None or other.vector is None else float(one.vector @ other.vector)


def _content(statement: StoredStatement) -> str:
    """What is compared: a denial must not be taken for its claim."""
    return f"not {statement.quote}" if statement.is_negated else statement.quote


def _days(found: Sequence[Found], reading: Reading) -> list[dt.date | None]:
    """The day on which each was said, where its sentence gives one beside what was said."""
    dates = dates_in(reading.connection, sorted({one.sentence.id for one in found}))
    by_sentence: dict[int, list[tuple[int, dt.date]]] = {}
    for date in dates:
        if date.dates_event and date.precision == "day" and date.first is not None and date.first == date.last:
            by_sentence.setdefault(date.sentence, []).append((date.span[0], date.first))
    return [_day(one.statement, by_sentence.get(one.sentence.id, ())) for one in found]


def _day(statement: StoredStatement, dates: Sequence[tuple[int, dt.date]]) -> dt.date | None:
    days = {day for at, day in dates if not any(start <= at < end for start, end in statement.content)}
    return days.pop() if len(days) == 1 else None
