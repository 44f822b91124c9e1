"""What is read of a question about when something was: which of several, before what, and the dates it names itself."""

from __future__ import annotations

import datetime as dt

import pytest

from retrieval.answers.days.question import event_question
from retrieval.search.question import Question

TODAY = dt.date(2024, 5, 14)


def read(text):
    return event_question(Question.of(text), TODAY)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("When did Lund first meet Aalto?", "first"),
        ("When did Lund last meet Aalto?", "last"),
        ("When was the previous strike?", "previous"),
        ("When is the next strike?", "next"),
        ("When is the strike next week?", None),
        ("When did the first minister resign?", None),
        ("When was the strike?", None),
    ],
)
def test_which_of_several_is_asked_for(text, order):
    assert read(text).order == order


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("When did they meet before the visit?", (True, "the visit?")),
        ("when did talks resume after the mediator fell ill", (False, "the mediator fell ill")),
        ("When did they meet before Monday?", (True, "Monday?")),
        ("When did they meet?", None),
    ],
)
def test_before_or_after_what(text, beside):
    found = read(text).beside
    assert (found and (found.is_before, found.event)) == beside


@pytest.mark.parametrize(
    ("text", "during", "said"),
    [
        ("What happened in March 2024?", dt.date(2024, 3, 1), dt.date(2024, 3, 1)),
        ("When was the June 2019 contract signed?", None, dt.date(2019, 6, 1)),
        ("When was the contract signed?", None, None),
    ],
)
def test_a_date_before_a_noun_says_which_and_not_when(text, during, said):
    found = read(text)
    assert (found.during and found.during[0]) == during
    assert (found.said[0][0] if found.said else None) == said


@pytest.mark.parametrize(
    ("text", "holds"), [("When did Lund take over the line?", True), ("When did the strike take place?", False)]
)
def test_taking_over_is_done_and_taking_place_asks(text, holds):
    assert ("take" in [word.form for word in read(text).words]) is holds


def test_a_day_behind_before_is_no_day_of_the_answer():
    found = read("When did they meet before 6 May 2024?")
    assert found.beside is not None
    assert (found.beside.days, found.during) == ((dt.date(2024, 5, 6), dt.date(2024, 5, 6)), None)
