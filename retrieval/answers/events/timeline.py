"""From the dates of an index to its events: what several outlets tell of the same days is one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
import numpy.typing as npt

from retrieval.answers.answer import Citation
from retrieval.answers.events.event import Event, Timeline
from retrieval.answers.events.same import alike, vectors_of
from retrieval.answers.events.scope import told_of
from retrieval.answers.events.told_once import told_once
from retrieval.answers.speaking.filter import spoken_by
from retrieval.index.arrays import Mask
from retrieval.index.article.dates import StoredDate, dates_between, dates_in
from retrieval.index.filters import EVERYTHING, Filters
from retrieval.index.reader import Reading, StoredSentence
from retrieval.language.language import load
from retrieval.language.words import content_terms

# What the telling of a year or of a month counts beside that of a day: the less a date says, the less it is news.
_COARSE = {"year": 0.5, "half": 0.5, "season": 0.5, "quarter": 0.6, "month": 0.7, "week": 0.8, "weekend": 0.9}
# To read the vectors of a million sentences for their mean would take a minute, and not change it.
CENTRED = 20_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which events: those that share a day with ``first`` to ``last`` and are told in all of ``words``, by ``speaker``.

    ``whole``: only those that lie within the interval.
    """

    first: dt.date | None = None
    last: dt.date | None = None
    words: str = ""
    speaker: str = ""
    articles: Filters = EVERYTHING
    whole: bool = False

    def covers(self, date: StoredDate) -> bool:
        """Whether the date, known to share a day with the interval, lies in it as far as is asked."""
        if not (self.whole and date.first and date.last):
            return not self.whole
        return (self.first or dt.date.min) <= date.first and date.last <= (self.last or dt.date.max)


ALL_EVENTS = Wanted()


# A sentence of so many characters is a label as it is.
_SHORT = 110
_STOPS = " \t\n,;:—–-"


def timeline(reading: Reading, wanted: Wanted = ALL_EVENTS, limit: int | None = None) -> Timeline:
    """The events of the index; of more than ``limit`` those that most outlets tell, and the most central ones.

    Raises InputError for an unknown outlet or speaker.
    """
    terms = set(content_terms(wanted.words))
    events = told_once([event for event in _events(reading, wanted) if _tells(event, terms)], reading)
    chosen = sorted(events, key=_weight, reverse=True)[:limit]
    ordered = sorted(chosen, key=lambda event: (event.first, -(event.last - event.first).days))
    catalogue = reading.snapshot.catalogue
    undated = int(np.count_nonzero(catalogue.undated & wanted.articles.articles(catalogue)))
    return Timeline(tuple(ordered), len(events) - len(chosen), undated, reading.snapshot.published)


def _weight(event: Event) -> float:
    unit = event.precision.rpartition(" ")[2]
    return len(event.outlets) * _COARSE.get(unit, 1.0) + event.centrality


def _tells(event: Event, terms: set[str]) -> bool:
    return any(terms <= set(content_terms(one.text)) for one in event.cited)


def _events(reading: Reading, wanted: Wanted) -> Iterator[Event]:
    told = spoken_by(reading, wanted.articles, wanted.speaker) if wanted.speaker else wanted.articles
    allowed = told.mask(reading.snapshot)
    dates = [
        one
        for one in dates_between(reading.connection, wanted.first, wanted.last)
        if allowed[one.sentence] and wanted.covers(one)
    ]
    centre = _centre(reading, allowed) if dates else np.zeros(0, dtype=np.float32)
    for _, same_days in groupby(dates, key=lambda one: (one.first, one.last)):
        by_sentence = {one.sentence: one for one in reversed(list(same_days))}
        for sentences in alike(reading, dict(sorted(by_sentence.items()))):
            if event := _event(reading, [by_sentence[one] for one in sentences], centre):
                yield event


def _centre(reading: Reading, allowed: Mask) -> npt.NDArray[np.float32]:
    """The mean of the allowed sentences' vectors; of very many, that of some from all over the index."""
    ids = np.flatnonzero(allowed)
    some = ids[:: -(-len(ids) // CENTRED)]
    return np.asarray(vectors_of(reading, some.tolist()).mean(axis=0), dtype=np.float32)


def _event(reading: Reading, dates: Sequence[StoredDate], centre: npt.NDArray[np.float32]) -> Event | None:
    """The event that these dates are the date of, the most typical sentence first; None if only pictures show it."""
    ids = [one.sentence for one in dates]
    vectors = vectors_of(reading, ids)
    order = np.argsort(-(vectors @ vectors.mean(axis=0)), kind="stable").tolist()
    sentences = {one.id: one for one in reading.sentences([ids[i] for i in order]) if one.kind != "caption"}
    if not sentences:
        return None
    lead = next(iter(sentences.values()))
    date = dates[ids.index(lead.id)]
    own = [one for one in dates_in(reading.connection, [lead.id]) if one.dates_event]
    first_of_article = {one.article.number: one for one in reversed(sentences.values())}
    cited = sorted(first_of_article.values(), key=list(sentences.values()).index)
    assert date.first, "as dates_between gives them"
    return Event(
        date.first,
        date.last or date.first,
        date.precision,
        date.expression,
        _label(lead, date, own),
        tuple(map(Citation.of, cited)),
        float(vectors[ids.index(lead.id)] @ centre),
    )


def _label(sentence: StoredSentence, date: StoredDate, dates: Sequence[StoredDate]) -> str:
    """The sentence if it is short, else what it says of this date."""
    if len(sentence.text) <= _SHORT:
        return sentence.text
    first, last = told_of(sentence, date, dates)
    joined = load().when.joined.match(sentence.text, first, last)
    told = sentence.text[joined.end() if joined else first : last].rstrip(_STOPS)
    return load().when.dangling.pattern.sub("", told).rstrip(_STOPS) or sentence.text
