"""The clock goes back or far forth between runs: what is new is told by content and by count, never by time."""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlite_index import Index, build

from retrieval.feedback import Asked, Feedback
from retrieval.index.file.seal import seal_file

NOON = dt.datetime(2024, 5, 2, 12, tzinfo=dt.UTC)
JUMPS = [dt.timedelta(0), dt.timedelta(days=-20_000), dt.timedelta(days=20_000), dt.timedelta(hours=-1)]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[dt.datetime], None]:
    """Sets what the program takes for now."""

    def at(now: dt.datetime) -> None:
        class Clock(dt.datetime):
            @classmethod
            def now(cls, tz: dt.tzinfo | None = None) -> dt.datetime:
                return now.astimezone(tz)

        monkeypatch.setattr(dt, "datetime", Clock)
        monkeypatch.setattr(time, "time", now.timestamp)

    return at


def touch(path: Path, now: dt.datetime) -> None:
    """As if the file had been written then."""
    os.utime(path, (now.timestamp(), now.timestamp()))


def test_runs_publish_in_their_order_whatever_the_clock_says(database, news, encoder, clock, told):
    index = Index(database)
    for turn, jump in enumerate(JUMPS, 1):
        clock(NOON + jump)
        (news / "market.md").write_text(f"The market hall has told the same story {turn} times.", "utf8")
        touch(news / "market.md", NOON - jump)
        assert build(database, [news], encoder).changed == ["market.md"]
        for path in (database, seal_file(database)):
            touch(path, NOON + jump)
        with index.reading() as reading:
            assert reading.generation == turn + 1
            live = reading.snapshot.live.nonzero()[0].tolist()
            assert f"story {turn} times" in " ".join(one.text for one in reading.sentences(live))
            assert reading.snapshot.published == NOON + jump
        assert build(database, [news], encoder).unchanged == 3
    assert told(database)


def test_votes_count_in_the_order_they_came_and_none_is_lost(tmp_path, clock):
    feedback = Feedback(tmp_path / "feedback.db")
    for number, jump in enumerate(JUMPS):
        clock(NOON + jump)
        feedback.remember(Asked(f"question-{number:03}", "ask", "When?", 7, NOON + jump), None)
        assert feedback.vote(f"question-{number:03}", 1, helpful=False).not_helpful == 1
        assert feedback.vote(f"question-{number:03}", 1, helpful=True).helpful == 1
    assert feedback.count() == len(JUMPS)
    assert {one.asked.asked for one in feedback.judged()} == {NOON + jump for jump in JUMPS}
    clock(NOON + max(JUMPS))
    assert feedback.forget(before=NOON + max(JUMPS)) == 0
