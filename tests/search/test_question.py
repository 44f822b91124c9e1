"""Questions as typed: phrases, filters, and what is no question."""

import datetime as dt

import pytest

from retrieval.errors import InputError
from retrieval.index.cards import ArticleCard
from retrieval.index.catalogue import Catalogue
from retrieval.index.filters import Filters
from retrieval.search.question import MAX_CHARACTERS, Question


@pytest.mark.parametrize(
    ("typed", "text", "phrases"),
    [
        ("When does Xi visit?", "When does Xi visit?", ()),
        ('who said "no limits" friendship', "who said no limits friendship", ("no limits",)),
        ("“no limits” and «sans limites»", "no limits and sans limites", ("no limits", "sans limites")),
        ('"  spaced   out "', "  spaced   out ", ("spaced out",)),
        ('an "open quote', 'an "open quote', ()),
        ('empty "" quotes', 'empty "" quotes', ()),
        ('5" pipe', '5" pipe', ()),
    ],
)
def test_phrases_are_what_stands_in_double_quotes(typed, text, phrases):
    query = Question.of(typed)
    assert (query.text, query.phrases) == (text, phrases)


@pytest.mark.parametrize("typed", ["", "   ", "\n\t"])
def test_nothing_is_no_question(typed):
    with pytest.raises(InputError, match="empty"):
        Question.of(typed)


def test_a_question_of_any_length_is_cut():
    assert len(Question.of("word " * 10_000).text) <= MAX_CHARACTERS


def card(source="NPR", via="KUOW", published=dt.date(2023, 3, 17)) -> ArticleCard:
    return ArticleCard(1, "a", "Title", source, via, published, "metadata", None, "a.md")


@pytest.mark.parametrize(
    ("filters", "of", "admitted"),
    [
        (Filters(), card(), True),
        (Filters(source="npr"), card(), True),
        (Filters(source="kuow"), card(), True),
        (Filters(source="CNN"), card(), False),
        (Filters(after=dt.date(2023, 3, 17)), card(), True),
        (Filters(after=dt.date(2023, 3, 18)), card(), False),
        (Filters(before=dt.date(2023, 3, 17)), card(), True),
        (Filters(before=dt.date(2023, 3, 16)), card(), False),
        (Filters(after=dt.date(2023, 3, 1), before=dt.date(2023, 3, 31)), card(), True),
        (Filters(before=dt.date(2023, 3, 31)), card(published=None), False),
        (Filters(source="NPR"), card(published=None), True),
    ],
)
def test_filters_admit(filters, of, admitted):
    assert filters.articles(Catalogue.of([of])).tolist() == [False, admitted]
