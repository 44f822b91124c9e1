"""Dates in the index: stored with their sentence and clause, read by sentence and by day, gone with their article."""

from __future__ import annotations

import datetime as dt
import sqlite3

import pytest

from retrieval.articles.article import Article
from retrieval.index.article.dates import dates_between, dates_from_to, dates_in, rows
from retrieval.index.article.sentence import Sentence
from retrieval.index.file.seal import take_off
from retrieval.index.file.storage import open_for_writing

TEXT = "Putin, who hosted Wang last month, will meet Xi on Monday. They talk every day. It lasts until Wednesday."


@pytest.fixture
def desk(make_desk, tmp_path):
    """One article of 17 March 2023, a Friday, and one whose date nobody knows."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.md").write_text(f"---\nsource: A\npublished: 2023-03-17\n---\n{TEXT}\n", "utf8")
    (tmp_path / "news" / "b.md").write_text("---\nsource: B\n---\nThe visit begins on Monday.\n", "utf8")
    made = make_desk(tmp_path / "index.db")
    made.build([tmp_path / "news"])
    return made


def stored(desk):
    with desk.index.reading() as reading:
        sentences = reading.sentences(reading.snapshot.live.nonzero()[0].tolist())
        return {one.text: dates_in(reading.connection, [one.id]) for one in sentences}, reading.cards()


def test_each_date_knows_its_sentence_its_clause_and_its_days(desk):
    by_sentence, _ = stored(desk)
    last_month, monday = by_sentence["Putin, who hosted Wang last month, will meet Xi on Monday."]
    assert (last_month.first, last_month.last) == (dt.date(2023, 2, 1), dt.date(2023, 2, 28))
    assert (monday.first, monday.expression) == (dt.date(2023, 3, 20), "Monday")
    clauses = [TEXT[slice(*one.clause)] for one in (last_month, monday)]
    assert clauses[0].startswith("who hosted Wang")
    assert "will meet Xi" in clauses[1]
    assert "hosted" not in clauses[1]


def test_what_repeats_or_only_bounds_a_time_dates_no_event(desk):
    by_sentence, _ = stored(desk)
    assert not any(one.dates_event for one in by_sentence["They talk every day."])
    assert not any(one.dates_event for one in by_sentence["It lasts until Wednesday."])


@pytest.mark.parametrize(
    ("text", "dates_event"),
    [
        ("The crash is the worst since 2004, when a ferry sank off Lundby.", [("2004", "year", True)]),
        ("The crash is the worst since 2004.", [("2004", "year", False)]),
        ("Two boats were stopped in the past ten days.", [("the past ten days", "within day", True)]),
        ("Two boats were stopped in the past fortnight.", [("the past fortnight", "within fortnight", True)]),
        ("NORRHAVEN, March 14 (Wire) - The ferry sank.", [("March 14", "day", False)]),
        ("The ferry sank on March 14 - at night.", [("March 14", "day", True)]),
        ("It rained for the past ten days.", [("the past ten days", "day", False)]),
        ("Two boats were stopped in the past ten years.", [("the past ten years", "year", False)]),
    ],
)
def test_what_bounds_a_time_dates_what_happened_in_it(text, dates_event):
    article = Article("a", "", "A", text, (), published=dt.date(2023, 3, 17))
    found = [(row[5], row[10], row[13]) for row in rows(article, [Sentence(0, len(text), "paragraph")])]
    assert found == dates_event


def test_without_a_publication_date_a_weekday_stays_unresolved(desk):
    by_sentence, _ = stored(desk)
    (monday,) = by_sentence["The visit begins on Monday."]
    assert (monday.first, monday.last, monday.anchor, monday.dates_event) == (None, None, "unknown", False)


@pytest.mark.parametrize(
    ("first", "last", "expressions"),
    [
        (None, None, ["last month", "Monday"]),
        (dt.date(2023, 3, 1), None, ["Monday"]),
        (None, dt.date(2023, 2, 1), ["last month"]),
        (dt.date(2023, 3, 21), dt.date(2023, 3, 30), []),
    ],
)
def test_dates_are_read_by_the_days_they_share(desk, first, last, expressions):
    with desk.index.reading() as reading:
        assert [one.expression for one in dates_between(reading.connection, first, last)] == expressions


def test_dates_are_read_by_their_interval(desk):
    monday = dt.date(2023, 3, 20)
    with desk.index.reading() as reading:
        assert [one.expression for one in dates_from_to(reading.connection, monday, monday)] == ["Monday"]
        assert dates_from_to(reading.connection, monday, dt.date(2023, 3, 21)) == []


def test_dates_go_when_their_article_goes(desk, tmp_path):
    (tmp_path / "news" / "a.md").unlink()
    desk.build([tmp_path / "news"])
    with desk.index.reading() as reading:
        assert [one[0] for one in reading.connection.execute("SELECT expression FROM date_mention")] == ["Monday"]


def test_an_index_of_the_first_schema_gets_its_dates_in_the_next_run(desk, tmp_path):
    with sqlite3.connect(tmp_path / "index.db") as connection:
        for (table,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        ).fetchall():
            if table not in FIRST_TABLES:
                connection.execute(f'DROP TABLE "{table}"')
        connection.execute("PRAGMA user_version = 1")
        connection.execute("UPDATE article SET digest = 'as an earlier version analysed it'")
    connection.close()
    take_off(tmp_path / "index.db")  # the first schema knew no seals
    open_for_writing(tmp_path / "index.db").close()
    desk.build([tmp_path / "news"])
    assert sum(map(len, stored(desk)[0].values())) == 5


FIRST_TABLES = {
    "article",
    "sentence",
    "wording",
    "posting",
    "model",
    "token_codes",
    "staged",
    "refused",
    "meta",
}
