"""Which words of a sentence answer, where the reader and the kind's form say different things."""

from __future__ import annotations

import pytest

from retrieval.answers.reading.words_chosen import answering
from retrieval.findings import findings
from retrieval.question import analyse
from retrieval.reader.passage import Verdict


def chosen(question: str, text: str, read: str | None) -> str | None:
    """The words chosen where the reader marks the words ``read``."""
    asked = analyse(question)
    at = text.index(read) if read else 0
    verdict = Verdict(0.9, (at, at + len(read)), 5.0) if read else None
    found, _, _ = answering(asked, text, [(one.mark, one) for one in findings(text, asked)], verdict)
    return text[found.start : found.end] if found else None


@pytest.mark.parametrize(
    ("question", "text", "read", "words"),
    [
        # both agree: the longer of the two
        ("how many boats sank", "On Friday the storm sank 12 boats.", "12", "12 boats"),
        # a number is asked for, and the reader marks a name
        ("how many boats sank", "Norr Line lost 12 boats on Friday.", "Norr Line", "12 boats"),
        # or what the question says itself
        ("what did the bridge cost in Vellmar", "The bridge in Vellmar cost $5 million.", "bridge", "$5 million"),
        # who somebody is stands beside the name
        (
            "who is birch",
            "Ada Birch, head of the harbour board, left on Friday.",
            "Ada Birch",
            "head of the harbour board",
        ),
        # a person may well be called by what they do
        ("who opened the gate", "A fisherman opened the gate, Ada Birch said.", "fisherman", "fisherman"),
        # nothing of the kind is there: the reader's words are all there is
        ("how many boats sank", "All of the fleet sank.", "All of the fleet", "All of the fleet"),
        # nobody read it
        ("how many boats sank", "On Friday the storm sank 12 boats.", None, "12 boats"),
    ],
)
def test_the_words_that_answer(question, text, read, words):
    assert chosen(question, text, read) == words
