"""Quality on annotated data, held to what was measured (docs/measurements.md); slow: 10,000 sentences are encoded."""

from __future__ import annotations

import pytest

from retrieval.evaluation import Scores, judge, score
from retrieval.questions import read_questions

pytestmark = pytest.mark.slow


def scores(desk, questions, search) -> Scores:
    return score([judge(one, desk.ask(one.query, limit=one.limit, search=search)) for one in questions])


def test_press_texts(shared, make_desk, tmp_path):
    desk = make_desk(tmp_path / "index.db")
    desk.build([shared / "seeds"])
    questions = read_questions(shared / "gold" / "seeds-dev.jsonl").questions
    questions = [one for one in questions if one.id.startswith("a")]
    found = scores(desk, questions, desk.settings.search)
    assert found.points >= 9
    assert (found.rightly_refused, found.unanswerable) == (3, 3)


def test_search_squad(shared, make_desk, tmp_path):
    desk = make_desk(tmp_path / "index.db")
    desk.build([shared / "data" / "search-squad" / "corpus.jsonl"])
    questions = read_questions(shared / "data" / "search-squad" / "queries.jsonl").questions
    rescored = scores(desk, questions, desk.settings.search)
    assert rescored.mrr_10 >= 0.80
    assert rescored.ndcg_10 >= 0.83
    plain = scores(desk, questions, desk.settings.search.model_copy(update={"rescore": False}))
    assert plain.mrr_10 >= 0.76
    assert plain.ndcg_10 >= 0.80
    assert rescored.wrongly_refused <= 0.05 * len(questions)
