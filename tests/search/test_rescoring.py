"""Late interaction: what a card counts for its sentences, and long questions that several sentences answer."""

from __future__ import annotations

import json

import pytest
from sqlite_index import Index, build

from retrieval.config import SearchSettings
from retrieval.search.question import Question
from retrieval.search.retriever import Retriever

ARTICLES = """
harbour | The Coastal Post | Harbour pilots end their strike | Work begins again on Thursday. The union gave no figure.
teachers | Northern Courier | Teachers end their strike | Work begins again on Wednesday. The union gave no figure.
letters | The Coastal Post | Letters | What do harbour pilots want? Teachers start early. It is in the Northern Courier.
bridge | Northern Courier | Repairs of the Lowen bridge | Cracks were found in two pillars. Lorries must drive around.
budget | The Coastal Post | City budget passes | Nine councillors voted for it. Libraries will open on Sundays.
week | The Coastal Post | The week | In that week the city had a bridge and a council.
"""


@pytest.fixture(scope="module")
def index(encoder, tmp_path_factory):
    folder = tmp_path_factory.mktemp("rescoring")
    rows = [
        dict(zip(("id", "source", "title", "text"), line.strip().split(" | "), strict=True))
        for line in ARTICLES.strip().splitlines()
    ]
    (folder / "articles.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf8")
    build(folder / "index.db", [folder / "articles.jsonl"], encoder)
    return Index(folder / "index.db")


@pytest.fixture
def ranked(index, encoder):
    """The sentences that a question finds, best first."""

    def rank(question: str) -> list[str]:
        with index.reading() as reading:
            found = Retriever(reading, encoder, SearchSettings()).rank(Question.of(question))
            assert (found.final[:-1] >= found.final[1:]).all()
            assert ((found.final >= 0) & (found.final <= 1)).all()
            return [one.text for one in reading.sentences(found.ids.tolist())]

    return rank


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("When do the harbour pilots begin work again?", "Work begins again on Thursday."),
        ("When do the teachers begin work again?", "Work begins again on Wednesday."),
        ("When does work begin, according to the Northern Courier?", "Work begins again on Wednesday."),
        ("When does work begin, according to The Coastal Post?", "Work begins again on Thursday."),
    ],
)
def test_what_the_card_says_no_sentence_need_say(ranked, question, best):
    assert ranked(question)[0] == best


def test_each_part_of_a_long_question_brings_its_sentence_to_the_front(ranked):
    question = (
        "In which city was it reported in that week that cracks were found in the pillars of a bridge, that lorries "
        "must drive around, that libraries will open on Sundays, and that nine councillors voted for the budget?"
    )
    assert set(ranked(question)[:4]) == {
        "Cracks were found in two pillars.",
        "Lorries must drive around.",
        "Nine councillors voted for it.",
        "Libraries will open on Sundays.",
    }


@pytest.mark.parametrize("question", ["?", "...", "🙂", "the of", "Lowen " * 300])
def test_odd_questions_are_ranked_without_a_fault(ranked, question):
    ranked(question)
