"""What is compared of a topic: what speaks of it by its own words, and what others may tell in other words."""

from __future__ import annotations

import json
import re

import pytest

from retrieval.config import Settings
from retrieval.desk import Desk
from retrieval.terminal.consoles import answers
from retrieval.terminal.matrix import show_matrix

TEXTS = {
    "Norr Post": (
        "Ferry captain tells of the crash",
        "Ferry captain Olga Brandt opened the bow door herself.\n\nWhy was the bow door of the ferry not locked?\n\n"
        "The bakery on the quay gave away two hundred buns.",
    ),
    "Kystnytt": (
        "Inquiry into the ferry",
        "The captain, on a night crossing with a choir, had opened some bow door.\n\n"
        "The museum in the old town stays closed on Mondays.",
    ),
}


@pytest.fixture(scope="module")
def ferry(encoder, tmp_path_factory) -> Desk:
    folder = tmp_path_factory.mktemp("topic")
    rows = [
        {"id": outlet, "title": title, "source": outlet, "published": "2024-05-08", "text": text}
        for outlet, (title, text) in TEXTS.items()
    ]
    (folder / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf8")
    desk = Desk(Settings(database=folder / "index.db"))
    desk.encoder = encoder
    desk.build([folder / "a.jsonl"])
    return desk


def test_what_another_may_tell_in_other_words_stands_beside_it_and_is_nobodys_alone(ferry):
    (row,) = ferry.compare("bow door").rows
    assert {cell.outlet for cell in row.cells} == {"Norr Post", "Kystnytt"}
    assert not row.only
    assert not row.contrasts
    assert row.headings == ("perhaps of the same, in other words",)
    assert ferry.compare("bow door").summary == "0 told by several, 0 with differences; 1 perhaps told by several."


def test_a_word_of_the_title_puts_no_sentence_on_the_topic(ferry):
    texts = [cell.citation.text for row in ferry.compare("ferry").rows for cell in row.cells]
    assert any("bow door" in text for text in texts)
    assert not any("buns" in text or "museum" in text for text in texts)


@pytest.mark.parametrize("topic", ["bow door", ""])
def test_no_question_is_compared(ferry, topic):
    assert not any(cell.citation.text.endswith("?") for row in ferry.compare(topic).rows for cell in row.cells)


def test_stacked_sentences_begin_right_behind_their_outlet(ferry, capsys):
    show_matrix(answers(), ferry.compare(""))
    lines = capsys.readouterr().out.splitlines()
    assert any(re.match(r"Kystnytt  The museum", line) for line in lines)
