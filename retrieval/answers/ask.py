"""``ask``: the sentences that answer a question best, each statement once, with every outlet that carries it."""

from __future__ import annotations

from dataclasses import dataclass, field

from retrieval.answers.answer import Answer, Citation, Item
from retrieval.answers.spoken import allowed
from retrieval.answers.wording import counted, searched
from retrieval.index.filters import EVERYTHING, Filters
from retrieval.index.reader import Reading, StoredSentence
from retrieval.search.evidence import confidence
from retrieval.search.grouping import Statement, same
from retrieval.search.question import Question
from retrieval.search.ranking import Explanation, Ranking
from retrieval.search.retriever import Retriever
from retrieval.vectors.encoder import Vectors

# How many ranked sentences are looked through for the same statement elsewhere, beside those needed to fill
# the answer.
GROUPED = 50


@dataclass(slots=True)
class _Group:
    lead: StoredSentence
    explanation: Explanation
    statement: Statement
    vector: Vectors
    also: list[StoredSentence] = field(default_factory=list)


def ask(
    retriever: Retriever, typed: str, limit: int, filters: Filters = EVERYTHING, speaker: str | None = None
) -> Answer:
    """Answer what was typed from one generation of the index with at most ``limit`` items.

    Raises InputError for an empty question or an unknown outlet, UnusableIndexError for an index of another
    model.
    """
    reading, question = retriever.reading, Question.of(typed, allowed(retriever.reading, filters, speaker))
    ranking = retriever.read(retriever.rank(question))
    sure = confidence(ranking, reading)
    items = tuple(_item(group, ranking, sure.probability) for group in _groups(reading, ranking, limit))
    found = bool(items) and ranking.held and (sure.found or not retriever.settings.refuse)
    where = searched(reading, question.filters)
    summary = _found(items, where) if found else _not_found(ranking, sure.strangers, where, bool(items))
    return Answer("ask", typed, found, summary, items, ranking.encoding_seconds, ranking.search_seconds)


def _groups(reading: Reading, ranking: Ranking, limit: int) -> list[_Group]:
    """The best statements, each with its repetitions among the best ranked sentences."""
    depth = max(limit, GROUPED)
    ids = ranking.ids[:depth]
    groups: list[_Group] = []
    vectors = reading.search.vectors(ids)
    for place, sentence in enumerate(reading.sentences(ids.tolist())):
        statement = Statement(sentence.text)
        for group in groups:
            if same(statement, group.statement, float(vectors[place] @ group.vector)):
                group.also.append(sentence)
                break
        else:
            if len(groups) < limit:
                groups.append(_Group(sentence, ranking.explanation(place), statement, vectors[place]))
    return groups


def _item(group: _Group, ranking: Ranking, probability: float) -> Item:
    best = float(ranking.final[0]) or 1.0
    score = probability * group.explanation.final / best
    return Item(Citation.of(group.lead), score, tuple(map(Citation.of, group.also)), group.explanation)


def _found(items: tuple[Item, ...], where: str) -> str:
    """One line for people: how many outlets answer, and which one best."""
    outlets = {one.article.source for item in items for one in (item.citation, *item.also)}
    best = items[0].citation.article
    more = len({one.article.source for one in items[0].also} - {best.source})
    also = f" and {more} more" if more else ""
    day = f", {best.published:%-d %B %Y}" if best.published else ""
    return (
        f"{counted(len(items), 'passage')} from {counted(len(outlets), 'outlet')} in {where}; "
        f"best: {best.source}{also}{day}."
    )


def _not_found(ranking: Ranking, strangers: tuple[str, ...], where: str, near: bool) -> str:
    """One line for people: that nothing answers, and why if that can be said."""
    if not ranking.held:
        phrases = " and ".join(f"“{phrase}”" for phrase in ranking.question.phrases)
        reason = f"Nothing in {where} holds {phrases} word for word"
    else:
        unknown = f": they do not mention {' or '.join(strangers)}" if strangers else ""
        reason = f"Nothing in {where} answers this{unknown}"
    return reason + ("; the nearest passages follow." if near else ".")
