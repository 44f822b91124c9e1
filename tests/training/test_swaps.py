"""Twins of questions: one thing is another, and the rest stays as it is."""

from __future__ import annotations

import random

import pytest

from training.swaps import swapped

OTHERS = (
    "When did Lena Ortega open the museum?",
    "How many boats did Karst Lines buy?",
    "What colour is the ferry?",
    "What colour has the bridge?",
    "What year was the harbour built?",
    "In what year did it close?",
)


def twins(question: str, sentence: str) -> set[str | None]:
    return {swapped(question, sentence, OTHERS, random.Random(seed)) for seed in range(60)}


@pytest.mark.parametrize(
    ("question", "sentence", "twin"),
    [
        ("Who said that Nora Lind would resign?", "Nora Lind would resign, he said.", "Lena Ortega"),
        ("How many of the 340 pilots came?", "Of 340 pilots 12 came.", None),
        ("Which town flooded in 1953?", "The town of Marden flooded in 1953.", None),
        ("What year did the ferry sink?", "The ferry sank in 1953.", "What colour did the ferry sink?"),
        ("When did the pilots vote?", "The pilots voted on Monday.", "Why did the pilots vote?"),
        ("Who accepted the largest offer?", "Karst accepted the largest offer.", "smallest"),
        ("Why did Lind accuse Ortega of lying?", "Lind accused Ortega of lying.", "accuse Lind of"),
    ],
)
def test_a_twin_asks_for_something_else(question, sentence, twin):
    found = twins(question, sentence) - {None}
    assert found
    assert question not in found
    assert twin is None or any(twin.lower() in one.lower() for one in found)


@pytest.mark.parametrize("question", ["Who is it?", "why?", ""])
def test_what_holds_nothing_to_swap_has_no_twin(question):
    assert twins(question, "Nothing is known of it.") == {None}


def test_a_twin_never_takes_what_the_sentence_holds():
    question, sentence = "What did Nora Lind open?", "Nora Lind and Lena Ortega opened the museum of Karst Lines."
    assert not any("Ortega" in one or "Karst" in one for one in twins(question, sentence) if one)
