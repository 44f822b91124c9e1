"""In what two outlets' sentences differ, by pairs judged beforehand."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from retrieval.answers.comparing.differing import differences, is_same_thing
from retrieval.answers.comparing.unit import unit_of_text

PUBLISHED = dt.date(2024, 5, 8)
PAIRS = [
    tuple(part.strip() for part in line.split("|"))
    for line in (Path(__file__).parent / "pairs.txt").read_text("utf8").splitlines()
    if not line.startswith("#")
]


def judged(one: str, other: str) -> str:
    """What the code says of a pair, in the words of the file."""
    a, b = unit_of_text(one, PUBLISHED), unit_of_text(other, PUBLISHED)
    if not is_same_thing(a, b):
        return "unrelated"
    return " ".join(sorted({one.kind for one in differences(a, b)})) or "same"


@pytest.mark.parametrize(("expected", "one", "other"), PAIRS)
def test_pairs(expected, one, other):
    assert (judged(one, other), judged(other, one)) == (expected, expected)
