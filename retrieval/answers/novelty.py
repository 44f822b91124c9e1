"""Whether a sentence tells something new, and what: judged beside the earlier sentences that are likest to it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from retrieval.answers.statement_groups import attribution_of
from retrieval.findings.numbers import ages, numbers, sums
from retrieval.index.dates import StoredDate
from retrieval.index.reader import StoredSentence
from retrieval.index.statements import StoredStatement
from retrieval.language.statements import Said, same_statement
from retrieval.language.words import content_terms
from retrieval.search.grouping import Statement, same

Reason = Literal["correction", "moved date", "changed number", "denial", "statement", "event", "answer"]

# Cosines of all-MiniLM-L6-v2. From _TOLD on a sentence says what the other said, in whatever words; from _SAME_MATTER
# on it is about the same matter, so that another day or number there is a change.
_TOLD, _SAME_MATTER = 0.72, 0.7
# What is not like anything that other articles told is about another subject: a gallery, a teaser. Who speaks about the
# event may say what nobody spoke of; what is dated must be nearer.
_RELATED, _NEAR = 0.2, 0.5
# Two sentences about one day tell of one event from here on (same_event.py).
_SAME_EVENT = 0.57
# Of the content words of the shorter sentence, how many the other must hold for a day or number to have changed.
_SHARED = 0.6
_SHORTEST = 6
# Content words of a statement that says something by itself.
_FEW, _FEW_BY_NOBODY = 3, 5
_PRONOUN = re.compile(r"(?:he|she|it|they|i|we|you|who|that|this|these|those|one|some|others?|many)", re.IGNORECASE)
_LONGEST_NAME = 8
# Who has no name must be written to say so: a sign "reads" and a tactic is "figured out".
_REPORTS = re.compile(
    r"(?:sa(?:y|id)|t(?:ell|old)|add|announc|report|warn|confirm|estimat|expect|believ|according|claim|state|caution"
    r"|insist|predict|suggest|admit|promis|pledg|vow|argu|explain|wr[io]te)",
    re.IGNORECASE,
)
# Days that an event may lie back and still be news where nobody told of it.
_RECENT = 365
# What is denied to somebody is refused, not said to be false.
_REFUSED = re.compile(r"\b(?:access|entry|permission|visas?|bail|parole|asylum|requests?|appeals?|applications?)\b")
_CORRECTION = re.compile(
    r"^\W*(?:correction|clarification|editor['’]s note)\b"
    r"|\b(?:earlier|previous|original) version of this (?:article|story|report|page)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence with what was read in it."""

    sentence: StoredSentence
    dates: tuple[StoredDate, ...]
    statements: tuple[StoredStatement, ...]

    @property
    def days(self) -> dict[str, str]:
        """The days, and spans of days, that it gives events, with the words for each; not that on which it was said."""
        return {
            f"{one.first}/{one.last}": one.expression
            for one in self.dates
            if one.dates_event and one.first and one.precision == "day" and not self._is_of_saying(one)
        }

    def _is_of_saying(self, date: StoredDate) -> bool:
        """Whether the date stands beside what somebody says: "he said on Monday"."""
        said = [span for one in self.statements for span in one.content]
        return bool(said) and not any(start <= date.span[0] < end for start, end in said)

    @property
    def counts(self) -> dict[str, set[str]]:
        """Numbers by what they count, without those in dates."""
        found: dict[str, set[str]] = {}
        for read in (numbers, sums, ages):
            for one in read(self.undated):
                found.setdefault(" ".join(one.of), set()).add(one.value)
        return found

    @property
    def undated(self) -> str:
        """Its text without the words of its dates."""
        text = self.sentence.text
        for one in self.dates:
            text = text.replace(one.expression, " ")
        return text

    @property
    def terms(self) -> frozenset[str]:
        """Its content words, without those of dates and numbers."""
        return frozenset(term for term in content_terms(self.undated) if not any(map(str.isdigit, term)))


@dataclass(frozen=True, slots=True)
class New:
    """What is new in a sentence. ``why``: for people; ``earlier``: the sentence that told it otherwise, if one did."""

    reason: Reason
    why: str
    earlier: StoredSentence | None = None
    statement: StoredStatement | None = None


def new_in(telling: Telling, earlier: Sequence[tuple[Telling, float]], related: float) -> New | None:
    """What is new in a sentence, given the likest earlier ones with their cosines; None if nothing is.

    ``related``: the greatest cosine of those that do not come in with it.
    """
    if not is_whole(telling.sentence):
        return None
    if any(one.sentence.text == telling.sentence.text for one, _ in earlier):
        return None
    if _CORRECTION.search(telling.sentence.text):
        return New("correction", "the outlet corrects itself")
    if related < _RELATED:
        return None
    changed = _moved(telling, earlier) or _recounted(telling, earlier)
    if changed or any(_is_told(telling, one, cosine) for one, cosine in earlier):
        return changed
    return _said(telling, earlier) or (_dated(telling, earlier) if related >= _NEAR else None)


def is_whole(sentence: StoredSentence) -> bool:
    """Whether a sentence can be listed: no heading, no caption, and not a few words only."""
    return sentence.kind == "paragraph" and len(sentence.text.split()) >= _SHORTEST


def is_unheard(telling: Telling, earlier: Sequence[tuple[Telling, float]]) -> bool:
    """Whether a whole sentence says what none of the likest earlier ones says, be it a statement, a date or neither."""
    return is_whole(telling.sentence) and not any(_is_told(telling, one, cosine) for one, cosine in earlier)


def _is_told(telling: Telling, one: Telling, cosine: float) -> bool:
    return cosine >= _TOLD or same(Statement(telling.sentence.text), Statement(one.sentence.text), cosine)


def _moved(telling: Telling, earlier: Sequence[tuple[Telling, float]]) -> New | None:
    """Another day for what earlier sentences gave a day, and none of them this one."""
    days = telling.days
    known = {day for one, _ in earlier for day in one.days}
    if len(days) != 1 or not known.isdisjoint(days):
        return None
    [(day, expression)] = days.items()
    for one, cosine in earlier:
        if cosine >= _SAME_MATTER and len(one.days) == 1 and day not in one.days and _is_same_matter(telling, one):
            [before] = one.days.values()
            return New("moved date", f"“{expression}”, where {_outlet(one)} had “{before}”", one.sentence)
    return None


def _recounted(telling: Telling, earlier: Sequence[tuple[Telling, float]]) -> New | None:
    """Another number of what an earlier sentence counted, where neither has the other's number of anything."""
    counts = telling.counts
    own = {value for values in counts.values() for value in values}
    known = {value for one, _ in earlier for values in one.counts.values() for value in values}
    for one, cosine in earlier:
        if cosine < _SAME_MATTER or not _is_same_matter(telling, one):
            continue
        for of in filter(None, counts.keys() & one.counts.keys()):
            now, before = counts[of], one.counts[of]
            if len(now) == len(before) == 1 and now.isdisjoint(known) and before.isdisjoint(own):
                why = f"{_shown(now)} {of}, where {_outlet(one)} had {_shown(before)}"
                return New("changed number", why, one.sentence)
    return None


def _is_same_matter(telling: Telling, one: Telling) -> bool:
    short, long = sorted((telling.terms, one.terms), key=len)
    return len(short & long) >= _SHARED * len(short) > 1


def _said(telling: Telling, earlier: Sequence[tuple[Telling, float]]) -> New | None:
    """A statement that nobody carried before, by somebody who is named or at least called something."""
    before = [(_as_said(other), cosine) for one, cosine in earlier for other in one.statements]
    for statement in telling.statements:
        least = _FEW if statement.speaker else _FEW_BY_NOBODY
        if not _is_by_somebody(statement) or len(content_terms(statement.quote)) < least:
            continue
        said = _as_said(statement)
        if any(same_statement(said, other, cosine) for other, cosine in before):
            continue
        speaker = attribution_of(statement).shown if statement.speaker else f"“{statement.speaker_as_written}”"
        if statement.act == "denied" and not _REFUSED.search(statement.quote):
            return New("denial", f"{speaker} denies it", None, statement)
        return New("statement", f"nobody carried this by {speaker} before", None, statement)
    return None


def _is_by_somebody(statement: StoredStatement) -> bool:
    """Whether it is said who says it, be it only "officials", and that they say something."""
    written = statement.speaker_as_written
    if statement.act == "declined":
        return False
    is_called = 0 < len(written.split()) <= _LONGEST_NAME and not _PRONOUN.fullmatch(written)
    says = statement.act == "denied" or (not statement.is_negated and _REPORTS.match(statement.cue))
    return bool(statement.speaker or (is_called and says))


def _dated(telling: Telling, earlier: Sequence[tuple[Telling, float]]) -> New | None:
    """An event with its day, of these days, that nobody told before."""
    published = telling.sentence.article.published
    known = {day for one, cosine in earlier if cosine >= _SAME_EVENT for day in one.days}
    if published is None or telling.statements or not known.isdisjoint(telling.days):
        return None
    for one in telling.dates:
        is_day = one.dates_event and one.precision == "day"
        if is_day and one.last and (published - one.last).days <= _RECENT:
            return New("event", f"nobody told this of “{one.expression}” before")
    return None


def _as_said(statement: StoredStatement) -> Said:
    content = f"not {statement.quote}" if statement.is_negated else statement.quote
    return Said(statement.speaker or statement.speaker_as_written, content)


def _outlet(one: Telling) -> str:
    return one.sentence.article.source


def _shown(values: Collection[str]) -> str:
    return " and ".join(sorted(values))
