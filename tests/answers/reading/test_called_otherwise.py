"""Words of a question that a sentence has by another name."""

from __future__ import annotations

import pytest

from retrieval.answers.reading.called_otherwise import by_state, in_days
from retrieval.language.words import content_words


@pytest.mark.parametrize(
    ("question", "sentence", "meant"),
    [
        ("does the flag borrow from the british one", "It is based on the flag of the United Kingdom.", True),
        ("did america accuse them", "The US accused them on Friday.", True),
        ("did america accuse them", "They accused us on Friday.", False),
        ("is she going to beijing", "The Chinese president stayed.", False),
        ("was the french ship hit", "A ship from France was hit.", True),
    ],
)
def test_a_country_by_another_name(question: str, sentence: str, meant: bool) -> None:
    others = by_state(question, content_words(question))
    assert any(one.search(sentence) for one in others.values()) is meant


def test_the_words_that_name_a_day() -> None:
    words = content_words("did sales fall in Jan 2009 in Vellmar")
    assert {words[at].form for at in in_days("did sales fall in Jan 2009 in Vellmar", words)} == {"jan", "2009"}
