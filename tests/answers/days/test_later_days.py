"""What a later article tells otherwise stands first, and the day told before only as what was told earlier."""

from __future__ import annotations

import pytest

from retrieval.answers.answer import as_json

PLAN = ("The cable railway at Ulm Hill will run again on Thursday, the town said.", "2024-09-02")
QUESTION = "When will the cable railway at Ulm Hill run again?"
THURSDAY = "Thu 5 September 2024"


def line_of(news, question, **told):
    return as_json(news(**told).when(question))["answer"]


@pytest.mark.parametrize(
    ("since", "head"),
    [
        (
            "The cable railway at Ulm Hill will not run again before Sunday, the town said.",
            "not before Sun 8 September",
        ),
        ("The cable railway will run again on Sunday at the earliest.", "not before Sun 8 September"),
        ("The cable railway at Ulm Hill will stand still until at least Sunday.", None),
        (
            "The town had hoped to run the cable railway on 5 September, but it won't be safe before Sunday.",
            "not before Sun",
        ),
        ("The cable railway at Ulm Hill will run again on Sunday, the town now says.", "Sun 8 September"),
        ("The cable railway at Ulm Hill won't run again on Thursday.", "not on Thu 5 September"),
        (
            "The start of the cable railway, planned for Thursday, has been put off: it will not run again for now.",
            "put off",
        ),
    ],
)
def test_a_later_telling_stands_first(news, since, head):
    line = line_of(news, QUESTION, A=PLAN, B=(since, "2024-09-04"))
    assert (head is None) or line["text"].startswith(head)
    assert head is None or line["text"].endswith(f"(B); earlier: {THURSDAY} (A)")
    assert head is None or line["earlier"]["outlets"] == ["A"]


@pytest.mark.parametrize(
    ("since", "published"),
    [
        ("The cable railway at Ulm Hill will not run again before Wednesday, the town said.", "2024-08-30"),
        (
            "The lift at Ulm Hill will not open before Sunday. The cable railway will run again on Thursday.",
            "2024-09-04",
        ),
        ("If it rains, the start of the cable railway will be put off.", "2024-09-04"),
        ("A concert at Ulm Hill has been called off.", "2024-09-04"),
        ("The cable railway at Ulm Hill will run again on Thursday at the earliest.", "2024-09-04"),
    ],
)
def test_what_is_told_before_of_another_thing_or_may_be_replaces_nothing(news, since, published):
    line = line_of(news, QUESTION, A=PLAN, B=(since, published))
    assert THURSDAY in line["text"]
    assert "earlier" not in line


@pytest.mark.parametrize(
    ("plan", "since", "question", "text"),
    [
        (
            "The circus Bellini will leave Orn on Friday.",
            "The circus Bellini left Orn on Wednesday, two days early.",
            "When does the circus Bellini leave Orn?",
            "Wed 4 September 2024 (B); earlier: Fri 6 September 2024 (A)",
        ),
        (
            "The novel by Ada Rook will be published on 20 September.",
            "Publication of the novel by Ada Rook has been delayed. No new date has been set.",
            "When will the novel by Ada Rook be published?",
            "delayed (B); earlier: Fri 20 September 2024 (A)",
        ),
        (
            "Rowers from Orn meet rowers from Ulm on Saturday.",
            "The race of the rowers from Orn and Ulm has been called off, as the river is too high.",
            "When do the rowers from Orn meet those from Ulm?",
            "called off (B); earlier: Sat 7 September 2024 (A)",
        ),
    ],
)
def test_what_happened_otherwise_and_what_was_put_off(news, plan, since, question, text):
    line = line_of(news, question, A=(plan, "2024-09-02"), B=(since, "2024-09-05"))
    assert line["text"] == text


def test_what_begins_again_is_not_put_off_by_what_stopped_it(news):
    told = {
        "A": ("Trains between Orn and Ulm were cancelled. They will run again on Thursday.", "2024-09-02"),
        "B": ("All trains between Orn and Ulm have been cancelled since a landslide.", "2024-09-03"),
    }
    assert line_of(news, "When will trains run again between Orn and Ulm?", **told)["text"] == THURSDAY


def test_who_asks_when_it_was_put_off_is_told_that_day(news):
    told = {"A": PLAN, "B": ("The start of the cable railway was put off on Tuesday.", "2024-09-04")}
    assert line_of(news, "When was the start of the cable railway put off?", **told)["text"] == "Tue 3 September 2024"


def test_the_sentence_told_before_is_cited_behind_the_new_one(news):
    answer = news(A=PLAN, B=("The cable railway will not run again before Sunday.", "2024-09-04")).when(QUESTION)
    assert [item.citation.article.source for item in answer.items[:2]] == ["B", "A"]
    assert answer.line is not None
    assert answer.summary.startswith(answer.line.text)
    assert answer.line.against == ()
