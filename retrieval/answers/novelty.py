"""Whether a sentence tells something new, and what: judged beside the earlier sentences that are likest to it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from retrieval.answers.said_anew import as_known, is_carried, is_news
from retrieval.answers.statement_groups import attribution_of
from retrieval.answers.telling import TO_THE_DAY, Telling
from retrieval.answers.told import Earlier, is_told
from retrieval.index.dates import StoredDate
from retrieval.index.reader import StoredSentence
from retrieval.index.statements import StoredStatement

Reason = Literal["correction", "moved date", "changed number", "denial", "statement", "event", "answer"]

# Cosine of all-MiniLM-L6-v2, from which on a sentence is about the same matter, so that another day or number there is
# a change.
_SAME_MATTER = 0.7
# What is not like anything that other articles told is about another subject: a gallery, a teaser. Who speaks about the
# event may say what nobody spoke of; what is dated must be nearer, or name who or what others named.
_RELATED, _NEAR, _NEAR_BY_NAME = 0.2, 0.5, 0.3
# Two sentences about one day tell of one event from here on (same_event.py); less is enough for a day that lies so far
# from that of publication, on which many things happen, and for several days, and still less for the same several days.
_SAME_EVENT, _SAME_EVENT_FAR, _SAME_SPAN, _FAR = 0.57, 0.45, 0.3, dt.timedelta(days=7)
# Of the content words of the shorter sentence, how many the other must hold for a day or number to have changed.
_SHARED = 0.6
_SHORTEST = 6
# How long ago an event may be, and how far ahead, to be news where nobody told of it: by the day, and by the month.
_RECENT, _RECENT_MONTH = dt.timedelta(days=365), dt.timedelta(days=62)
# Whoever opens a sentence so is named elsewhere.
_NAMELESS = re.compile(r"\W*(?:he|she|it|they|this|that|these|those)\b", re.IGNORECASE)
# What stands behind these is told by the way.
_SUBORDINATE = re.compile(
    r"\b(?:who|which|that|whose|where|when|since|after|before|until|while|although|because|as|if)\b", re.IGNORECASE
)
_NUMBERED = re.compile(r"\W*\d+\s?(?:/|of)\s?\d+\s")
# What is denied to somebody is refused, not said to be false.
_REFUSED = re.compile(r"\b(?:access|entry|permission|visas?|bail|parole|asylum|requests?|appeals?|applications?)\b")
_CORRECTION = re.compile(
    r"^\W*(?:correction|clarification|editor['’]s note)\b"
    r"|\b(?:earlier|previous|original) version of this (?:article|story|report|page)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class New:
    """What is new in a sentence. ``why``: for people; ``earlier``: the sentence that told it otherwise, if one did."""

    reason: Reason
    why: str
    earlier: StoredSentence | None = None
    statement: StoredStatement | None = None


def new_in(telling: Telling, earlier: Sequence[Earlier]) -> New | None:
    """What is new in a sentence, given the likest earlier ones; None if nothing is."""
    if not is_whole(telling.sentence) or telling.asks:
        return None
    if any(one.telling.sentence.text == telling.sentence.text for one in earlier):
        return None
    if _CORRECTION.search(telling.sentence.text):
        return New("correction", "the outlet corrects itself")
    if max((one.cosine for one in earlier if one.is_elsewhere), default=0.0) < _RELATED:
        return None
    changed = _moved(telling, earlier) or _recounted(telling, earlier)
    if changed or is_told(telling, earlier):
        return changed
    return _said(telling, earlier) or _dated(telling, earlier)


def is_whole(sentence: StoredSentence) -> bool:
    """Whether a sentence can be listed: no heading, no caption, no picture of a gallery, and not a few words only."""
    is_text = sentence.kind == "paragraph" and not _NUMBERED.match(sentence.text)
    return is_text and len(sentence.text.split()) >= _SHORTEST


def is_unheard(telling: Telling, earlier: Sequence[Earlier]) -> bool:
    """Whether a whole sentence says what none of the likest earlier ones says, be it a statement, a date or neither."""
    return is_whole(telling.sentence) and not telling.asks and not is_told(telling, earlier)


def _moved(telling: Telling, earlier: Sequence[Earlier]) -> New | None:
    """Another day for what earlier sentences gave a day, and none of them this one."""
    days = telling.days
    known = {day for one in earlier for day in one.telling.days}
    if len(days) != 1 or not known.isdisjoint(days):
        return None
    [(day, expression)] = days.items()
    for one, cosine in ((one.telling, one.cosine) for one in earlier):
        if cosine >= _SAME_MATTER and len(one.days) == 1 and day not in one.days and _is_same_matter(telling, one):
            [before] = one.days.values()
            return New("moved date", f"“{expression}”, where {_outlet(one)} had “{before}”", one.sentence)
    return None


def _recounted(telling: Telling, earlier: Sequence[Earlier]) -> New | None:
    """Another number of what an earlier sentence counted, where neither has the other's number of anything."""
    counts, own = telling.counts, telling.values
    known = {value for one in earlier for value in one.telling.values}
    for one, cosine in ((one.telling, one.cosine) for one in earlier):
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


def _said(telling: Telling, earlier: Sequence[Earlier]) -> New | None:
    """A statement that nobody carried before, by somebody who is named or at least called something."""
    before = [(other, one.cosine) for one in earlier for other in one.telling.statements]
    for stated in telling.statements:
        if not is_news(stated, telling):
            continue
        if any(is_carried(stated, telling, other, cosine) for other, cosine in before):
            continue
        statement = as_known(stated)
        speaker = attribution_of(statement).shown if statement.speaker else f"“{statement.speaker_as_written}”"
        if _denies(stated, telling):
            return New("denial", f"{speaker} denies it", None, statement)
        return New("statement", f"nobody carried this by {speaker} before", None, statement)
    return None


def _denies(stated: StoredStatement, telling: Telling) -> bool:
    """Whether it is a denial, or said beside one: "dismissed the claim, saying that ..."."""
    return any(
        one.act == "denied" and one.called == stated.called and not _REFUSED.search(one.quote)
        for one in telling.statements
    )


def _dated(telling: Telling, earlier: Sequence[Earlier]) -> New | None:
    """An event with its day, of these days, that nobody told before."""
    published = telling.sentence.article.published
    if published is None or telling.statements or _NAMELESS.match(telling.sentence.text):
        return None
    if not _is_of_event(telling, earlier):
        return None
    for one in telling.event_dates:
        if _is_recent(one, published, telling) and not _is_known(one, published, earlier):
            return New("event", f"nobody told this of “{one.expression}” before")
    return None


def _is_of_event(telling: Telling, earlier: Sequence[Earlier]) -> bool:
    """Whether it is near what other articles tell, or somewhat near and names whom or what they name."""
    return any(
        one.cosine >= _NEAR or (one.cosine >= _NEAR_BY_NAME and telling.capitals & one.telling.names_anywhere)
        for one in earlier
        if one.is_elsewhere
    )


def _is_recent(date: StoredDate, published: dt.date, telling: Telling) -> bool:
    """Whether it is a day of these days, or a week or month that the main clause gives."""
    if date.first is None or date.last is None:
        return False
    if date.precision in TO_THE_DAY:
        return published - date.last <= _RECENT
    before = telling.sentence.text[: date.span[0] - telling.sentence.start]
    return published - date.last <= _RECENT_MONTH and not _SUBORDINATE.search(before)


def _is_known(date: StoredDate, published: dt.date, earlier: Sequence[Earlier]) -> bool:
    """Whether an earlier sentence tells of an event of that day, or of some of these days."""
    first, last = date.first, date.last
    if first is None or last is None:
        return False
    far = date.precision in TO_THE_DAY and (first != last or abs(published - first) > _FAR)
    for one in earlier:
        for other in one.telling.dated:
            if not other.first or not other.last or first > other.last or other.first > last:
                continue
            is_span = first != last and (first, last) == (other.first, other.last) and date.precision in TO_THE_DAY
            if one.cosine >= (_SAME_SPAN if is_span else _SAME_EVENT_FAR if far else _SAME_EVENT):
                return True
    return False


def _outlet(one: Telling) -> str:
    return one.sentence.article.source


def _shown(values: Collection[str]) -> str:
    return " and ".join(sorted(values))
