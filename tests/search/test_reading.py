"""The trained reader: what it says of a sentence, what it does to a ranking, and life without it."""

from __future__ import annotations

import json
import logging
from dataclasses import replace

import numpy as np
import pytest
from sqlite_index import Index, build

from retrieval.config import SearchSettings
from retrieval.desk import Desk
from retrieval.errors import ReaderError
from retrieval.reader import weights
from retrieval.reader.passage import Passage
from retrieval.reader.reader import Reader
from retrieval.search.question import Question
from retrieval.search.retriever import Retriever

STRIKE = (
    "The pilots of the harbour voted on Monday.",
    "Work begins again on Thursday.",
    "The union gave no figure for the pay rise, its chair Nora Lind said.",
    "Some 340 pilots had stopped work in eleven harbours since the first days of April.",
)
TITLE = "Harbour pilots end their strike"


@pytest.fixture(scope="module")
def reader():
    return Reader()


@pytest.fixture
def verdicts(reader):
    passages = [Passage(text, TITLE, before) for text, before in zip(STRIKE, ("", *STRIKE[:-1]), strict=True)]
    return lambda question: reader.read(question, passages)


@pytest.mark.parametrize(
    ("question", "place", "words"),
    [
        ("who is the chair of the union", 2, "Nora Lind"),
        ("how many pilots had stopped work", 3, "340"),
        ("when do they work again", 1, "Thursday"),
        ("When did the pilots vote?", 0, "Monday"),
    ],
)
def test_it_finds_the_sentence_that_answers_and_the_words(verdicts, question, place, words):
    found = verdicts(question)
    best = max(range(len(found)), key=lambda at: found[at].answer)
    assert best == place
    assert words in STRIKE[place][slice(*found[place].span)]


@pytest.mark.parametrize(
    ("answered", "not_answered"),
    [
        ("how many pilots had stopped work", "how many teachers had stopped work"),
        ("who is the chair of the union", "who is the mayor of the city"),
        ("When did the pilots vote?", "Why did the pilots vote?"),
    ],
)
def test_a_question_about_something_else_is_less_answered(verdicts, answered, not_answered):
    first, second = (max(one.answer for one in verdicts(question)) for question in (answered, not_answered))
    assert first > second + 0.2


@pytest.mark.parametrize("text", ["", " ", "🙂", "x" * 5000, "the " * 2000, "\u0301\u200b", "東京は大きい。"])
def test_any_text_is_read_and_every_span_lies_in_it(reader, text):
    for question, sentence in (("who is it", text), (text, STRIKE[0])):
        for one in reader.read(question, [Passage(sentence, text, text)]):
            start, end = one.span
            assert 0 <= start <= end <= len(sentence)
            assert 0 <= one.answer <= 1


def test_no_passages_no_verdicts(reader):
    assert reader.read("who is it", []) == []


def test_the_verdict_does_not_depend_on_what_is_read_beside_it(reader):
    alone = [reader.read("who is the chair of the union", [Passage(text)])[0] for text in STRIKE]
    together = reader.read("who is the chair of the union", [Passage(text) for text in STRIKE])
    assert [one.span for one in alone] == [one.span for one in together]
    assert np.allclose([one.answer for one in alone], [one.answer for one in together], atol=0.03)


def test_a_question_too_long_to_be_read_has_no_verdicts(verdicts):
    assert verdicts("which harbour " * 30) == []


@pytest.fixture(scope="module")
def index(encoder, tmp_path_factory):
    folder = tmp_path_factory.mktemp("reading")
    row = {
        "id": "strike",
        "title": TITLE,
        "source": "The Coastal Post",
        "published": "2024-05-07",
        "text": " ".join(STRIKE),
    }
    (folder / "articles.jsonl").write_text(json.dumps(row), encoding="utf8")
    build(folder / "index.db", [folder / "articles.jsonl"], encoder)
    return Index(folder / "index.db")


def test_a_ranking_that_was_read_keeps_each_sentence_with_its_scores(index, encoder, reader):
    question = Question.of("who is the chair of the union")
    with index.reading() as reading:
        retriever = Retriever(reading, encoder, SearchSettings(), reader)
        ranked = retriever.rank(question)
        judged = retriever.read(ranked)
        assert len(judged.verdicts) == len(judged.ids) == len(STRIKE)
        assert (judged.final[:-1] >= judged.final[1:]).all()
        at = {sentence: place for place, sentence in enumerate(ranked.ids.tolist())}
        order = [at[sentence] for sentence in judged.ids.tolist()]
        for name in ("lexical", "share", "dense", "fused", "late", "token_scores"):
            assert (getattr(judged, name) == getattr(ranked, name)[order]).all()
        best = reading.sentences(judged.ids[:1].tolist())[0]
        assert best.text[slice(*judged.verdicts[0].span)] == "Nora Lind"
        assert judged.explanation(0).read == judged.verdicts[0].answer


def test_where_fewer_were_rescored_only_those_are_read(index, encoder, reader):
    """As where a question in the text was rescored, and is replaced by its reply."""
    with index.reading() as reading:
        retriever = Retriever(reading, encoder, SearchSettings(), reader)
        ranked = retriever.rank(Question.of("how many pilots had stopped work"))
        fewer = replace(ranked, late=ranked.late[:2], token_scores=ranked.token_scores[:2])
        judged = retriever.read(fewer)
        assert len(judged.verdicts) == len(judged.late) == 2
        assert sorted(judged.ids[:2].tolist()) == sorted(ranked.ids[:2].tolist())


@pytest.mark.parametrize("how", [{"settings": SearchSettings(reader=False)}, {"reader": None}])
def test_without_a_reader_a_ranking_stays_as_it_is(index, encoder, reader, how):
    with index.reading() as reading:
        given = {"settings": SearchSettings(), "reader": reader} | how
        retriever = Retriever(reading, encoder, **given)
        ranked = retriever.rank(Question.of("who is the chair of the union"))
        assert retriever.read(ranked) is ranked


@pytest.mark.parametrize(("content", "said"), [(None, "No such file"), (b"", "SHA-256"), (b"damaged", "SHA-256")])
def test_a_missing_or_damaged_file_is_named_and_all_else_works(
    content, said, seeds_desk, tmp_path, monkeypatch, caplog
):
    file = tmp_path / "reader.safetensors"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ReaderError, match=f"reader.safetensors.*{said}"):
        Reader(file)
    monkeypatch.setattr(weights, "FILE", file)
    desk = Desk(seeds_desk.settings)  # one that no other test has given a reader
    desk.encoder = seeds_desk.encoder
    with caplog.at_level(logging.WARNING):
        assert desk.ask("Has Xi telephoned Zelensky since the invasion?").line is not None
    assert str(file) in caplog.text
    assert str(file) in desk.status().reader


def test_status_says_whether_the_reader_is_on(seeds_desk, make_desk):
    assert seeds_desk.status().reader == "on"
    off = make_desk(seeds_desk.settings.database, search=SearchSettings(reader=False))
    assert (off.reader, off.status().reader) == (None, "off")


def test_a_question_of_several_facts_is_ranked_without_the_reader(index, encoder, reader):
    question = Question.of("when did the pilots of the harbour vote, and who is the chair of the union " * 3)
    with index.reading() as reading:
        retriever = Retriever(reading, encoder, SearchSettings(), reader)
        assert retriever.read(retriever.rank(question)).verdicts == ()
