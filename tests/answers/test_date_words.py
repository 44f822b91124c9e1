"""Intervals in words."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.answers.date_words import in_words


@pytest.mark.parametrize(
    ("first", "last", "precision", "words"),
    [
        ("2023-03-17", "2023-03-17", "day", "Fri 17 March 2023"),
        ("2023-03-20", "2023-03-22", "day", "Mon 20 to Wed 22 March 2023"),
        ("2023-02-27", "2023-03-01", "day", "Mon 27 February to Wed 1 March 2023"),
        ("2022-12-31", "2023-01-01", "day", "Sat 31 December 2022 to Sun 1 January 2023"),
        ("2023-03-17", "2023-03-17", "minute", "Fri 17 March 2023"),
        ("2023-03-20", "2023-03-26", "week", "the week from Mon 20 to Sun 26 March 2023"),
        ("2023-03-25", "2023-03-26", "weekend", "the weekend of Sat 25 to Sun 26 March 2023"),
        ("2022-12-01", "2022-12-31", "month", "December 2022"),
        ("2022-12-01", "2022-12-31", "late month", "late December 2022"),
        ("2024-02-01", "2024-02-29", "month", "February 2024"),
        ("2023-04-01", "2023-06-30", "quarter", "quarter 2 of 2023"),
        ("2023-07-01", "2023-12-31", "half", "the second half of 2023"),
        ("2022-12-01", "2023-02-28", "season", "winter 2022/23"),
        ("2019-01-01", "2019-12-31", "year", "2019"),
        ("2022-01-01", "2022-12-31", "about year", "about 2022"),
        ("2010-01-01", "2019-12-31", "decade", "2010 to 2019"),
        ("2018-01-01", "2020-12-31", "year", "2018 to 2020"),
        ("2023-03-03", "2023-03-17", "within week", "between Fri 3 March 2023 and Fri 17 March 2023"),
        ("2022-12-20", "2023-01-03", "within fortnight", "between Tue 20 December 2022 and Tue 3 January 2023"),
    ],
)
def test_intervals_in_words(first, last, precision, words):
    assert in_words(dt.date.fromisoformat(first), dt.date.fromisoformat(last), precision) == words


@given(st.dates(), st.dates(), st.sampled_from(["", "day", "early week", "month", "season", "year", "century"]))
def test_any_interval_has_words_that_name_its_last_year(one, other, precision):
    first, last = sorted((one, other))
    words = in_words(first, last, precision)
    assert str(last.year) in words or f"/{last.year % 100:02}" in words
