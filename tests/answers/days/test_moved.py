"""Plans that were moved: the newest day first, and the one it was planned for with it, only where sentences show it."""

from __future__ import annotations

import datetime as dt

import pytest

from retrieval.answers.answer import as_json
from retrieval.language.dates.find import find_dates
from retrieval.language.dates.intervals import after_length, join_intervals
from retrieval.language.dates.moving import is_moved_to, is_planned_first

PLAN = ("The harbour board of Lundby will hold its hearing on the ferry dock on 4 February.", "2024-01-20")


@pytest.mark.parametrize(
    ("since", "day", "was"),
    [
        ("The hearing on the ferry dock of Lundby has been postponed until 6 February.", "2024-02-06", "2024-02-04"),
        ("The hearing on the ferry dock was brought forward to 1 February.", "2024-02-01", "2024-02-04"),
        (
            "It was due on 4 February; now, the board says, the hearing on the dock will be on 6 February.",
            "2024-02-06",
            "2024-02-04",
        ),
        ("The dock hearing in Lundby was put back by a week, to 11 February.", "2024-02-11", "2024-02-04"),
        ("The hearing on the dock was moved from 4 February to 6 February.", "2024-02-06", "2024-02-04"),
        ("The museum of Aske, meanwhile, postponed its hearing until 6 March.", "2024-02-04", None),
        ("On 26 January the board voted to rebuild the dock.", "2024-02-04", None),
    ],
)
def test_the_newest_day_of_a_plan_and_the_one_before(news, since, day, was):
    answer = news(A=PLAN, B=(since, "2024-01-27")).when("When is the hearing on the ferry dock of Lundby?")
    first, line = answer.items[0], as_json(answer)["answer"]
    assert first.dated is not None
    assert first.dated.first == dt.date.fromisoformat(day)
    before = first.moved_from.dated.first if first.moved_from and first.moved_from.dated else None
    assert before == (dt.date.fromisoformat(was) if was else None)
    assert ("moved from" in line["text"], "moved_from" in line) == (was is not None, was is not None)
    if was:
        assert answer.summary.startswith(line["text"])
        assert line["moved_from"]["outlets"]


@pytest.mark.parametrize(
    "told",
    [
        ("The hearing on the ferry dock of Lundby has been postponed until 2 February.", "2024-01-10"),
        ("The hearing on the ferry dock of Lundby will be held on 6 February.", "2024-01-27"),
    ],
)
def test_an_earlier_report_and_one_that_merely_disagrees_move_nothing(news, told):
    answer = news(A=PLAN, B=told).when("When is the hearing on the ferry dock of Lundby?")
    assert answer.items[0].moved_from is None


@pytest.mark.parametrize(
    ("text", "days", "moved"),
    [
        ("The fair was moved to Friday.", [], ["Friday"]),
        ("The fair was postponed from Monday until Friday.", ["Monday"], ["Friday"]),
        ("On Monday the board moved the fair to Friday.", [], ["Friday"]),
        ("The fair was due on Monday, but will instead be on Friday.", ["Monday"], ["Friday"]),
        ("The fair will be on Friday.", [], []),
        ("They moved to Lundby on Friday.", [], []),
    ],
)
def test_what_moves_a_day(text, days, moved):
    spans = {text[one.start : one.end]: (one.start, one.end) for one in find_dates(text, dt.date(2024, 5, 14))}
    targets = [day for day, span in spans.items() if is_moved_to(text, span)]
    assert targets == moved
    assert [
        day for day, span in spans.items() if any(is_planned_first(text, span, spans[one]) for one in targets)
    ] == days


def test_what_is_moved_from_a_day_to_another_is_no_span():
    text = "The fair was moved from Monday to Friday."
    assert len(join_intervals(text, find_dates(text, dt.date(2024, 5, 14)))) == 2


def test_the_days_so_far_off():
    assert after_length("P1W", dt.date(2024, 2, 4)) == (dt.date(2024, 1, 28), dt.date(2024, 2, 11))
    assert after_length("PT3H", dt.date(2024, 2, 4)) == ()
    assert after_length("P9999Y", dt.date(2024, 2, 4)) == ()
