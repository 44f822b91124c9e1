"""``who-said``: statements with their speakers, each once, with every outlet that carries it in its own words."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import replace

from retrieval.answers.answer import Answer, Item
from retrieval.answers.indexed.languages import unread
from retrieval.answers.speaking.acts import does
from retrieval.answers.speaking.evidence import Found, found_statements, is_told
from retrieval.answers.speaking.filter import nobody_called, quoted_as, spoken_by_any
from retrieval.answers.speaking.groups import Group, groups_of
from retrieval.answers.speaking.question import StatementQuestion, statement_question
from retrieval.answers.summary_phrases import counted, searched
from retrieval.index.article.statements import StoredStatement, statements_by, statements_doing
from retrieval.index.filters import EVERYTHING, Filters
from retrieval.index.reader import Reading
from retrieval.index.run.speakers import speakers
from retrieval.origins import Tracer
from retrieval.search.evidence import Confidence, confidence
from retrieval.search.question import Question
from retrieval.search.ranking import Explanation, Ranking
from retrieval.search.retriever import Retriever

# What the best statement's score must reach for an answer, and how steeply its probability rises there. Of questions
# about annotated statements, exact excerpts or five words in any order, 92 and 90 % reach it; asked of articles that do
# not hold them, none does: the highest has .41.
_NEEDED, _STEEPNESS = 0.45, 15.0
# What a name that the articles do not know takes off.
_STRANGER = 0.1
# Of the best statement's score, what another needs to be an item.
_WORTH_SHOWING = 0.5
# What is left of the score of words that do not do what is asked for: no answer, only near.
_OTHERWISE = 0.3
# Of everything a person said so many statements are compared, the latest.
_LATEST = 300
_UNRANKED = Explanation(0.0, None, 0.0, None, 0.0, 0, None, 0.0)


def who_said(
    retriever: Retriever, typed: str, limit: int, filters: Filters = EVERYTHING, speaker: str | None = None
) -> Answer:
    """Answer who said what was typed, with at most ``limit`` items, one a statement; only of ``speaker``, if given.

    Without words to look for, a speaker's statements are listed in the order of time. Raises InputError for an
    empty question or an unknown outlet, UnusableIndexError for an index of another model.
    """
    reading = retriever.reading
    known = speakers(reading.connection)
    asked = statement_question(typed, speaker, known)
    names = None if asked.speaker is None else quoted_as(reading, asked.speaker, known)
    if asked.speaker is not None and not names:
        return _refused(typed, nobody_called(asked.speaker, known))
    allowed = filters if names is None else spoken_by_any(reading, filters, names)
    if not asked.text.strip() and (names or asked.act != "said"):
        return _everything(reading, typed, limit, allowed, names, asked)
    ranking = retriever.weighing().rank(Question.of(asked.text, allowed))
    groups = groups_of(_found(ranking, retriever, names, asked), reading)
    answer = _answer(retriever, typed, limit, allowed, ranking, sorted(groups, key=lambda group: -group.lead.score))
    if asked.comment and names and not answer.found and _declined(reading, names):
        return _everything(reading, typed, limit, allowed, names, replace(asked, act="declined"))
    return answer


def _found(
    ranking: Ranking, retriever: Retriever, names: Sequence[str] | None, asked: StatementQuestion
) -> list[Found]:
    """The statements that do what is asked for; if nobody's of ``names`` do, less surely what else these say of it."""
    found = found_statements(ranking, retriever, names, asked.act, asked.either)
    if not found and names:
        found = [replace(one, score=_OTHERWISE * one.score) for one in found_statements(ranking, retriever, names)]
    return [one for one in found if _tells(one.statement, asked)]


def _tells(statement: StoredStatement, asked: StatementQuestion) -> bool:
    """Whether the statement tells whom somebody accused or told, if that is wanted."""
    return asked.wanted != "target" or bool(statement.target)


def _answer(
    retriever: Retriever, typed: str, limit: int, allowed: Filters, ranking: Ranking, groups: Sequence[Group]
) -> Answer:
    """The statements worth showing, and whether the best holds the words; ``groups``: the best first."""
    reading = retriever.reading
    sure = _sureness(groups, confidence(ranking, reading))
    shown = [one for one in groups if one.lead.score >= _WORTH_SHOWING * groups[0].lead.score][:limit]
    items = tuple(_item(one, groups[0].lead.score, ranking, sure.probability) for one in shown)
    is_found = bool(items) and ranking.held and (sure.found or not retriever.settings.refuse)
    if is_found:
        summary = _carried(groups[0], reading, allowed)
    else:
        near = _not_found(ranking, sure, searched(reading, allowed), bool(items))
        summary = near + unread(reading, allowed, "statements")
    return Answer("who-said", typed, is_found, summary, items, ranking.encoding_seconds, ranking.search_seconds)


def _declined(reading: Reading, names: Sequence[str]) -> bool:
    """Whether an article says that they did not comment."""
    return any(one.act == "declined" for one in statements_by(reading.connection, names))


def _sureness(groups: Sequence[Group], ranked: Confidence) -> Confidence:
    """How sure it is that somebody said it: a statement must hold the words, whatever else the sentences hold."""
    if not groups:
        return Confidence(found=False, probability=0.0, strangers=ranked.strangers)
    surplus = groups[0].lead.score - _NEEDED - (_STRANGER if ranked.strangers else 0.0)
    return Confidence(surplus >= 0, 1 / (1 + math.exp(-_STEEPNESS * surplus)), ranked.strangers)


def _everything(
    reading: Reading,
    text: str,
    limit: int,
    allowed: Filters,
    names: Sequence[str] | None,
    asked: StatementQuestion,
) -> Answer:
    """The latest that somebody said, the earliest of it first; of anybody only what does what is asked for, found where
    it is done by one alone.
    """
    mask = allowed.mask(reading.snapshot)
    of_any = (
        statements_doing(reading.connection, asked.act) if names is None else statements_by(reading.connection, names)
    )
    said = [
        one
        for one in of_any
        if mask[one.sentences[0]] and is_told(one) and does(one, asked.act, asked.either) and _tells(one, asked)
    ]
    sentences = reading.sentences([one.sentences[0] for one in said])
    told = [Found(one, sentence, 0, 1.0) for one, sentence in zip(said, sentences, strict=True)]
    told.sort(key=lambda one: (one.sentence.article.published or dt.date.min, one.sentence.id))
    groups = groups_of(told[-_LATEST:], reading)
    if asked.comment:
        groups.sort(key=lambda group: group.lead.statement.act == "declined")
    shown = groups[-limit:]
    if asked.comment:
        shown.reverse()
    where = searched(reading, allowed)
    if not shown:
        missed = unread(reading, allowed, "statements")
        whom = " or ".join(names) if names else "anybody with that"
        return _refused(text, f"Nothing in {where} quotes {whom}.{missed}")
    latest = f"; the latest {len(shown)} follow" if len(shown) < len(groups) else ""
    by = list(dict.fromkeys(names or [one.speaker for one in groups]))
    summary = f"{counted(len(groups), 'statement')} by {' or '.join(by)} in {where}{latest}."
    items = tuple(Item(one.citation, 1.0, one.also, _UNRANKED) for one in shown)
    return Answer("who-said", text, names is not None or len(by) == 1, summary, items)


def _item(group: Group, best: float, ranking: Ranking, probability: float) -> Item:
    score = probability * group.lead.score / (best or 1.0)
    return Item(group.citation, score, group.also, ranking.explanation(group.lead.place))


def _carried(group: Group, reading: Reading, allowed: Filters) -> str:
    """One line for people: who, and how many of the outlets carry it."""
    said = group.citation.attribution
    role = f", {said.role}" if said and said.role else ""
    admitted = allowed.articles(reading.snapshot.catalogue)
    outlets = {card.source for card in reading.snapshot.articles.values() if admitted[card.number]}
    carried = f"{len(group.outlets)} of {counted(len(outlets), 'outlet')}"
    origins = Tracer(reading).of([one.sentence for one in group.members])
    if len(origins) < len(group.outlets):
        carried = f"{carried}, {counted(len(origins), 'origin')}"
    return f"{said.shown if said else group.speaker}{role}; carried by {carried}: {', '.join(group.outlets)}."


def _not_found(ranking: Ranking, sure: Confidence, where: str, near: bool) -> str:
    """One line for people: that nobody said it, and why if that can be said."""
    follow = "; the nearest statements follow." if near else "."
    if not ranking.held:
        phrases = " and ".join(f"“{phrase}”" for phrase in ranking.question.phrases)
        return f"Nothing in {where} holds {phrases} word for word{follow}"
    unknown = f": they do not mention {' or '.join(sure.strangers)}" if sure.strangers else ""
    return f"Nobody is quoted with this in {where}{unknown}{follow}"


def _refused(text: str, summary: str) -> Answer:
    return Answer("who-said", text, False, summary, ())
