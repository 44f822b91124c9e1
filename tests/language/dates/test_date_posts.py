"""Quoted posts: what is relative in them is counted from the day that stands below them."""

from datetime import date

import pytest

from retrieval.language.dates.find import find_dates

PUBLISHED = date(2024, 5, 14)
POST = "The mayor wrote:\n\nThe bridge will open tomorrow.\n\n— Ida Lund (@idalund) May 3, 2024\n\nIt opened yesterday."


@pytest.mark.parametrize(
    ("text", "published", "days"),
    [
        (POST, PUBLISHED, ["2024-05-04", "2024-05-03", "2024-05-13"]),
        (POST, None, ["2024-05-04", "2024-05-03", "XXXX-XX-XX"]),
        ("Open today.\n— Norr Line (@norr_line) 2 May 2024", PUBLISHED, ["2024-05-02", "2024-05-02"]),
        ("It opens today.\n— Ida Lund, mayor, May 3, 2024", PUBLISHED, ["2024-05-14", "2024-05-03"]),
        ("It opens today.\n— Ida Lund (@idalund) on the bridge", PUBLISHED, ["2024-05-14"]),
    ],
)
def test_a_post_has_its_own_day(text, published, days):
    assert [one.value for one in find_dates(text, published)] == days
