"""Which date belongs to an event: how much of the question each dated clause of the best sentences holds.

A sentence may date two things ("Putin, who hosted Wang Yi last month, will meet Xi on Monday"), so it is the clause
that a date stands in which must hold the question's words, by letter or by likeness.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from retrieval.answers.days.bounding import bounded, bounds_event
from retrieval.answers.days.question import Bound, EventQuestion
from retrieval.answers.events.scope import scope_of
from retrieval.answers.reading.coverage import Coverage
from retrieval.index.article.dates import StoredDate, dates_in
from retrieval.index.reader import Reading, StoredSentence
from retrieval.language.dates.bounds import direction_of
from retrieval.language.dates.governing import arranges, governing, is_topic, unreal
from retrieval.language.language import load
from retrieval.language.words import content_terms
from retrieval.search.ranking import Ranking
from retrieval.search.retriever import Retriever
from retrieval.vectors.encoder import Encoder

# So many of the best ranked sentences are looked at for dates.
DEPTH = 40
# What a word counts that stands in the sentence but not in the clause of the date.
_BEYOND_CLAUSE = 0.4
# What a date counts that stands in the sentence before or after, under a picture, or on the wrong side of publication.
_BEFORE, _AFTER = 0.6, 0.4
_CAPTION = 0.8
_WRONG_TENSE = 0.5
_UNRESOLVED = 0.5
# What a day counts that was over when its article came out, where the question asks for what will be, or for what is.
_OVER, _OVER_IN_PRESENT = 0.1, 0.35
# What the day of publication counts where another day is asked for: of what will be, or was before.
_NOT_REPORTED = 0.3
# What a date counts in whose sentence one who is asked about is neither named nor meant by a pronoun.
_NO_NAME = 0.6
# What a date counts whose verb the question names, and one whose verb arranges or reports what is asked.
_SAME_VERB, _ARRANGED = 1.1, 0.6
# What a date counts of what was not, or only tried, where the question asks for what was, or the other way round.
_UNREAL = 0.5
# A day on which it was not tells less than one on which it was.
_NOT_ON = 0.8
# What a period counts that something is about, or that is part of a name; so long it must be.
_TOPIC, _LONG_UNITS = 0.5, frozenset({"month", "quarter", "half", "season", "year", "decade", "century"})
# What a date counts that is the end asked for, and one that is not; the words of each end stand so near before it.
_BOUND, _NO_BOUND, _LOOK_BACK = 1.2, 0.7, 24
# So far before a date stands what makes it the time before that of what is told.
_TIME_AGO = 160
# What a date counts that is so many days off, where the question does not say that it is about the past; and the days
# that are news, of which "the previous" one is not.
_FAR, _NEARBY, _NEWS = 0.6, 92, 7
# What the publication date counts for a sentence without a date, and for one whose date is another clause's.
_PUBLICATION, _PUBLICATION_BESIDE_DATE = 0.55, 0.4
# A date whose part of the sentence is so much of it has the whole of it; nothing needs to be encoded then.
_NEARLY_ALL = 0.8
# What a word counts at most of which the text holds only something alike.
_ONLY_ALIKE = 0.9
# How much a sentence behind the best in the ranking is behind as evidence: the power of its share of the best score.
# Of 112 questions of search-squad whose sentence states a date 76 were dated rightly without it, 83 with it.
_RANKING = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence, its place in the ranking, and the date that may be the event's; None: its article's publication.

    ``score``: about 0 to 1, how much of the question is in what is dated, weighed by what the trained reader says;
    ``unread``: without that. ``reads``: how well the sentence answers by the reader, as log odds by five. Both are None
    where it was not asked.
    """

    sentence: StoredSentence
    place: int
    date: StoredDate | None
    score: float
    reads: float | None = None
    unread: float | None = None

    @property
    def told(self) -> float:
        """The score without the reader: how much of the question is in what is dated."""
        return self.score if self.unread is None else self.unread


def candidates(event: EventQuestion, ranking: Ranking, retriever: Retriever) -> list[Candidate]:
    """The dates of the best ranked sentences, each with the sentence that it dates, best first."""
    reading = retriever.reading
    sentences = reading.sentences(ranking.ids[:DEPTH].tolist())
    dates = _dates_of(sentences, reading, event)
    coverage = Coverage(event.words, ranking.encoded, reading.search, _ONLY_ALIKE)
    whole = _of_ranked(coverage, ranking, sentences)
    inside = _scopes(sentences, dates, whole, coverage, retriever.encoder)
    found = []
    for place, sentence in enumerate(sentences):
        weight = float(ranking.final[place] / (ranking.final[0] or 1.0)) ** _RANKING
        mine = dates.get(sentence.id, [])
        reported = _PUBLICATION_BESIDE_DATE if mine else _PUBLICATION
        found.append(Candidate(sentence, place, None, weight * reported * whole[place] * _of_report(event, sentence)))
        for date in mine:
            share = inside[place, date.span]
            score = share + _BEYOND_CLAUSE * max(whole[place] - share, 0.0)
            found.append(Candidate(sentence, place, date, weight * score * _fitness(event, sentence, date)))
        for number, beside in () if mine else ((sentence.id - 1, _BEFORE), (sentence.id + 1, _AFTER)):
            for date in dates.get(number, ()):
                if date.article == sentence.article.number and not _has_assumed_day(date):
                    score = beside * whole[place] * _fitness(event, sentence, date)
                    found.append(Candidate(sentence, place, date, weight * score))
    return sorted(found, key=lambda one: (-one.score, one.place))


def _scopes(
    sentences: Sequence[StoredSentence],
    dates: Mapping[int, Sequence[StoredDate]],
    whole: Sequence[float],
    coverage: Coverage,
    encoder: Encoder,
) -> dict[tuple[int, tuple[int, int]], float]:
    """How much of the event each date's part of its sentence holds, by the sentence's place and the date's span."""
    shares, parts = {}, {}
    for place, one in enumerate(sentences):
        for date in dates.get(one.id, ()):
            scope = one.text[slice(*scope_of(one, date, dates[one.id]))]
            if len(scope) >= _NEARLY_ALL * len(one.text):
                shares[place, date.span] = whole[place]
            else:
                parts[place, date.span] = scope
    for at, encoded in zip(parts, encoder.sentences(list(parts.values())), strict=True):
        shares[at] = coverage.of_encoded(set(content_terms(parts[at])), encoded)
    return shares


def _dates_of(
    sentences: Sequence[StoredSentence], reading: Reading, event: EventQuestion
) -> dict[int, list[StoredDate]]:
    """The dates in the sentences and their neighbours, by sentence."""
    ids = sorted({one.id + step for one in sentences for step in (-1, 0, 1)})
    own = {one.id: one for one in sentences}
    found: dict[int, list[StoredDate]] = {}
    for stored in dates_in(reading.connection, ids):
        sentence = own.get(stored.sentence)
        date = bounded(event, sentence, stored) if sentence else stored
        if not (_is_length(date) if event.asks_length else _may_answer(event, date)):
            continue
        found.setdefault(date.sentence, []).append(date)
    return found


def _fitness(event: EventQuestion, sentence: StoredSentence, date: StoredDate) -> float:
    """What the kind of sentence and the tense of the question leave of a date's score."""
    weight = _CAPTION if sentence.kind == "caption" else 1.0
    if date.first is None and date.type != "DURATION":
        weight *= _UNRESOLVED
    if direction_of(date.precision) == "not on":
        weight *= _NOT_ON
    weight *= _of_names(event, sentence) * _of_topic(sentence, date)
    return weight * _of_verb(event, sentence, date) * _of_time(event, sentence, date) * _of_bound(event, sentence, date)


def _of_report(event: EventQuestion, sentence: StoredSentence) -> float:
    """What the question leaves of a date of publication: what will be, or was before, was not reported that day."""
    asks_other_day = event.is_past is False or event.is_earlier or event.bound is not None
    return (_NOT_REPORTED if asks_other_day else 1.0) * _of_names(event, sentence)


def _of_names(event: EventQuestion, sentence: StoredSentence) -> float:
    """What it leaves of a date that one who is asked about is neither named in its sentence nor meant by a pronoun."""
    if not event.names - set(content_terms(sentence.text)) or load().calendar.around.pronoun.search(sentence.text):
        return 1.0
    return _NO_NAME


def _of_verb(event: EventQuestion, sentence: StoredSentence, date: StoredDate) -> float:
    """What the verb that the date belongs to leaves of it: to invite to a visit is not the visit."""
    if date.sentence != sentence.id:
        return 1.0
    clause, span = (tuple(offset - sentence.start for offset in pair) for pair in (date.clause, date.span))
    start, end = max(clause[0], 0), clause[1]
    asked = {word.term for word in event.words}
    denied = "" if direction_of(date.precision) else unreal(sentence.text, (start, end), (span[0], span[1]))
    if not asked & set(content_terms(denied)) and bool(denied) != event.is_negated:
        return _UNREAL
    verb = governing(sentence.text, (start, end), (span[0], span[1]))
    if verb is None:
        return 1.0
    if asked & set(content_terms(sentence.text[slice(*verb)])):
        return _SAME_VERB
    return _ARRANGED if arranges(sentence.text, verb) and not event.asks_plan else 1.0


def _of_topic(sentence: StoredSentence, date: StoredDate) -> float:
    """What is left of a period that says what something is about, not when it was: "a loss for the third quarter"."""
    unit = date.precision.rpartition(" ")[2]
    if date.sentence != sentence.id or unit not in _LONG_UNITS:
        return 1.0
    return _TOPIC if is_topic(sentence.text, (date.span[0] - sentence.start, date.span[1] - sentence.start)) else 1.0


def _of_bound(event: EventQuestion, sentence: StoredSentence, date: StoredDate) -> float:
    """What the end that is asked for leaves of a date: "until when" is answered by "until Friday"."""
    if date.sentence != sentence.id:
        return 1.0
    if event.bound is not None:
        return _BOUND if is_end(event, sentence, date) else _NO_BOUND
    is_asked = _asks_time_before(event) and _is_time_before(sentence, date)
    return _BOUND if is_asked or (event.asks_end and _stands_behind("until", sentence, date)) else 1.0


def _asks_time_before(event: EventQuestion) -> bool:
    is_before = event.beside is not None and event.beside.is_before
    return event.order == "previous" or (event.order == "last" and is_before)


def _is_time_before(sentence: StoredSentence, date: StoredDate) -> bool:
    """Whether something like it was last then: "the first death since 1959"."""
    start = max(0, date.span[0] - sentence.start)
    return load().when.time_before.search(sentence.text[max(0, start - _TIME_AGO) : start]) is not None


def is_end(event: EventQuestion, sentence: StoredSentence, date: StoredDate | None) -> bool:
    """Whether the question asks for an end of something ("until when") and the date is one ("until Friday")."""
    if event.bound is None or date is None or date.sentence != sentence.id:
        return False
    return _stands_behind(event.bound, sentence, date)


def _stands_behind(bound: Bound, sentence: StoredSentence, date: StoredDate) -> bool:
    start = max(0, date.span[0] - sentence.start)
    cue = load().when.is_until if bound == "until" else load().when.is_since
    return cue.search(sentence.text[max(0, start - _LOOK_BACK) : start]) is not None


def _of_time(event: EventQuestion, sentence: StoredSentence, date: StoredDate) -> float:
    """What the tense of the question, and its "previous", leave of a date."""
    published = sentence.article.published
    if published is None or date.first is None or date.last is None:
        return 1.0
    if event.is_earlier:
        return _WRONG_TENSE if (published - date.last).days <= _NEWS else 1.0
    far = _FAR if abs((date.first - published).days) > _NEARBY else 1.0
    if event.is_past is None:
        return far
    if event.is_past:
        return _WRONG_TENSE if date.first > published else 1.0
    if date.last >= published:
        return 1.0
    return far * (_OVER_IN_PRESENT if event.is_present else _OVER)


def _may_answer(event: EventQuestion, date: StoredDate) -> bool:
    is_end_asked = event.bound is not None or event.asks_end or _asks_time_before(event)
    if _may_date(date) or bounds_event(event, date):
        return True
    return bool(is_end_asked and date.type == "DATE" and date.first)


def _is_length(date: StoredDate) -> bool:
    """Whether it says how long: "three days", "from Monday to Wednesday"; not "this week"."""
    if date.type == "DURATION":
        return True
    return date.dates_event and "/" in date.value


def _may_date(date: StoredDate) -> bool:
    """Whether it dates an event, or would if it were known when the article was published."""
    unresolved = date.anchor == "unknown" and date.value.startswith("XXXX")
    return date.dates_event or (unresolved and date.type in ("DATE", "TIME"))


def _has_assumed_day(date: StoredDate) -> bool:
    """Whether a time of day bears no day: that it is of the day of publication is only likely."""
    return date.anchor == "publication" and date.rule in load().calendar.take_day


def _of_ranked(coverage: Coverage, ranking: Ranking, sentences: Sequence[StoredSentence]) -> list[float]:
    """How much of the event the first sentences of the ranking hold, with what their neighbours lend them."""
    cosines = ranking.token_scores
    missing = np.zeros(cosines.shape[1])
    return [
        coverage.of(
            set(content_terms(one.text)),
            cosines[place] if place < len(cosines) else missing,
            float(ranking.dense[place]),
        )
        for place, one in enumerate(sentences)
    ]
