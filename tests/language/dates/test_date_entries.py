"""The part "dates" of what `eventdesk extract` prints."""

import json
from datetime import date

from retrieval.language.dates.entries import date_entries


def test_entries_are_what_the_interface_says() -> None:
    text = "Xi will visit from Monday to Wednesday, every day."
    entries = date_entries(text, date(2023, 3, 17))
    assert json.loads(json.dumps(entries)) == [
        {
            "start": 19,
            "end": 25,
            "type": "DATE",
            "value": "2023-03-20",
            "first": "2023-03-20",
            "last": "2023-03-20",
        },
        {
            "start": 29,
            "end": 38,
            "type": "DATE",
            "value": "2023-03-22",
            "first": "2023-03-22",
            "last": "2023-03-22",
        },
        {"start": 40, "end": 49, "type": "SET", "value": "P1D", "first": None, "last": None},
    ]


def test_a_text_without_dates_has_no_entries() -> None:
    assert date_entries("") == []
