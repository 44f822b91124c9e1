"""Where things stand in the picture: no row on another, no bar on another, no line wider than its column."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.answers.events.event import Event
from retrieval.timeline.layout import bars, rows, wrapped

DAY = dt.date(2023, 3, 20)


def event(first: int, last: int, label: str = "") -> Event:
    days = (DAY + dt.timedelta(days=one) for one in (first, last))
    return Event(*days, "day", "", label, (), 0.0)


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([(0, 0), (1, 1)], []),
        ([(0, 2), (0, 0), (1, 1), (3, 3)], [(0, 2, 0)]),
        ([(0, 6), (0, 2), (2, 2), (5, 5)], [(0, 3, 0), (1, 2, 1)]),
        ([(0, 1), (4, 5)], [(0, 0, 0), (1, 1, 0)]),
    ],
)
def test_bars_reach_over_the_rows_that_begin_within_them(spans, expected):
    assert [(one.first, one.last, one.lane) for one in bars([event(*span) for span in spans])] == expected


SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 20)), max_size=25)


@given(SPANS)
def test_no_bar_lies_on_another(spans):
    events = sorted(
        (event(start, start + days) for start, days in spans), key=lambda one: (one.first, -one.last.toordinal())
    )
    found = bars(events)
    for one in found:
        for other in found:
            assert one is other or one.lane != other.lane or one.last < other.first or other.last < one.first


@given(st.lists(st.text(max_size=300), max_size=8))
def test_no_row_lies_on_another(labels):
    placed = rows(
        [event(i, i, label) for i, label in enumerate(labels)],
        widths=(90.0, 200.0),
        measures=(width, width),
        line=14.0,
        gap=6.0,
    )
    for row, following in itertools.pairwise(placed):
        assert row.top + row.height < following.top
    assert all(len(row.label) <= 2 and len(row.days) <= 2 for row in placed)


def test_days_are_named_where_they_change():
    placed = rows([event(0, 0), event(0, 0), event(1, 1)], widths=(300, 300), measures=(width, width), line=14, gap=6)
    assert [row.days for row in placed] == [("Mon 20 March 2023",), (), ("Tue 21 March 2023",)]


def width(text: str) -> float:
    return 6.0 * len(text)


@given(st.text(max_size=500), st.integers(1, 4))
def test_no_line_is_too_wide_and_what_is_cut_says_so(text, lines):
    found = wrapped(text, 120.0, width, lines)
    assert len(found) <= lines
    assert all(width(line) <= 120 for line in found)
    whole = " ".join(text.split())
    assert " ".join(found) == whole or any(line.endswith("…") for line in found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("one two three", ("one two", "three")),
        ("one two, three four five", ("one two,", "three…")),
        ("incomprehensibilities", ("incompre…",)),
        ("", ("",)),
    ],
)
def test_lines_break_and_are_cut_between_words(text, found):
    assert wrapped(text, 54.0, width, 2) == found
