"""Yes or no: the side that is taken has something that says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from models import lend

from retrieval.config import Settings
from retrieval.desk import Desk
from retrieval.vectors.encoder import Encoder


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


def test_what_is_told_of_something_else_is_no_yes(encoder: Encoder, tmp_path: Path) -> None:
    """ "Hurt" does not mean "die", and no article has that word."""
    text = "Five people were hurt in the fire at the Harbour Bank, the hospital said on Tuesday."
    (tmp_path / "fire.md").write_text(f"{text}\n", "utf8")
    desk = lend(Desk(Settings(database=tmp_path / "index.db")), encoder)
    desk.build([tmp_path / "fire.md"])
    died, hurt = (desk.answer("ask", question).line for question in ("did anyone die", "did anyone get hurt"))
    assert died is None or died.text == text
    assert hurt is not None
    assert hurt.text == f"Yes: {text}"
