"""What became of a cited sentence: the same words are found again, whatever else changed; a look-alike never is."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from models import lend

from retrieval.answers.indexed.cited import standing
from retrieval.config import Settings
from retrieval.desk import Desk
from retrieval.errors import InputError

CLOSES = "The old harbour bridge closes to lorries on Monday."
CRACKS = "Two of its eleven arches are cracked."
COSTS = "The repairs are to cost 3.4 million crowns."
DEARER = "The repairs are to cost 5.1 million crowns."
FERRY = "A second ferry will carry the lorries across the bay."


@pytest.fixture
def desk(tmp_path, encoder):
    return lend(Desk(Settings(database=tmp_path / "index.db")), encoder)


@pytest.fixture
def told(tmp_path, desk):
    """Index these sentences as the article's newest version; returns the ids by sentence, the first of each."""
    (tmp_path / "news").mkdir()
    file = tmp_path / "news" / "bridge.md"

    def tell(*sentences: str, **how: bool) -> dict[str, int]:
        file.write_text(f"---\ntitle: Bridge closes\nsource: Harbour Times\n---\n{' '.join(sentences)}\n", "utf8")
        desk.build([file], **how)
        with desk.index.reading() as reading:
            [number] = reading.cards()
            return {one.text: one.id for one in reversed(reading.sentences_of(number))}

    return tell


def test_a_sentence_that_stands_is_found_under_its_old_id(desk, told):
    first = told(CLOSES, CRACKS, COSTS)
    second = told(FERRY, CLOSES, CRACKS, DEARER)
    assert first[CLOSES] != second[CLOSES]
    for sentence in (CLOSES, CRACKS):
        found = desk.cited(first[sentence], reach=1)
        assert (found.gone, found.sentence) == (None, second[sentence])
        assert sentence in [one.text for one in found.sentences]


def test_a_sentence_that_altered_is_gone_and_never_taken_for_the_new_one(desk, told):
    first = told(CLOSES, CRACKS, COSTS)
    told(CLOSES, CRACKS, DEARER)
    found = desk.cited(first[COSTS])
    assert (found.sentences, found.gone.text, found.gone.version) == ((), COSTS, 1)
    assert found.gone.until == desk.history("bridge.md").changes[0].seen
    assert [words for _, words in found.gone.around] == [CRACKS, COSTS]


def test_it_is_gone_since_the_version_in_which_it_went(desk, told):
    first = told(CLOSES, COSTS)
    told(CLOSES, COSTS, FERRY)
    told(CLOSES, FERRY)
    told(CLOSES, FERRY, CRACKS)
    until = desk.cited(first[COSTS]).gone.until
    [went] = [one for one in desk.history("bridge.md").changes if one.change.what == "gone"]
    assert (went.version, until) == (3, went.seen)


def test_what_is_read_anew_from_the_same_bytes_has_other_ids_and_is_still_there(desk, told):
    first = told(CLOSES, CRACKS)
    second = told(CLOSES, CRACKS, rebuild=True)
    assert first[CRACKS] != second[CRACKS]
    assert desk.cited(first[CRACKS]).sentence == second[CRACKS]


def test_of_a_removed_article_nothing_is_known_but_that_it_was_there(desk, told):
    first = told(CLOSES, CRACKS)
    told(CLOSES, COSTS)
    desk.remove(["bridge.md"])
    found = desk.cited(first[CRACKS])
    assert (found.sentences, found.gone.text, found.gone.card, found.gone.around) == ((), "", None, ())
    assert found.gone.until
    with closing(sqlite3.connect(desk.settings.database)) as connection:
        assert "cracked" not in "\n".join(connection.iterdump())
    with pytest.raises(InputError, match=r"bridge\.md was removed \(20"):
        desk.passage("bridge.md", 0)
    with pytest.raises(InputError, match="was removed"):
        desk.history("bridge.md")


def test_an_article_that_came_back_is_not_the_one_that_was_cited(desk, told, tmp_path):
    first = told(CLOSES, CRACKS)
    desk.remove(["bridge.md"])
    desk.build([tmp_path / "news" / "bridge.md"], readmit=True)
    assert desk.cited(first[CRACKS]).gone.card is None
    assert desk.passage("bridge.md", 0).sentences[0].text == CLOSES


def test_an_id_that_never_was_is_not_known(desk, told):
    last = max(told(CLOSES, CRACKS).values())
    assert desk.cited(last + 100) is None


def test_a_citation_is_looked_up_by_the_version_it_names(desk, told):
    told(CLOSES, CRACKS, COSTS)
    told(FERRY, CLOSES, DEARER)
    at = len(f"{CLOSES} {CRACKS} ")
    assert desk.passage("bridge.md", 0, version=1).sentences[-1].text == DEARER
    assert desk.passage("bridge.md", 0, version=2, reach=0).sentences[0].text == FERRY
    assert desk.passage("bridge.md", at, version=1).gone.text == COSTS
    for version in (3, 9):
        with pytest.raises(InputError, match=f"no sentence is known at 0 of version {version}, now it is 2"):
            desk.passage("bridge.md", 0, version=version)


@pytest.mark.parametrize(
    ("before", "at", "now", "place"),
    [
        ("abc", 1, "abc", 1),
        ("abc", 1, "xabc", 2),
        ("abc", 1, "ac", None),
        ("abc", 0, "bca", 2),
        # of two with the same words the one between the same sentences
        ("axbxc", 1, "axbc", 1),
        ("axbxc", 3, "axbc", None),
        ("axbxc", 1, "abxc", None),
        ("axbxc", 3, "abxc", 2),
    ],
)
def test_of_the_same_words_the_one_between_the_same_sentences_is_meant(before, at, now, place):
    assert standing(before, at, now) == place
