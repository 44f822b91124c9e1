"""Readers and writers side by side: a generation held through three reindexes, two indexers, two bots on one file."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import threading
from pathlib import Path

import pytest
from broken import everything
from sqlite_index import Index, build

from retrieval.errors import BusyError
from retrieval.feedback import Asked, Feedback
from retrieval.index.article.statements import statements_by


def test_a_reader_held_open_through_three_reindexes_keeps_its_generation(database, news, encoder):
    index = Index(database)

    def seen(reading) -> tuple[object, ...]:
        live = reading.snapshot.live.nonzero()[0].tolist()
        return (
            reading.generation,
            [one.text for one in reading.sentences(live)],
            reading.token_codes(live),
            statements_by(reading.connection, ["Ada Birch"]),
            reading.search.vectors(reading.snapshot.live.nonzero()[0]).tobytes(),
        )

    with index.reading() as held:
        before = seen(held)
        for turn in range(3):
            for name in ("harbour.md", "ferry.md", "market.md"):
                (news / name).write_text(f"In turn {turn} nothing is left of {name}, said Ada Birch.", "utf8")
            build(database, [news], encoder, rebuild=turn == 2)
            with index.reading() as new:
                assert new.generation == turn + 2
                assert f"In turn {turn}" in seen(new)[1][0]
            assert seen(held) == before
    with index.reading() as after:
        assert after.generation == 4


def test_of_two_indexers_one_works_and_the_other_is_told_who_does(database, news, encoder, told):
    (news / "market.md").write_text("The market hall sells fish again.", "utf8")
    begun, told_off = threading.Event(), threading.Event()

    def wait(step: str, done: int, total: int) -> None:
        if step == "publishing" and not begun.is_set():
            begun.set()
            assert told_off.wait(60)

    first = threading.Thread(target=lambda: build(database, [news], encoder, report=wait))
    first.start()
    assert begun.wait(60)
    with pytest.raises(BusyError, match=r"index\.db is being written by .* since .*publishing"):
        build(database, [news], encoder, rebuild=True)
    told_off.set()
    first.join()
    assert build(database, [news], encoder).unchanged == 3


def test_two_bots_answer_from_one_index_while_it_changes(database, news, encoder, make_desk):
    """Each with a desk of its own; a run of the one is seen by both."""
    one, two = make_desk(database), make_desk(database)
    assert everything(one) == everything(two)
    (news / "market.md").write_text("The herring has come back to Quay Street.", "utf8")
    one.build([news])
    assert everything(one) == everything(two)
    assert one.generation() == two.generation()
    assert any("Quay Street" in item.citation.text for item in two.ask("herring").items)


def votes(path: Path, voter: int, questions: int) -> None:
    feedback = Feedback(path)
    for number in range(questions):
        asked = Asked(f"question-{number:03}", "ask", "When?", voter, dt.datetime(2024, 5, 2, tzinfo=dt.UTC))
        feedback.remember(asked, {"found": True, "summary": "Yes.", "items": []})
        assert feedback.vote(asked.id, voter, helpful=voter % 2 == 0)


def test_two_bots_share_a_feedback_file_and_every_vote_counts(tmp_path):
    path = tmp_path / "feedback.db"
    fork = multiprocessing.get_context("fork")
    bots = [fork.Process(target=votes, args=(path, voter, 40)) for voter in range(4)]
    for bot in bots:
        bot.start()
    for bot in bots:
        bot.join()
    assert [bot.exitcode for bot in bots] == [0] * 4
    judged = Feedback(path).judged(limit=None)
    assert len(judged) == 40
    assert all((one.tally.helpful, one.tally.not_helpful) == (2, 2) for one in judged)
