"""Quality on annotated data, held to what was measured (docs/measurements.md); slow: 10,000 sentences are encoded."""

from __future__ import annotations

from statistics import fmean

import pytest

from retrieval.answers.answer import Citation
from retrieval.evaluation import judge, score
from retrieval.questions import read_questions
from retrieval.search.question import Question
from retrieval.search.retriever import Retriever

pytestmark = pytest.mark.slow


def test_press_texts(shared, make_desk, tmp_path):
    """Each has a line, mostly with the right sentence first; where nothing is said nothing is asserted."""
    desk = make_desk(tmp_path / "index.db")
    desk.build([shared / "seeds"])
    questions = read_questions(shared / "gold" / "seeds-dev.jsonl").questions
    questions = [one for one in questions if one.id.startswith("a")]
    judged = [judge(one, desk.ask(one.query, limit=one.limit)) for one in questions]
    assert all(one.answer.line for one in judged if one.question.answerable)
    found = score(judged)
    assert found.mrr_10 >= 0.7
    assert (found.rightly_refused, found.unanswerable) == (3, 3)


def test_search_squad(shared, make_desk, tmp_path):
    """Of the ranking itself: what is shown of it is cut to what carries the first line."""
    desk = make_desk(tmp_path / "index.db")
    desk.build([shared / "data" / "search-squad" / "corpus.jsonl"])
    questions = read_questions(shared / "data" / "search-squad" / "queries.jsonl").questions
    assert mrr_10(desk, questions, desk.settings.search) >= 0.80
    assert mrr_10(desk, questions, desk.settings.search.model_copy(update={"rescore": False})) >= 0.76


def mrr_10(desk, questions, search) -> float:
    """The mean reciprocal rank of the gold sentences among the ten best ranked."""
    with desk.index.reading() as reading:
        retriever = Retriever(reading, desk.encoder, search)
        return fmean(reciprocal_rank(one, reading, retriever.rank(Question.of(one.query))) for one in questions)


def reciprocal_rank(question, reading, ranking) -> float:
    gold = [place for target in question.targets for place in target]
    best = [Citation.of(one) for one in reading.sentences(ranking.ids[:10].tolist())]
    return next((1 / rank for rank, one in enumerate(best, 1) if any(place.is_in(one) for place in gold)), 0.0)
