"""Questions in people's own words find what the news says in others, on the same index as before."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from sqlite_index import Index, build

from retrieval.config import SearchSettings
from retrieval.search.question import Question
from retrieval.search.rescoring import STRETCH, sought_as
from retrieval.search.retriever import Retriever

FERRY = (
    "The ferry Marlow Star capsized off Gull Point on Tuesday evening. Twelve passengers were injured, two of "
    "them seriously. The vessel left Dunmere shortly after six. It carried forty lorries and a load of gravel. "
    "Investigators said the cargo had shifted in the swell. The coastguard sent three helicopters and a lifeboat. "
    "All on board were brought ashore before midnight. Captain Ruth Hale has commanded the ship since 2019. The "
    "operator, Selby Lines, suspended its sailings for the week. Passengers will be refunded in full, it said. "
    "Families gathered at the harbour hall. The transport minister promised an inquiry. The hull was inspected "
    "last in March. Its certificate was renewed without remarks. The wreck lies at a depth of thirty metres. "
    "Divers will go down once the sea is calm. The mayor thanked the crews. Schools in Dunmere stay open."
)


class PlainlyRead:
    """The encoder as it would be if it read a question as it does a sentence."""

    def __init__(self, encoder):
        self._encoder, self.fingerprint = encoder, encoder.fingerprint

    def query(self, text):
        return replace(self._encoder.query(text), seeking=None)


@pytest.fixture(scope="module")
def index(encoder, tmp_path_factory):
    folder = tmp_path_factory.mktemp("plain-words")
    row = {"id": "ferry", "source": "The Coastal Post", "title": "The Marlow Star", "text": FERRY}
    (folder / "articles.jsonl").write_text(json.dumps(row), encoding="utf8")
    build(folder / "index.db", [folder / "articles.jsonl"], encoder)
    return Index(folder / "index.db")


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("how come it tipped over", "Investigators said the cargo had shifted in the swell."),
        ("who came to help", "The coastguard sent three helicopters and a lifeboat."),
        ("how far down is it", "The wreck lies at a depth of thirty metres."),
        ("did everybody make it off", "All on board were brought ashore before midnight."),
    ],
)
def test_what_answers_comes_first_and_would_not_by_the_plain_reading(index, encoder, question, best):
    with index.reading() as reading:
        plain, sought = (
            Retriever(reading, one, SearchSettings()).rank(Question.of(question))
            for one in (PlainlyRead(encoder), encoder)
        )
        first = [one.text for one in reading.sentences([int(plain.ids[0]), int(sought.ids[0])])]
    assert first[1] == best
    assert first[0] != best


def test_what_answers_measure_likeness_by_is_the_plain_reading(index, encoder):
    """So every threshold of likeness means what it did, whatever ranks."""
    with index.reading() as reading:
        plain, sought = (
            Retriever(reading, one, SearchSettings()).rank(Question.of("how come it tipped over"))
            for one in (PlainlyRead(encoder), encoder)
        )
    late = dict(zip(plain.ids.tolist(), zip(plain.late, plain.dense, strict=True), strict=True))
    for id_, *scores in zip(sought.ids.tolist(), sought.late, sought.dense, strict=True):
        assert scores == pytest.approx(late[id_], abs=1e-5)


def test_a_long_question_is_sought_as_any_text_is(encoder):
    short, long = (encoder.query(" ".join(["who paid the harbour fees"] * times)) for times in (1, 4))
    assert len(short.tokens) <= STRETCH < len(long.tokens)
    assert sought_as(short) is short.seeking
    assert sought_as(long) is long
