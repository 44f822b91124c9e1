"""The clause that an expression stands in."""

import pytest

from retrieval.language.dates.find import clause_of

CASES = [
    (
        "Putin, who hosted Wang Yi last month, will meet Xi on Monday.",
        "last month",
        "who hosted Wang Yi last month",
    ),
    ("Putin, who hosted Wang Yi last month, will meet Xi on Monday.", "Monday", "will meet Xi on Monday."),
    ("The company said Friday it will close on Monday.", "Friday", "The company said Friday"),
    ("The company said Friday it will close on Monday.", "Monday", "it will close on Monday."),
    ("On Monday, the leaders will meet.", "Monday", "On Monday, the leaders will meet."),
    (
        "The visit, from Monday to Wednesday, will focus on trade.",
        "Monday",
        "The visit, from Monday to Wednesday, will focus on trade.",
    ),
    ("He left in May and will return on Friday.", "May", "He left in May"),
    ("He left in May and will return on Friday.", "Friday", "and will return on Friday."),
    ("Although he left on Thursday, talks will go on.", "Thursday", "Although he left on Thursday"),
    (
        "Xi met Putin, president of Russia, on Monday.",
        "Monday",
        "Xi met Putin, president of Russia, on Monday.",
    ),
    ("It began on March 17, 2023, and ended in April.", "March 17, 2023", "It began on March 17, 2023"),
    ("“We will go on Monday,” he said on Friday.", "Monday", "We will go on Monday"),
    ("“We will go on Monday,” he said on Friday.", "Friday", "he said on Friday."),
    ("Monday", "Monday", "Monday"),
]


@pytest.mark.parametrize(("sentence", "words", "clause"), CASES)
def test_a_clause_has_the_verb_that_its_date_belongs_to(sentence: str, words: str, clause: str) -> None:
    at = sentence.index(words)
    start, end = clause_of(sentence, (0, len(sentence)), (at, at + len(words)))
    assert sentence[start:end] == clause


def test_a_clause_lies_within_its_sentence() -> None:
    text = "It rained. He came on Monday. She left."
    start, end = clause_of(text, (11, 29), (22, 28))
    assert text[start:end] == "He came on Monday."


def test_a_clause_of_an_endless_line_is_found_near_the_date() -> None:
    text = "word " * 20_000 + "on Monday " + "word " * 20_000
    at = text.index("Monday")
    start, end = clause_of(text, (0, len(text)), (at, at + 6))
    assert start <= at < at + 6 <= end < at + 1000
