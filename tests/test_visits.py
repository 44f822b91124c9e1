"""My last visit: the last moment before this visit, kept for its owner alone."""

from __future__ import annotations

import datetime as dt

import pytest

from retrieval.visits import Visits, is_last_visit, last_visit

NOW = dt.datetime(2024, 5, 4, 12, 0, tzinfo=dt.UTC)


def ago(*minutes: int) -> list[dt.datetime]:
    return [NOW - dt.timedelta(minutes=one) for one in minutes]


@pytest.mark.parametrize(
    ("minutes", "last"),
    [
        ([], None),
        ([5], None),
        ([29, 58], None),
        ([31], 31),
        ([10, 35, 70, 400], 70),
        ([5000], 5000),
    ],
)
def test_the_last_visit_is_the_last_moment_before_half_an_hour_of_nothing(minutes, last):
    assert last_visit(ago(*minutes), NOW) == (None if last is None else ago(last)[0])


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("my last visit", True),
        (" since My Last Visit ", True),
        ("last time", True),
        ("last week", False),
        ("yesterday", False),
        ("my last visit to Rome", False),
    ],
)
def test_a_last_visit_is_no_day(said, meant):
    assert is_last_visit(said) is meant


def test_visits_are_kept_through_any_number_of_looks(tmp_path):
    visits = Visits(tmp_path / "index.visits")
    for minute in (0, 10, 20, 100, 110, 120, 130):
        visits.note(NOW + dt.timedelta(minutes=minute))
    assert visits.last(NOW + dt.timedelta(minutes=140)) == NOW + dt.timedelta(minutes=20)
    assert visits.last(NOW + dt.timedelta(minutes=300)) == NOW + dt.timedelta(minutes=130)
    assert (tmp_path / "index.visits").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("content", ["", "{", "3", '["soon"]', "[1]", '["2024-05-04T12:00:00"]'])
def test_a_file_that_cannot_be_read_is_no_visit(tmp_path, content):
    file = tmp_path / "index.visits"
    file.write_text(content)
    visits = Visits(file)
    assert visits.last(NOW) is None
    visits.note(NOW)
    assert visits.last(NOW + dt.timedelta(hours=1)) == NOW
