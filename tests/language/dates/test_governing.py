"""What a clause says was not done, and periods that are no time of anything."""

import pytest

from retrieval.language.dates.governing import is_topic, unreal


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The board did not approve the deal on Monday", "did"),
        ("The board didn't approve the deal on Monday", "didn't"),
        ("The crew never sailed on Monday", "never"),
        ("He tried to sell the boat on Monday", "tried"),
        ("She refused to sign on Monday", "refused"),
        ("They failed to agree on Monday", "failed"),
        ("The board approved the deal on Monday", ""),
        ("It was not cold when the crew sailed on Monday", ""),
    ],
)
def test_what_was_not_done(text, words):
    at = text.index("Monday")
    clause = (text.index("when ") if "when " in text else 0, len(text))
    assert unreal(text, clause, (at, at + 6)).split()[:1] == words.split()


@pytest.mark.parametrize(
    ("text", "period", "is_about"),
    [
        ("The bank told of a loss for the third quarter.", "third quarter", True),
        ("The vote is planned for June.", "June", False),
        ("He goes back for the 2016 contract.", "2016", True),
        ("She drives the 2016 Norr van.", "2016", True),
        ("In 2016 boats were cheap.", "2016", False),
        ("It sank in June.", "June", False),
    ],
)
def test_periods_that_something_is_about(text, period, is_about):
    at = text.index(period)
    assert is_topic(text, (at, at + len(period))) is is_about
