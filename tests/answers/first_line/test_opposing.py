"""Two outlets' numbers for the same: the one told last is shown, with the one told before and who told it."""

from __future__ import annotations

import pytest

from retrieval.answers.answer import as_json


@pytest.mark.parametrize(
    ("told", "since", "question", "number", "earlier"),
    [
        (
            "Six hikers were hurt in the hut on Mount Orn, the guides said.",
            "Four hikers were hurt in the hut on Mount Orn, the clinic said on Tuesday.",
            "How many hikers were hurt?",
            "Four hikers",
            "(earlier: Six hikers",
        ),
        (
            "The thieves took 300,000 crowns from the bank in Ulm, police said.",
            "Police now say that the thieves took 450,000 crowns from the bank in Ulm.",
            "How much did the thieves take?",
            "450,000 crowns",
            "300,000 crowns",
        ),
    ],
)
def test_the_number_told_last_is_shown_with_the_one_before(news, told, since, question, number, earlier):
    desk = news(A=(told, "2024-05-06"), B=(since, "2024-05-07"))
    text = as_json(desk.ask(question))["answer"]["text"]
    assert number in text
    assert earlier in text
    assert text.index(number) < text.index(earlier.removeprefix("(earlier: "))
    assert "A" in text.rpartition(earlier)[2]


@pytest.mark.parametrize(
    "since",
    [
        "Six hikers were hurt in the hut on Mount Orn, and two goats.",
        "Nine miners were hurt in a pit in Ulm.",
        "At least six hikers were hurt in the hut on Mount Orn.",
    ],
)
def test_the_same_number_and_one_of_another_thing_oppose_nothing(news, since):
    told = "Six hikers were hurt in the hut on Mount Orn, the guides said."
    desk = news(A=(told, "2024-05-06"), B=(since, "2024-05-07"))
    assert "earlier" not in as_json(desk.ask("How many hikers were hurt on Mount Orn?"))["answer"]["text"]
