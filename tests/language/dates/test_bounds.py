"""Dates that bound a time instead of giving it, and in which direction."""

from __future__ import annotations

import datetime as dt

import pytest

from retrieval.language.dates.bounds import bound_of, direction_of
from retrieval.language.dates.find import clause_of, find_dates


@pytest.mark.parametrize(
    ("text", "date", "direction"),
    [
        ("The mill will not run before Thursday.", "Thursday", "not before"),
        ("The mill won't run again until at least Thursday.", "Thursday", "not until"),
        ("No boats may leave before Thursday, the port said.", "Thursday", "not before"),
        ("It is unlikely to be ready before June.", "June", "not before"),
        ("They had hoped to be done on 3 May, but it will not be dry before June.", "June", "not before"),
        ("They had hoped to be done on 3 May, but it will not be dry before June.", "3 May", None),
        ("The mill will run no earlier than Thursday.", "Thursday", "not before"),
        ("The mill will run on Thursday at the earliest.", "Thursday", "not before"),
        ("The earliest it may run is Thursday.", "Thursday", "not before"),
        ("The mill will run on Thursday or later.", "Thursday", "not before"),
        ("The hearing was put off until at least Thursday.", "Thursday", "not before"),
        ("The mill stays shut until at least Thursday.", "Thursday", "at least until"),
        ("The mill stays shut until Thursday.", "Thursday", None),
        ("The mill will run after 3 May.", "3 May", "after"),
        ("Nothing will run until after Easter.", "Easter", "after"),
        ("After Thursday's vote the mill will run.", "Thursday", None),
        ("The mill must run by Thursday.", "Thursday", "by"),
        ("The mill must run by Thursday at the latest.", "Thursday", "by"),
        ("The mill must run no later than Thursday.", "Thursday", "by"),
        ("The mill won't run by Thursday.", "Thursday", "not by"),
        ("The hall must be empty before 3 May, when the guests come.", "3 May", "before"),
        ("Not only did it run before Thursday.", "Thursday", "before"),
        ("The mill will run on Thursday.", "Thursday", None),
        ("The mill did not run on Thursday.", "Thursday", None),
    ],
)
def test_the_direction_of_a_date(text, date, direction):
    found = next(one for one in find_dates(text, dt.date(2024, 4, 15)) if text[one.start : one.end] == date)
    span = (found.start, found.end)
    assert bound_of(text, clause_of(text, (0, len(text)), span), span) == direction


@pytest.mark.parametrize(
    ("precision", "direction"), [("not before late month", "not before"), ("by day", "by"), ("late month", None)]
)
def test_the_direction_that_a_precision_begins_with(precision, direction):
    assert direction_of(precision) == direction
