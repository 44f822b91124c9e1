"""Whether a sentence tells something new, and what: judged beside the earlier sentences that are likest to it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from retrieval.answers.news.happening import happened
from retrieval.answers.news.said_anew import as_known, is_carried, is_news
from retrieval.answers.news.telling import Telling
from retrieval.answers.news.told import Earlier, is_told
from retrieval.answers.speaking.groups import attribution_of
from retrieval.index.article.statements import StoredStatement
from retrieval.index.reader import StoredSentence
from retrieval.language.language import load

Reason = Literal["correction", "moved date", "changed number", "denial", "statement", "event", "answer"]

# Cosine of all-MiniLM-L6-v2, from which on a sentence is about the same matter, so that another day or number there is
# a change.
_SAME_MATTER = 0.7
# What is not like anything that other articles told is about another subject: a gallery, a teaser. Who speaks about the
# event may say what nobody spoke of; what is dated must be nearer, or name who or what others named.
_RELATED, _RELATED_WITHIN, _NEAR, _NEAR_BY_NAME = 0.2, 0.3, 0.5, 0.3
# Of the content words of the shorter sentence, how many the other must hold for a day or number to have changed.
_SHARED = 0.6
_SHORTEST = 6
_NUMBERED = re.compile(r"\W*\d+\s?(?:/|of)\s?\d+\s")


@dataclass(frozen=True, slots=True)
class New:
    """What is new in a sentence. ``why``: for people; ``earlier``: the sentence that told it otherwise, if one did."""

    reason: Reason
    why: str
    earlier: StoredSentence | None = None
    statement: StoredStatement | None = None


def new_in(telling: Telling, earlier: Sequence[Earlier], is_about: bool) -> New | None:
    """What is new in a sentence, given the likest earlier ones; None if nothing is.

    ``is_about``: whether it, or much of its article, is about what other articles tell.
    """
    if not is_whole(telling.sentence) or telling.asks:
        return None
    if any(one.telling.sentence.text == telling.sentence.text for one in earlier):
        return None
    if load().news.correction.search(telling.sentence.text):
        return New("correction", "the outlet corrects itself")
    if not _is_related(earlier, is_about):
        return None
    changed = _moved(telling, earlier) or _recounted(telling, earlier)
    if changed or is_told(telling, earlier):
        return changed
    if said := _said(telling, earlier):
        return said
    why = happened(telling, earlier) if is_about else None
    return New("event", why) if why else None


def _is_related(earlier: Sequence[Earlier], is_about: bool) -> bool:
    """Whether it is like something that other articles tell, or that its own does if that is about what they tell."""
    elsewhere = max((one.cosine for one in earlier if one.is_elsewhere), default=0.0)
    anywhere = max((one.cosine for one in earlier), default=0.0)
    return elsewhere >= _RELATED or (is_about and anywhere >= _RELATED_WITHIN)


def is_of_event(telling: Telling, earlier: Sequence[Earlier]) -> bool:
    """Whether it is near what other articles tell, or somewhat near and names whom or what they name."""
    return any(
        one.cosine >= _NEAR or (one.cosine >= _NEAR_BY_NAME and telling.capitals & one.telling.names_anywhere)
        for one in earlier
        if one.is_elsewhere
    )


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
        one.act == "denied" and one.called == stated.called and not load().news.refused.search(one.quote)
        for one in telling.statements
    )


def _outlet(one: Telling) -> str:
    return one.sentence.article.source


def _shown(values: Collection[str]) -> str:
    return " and ".join(sorted(values))
