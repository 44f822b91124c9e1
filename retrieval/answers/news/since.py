"""What is new since a day: statements, events and changes that nobody told before it, each cited once, and why."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from retrieval.answers.answer import Citation, citation_as_json
from retrieval.answers.indexed.history import change_as_json
from retrieval.answers.news.novelty import New, Reason, is_of_event, is_unheard, is_whole, new_in
from retrieval.answers.news.revised import added, corrected
from retrieval.answers.news.telling import Telling
from retrieval.answers.news.told import Earlier
from retrieval.answers.news.told_before import nearest
from retrieval.answers.speaking.groups import attribution_of
from retrieval.index.article.dates import dates_in
from retrieval.index.article.history import SeenChange, changes_of
from retrieval.index.article.statements import statements_in
from retrieval.index.cards import ArticleCard
from retrieval.index.reader import Reading, StoredSentence

# From when on what is told is new: a day, by when articles were published; a moment, by when they came in.
Start = dt.date | dt.datetime
# So many sentences about what other articles tell make an article one about that.
_SOME = 2
# The order in which they are listed: what corrects what was known comes first.
ORDER: tuple[Reason, ...] = ("correction", "moved date", "changed number", "denial", "statement", "event", "answer")


@dataclass(frozen=True, slots=True)
class NewItem:
    """Something new: the sentence that tells it first, and why it is listed.

    ``earlier``: the sentence that told it otherwise. ``change``: of a correction, what its page said before.
    """

    reason: Reason
    why: str
    citation: Citation
    earlier: Citation | None = None
    change: SeenChange | None = None


@dataclass(frozen=True, slots=True)
class Since:
    """What is new since ``first``, by what changes most; from how many new articles beside how many others.

    ``count``: how many items there are in all, of which ``items`` are the first.
    """

    first: Start
    items: tuple[NewItem, ...]
    count: int
    new: int
    old: int


def since(reading: Reading, first: Start, *, by_seen: bool = False, limit: int | None = None) -> Since:
    """What is new in the articles published on that day or later; with ``by_seen`` in those that came in since.

    With a moment, which has a time zone, it is what came in since then. An article of no known day counts by when it
    came in. Changes of articles count by when they were seen.
    """
    cards = reading.cards().values()
    new = {card.number for card in cards if _is_since(card, first, by_seen)}
    ordered = new_items(reading, new, changes_of(reading.connection, since=_seen(first)))
    return Since(first, tuple(ordered[:limit]), len(ordered), len(new), len(cards) - len(new))


def new_items(reading: Reading, new: Collection[int], changes: Sequence[SeenChange]) -> list[NewItem]:
    """What the articles ``new``, by their numbers, tell and what ``changes`` brought, by what changes most."""
    items = [*_corrections(reading, changes), *what_is_new(reading, fresh(reading, new, changes))]
    once = {item.citation.sentence: item for item in reversed(items)}
    kept = [item for item in items if once[item.citation.sentence] is item]
    return sorted(kept, key=lambda item: ORDER.index(item.reason))


@dataclass(frozen=True, slots=True)
class Fresh:
    """The ids of the sentences that came ``new``, in the order in which they were published, and of the ``old``."""

    new: list[int]
    old: list[int]


def fresh(reading: Reading, new: Collection[int], changes: Sequence[SeenChange] = ()) -> Fresh:
    """The sentences of the articles ``new`` and those that ``changes`` added to others, beside all the rest."""
    came = added(reading, changes)
    article_of = reading.snapshot.article_of
    everything = _sentences(reading, reading.snapshot.articles)
    is_new = [int(article_of[one]) in new or one in came for one in everything]
    return Fresh(
        [one for one, here in zip(everything, is_new, strict=True) if here],
        [one for one, here in zip(everything, is_new, strict=True) if not here],
    )


def what_is_new(reading: Reading, told: Fresh) -> list[NewItem]:
    """What the new sentences tell that neither an old one tells nor a new one before."""
    beside = list(_beside(reading, told))
    about = _of_event(beside)
    found = ((one.telling, new_in(one.telling, one.earlier, one.telling.sentence.id in about)) for one in beside)
    return [_item(telling, new) for telling, new in found if new]


def unheard(reading: Reading, told: Fresh) -> list[int]:
    """The new sentences whose like neither an old one nor a new one before tells, whatever they say."""
    return [one.telling.sentence.id for one in _beside(reading, told) if is_unheard(one.telling, one.earlier)]


def _of_event(beside: Sequence[_Beside]) -> set[int]:
    """The sentences about what other articles tell, by their ids: by themselves, or as some of their article are."""
    by_article = defaultdict[int, list[_Beside]](list)
    for one in beside:
        by_article[one.telling.sentence.article.number].append(one)
    found = set[int]()
    for members in by_article.values():
        near = {one.telling.sentence.id for one in members if is_of_event(one.telling, one.earlier)}
        whole = {one.telling.sentence.id for one in members if is_whole(one.telling.sentence)}
        found |= near | (whole if len(near) >= _SOME else set())
    return found


@dataclass(frozen=True, slots=True)
class _Beside:
    """A new sentence beside the likest earlier ones."""

    telling: Telling
    earlier: list[Earlier]


def _beside(reading: Reading, told: Fresh) -> Iterator[_Beside]:
    """Each new sentence. A heading, caption or scrap that came in with it tells nothing before it."""
    near = nearest(reading, told.new, told.old)
    tellings = _tellings(reading, {*told.new, *(one.sentence for row in near for one in row)})
    article_of, old = reading.snapshot.article_of, set(told.old)
    for sentence, row in zip(told.new, near, strict=True):
        earlier = [
            Earlier(
                tellings[one.sentence],
                one.cosine,
                one.sentence in old or article_of[one.sentence] != article_of[sentence],
                one.held,
            )
            for one in row
        ]
        tells = [one for one in earlier if one.telling.sentence.id in old or is_whole(one.telling.sentence)]
        yield _Beside(tellings[sentence], tells)


def as_json(found: Since) -> dict[str, Any]:
    """What is new, for programs."""
    return {
        "since": found.first.isoformat(),
        "count": found.count,
        "new_articles": found.new,
        "other_articles": found.old,
        "items": [_item_as_json(one) for one in found.items],
    }


def _item_as_json(item: NewItem) -> dict[str, Any]:
    fields: dict[str, Any] = {"reason": item.reason, "why": item.why} | citation_as_json(item.citation)
    if item.citation.attribution:
        said = item.citation.attribution
        fields |= {"speaker": said.speaker, "quote": said.quote, "act": said.act}
    if item.earlier:
        fields["earlier"] = citation_as_json(item.earlier)
    if item.change:
        fields["change"] = change_as_json(item.change)
    return fields


def _is_since(card: ArticleCard, first: Start, by_seen: bool) -> bool:
    added = dt.datetime.fromisoformat(card.added) if card.added else None
    if isinstance(first, dt.datetime):
        return added is not None and added > first
    if card.published and not by_seen:
        return card.published >= first
    return added is not None and added.astimezone().date() >= first


def _seen(first: Start) -> str:
    """As the index notes when a change was seen."""
    if isinstance(first, dt.datetime):
        return first.astimezone(dt.UTC).isoformat(timespec="seconds")
    return first.isoformat()


def _sentences(reading: Reading, articles: Collection[int]) -> list[int]:
    """The citable sentences of the articles, in the order in which they were published."""
    snapshot = reading.snapshot
    known = snapshot.articles
    order = sorted(articles, key=lambda number: (known[number].published or dt.date.max, number))
    place = np.full(max(known, default=0) + 1, -1, dtype=np.int64)
    place[order] = np.arange(len(order))
    of_sentence = np.where(snapshot.live, place[snapshot.article_of], -1)
    ids = np.flatnonzero(of_sentence >= 0)
    found: list[int] = ids[np.lexsort((ids, of_sentence[ids]))].tolist()
    return found


def _tellings(reading: Reading, ids: Collection[int]) -> dict[int, Telling]:
    ordered = sorted(ids)
    dates, statements = defaultdict(list), defaultdict(list)
    for date in dates_in(reading.connection, ordered):
        dates[date.sentence].append(date)
    for statement in statements_in(reading.connection, ordered):
        for sentence in range(statement.sentences[0], statement.sentences[1] + 1):
            statements[sentence].append(statement)
    return {one.id: Telling(one, tuple(dates[one.id]), tuple(statements[one.id])) for one in reading.sentences(ordered)}


def _item(telling: Telling, found: New) -> NewItem:
    attribution = attribution_of(found.statement) if found.statement else None
    earlier = Citation.of(found.earlier) if found.earlier else None
    return NewItem(found.reason, found.why, Citation.of(telling.sentence, attribution), earlier)


def _corrections(reading: Reading, changes: Sequence[SeenChange]) -> list[NewItem]:
    """Numbers, dates and quotations that an article gave otherwise before, where the sentence still stands."""
    return [
        NewItem("correction", _corrected(sentence, one), Citation.of(sentence), change=one)
        for sentence, one in corrected(reading, changes)
    ]


def _corrected(sentence: StoredSentence, seen: SeenChange) -> str:
    return f"{sentence.article.source} changed its {' and '.join(seen.change.kinds)} ({seen.seen[:10]})"
