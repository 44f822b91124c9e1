"""A line with the neighbour without which it says nothing, and what the words show by themselves."""

from __future__ import annotations

import json

import pytest
from models import lend

from retrieval.config import Settings
from retrieval.desk import Desk
from retrieval.vectors.encoder import Encoder

WRECK = """The ferry Blue Heron sank off Vellmar on Monday.

Divers go down to it in a yellow steel bell. It is called Gannet and belongs to the port.

Ida Lund was not on the list of those aboard. The crew sign another book and nobody had opened it.

One of the four inspectors quit over the report. Inspector Pell Ostrow quit on Tuesday.

The port first spoke of nine people in the water. In total there were fourteen people.

The fire of 2009 is often said to have killed six; in truth it was seven.

In August the port was fined 1.9 million crowns for handing over its logs late. The port blamed a faulty pump.
"""


@pytest.fixture(scope="module")
def desk(encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("leaning")
    row = {"id": "wreck", "source": "Vellmar Post", "title": "The wreck", "published": "2024-05-08", "text": WRECK}
    (folder / "articles.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    desk = lend(Desk(Settings(database=folder / "leaning.db")), encoder)
    desk.build([folder / "articles.jsonl"])
    return desk


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("what is gannet", "yellow steel bell"),
        ("why was ida lund not on the list", "sign another book"),
        ("which inspector quit over the report", "Pell Ostrow"),
        ("how many people were in the water in total", "fourteen"),
        ("how many did the 2009 fire really kill", "seven"),
        ("what was the port fined for last august", "for handing over its logs late"),
    ],
)
def test_the_line_says_what_is_asked(desk: Desk, question: str, words: str) -> None:
    answer = desk.answer("ask", question)
    assert answer.line is not None
    assert words in answer.line.text
    for span in answer.line.spans:
        assert any(
            cited.span[0] <= span.span[0] and span.span[1] <= cited.span[1]
            for item in answer.items
            for cited in (item.citation, *item.also)
        )


def test_what_gives_no_reason_is_perhaps_one(desk: Desk) -> None:
    line = desk.answer("ask", "why was ida lund not on the list").line
    assert line is not None
    assert line.sure == "perhaps"


def test_one_sentence_is_shown_alone_where_one_is_wanted(desk: Desk) -> None:
    line = desk.answer("ask", "what is gannet", limit=1).line
    assert line is not None
    assert "yellow steel bell" not in line.text
