"""Which sentences say the same, and which only look alike."""

import pytest

from retrieval.search.grouping import Statement, same

PAIRS = [
    (True, "The two leaders will sign important documents.", "The two leaders will also sign important documents."),
    (True, "Putin invited Xi to visit Russia in December.", "Putin invited Xi to visit Russia in a call in December."),
    (True, "Talks begin.", "Talks begin."),
    (False, "There are no limits to their friendship in trade.", "There are limits to their friendship in trade."),
    (False, "China will send weapons to Russia this year.", "China won't send weapons to Russia this year."),
    (False, "Beijing confirmed plans to send weapons to Russia.", "Beijing denied plans to send weapons to Russia."),
    (False, "They have met in person 39 times since 2013.", "They have met in person 40 times since 2013."),
    (False, "The leaders will meet in Moscow for talks.", "The ministers spoke by telephone about grain exports."),
    (False, "They met.", "They met in Moscow on Monday to talk about the war."),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "one", "other"), PAIRS)
def test_same(expected, one, other):
    assert same(Statement(one), Statement(other), cosine=0.95) is expected
    assert same(Statement(other), Statement(one), cosine=0.95) is expected


def test_shared_words_without_likeness_are_not_enough():
    one, other, *_ = (Statement(text) for text in PAIRS[0][1:])
    assert not same(one, other, cosine=0.5)
