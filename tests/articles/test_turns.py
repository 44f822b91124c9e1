"""A host's short question is a turn of an interview, no heading."""

from __future__ import annotations

import pytest

from retrieval.articles.cleaning.clean import clean
from retrieval.articles.cleaning.turns import label_of
from retrieval.language.statements import extract_statements

TALK = """Runa Falk dived into the village well on Tuesday and came up with a bell.

Interviewer: Runa, how is the water?

Runa Falk: Black. Calm. I could not see my own hands.

Interviewer: Will you go down again?

Runa Falk: Yes. As soon as they let me."""


def test_a_short_question_of_a_host_is_a_paragraph():
    found = clean(TALK)
    assert {block.kind for block in found.blocks} == {"paragraph"}
    said = [found.text[slice(*one.speaker)] for one in extract_statements(found.text, found.blocks) if one.speaker]
    assert said.count("Runa Falk") == 2


@pytest.mark.parametrize(
    "line", ["Water rates: Who pays what?", "Analysis: What comes next?", "Interviewer: Will you go down again?"]
)
def test_a_lone_label_leaves_a_heading_one(line):
    page = f"The council of Vellmar met on Tuesday and put off its vote.\n\n{line}\n\nThe rates rise by a tenth in May."
    assert [block.kind for block in clean(page).blocks] == ["paragraph", "heading", "paragraph"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Lena Aalto: We close at six.", "Lena Aalto"),
        ("[00:12:40] Host: Why?", "Host"),
        ("Minister of Trade: a list", ""),
        ("Dear Editor: I write to you", ""),
        ("It closes at six.", ""),
    ],
)
def test_the_name_that_a_turn_begins_with(line, name):
    assert label_of(line) == name
