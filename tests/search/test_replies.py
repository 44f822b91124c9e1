"""What replies stands in the place of what asks."""

from __future__ import annotations

import json

import pytest
from models import lend

from retrieval.config import Settings
from retrieval.desk import Desk
from retrieval.vectors.encoder import Encoder

INTERVIEW = """Ida Lund has kept the light of Vellmar for nine years. She talked to host Pell Ostrow on Tuesday.

OSTROW: Why did you not ring the bell that night?

LUND: The rope had rotted through. I told the harbour office in March.

OSTROW: Some people say you were paid by the ferry company to keep quiet.

LUND: That is a lie. They never gave me so much as a biscuit.

OSTROW: How many boats were out?

LUND: Eleven, and all of them came home.
"""
REPORT = "Who painted the lighthouse green? It was the twins Per and Ole Sand. The harbour office wants it white again."


@pytest.fixture(scope="module")
def desk(encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("replies")
    rows = [
        {
            "id": "talk",
            "source": "Radio Vellmar",
            "title": "Talk of the day",
            "published": "2024-05-07",
            "text": INTERVIEW,
        },
        {"id": "news", "source": "Vellmar Post", "title": "A green light", "published": "2024-05-08", "text": REPORT},
    ]
    file = folder / "articles.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    desk = lend(Desk(Settings(database=folder / "replies.db")), encoder)
    desk.build([file])
    return desk


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("why did lund not ring the bell", "The rope had rotted through"),
        ("was lund paid by the ferry company to keep quiet", "That is a lie"),
        ("how many boats were out that night", "Eleven"),
        ("who painted the lighthouse green", "It was the twins"),
    ],
)
def test_a_question_in_the_text_is_never_the_answer(desk: Desk, question: str, words: str) -> None:
    answer = desk.answer("ask", question)
    assert answer.line is not None
    assert words in answer.line.text
    assert not any(item.citation.text.rstrip('”"').endswith("?") for item in answer.items)


def test_what_is_asked_can_be_looked_up(desk: Desk) -> None:
    found = desk.answer("ask", '"painted the lighthouse green"').items[0]
    assert found.citation.text.endswith("green?")
