"""Answers of ``when``: the right days, by whose words, and honest where nobody says."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrieval.answers.answer import as_json
from retrieval.errors import InputError
from retrieval.evaluation import Interval
from retrieval.index.filters import Filters

GOLD = [
    one
    for line in (Path(__file__).parents[2] / "gold" / "seeds.jsonl").read_text("utf8").splitlines()
    if (one := json.loads(line))["command"] == "when"
]


def is_right(answer, question) -> bool:
    if question.get("expect") == "nothing":
        return not answer.found
    interval = Interval(*(dt.date.fromisoformat(question[key]) for key in ("start", "end")))
    return answer.line is not None and interval.is_of(answer.items[0].dated)


@pytest.mark.parametrize("question", GOLD, ids=lambda one: one["id"])
def test_questions_with_known_answers(seeds_desk, question):
    assert is_right(seeds_desk.when(question["query"]), question)


def test_questions_about_the_press_texts(press_desk, shared):
    """Measured: all eight right, and 19 of the 20 articles that carry the date are cited."""
    lines = (shared / "gold" / "seeds-dev.jsonl").read_text("utf8").splitlines()
    questions = [one for one in map(json.loads, lines) if one["command"] == "when"]
    answers = {one["id"]: press_desk.when(one["query"]) for one in questions}
    assert [one["id"] for one in questions if not is_right(answers[one["id"]], one)] == []
    cited = sum(
        any(citation.article.id.startswith(doc) for citation in (item.citation, *item.also))
        for one in questions
        for doc in one.get("docs", ())
        for item in answers[one["id"]].items[:1]
    )
    assert cited >= 19


MOVED = (
    "The premiere of “Aida” has been moved to 14 March, and Friday's “Carmen” to 19 March. "
    "The ban on mooring is extended until 31 May. Holders of a licence get 80 crowns a month from May.",
    "2024-03-05",
)


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("when is the aida premiere now", "2024-03-14"),
        ("when is carmen now", "2024-03-19"),
        ("when does the mooring ban run out", "2024-05-31"),
    ],
)
def test_of_several_dates_in_one_clause_each_belongs_to_the_words_beside_it(news, question, day):
    dated = news(post=MOVED).when(question).items[0].dated
    assert (str(dated.first), str(dated.last)) == (day, day)


TWO_EVENTS = (
    "Mayor Birch, who opened the harbour bridge last month, will close the market hall on Monday.",
    "2024-05-02",
)


@pytest.mark.parametrize(
    ("question", "expression", "first"),
    [
        ("When did Birch open the bridge?", "last month", dt.date(2024, 4, 1)),
        ("When will the market hall be closed?", "Monday", dt.date(2024, 5, 6)),
    ],
)
def test_it_is_the_clause_that_a_date_belongs_to(news, question, expression, first):
    item = news(Times=TWO_EVENTS).when(question).items[0]
    assert (item.dated.expression, item.dated.first, item.dated.basis) == (expression, first, "stated")


def test_outlets_that_agree_are_one_item_and_those_that_do_not_are_named(news):
    desk = news(
        Times=("The harbour bridge will be closed to lorries from Monday to Wednesday.", "2024-05-02"),
        Post=("The harbour bridge is to be closed to lorries from 6 to 8 May.", "2024-05-03"),
        Echo=("The harbour bridge will be closed to lorries in June.", "2024-05-03"),
    )
    answer = desk.when("When will the harbour bridge be closed to lorries?")
    best, other = answer.items[:2]
    assert {one.article.source for one in (best.citation, *best.also)} == {"Times", "Post"}
    assert (best.dated.first, best.dated.last) == (dt.date(2024, 5, 6), dt.date(2024, 5, 8))
    assert other.citation.article.source == "Echo"
    assert answer.summary == "Mon 6 to Wed 8 May 2024 (2 outlets); June 2024 (Echo)."


def test_a_day_comes_before_the_week_it_lies_in(news):
    desk = news(
        Times=("The harbour bridge will be closed next week.", "2024-05-02"),
        Post=("The harbour bridge will be closed on Tuesday.", "2024-05-03"),
    )
    assert desk.when("When will the harbour bridge be closed?").items[0].dated.first == dt.date(2024, 5, 7)


def test_without_a_stated_date_it_is_when_it_was_reported(news):
    answer = news(Times=("The old harbour bridge has been closed to lorries.", "2024-05-02")).when(
        "When was the harbour bridge closed?"
    )
    (item,) = answer.items
    assert (item.dated.first, item.dated.basis, item.dated.expression) == (dt.date(2024, 5, 2), "publication date", "")
    assert answer.summary == "Reported on Thu 2 May 2024; no date is stated (Times)."


def test_a_weekday_of_an_article_without_a_date_stays_what_it_is(news):
    answer = news(Times="The harbour bridge will be closed to lorries on Monday.").when(
        "When will the harbour bridge be closed?"
    )
    dated = as_json(answer)["items"][0]
    assert (dated["first"], dated["last"], dated["expression"]) == (None, None, "Monday")
    assert answer.summary == "“Monday”, in an article whose own date is not known (Times)."


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("What happened in February 2022?", dt.date(2022, 2, 1), dt.date(2022, 2, 28)),
        ("When did Xi and Putin meet in 2022?", dt.date(2022, 1, 1), dt.date(2022, 12, 31)),
    ],
)
def test_a_date_in_the_question_is_kept_to(seeds_desk, question, first, last):
    answer = seeds_desk.when(question, limit=20)
    assert answer.found
    assert all(first <= item.dated.first <= last for item in answer.items)


def test_a_time_of_which_nothing_is_told(seeds_desk):
    answer = seeds_desk.when("What happened on 3 May 1999?")
    assert (answer.found, answer.items, answer.summary) == (False, (), "No event is dated Mon 3 May 1999.")


def test_json_has_the_agreed_keys(seeds_desk):
    answer = as_json(seeds_desk.when("When was Fumio Kishida in Kyiv?"))
    item = answer["items"][0]
    assert answer["command"] == "when"
    assert (item["first"], item["last"], item["precision"], item["basis"]) == (
        "2023-03-21",
        "2023-03-21",
        "day",
        "stated",
    )
    assert {"text", "span", "article", "score", "also", "expression"} <= set(item)


def test_filters_limits_and_empty_questions(seeds_desk):
    answer = seeds_desk.when("When is the visit?", filters=Filters(source="NPR (brief)"), limit=2)
    assert {one.article.source for item in answer.items for one in (item.citation, *item.also)} == {"NPR (brief)"}
    assert len(answer.items) <= 2
    with pytest.raises(InputError, match="empty"):
        seeds_desk.when("  ")
    with pytest.raises(InputError, match="limit"):
        seeds_desk.when("visit", limit=0)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1).filter(lambda text: any(map(str.isalnum, text))))
def test_any_question_with_a_word_gets_an_answer(seeds_desk, question):
    answer = seeds_desk.when(question)
    scores = [item.score for item in answer.items]
    assert answer.summary
    assert all(0 <= score <= 1 for score in scores)
    json.dumps(as_json(answer))


@pytest.mark.parametrize(
    "question", ["When is the funeral of the harbour master?", "When did the museum publish its accounts?"]
)
def test_a_day_of_something_else_is_no_answer_but_the_nearest_there_is(seeds_desk, question):
    answer = seeds_desk.when(question)
    assert answer.line is None
    assert answer.summary.startswith("No article says when that was")


def test_a_day_of_the_sentence_beside_is_only_perhaps_the_answer(make_desk, tmp_path):
    text = (
        "The first hearing is set for September 23.\n\nAda Birch welcomed the report and called on the Safety Office "
        "to finish its inquiry."
    )
    (tmp_path / "a.md").write_text(f"---\nsource: The Post\npublished: 2024-07-18\n---\n{text}\n", "utf8")
    desk = make_desk(tmp_path / "index.db")
    desk.build([tmp_path])
    line = desk.when("will the Safety Office finish its inquiry").line
    assert (line.text, line.sure) == ("Mon 23 September 2024", "perhaps")
