"""Marking the words of a sentence that match a question."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.answers.reading.matched_words import matched_spans


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("The bridges were closed.", "closing the bridge", ["bridges", "closed"]),
        ("The harbour bridge is old.", "harbour bridge", ["harbour bridge"]),
        ("The harbour, bridge and all.", "harbour bridge", ["harbour", "bridge"]),
        ("It is what it is.", "what is it", []),
        ("Nothing of the kind.", "", []),
        ("", "bridge", []),
    ],
)
def test_words_are_marked_by_their_stems(text, query, marked):
    assert [text[start:end] for start, end in matched_spans(text, query)] == marked


@given(st.text(), st.text())
def test_spans_lie_in_the_text_in_order(text, query):
    spans = matched_spans(text, query)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] < after[0] for before, after in pairwise(spans))
