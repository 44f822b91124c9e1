"""What an index brought since it was looked at, matched with the watches of its event and kept to be posted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from retrieval.answers.answer import Citation
from retrieval.answers.indexed.overview import article_called
from retrieval.answers.landing import landing_in
from retrieval.answers.news.since import NewItem, fresh, new_items
from retrieval.desk import Desk
from retrieval.errors import InputError
from retrieval.index.article.history import SeenChange, changes_of
from retrieval.index.cards import ArticleCard
from retrieval.index.reader import Reading
from retrieval.watches.kept import Watch, Watches
from retrieval.watches.matching import Brought
from retrieval.watches.outbox import Hit, Outbox, Post


def take_in(desk: Desk, event: str, watches: Watches, digests: Sequence[int]) -> tuple[str, int]:
    """Keep what the event's index holds since the last time, for its watches and the channels with a ``digest``.

    The first time nothing is new. Returns the generation that was looked at. Raises what ``Desk.ask`` raises, and
    FeedbackError.
    """
    outbox = Outbox(watches)
    with desk.index.reading() as reading:
        cards = reading.cards()
        versions = {card.id: card.version for card in cards.values()}
        known = watches.looked(event)
        if known == versions:
            return reading.identity, reading.generation
        wishes = watches.of_event(event) if known is not None else []
        hits = (
            _hits(desk, reading, cards, known or {}, wishes, digests)
            if wishes or (digests and known is not None)
            else []
        )
        outbox.put(event, versions, hits, dt.datetime.now(dt.UTC))
        return reading.identity, reading.generation


def told(desk: Desk, post: Post) -> list[NewItem]:
    """What a post has to tell as it stands today; what no longer stands in its article is left out."""
    with desk.index.reading() as reading:
        found = [(hit, _standing(reading, hit)) for hit in post.hits]
    return [NewItem(hit.reason, hit.why, cited) for hit, cited in found if cited]


def _hits(
    desk: Desk,
    reading: Reading,
    cards: Mapping[int, ArticleCard],
    known: Mapping[str, int],
    watches: Sequence[Watch],
    digests: Sequence[int],
) -> list[Hit]:
    new = {number for number, card in cards.items() if card.id not in known}
    changes = [one for one in changes_of(reading.connection) if _is_later(one, known)]
    items = new_items(reading, new, changes)
    brought = Brought(desk.retriever(reading), fresh(reading, new, changes), items)
    hits = [_hit(item, channel) for channel in digests for item in items]
    wanting: dict[tuple[int, int], tuple[NewItem, list[int]]] = {}
    for watch in watches:
        for item in brought.wanted_by(watch.wanted):
            wanting.setdefault((watch.channel, item.citation.sentence), (item, []))[1].append(watch.id)
    return hits + [_hit(item, channel, by) for (channel, _), (item, by) in wanting.items()]


def _is_later(seen: SeenChange, known: Mapping[str, int]) -> bool:
    """Whether a change is of a later version than the one that was looked through."""
    return seen.article in known and seen.version > known[seen.article]


def _hit(item: NewItem, channel: int, watches: Sequence[int] = ()) -> Hit:
    cited = item.citation
    place = cited.article.id, cited.span, cited.text
    return Hit(channel, not watches, tuple(watches), *place, item.reason, item.why)


def _standing(reading: Reading, hit: Hit) -> Citation | None:
    """The citation of a hit's sentence with its link, if it still stands in its article, wherever by now."""
    try:
        article = article_called(reading, hit.article)
    except InputError:
        return None
    alike = [one for one in reading.sentences_of(article.number) if one.text == hit.text]
    if not alike:
        return None
    nearest = min(alike, key=lambda one: abs(one.start - hit.span[0]))
    return landing_in(reading)(Citation.of(nearest))
