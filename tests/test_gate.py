"""The gate: what counts as worse than the baseline, and that statements and dates are not."""

import pytest

from benchmarks.gate import TOLERANCE, Measured, changed, read_baseline, text_figures, worse


@pytest.mark.parametrize(
    ("name", "before", "now", "is_worse"),
    [
        ("all questions: right", 0.8, 0.7, True),
        ("all questions: right", 0.8, 0.9, False),
        ("all questions: right", 0.8, 0.8 - TOLERANCE / 2, False),
        ("all questions: misled", 0.1, 0.2, True),
        ("all questions: misled", 0.1, 0.05, False),
        ("speaker: wrong", 0.05, 0.1, True),
    ],
)
def test_what_is_worse(name: str, before: float, now: float, is_worse: bool) -> None:
    found, baseline = Measured({name: now}, {}, {}), Measured({name: before}, {}, {})
    assert worse(found, baseline) == ([name] if is_worse else [])


def test_what_became_of_each_question() -> None:
    found = Measured({}, {"a": "right", "b": "wrong", "c": "silent"}, {})
    baseline = Measured({}, {"a": "right", "b": "silent"}, {})
    assert changed(found, baseline) == {"b": ("silent", "wrong"), "c": ("new", "silent")}


def test_statements_and_dates_are_no_worse_than_the_baseline() -> None:
    found, baseline = text_figures(), read_baseline()
    assert found.keys() <= baseline.figures.keys()
    assert not worse(Measured(found, {}, {}), Measured({name: baseline.figures[name] for name in found}, {}, {}))
