""" "5 outlets, 2 origins": in every answer that counts outlets, and in what programs are given."""

from __future__ import annotations

import json

import pytest

from retrieval.answers.answer import as_json
from retrieval.config import Settings
from retrieval.desk import Desk

BACKGROUND = (
    "The harbour council had put off the vote twice since January, after the engineers of the province asked for a"
    " second survey of the eastern pier. A ferry carries some ninety lorries across the bay on an ordinary day."
)
TEXTS = {
    "Norr Post": f"“The bridge reopens on 6 June 2024,” the mayor, Ada Birch, told Reuters. {BACKGROUND}",
    "Kystnytt": f"The mayor, Ada Birch, told Reuters: “The bridge reopens on 6 June 2024.” {BACKGROUND}",
    "Fjord Times": "Ada Birch, the mayor, said at the pier: “The bridge reopens on 6 June 2024.”",
}


@pytest.fixture(scope="module")
def desk(encoder, tmp_path_factory):
    folder = tmp_path_factory.mktemp("carrying")
    rows = [
        {"id": outlet, "title": "The bridge", "source": outlet, "published": "2024-05-02", "text": text}
        for outlet, text in TEXTS.items()
    ]
    (folder / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf8")
    made = Desk(Settings(database=folder / "index.db"))
    made.encoder = encoder
    made.build([folder / "a.jsonl"])
    return made


@pytest.mark.parametrize(
    ("command", "text", "told"),
    [
        ("who-said", "the bridge reopens on 6 June", "carried by 3 of 3 outlets, 2 origins:"),
        ("when", "does the bridge reopen", "(3 outlets, 2 origins)"),
        ("ask", "What will reopen on 6 June 2024?", "3 outlets (2 origins) of 3"),
    ],
)
def test_answers_tell_how_many_origins_there_are(desk, command, text, told):
    answer = desk.answer(command, text)
    assert told in answer.summary
    item = as_json(answer)["items"][0]
    assert [set(one["outlets"]) for one in item["origins"] if one["source"] == "Reuters"] == [{"Norr Post", "Kystnytt"}]
    assert "origins" in as_json(answer)["answer"]


def test_what_every_outlet_has_by_itself_is_no_fewer_origins(desk):
    answer = desk.who_said("a ferry carries some ninety lorries")
    assert answer.items
    for item in answer.items:
        for origin in item.origins:
            assert bool(origin.signs) == (len(origin.outlets) > 1 or bool(origin.source))
