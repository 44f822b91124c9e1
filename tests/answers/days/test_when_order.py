"""Which of several occurrences ``when`` gives, and what is no time of the event that is asked for."""

from __future__ import annotations

import datetime as dt

import pytest


@pytest.fixture
def strikes(make_desk, tmp_path):
    """A desk on three reports of one dispute."""
    reports = {
        "Times": ("2024-03-06", "Deckhands of Norr Line walked out on Monday in the first strike since 1998."),
        "Post": (
            "2024-03-20",
            "Deckhands of Norr Line walked out again on Tuesday. The next strike is planned for 4 April.",
        ),
        "Echo": (
            "2024-03-21",
            "A bank forecast a loss of nine million for the first quarter of 2024 at Norr Line. The company did not "
            "approve the pay deal on 12 March; the board approved the pay deal on 18 March.",
        ),
    }
    for outlet, (published, text) in reports.items():
        (tmp_path / f"{outlet}.md").write_text(f"---\nsource: {outlet}\npublished: {published}\n---\n{text}\n", "utf8")
    desk = make_desk(tmp_path / "index.db")
    desk.build([tmp_path])
    return desk


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("When was the first strike?", dt.date(2024, 3, 4)),
        ("When did the deckhands first walk out?", dt.date(2024, 3, 4)),
        ("When did the deckhands last walk out?", dt.date(2024, 3, 19)),
        ("When is the next strike?", dt.date(2024, 4, 4)),
        ("When did the deckhands walk out after the first strike?", dt.date(2024, 3, 19)),
        ("When did the deckhands walk out before 10 March 2024?", dt.date(2024, 3, 4)),
        ("When did the board approve the pay deal?", dt.date(2024, 3, 18)),
    ],
)
def test_the_occurrence_that_is_asked_for(strikes, question, first):
    assert strikes.when(question).items[0].dated.first == first


def test_another_occurrence_does_not_speak_against_the_one_asked_for(strikes):
    line = strikes.when("When did the deckhands first walk out?").line
    assert line is not None
    assert line.against == ()


def test_what_a_sum_is_about_is_not_when_it_was(strikes):
    dated = strikes.when("When did the deckhands of Norr Line walk out?").items[0].dated
    assert (dated.first, dated.last) != (dt.date(2024, 1, 1), dt.date(2024, 3, 31))


def test_a_day_of_publication_says_nothing_of_what_will_be(make_desk, tmp_path):
    (tmp_path / "Times.md").write_text(
        "---\nsource: Times\npublished: 2024-05-02\n---\nIda Lund has not decided whether to sell the ferry.\n", "utf8"
    )
    desk = make_desk(tmp_path / "index.db")
    desk.build([tmp_path])
    assert desk.when("When will Ida Lund decide whether to sell the ferry?").line is None
