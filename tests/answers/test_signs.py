"""The signs that first lines are judged by, each on sentences of its own."""

from __future__ import annotations

import datetime as dt

import pytest

from retrieval.answers.first_line.roles import turned
from retrieval.answers.reading.days_named import named_days, speaks_of
from retrieval.answers.reading.value_forms import form_met
from retrieval.findings.opposites import contrary_terms
from retrieval.index.cards import ArticleCard
from retrieval.index.reader import StoredSentence
from retrieval.language.words import content_terms
from retrieval.question import analyse


def sentence(text: str, published: dt.date | None) -> StoredSentence:
    card = ArticleCard(1, "a", "Title", "The Post", None, published, "metadata", None, "a")
    return StoredSentence(1, card, 0, len(text), "paragraph", text)


@pytest.mark.parametrize(
    ("question", "text", "published", "speaks"),
    [
        ("how far did sales fall in february 2010", "Sales fell by a tenth.", dt.date(2010, 3, 2), True),
        ("how far did sales fall in february 2010", "Sales fell by a tenth.", dt.date(2010, 6, 2), False),
        ("how far did sales fall in february 2010", "In February 2010 sales fell.", dt.date(2012, 6, 2), True),
        ("what sank on 4 may 2024", "The ferry sank on 4 May 2024.", None, True),
        ("what sank on 4 may 2024", "The ferry sank.", dt.date(2024, 5, 5), True),
        ("what sank on 4 may 2024", "The ferry sank.", dt.date(2024, 5, 20), False),
        ("what sank on 4 may 2024", "The ferry sank.", None, False),
    ],
)
def test_whether_a_sentence_speaks_of_the_day_that_is_named(question, text, published, speaks):
    assert speaks_of(sentence(text, published), named_days(question)) is speaks


def test_a_question_may_name_no_day():
    assert named_days("who sank the ferry") == []


@pytest.mark.parametrize(
    ("question", "text", "is_turned"),
    [
        ("did Birch attack Vale", "Vale attacked Birch over the bridge.", True),
        ("did Birch attack Vale", "Birch attacked Vale over the bridge.", False),
        ("did Birch attack Vale", "Birch was attacked by Vale over the bridge.", True),
        ("was Birch attacked by Vale", "Vale attacked Birch over the bridge.", False),
        ("did Birch attack Vale", "Birch met Vale.", False),
    ],
)
def test_who_does_what_to_whom(question, text, is_turned):
    assert turned(question, text, content_terms(question)) is is_turned


@pytest.mark.parametrize(
    ("question", "shown", "met"),
    [
        ("how many boats sank", "twelve boats", 1.0),
        ("how many boats sank", "Norr Line", 0.0),
        ("how long was it shut", "three days", 1.0),
        ("how long was it shut", "18:00", 0.0),
        ("how much did it cost", "$3 million", 1.0),
        ("how old is vale", "a young man", 0.0),
        ("who built it", "Ada Birch", 1.0),
        ("who built it", "in the harbour", 0.0),
        ("why did it sink", "the storm", 0.5),
    ],
)
def test_whether_words_have_the_form_of_what_is_asked_for(question, shown, met):
    assert form_met(analyse(question), shown) == met


@pytest.mark.parametrize(
    ("word", "contrary"),
    [("rose", "fell"), ("win", "lost"), ("opened", "closed"), ("ban", "allowed"), ("first", "third")],
)
def test_words_that_say_the_contrary_of_each_other_in_any_form(word, contrary):
    assert set(content_terms(contrary)) <= contrary_terms(content_terms(word))
    assert set(content_terms(word)) <= contrary_terms(content_terms(contrary))
    assert not contrary_terms(content_terms("harbour"))
