"""What every engine must do, asked of each: the same lists, scores and visibility, whatever searches underneath."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from engine_setup import write_article

from retrieval.answers.answer import as_json
from retrieval.index.filters import EVERYTHING, Filters
from retrieval.index.reader import Reading
from retrieval.language.words import content_terms

DAY = dt.date(2023, 3, 18)
FILTERS = {
    "everything": EVERYTHING,
    "an outlet": Filters("one"),
    "an outlet with signs": Filters('THREE & co. "n\'ews"'),
    "from a day": Filters(after=DAY),
    "to a day": Filters(before=DAY),
    "one day": Filters(after=DAY, before=DAY),
    "an outlet to a day": Filters("One", before=DAY),
    "some sentences": Filters(sentences=frozenset({2, 5, 8})),
    "no sentences": Filters(sentences=frozenset()),
    "some sentences of an outlet": Filters("Two", sentences=frozenset(range(1, 7))),
}
TERMS = content_terms("documents of the visit to Moscow on Monday, unheard of")


def live(reading: Reading) -> np.ndarray:
    return np.flatnonzero(reading.snapshot.live)


def text_of(reading: Reading, ids: np.ndarray) -> list[str]:
    return [one.text for one in reading.sentences(ids.tolist())]


@pytest.mark.parametrize("filters", FILTERS.values(), ids=FILTERS)
def test_the_lists_are_those_of_the_exact_scores_best_first(standing, encoder, filters):
    vector = encoder.query("When does the visit begin?").vector
    with standing.index.reading() as reading:
        search, passing = reading.search, np.flatnonzero(filters.mask(reading.snapshot))
        cosines, scores = search.vectors(passing) @ vector, search.bm25(TERMS, passing)
        for depth in (1, 3, 100):
            near = search.dense(vector, filters, depth)
            assert set(near.tolist()) <= set(passing.tolist())
            assert np.allclose(search.vectors(near) @ vector, np.sort(cosines)[::-1][:depth], atol=1e-6)
            matching = search.lexical(TERMS, filters, depth)
            assert set(matching.tolist()) <= set(passing.tolist())
            assert search.bm25(TERMS, matching).tolist() == np.sort(scores[scores > 0])[::-1][:depth].tolist()


def test_nothing_is_found_by_no_words_or_unknown_ones(standing):
    with standing.index.reading() as reading:
        for terms in ([], ["unheard"]):
            assert reading.search.lexical(terms, EVERYTHING, 10).tolist() == []
            assert not reading.search.bm25(terms, live(reading)).any()
        assert reading.search.vectors(np.empty(0, dtype=np.int64)).shape == (0, 384)


def test_terms_are_counted_and_found_by_what_the_sentences_are_searched_by(standing):
    with standing.index.reading() as reading:
        search = reading.search
        holders = search.holders(["begin", "visit"])
        assert [holds(reading, one, "begin") and holds(reading, one, "visit") for one in live(reading)] == [
            one in holders for one in live(reading)
        ]
        assert text_of(reading, holders).count("The visit begins on Monday.") == 2
        assert (search.frequency("unheard"), search.holders(["unheard", "visit"]).tolist()) == (0, [])
        assert search.frequency("moscow") == len(search.holders(["moscow"])) > 0
        assert search.idf("unheard") > search.idf("moscow") > 0


def test_exact_phrases_are_found_word_for_word(standing):
    answer = standing.ask('"begins on Monday"')
    assert answer.found
    assert [item.citation.text for item in answer.items] == ["The visit begins on Monday."]
    assert not standing.ask('"Monday begins"').found


def test_what_changed_is_found_and_what_is_gone_is_not(indexed, encoder, news):
    vector = encoder.query("When does the visit begin?").vector
    write_article(news, "two.md", "An earthquake delayed the visit.", "Two")
    (news / "four.md").unlink()
    indexed.build([news])
    with indexed.index.reading() as reading:
        search, ids = reading.search, live(reading)
        assert text_of(reading, search.lexical(["earthquak"], EVERYTHING, 10)) == ["An earthquake delayed the visit."]
        assert sorted(search.dense(vector, EVERYTHING, 50).tolist()) == ids.tolist()
        assert search.lexical(["talk"], EVERYTHING, 10).tolist() == []
        for term in ("earthquak", "visit", "talk", "begin", "moscow"):
            assert search.frequency(term) == sum(holds(reading, one, term) for one in ids)


def holds(reading: Reading, sentence: int, term: str) -> bool:
    return bool(reading.search.bm25([term], np.array([sentence]))[0])


def test_a_reader_keeps_its_generation_through_three_runs(indexed, encoder, news):
    vector = encoder.query("When does the visit begin?").vector
    with indexed.index.reading() as old:
        lists = old.search.dense(vector, EVERYTHING, 50), old.search.lexical(TERMS, EVERYTHING, 50)
        for turn in range(3):
            write_article(news, "two.md", f"Turn {turn} of the visit has another text.", "Two")
            indexed.build([news])
        assert old.search.dense(vector, EVERYTHING, 50).tolist() == lists[0].tolist()
        assert old.search.lexical(TERMS, EVERYTHING, 50).tolist() == lists[1].tolist()
    with indexed.index.reading() as new:
        assert text_of(new, new.search.lexical(["anoth"], EVERYTHING, 10)) == ["Turn 2 of the visit has another text."]


def test_a_run_that_stops_while_publishing_changes_nothing(indexed, encoder, news):
    vector = encoder.query("When does the visit begin?").vector

    def stop(step: str, done: int, total: int) -> None:
        if step == "publishing" and done == 2:
            raise KeyboardInterrupt

    with indexed.index.reading() as reading:
        before = text_of(reading, reading.search.dense(vector, EVERYTHING, 50))
    for name in ("one.md", "two.md", "three.md"):
        write_article(news, name, f"The visit of {name} begins at another time. It was put off.", name)
    with pytest.raises(KeyboardInterrupt):
        indexed.build([news], report=stop)
    with indexed.index.reading() as reading:
        assert text_of(reading, reading.search.dense(vector, EVERYTHING, 50)) == before
    write_article(news, "two.md", "Only this is told.", "Two")  # the ids of the stopped run are given again
    indexed.build([news])
    with indexed.index.reading() as reading:
        found = text_of(reading, reading.search.dense(vector, EVERYTHING, 50))
        assert sorted(found) == sorted(text_of(reading, live(reading)))
        assert found.count("It was put off.") == 2


def test_scores_are_the_same_to_the_last_bit(both, encoder):
    vector = encoder.query("When does the visit begin?").vector
    found = []
    for desk in both.values():
        with desk.index.reading() as reading:
            ids = live(reading)
            found.append((ids.tolist(), reading.search.bm25(TERMS, ids).tolist(), reading.search.vectors(ids) @ vector))
    one, other = found
    assert one[:2] == other[:2]
    assert np.array_equal(one[2], other[2])


@pytest.mark.parametrize(
    ("command", "text", "given"),
    [
        ("ask", "When does the visit begin?", {}),
        ("ask", "documents", {"filters": Filters("One")}),
        ("ask", "Which star exploded?", {}),
        ("when", "When does the visit begin?", {}),
        ("who-said", "arrived in Moscow", {}),
        ("who-said", "", {"speaker": "Ann Lee"}),
    ],
)
def test_answers_are_the_same(both, command, text, given):
    one, other = (as_json(desk.answer(command, text, **given)) for desk in both.values())
    assert one == other
