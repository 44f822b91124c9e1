"""From-to spans: one interval for an answer, two mentions in the text."""

from datetime import date

import pytest

from retrieval.language.dates.find import find_dates
from retrieval.language.dates.intervals import join_intervals

PUBLISHED = date(2023, 3, 17)

SPANS = [
    ("The envoy will be in Rome from Monday to Wednesday.", "from Monday to Wednesday", "2023-03-20/2023-03-22"),
    ("They met between March 20 and 22.", "between March 20 and 22", "2023-03-20/2023-03-22"),
    ("The visit (20-22 March) was long.", "20-22 March", "2023-03-20/2023-03-22"),
    ("The visit of March 20–22, 2023.", "March 20–22, 2023", "2023-03-20/2023-03-22"),
    ("He was there from 22 to 24 March 2013.", "from 22 to 24 March 2013", "2013-03-22/2013-03-24"),
    ("It lasts from Monday 20 to Wednesday 22 March.", "from Monday 20 to Wednesday 22 March", "2023-03-20/2023-03-22"),
    ("It snowed from November to February.", "from November to February", "2022-11-01/2023-02-28"),
    ("It lasted from May 5 to June 7, 2022.", "from May 5 to June 7, 2022", "2022-05-05/2022-06-07"),
    ("The war of 1914-1918 was long.", "1914-1918", "1914-01-01/1918-12-31"),
    ("Between 2014 and 2016 they grew.", "Between 2014 and 2016", "2014-01-01/2016-12-31"),
    ("From 1998 through 2002 they grew.", "From 1998 through 2002", "1998-01-01/2002-12-31"),
    (
        "He will arrive in Oslo on 20 March and leave again on 22 March.",
        "20 March and leave again on 22 March",
        "2023-03-20/2023-03-22",
    ),
    ("The fair opens on 5 May and closes on 7 May.", "5 May and closes on 7 May", "2023-05-05/2023-05-07"),
]


@pytest.mark.parametrize(("text", "words", "value"), SPANS)
def test_two_ends_become_one_interval(text: str, words: str, value: str) -> None:
    ends = find_dates(text, PUBLISHED)
    assert len(ends) == 2
    (whole,) = join_intervals(text, ends)
    assert (text[whole.start : whole.end], whole.value) == (words, value)
    assert (whole.first, whole.last, whole.rule) == (ends[0].first, ends[1].last, "from-to")


@pytest.mark.parametrize(
    "text",
    [
        "They met on Monday and Wednesday.",
        "They grew in 2001 and 2002.",
        "From Monday, and on Wednesday, it rained.",
        "It fell 3 % on Monday. Wednesday was better.",
        "For two weeks to Friday it rained.",
        "They met on 20 March and left on 22 March.",
    ],
)
def test_what_is_no_span_stays_apart(text: str) -> None:
    mentions = find_dates(text, PUBLISHED)
    assert len(mentions) == 2
    assert join_intervals(text, mentions) == mentions


def test_unresolved_ends_stay_apart() -> None:
    text = "He is there from Monday to Wednesday."
    mentions = find_dates(text)
    assert join_intervals(text, mentions) == mentions
