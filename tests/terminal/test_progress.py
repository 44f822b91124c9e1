"""Progress of an index run, and figures in words."""

import io

import pytest
from rich.console import Console

from retrieval.figures import size
from retrieval.terminal import progress
from retrieval.terminal.consoles import LOOK

RUN = [("comparing", 0, 0), ("indexing", 0, 4), ("indexing", 1, 4), ("indexing", 4, 4), ("publishing", 4, 4)]


def reported(terminal):
    out = io.StringIO()
    console = Console(file=out, theme=LOOK, force_terminal=terminal, width=80)
    with progress.index_progress(console) as report:
        for step in RUN:
            report(*step)
    return out.getvalue()


def test_elsewhere_than_on_a_terminal_each_step_is_a_line():
    assert reported(terminal=False).splitlines() == ["comparing", "indexing 4 articles", "publishing 4 of 4 articles"]


def test_on_a_terminal_steps_and_counts_are_shown():
    shown = reported(terminal=True)
    assert "publishing" in shown
    assert "4 of 4 articles" in shown


def test_a_long_step_is_told_of_again_with_the_time_left(monkeypatch):
    now = iter([100.0, 105.0, 120.0])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(now))
    out = io.StringIO()
    lines = progress.PlainLines(Console(file=out, theme=LOOK))
    for done in (0, 50, 200):
        lines.report("indexing", done, 1000)
    assert out.getvalue().splitlines() == ["indexing 1,000 articles", "indexing 200 of 1,000 articles, about 80 s left"]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.04, "0.0 s"), (9.94, "9.9 s"), (42.4, "42 s"), (180, "3 min"), (4800, "80 min"), (9000, "2 h 30 min")],
)
def test_durations(seconds, words):
    assert progress.duration(seconds) == words


@pytest.mark.parametrize(
    ("bytes_", "words"),
    [(0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (58_294_272, "58 MB"), (1_200_000_000, "1.2 GB")],
)
def test_sizes(bytes_, words):
    assert size(bytes_) == words
