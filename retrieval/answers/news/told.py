"""Whether an earlier sentence tells what a new one does, in whatever words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.answers.news.telling import TO_THE_DAY, Telling
from retrieval.language.language import load
from retrieval.language.statements import same_speaker
from retrieval.search.grouping import Statement, same

# Cosines of all-MiniLM-L6-v2, from which on a sentence says what the other said: by the sentence as a whole; less, if
# the other holds so much of it word by word; and more, if it brings a number, a name or a quotation that was not there.
_TOLD, _NEARLY, _ANYWAY = 0.72, 0.58, 0.85
_HELD = 0.57
# Of the content words of a quotation, how many an earlier sentence must hold to have quoted it, and to have said it. So
# many words of a quotation, or of names, are more than a manner of speaking.
_QUOTED, _SAID, _LEAST = 0.5, 0.6, 2


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier sentence, its cosine to the new one and how much of that it holds word by word.

    ``is_elsewhere``: it stands in another article, or stood in that of the new one before.
    """

    telling: Telling
    cosine: float
    is_elsewhere: bool
    held: float = 0.0


def is_told(telling: Telling, earlier: Sequence[Earlier]) -> bool:
    """Whether one of the likest earlier sentences tells what the sentence does. Who asks tells nothing."""
    brings = brings_more(telling, earlier)
    return any(_tells(one, telling, brings) for one in earlier if not one.telling.asks)


def brings_more(telling: Telling, earlier: Sequence[Earlier]) -> bool:
    """Whether it has a day, a number, a name or a quotation that none of the earlier sentences has."""
    dated = {(date.first, date.last) for one in earlier for date in one.telling.dated}
    if any(date.precision in TO_THE_DAY and (date.first, date.last) not in dated for date in telling.event_dates):
        return True
    if telling.values - {value for one in earlier for value in one.telling.values}:
        return True
    terms = [one.telling.held for one in earlier]
    if len(telling.names - frozenset[str]().union(*terms)) >= _LEAST:
        return True
    return any(len(quoted) >= _LEAST and not any(_has(one, quoted) for one in earlier) for quoted in telling.quoted)


def _has(one: Earlier, quoted: frozenset[str]) -> bool:
    """Whether an earlier sentence quotes the same, or says so much of it that it need not."""
    told = len(one.telling.held & quoted)
    return told >= _SAID * len(quoted) or (bool(one.telling.quoted) and told > _QUOTED * len(quoted))


def _tells(one: Earlier, telling: Telling, brings: bool) -> bool:
    if same(Statement(telling.sentence.text), Statement(one.telling.sentence.text), one.cosine):
        return True
    if (_denies(telling) and not _denies(one.telling)) or (_confirms(telling) and _is_denial(one.telling)):
        return False
    if brings or _names_others(telling, one.telling):
        return one.cosine >= _ANYWAY
    return one.cosine >= _TOLD or (
        one.cosine >= _NEARLY and one.held >= _HELD and not _is_by_others(telling, one.telling)
    )


def _is_by_others(telling: Telling, one: Telling) -> bool:
    """Whether both tell what somebody named says, each somebody else: like words of two are two statements."""
    mine, theirs = ([said.speaker for said in told.statements if said.speaker] for told in (telling, one))
    return bool(mine and theirs) and not any(same_speaker(a, b) for a in mine for b in theirs)


def _names_others(telling: Telling, one: Telling) -> bool:
    """Whether each names somebody or something that the other does not."""
    return min(len(telling.names - one.held), len(one.names - telling.held)) >= _LEAST


def _confirms(telling: Telling) -> bool:
    return any(one.act == "confirmed" for one in telling.statements)


def _is_denial(telling: Telling) -> bool:
    """Whether it tells that something is denied, be it only by a word."""
    return _denies(telling) or load().news.denied.search(telling.sentence.text) is not None


def _denies(telling: Telling) -> bool:
    return any(one.act == "denied" for one in telling.statements)
