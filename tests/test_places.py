"""Where the words of a known answer stand in an index."""

import json

import pytest

from benchmarks.places import nearest, stored
from retrieval.config import Settings
from retrieval.desk import Desk

TEXT = "The ferry waits.\n\n\n  Some 340 pilots\nhave stopped work.\n\nOf the 340, nine are ill.\n\nShare this page"


def asked(words: str, nth: int = 0) -> dict[str, object]:
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return {"query": "how many", "spans": [{"article": "pilots", "span": [at, at + len(words)]}]}


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("places")
    article = {"id": "pilots", "title": "Pilots", "source": "Tern News Wire", "published": "2025-04-07", "text": TEXT}
    (folder / "strike.jsonl").write_text(json.dumps(article), encoding="utf8")
    made = Desk(Settings(database=folder / "index.db"))
    made.build([folder / "strike.jsonl"])
    return made, folder / "strike.jsonl"


@pytest.mark.parametrize("row", [asked("340"), asked("340", 1), asked("pilots\nhave stopped"), asked("nine are ill")])
def test_a_span_is_where_the_index_keeps_its_words(desk, row):
    made, articles = desk
    start, end = row["spans"][0]["span"]
    with made.index.reading() as reading:
        (found,) = stored([row], articles, reading)
        text = reading.text_of(next(iter(reading.cards())))
    (span,) = found["spans"]
    assert text[slice(*span["span"])].split() == TEXT[start:end].split()
    assert text[: span["span"][0]].count("340") == TEXT[:start].count("340")
    assert span["span"] != [start, end]
    assert row["spans"][0]["span"] == [start, end]


def test_words_that_the_index_left_out_are_told(desk):
    made, articles = desk
    with made.index.reading() as reading, pytest.raises(ValueError, match="'Share this page'"):
        stored([asked("Share this page")], articles, reading)


@pytest.mark.parametrize(
    ("words", "at", "place"),
    [("a b", 0, (0, 4)), ("a b", 3, (4, 7)), ("a b", 7, (8, 11)), ("a", 9, (8, 9)), ("c", 0, None), ("a.b", 0, None)],
)
def test_the_nearest_place_of_words_that_stand_there_more_than_once(words, at, place):
    assert nearest(words, "a  b" + "a b" + "-" + "a\nb", at) == place
