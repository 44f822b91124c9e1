"""Which words may be a line alone."""

from __future__ import annotations

from dataclasses import fields

import pytest

from retrieval.answers.first_line.candidates import Candidate, Marks
from retrieval.answers.first_line.line import is_part
from retrieval.findings import Finding
from retrieval.index.cards import ArticleCard
from retrieval.index.reader import StoredSentence
from retrieval.question import analyse

CARD = ArticleCard(1, "a", "Title", "The Post", None, None, "metadata", None, "a")
MARKS = Marks(**{one.name: 0.5 for one in fields(Marks)})


@pytest.mark.parametrize(
    ("question", "text", "words", "tells_why", "part"),
    [
        ("which towns sent boats", "Vellmar sent 3 boats, and Osker 2.", "Vellmar", False, True),
        ("which towns sent boats", "Vellmar and Osker sent boats.", "Vellmar and Osker", False, False),
        ("which town sent boats", "Vellmar sent boats.", "Vellmar", False, False),
        ("how many boats sank", "On Friday 12 boats sank.", "12 boats", False, False),
        ("why did it close", "It closed because of the storm.", "because of the storm", True, False),
        ("why did it close", "It closed for all boats.", "for all boats", False, True),
        ("who is Ida Moe", "Ida Moe, the port's pilot, left.", "the port's pilot", False, False),
        ("who is Ida Moe", "Ida Moe, its pilot, left.", "its pilot", False, True),
    ],
)
def test_words_that_are_less_than_what_is_asked_for(question, text, words, tells_why, part):
    at = text.index(words)
    sentence = StoredSentence(1, CARD, 0, len(text), "paragraph", text)
    finding = Finding(at, at + len(words), words.lower())
    assert is_part(analyse(question), Candidate(sentence, 0, finding, None, 1.0, MARKS, tells_why)) is part
