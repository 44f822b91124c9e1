"""``ask``: the sentences that answer a question best, each statement once, with every outlet that carries it."""

from __future__ import annotations

from dataclasses import dataclass, field

from retrieval.answers.answer import Answer, Citation, Item
from retrieval.config import SearchSettings
from retrieval.index.encoder import Encoder
from retrieval.index.reader import Reading, StoredSentence
from retrieval.search.evidence import confidence
from retrieval.search.grouping import Statement, same
from retrieval.search.query import Filters, parse
from retrieval.search.ranking import Explanation, Ranking, rank

# How many ranked sentences are looked through for the same statement elsewhere, beside those needed to fill the answer.
GROUPED = 50
# A refusal offers this many sentences as the nearest there is.
NEAREST = 3


@dataclass(slots=True)
class _Group:
    lead: StoredSentence
    explanation: Explanation
    statement: Statement
    also: list[StoredSentence] = field(default_factory=list)


def ask(
    reading: Reading, encoder: Encoder, text: str, limit: int, filters: Filters, settings: SearchSettings
) -> Answer:
    """Answer ``text`` from one generation of the index with at most ``limit`` items.

    Raises InputError for an empty question or an unknown outlet, UnusableIndexError for an index of another model.
    """
    query = parse(text)
    ranking = rank(query, encoder, reading, filters, settings)
    sure = confidence(query, ranking, reading)
    found = sure.found or not settings.refuse
    groups = _groups(reading, ranking, limit if found else min(limit, NEAREST))
    items = tuple(_item(group, ranking, sure.probability) for group in groups)
    return Answer("ask", text, found and bool(items), _summary(items, found, reading, filters), items)


def _groups(reading: Reading, ranking: Ranking, limit: int) -> list[_Group]:
    """The best statements, each with its repetitions among the best ranked sentences."""
    depth = max(limit, GROUPED)
    snapshot = reading.snapshot
    groups: list[_Group] = []
    for place, sentence in enumerate(reading.sentences(ranking.ids[:depth].tolist())):
        statement = Statement(sentence.text)
        vector = snapshot.vectors[snapshot.row_of[sentence.id]]
        for group in groups:
            cosine = float(vector @ snapshot.vectors[snapshot.row_of[group.lead.id]])
            if same(statement, group.statement, cosine):
                group.also.append(sentence)
                break
        else:
            if len(groups) < limit:
                groups.append(_Group(sentence, ranking.explanation(place), statement))
    return groups


def _item(group: _Group, ranking: Ranking, probability: float) -> Item:
    best = float(ranking.final[0]) or 1.0
    score = probability * group.explanation.final / best
    return Item(
        Citation.of(group.lead), score, tuple(map(Citation.of, group.also)), group.explanation
    )


def _summary(items: tuple[Item, ...], found: bool, reading: Reading, filters: Filters) -> str:
    """One line for people: how many outlets answer, or that none does."""
    cards = reading.snapshot.articles.values()
    searched = [card for card in cards if filters.admits(card)]
    undated = sum(
        card.published is None and Filters(filters.source).admits(card) for card in cards
    ) if filters.after or filters.before else 0
    left_out = f" ({undated} without a known date left out)" if undated else ""
    where = f"{len(searched)} article{'s' * (len(searched) != 1)}{left_out}"
    if not found or not items:
        return f"Nothing in {where} answers this" + ("; the nearest passages follow." if items else ".")
    outlets = {one.article.source for item in items for one in (item.citation, *item.also)}
    best = items[0].citation.article
    day = f", {best.published:%-d %B %Y}" if best.published else ""
    carried = len({one.article.source for one in (items[0].citation, *items[0].also)})
    also = f" and {carried - 1} more" if carried > 1 else ""
    return (
        f"{len(items)} passage{'s' * (len(items) != 1)} from {len(outlets)} outlet{'s' * (len(outlets) != 1)} "
        f"in {where}; best: {best.source}{also}{day}."
    )
