"""Yes or no: the side that is taken has something that says so."""

from __future__ import annotations

import pytest

from retrieval.desk import Desk


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("is there an arrest warrant for putin", "Yes: "),
        ("did putin invite xi", "Yes: "),
        ("has xi telephoned zelensky since the invasion", "No: "),
    ],
)
def test_a_side_that_the_words_tell(seeds_desk: Desk, question: str, begins: str) -> None:
    line = seeds_desk.answer("ask", question).line
    assert line is not None
    assert line.text.startswith(begins)


def test_no_side_of_what_nothing_speaks_of(seeds_desk: Desk) -> None:
    assert seeds_desk.answer("ask", "does putin own a dog").line is None
