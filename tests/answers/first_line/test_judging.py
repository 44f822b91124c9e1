"""The table of weights, and what the signs of a line do to its probability."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from retrieval.answers.first_line.candidates import Candidate, Marks, in_order
from retrieval.answers.first_line.judging import Signs, may_assert, sentence_probability, value_probability
from retrieval.answers.first_line.sides_taken import SideSigns
from retrieval.answers.first_line.weights import FILE, read_table, table
from retrieval.index.cards import ArticleCard
from retrieval.index.reader import StoredSentence

PLAIN = Signs(**{one.name: 0.5 for one in fields(Signs)})


def test_every_weight_is_of_a_sign_that_there_is():
    names = {kind: {one.name for one in fields(kind)} for kind in (Marks, Signs, SideSigns)}
    assert set(table().ordering) <= names[Marks]
    assert set(table().yes.weights) <= names[SideSigns]
    for model in (table().value, table().sentence, table().side):
        assert set(model.weights) <= names[Signs]


def test_what_is_asserted_is_surer_than_what_is_perhaps_and_words_alone_no_less_sure_than_their_sentence():
    assert 0 < table().perhaps < table().asserted <= table().alone < 1


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"reader": 1.0}, {"reader": -1.0}),
        ({"number": 0.0}, {"number": 1.0}),
        ({"names_missing": 0.0}, {"names_missing": 1.0}),
        ({"lead": 1.0}, {"lead": 0.1}),
        ({"day": 1.0}, {"day": 0.0}),
    ],
)
def test_a_sign_speaks_for_a_line_or_against_it(better, worse):
    for probability in (value_probability, sentence_probability):
        assert probability(replace(PLAIN, **better), "number") > probability(replace(PLAIN, **worse), "number")


def test_a_sentence_that_lacks_a_word_of_the_question_is_less_likely_to_answer():
    assert sentence_probability(replace(PLAIN, weakest=1.0), "number") > sentence_probability(
        replace(PLAIN, weakest=0.1), "number"
    )


def test_a_line_that_lacks_a_name_of_the_question_is_not_asserted():
    assert may_assert(replace(PLAIN, names_missing=0.0, names_beside=0.5))
    assert not may_assert(replace(PLAIN, names_missing=0.1))


def test_a_sentence_that_plainly_gives_a_reason_is_put_before_one_about_as_good():
    card = ArticleCard(1, "a", "Title", "The Post", None, None, "metadata", None, "a")
    marks = Marks(**{one.name: 0.5 for one in fields(Marks)})

    def candidate(row, reader, tells_why):
        sentence = StoredSentence(row, card, 0, 4, "paragraph", "Text")
        return Candidate(sentence, row, None, None, 0.0, replace(marks, reader=reader), tells_why)

    assert [one.row for one in in_order([candidate(0, 0.5, False), candidate(1, 0.3, True)])] == [1, 0]
    assert [one.row for one in in_order([candidate(0, 1.0, False), candidate(1, 0.3, True)])] == [0, 1]


@pytest.mark.parametrize(
    "damage", [("[ordering]", "[order]"), ("[value.weights]", "[value.waits]"), ("alone =", "lone =")]
)
def test_a_table_that_lacks_something_is_named(tmp_path, damage):
    file = tmp_path / "judging.toml"
    file.write_text(FILE.read_text("utf8").replace(*damage), "utf8")
    with pytest.raises(ValueError, match="judging.toml is no table of weights"):
        read_table(file)
