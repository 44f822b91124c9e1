"""Days that only bound when something is: shown with their direction, never as the day itself."""

from __future__ import annotations

import pytest

from retrieval.answers.answer import as_json


@pytest.mark.parametrize(
    ("text", "question", "line"),
    [
        (
            "The toll bridge at Orn will not open before 12 May, the roads office said.",
            "When will the toll bridge at Orn open?",
            "not before Sun 12 May 2024",
        ),
        (
            "The toll bridge at Orn will open on 12 May at the earliest.",
            "When does the toll bridge open?",
            "not before Sun 12 May 2024",
        ),
        (
            "The toll bridge at Orn is to be sold by 12 May at the latest.",
            "When will the toll bridge be sold?",
            "by Sun 12 May 2024",
        ),
        (
            "The toll bridge at Orn will be painted after 12 May.",
            "When will the toll bridge be painted?",
            "after Sun 12 May 2024",
        ),
        (
            "The toll bridge at Orn will stay closed until at least 12 May.",
            "When will the toll bridge open again?",
            "not before Sun 12 May 2024",
        ),
        (
            "The toll bridge at Orn will not open on 12 May, the roads office said.",
            "When does the toll bridge at Orn open?",
            "not on Sun 12 May 2024",
        ),
        ("The toll bridge at Orn will open on 12 May.", "When will the toll bridge open?", "Sun 12 May 2024"),
    ],
)
def test_a_bound_is_shown_with_its_direction(news, text, question, line):
    answer = news(A=(text, "2024-05-02")).when(question)
    assert as_json(answer)["answer"]["text"] == line
    assert answer.summary.startswith(line)
