"""A full disk: one clear line, nothing lost, and with room again the same run completes."""

from __future__ import annotations

import datetime as dt
import os
import resource
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from broken import everything, in_child
from sqlite_index import build

from retrieval.errors import FeedbackError, UnusableIndexError
from retrieval.feedback import Asked, Feedback
from retrieval.index.file.seal import seal_file


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 8 MB."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(place)]
    if os.geteuid() or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("may not mount")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def limited_to(largest: int):
    """No file of this process grows past so many bytes; to SQLite it is as if the disk were full."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    return limit


def fill_up(disk: Path, leaving: int) -> Path:
    """A file that takes all room but so many bytes."""
    ballast = disk / "ballast"
    room = shutil.disk_usage(disk).free
    ballast.write_bytes(bytes(room - leaving))
    return ballast


def long_story(folder: Path) -> None:
    told = " ".join(f"Sentence number {i} of a long story takes its room on the disk." for i in range(120))
    (folder / "long.md").write_text(told, "utf8")


def asked(number: int) -> Asked:
    return Asked(f"question-{number:03}", "ask", "When does it close? " * 20, 7, dt.datetime.now(dt.UTC))


def test_an_index_on_a_full_disk_keeps_what_it_has_and_grows_when_there_is_room(small_disk, news, encoder, told):
    database = small_disk / "index.db"
    build(database, [news], encoder)
    before = told(database)
    long_story(news)
    ballast = fill_up(small_disk, leaving=100_000)
    with pytest.raises(UnusableIndexError, match="disk is full.*what was indexed before still answers"):
        build(database, [news], encoder)
    assert told(database) == before
    ballast.unlink()
    assert build(database, [news], encoder).added == ["long.md"]
    assert told(database) != before


def test_a_first_index_that_finds_no_room_leaves_none_that_answers_by_half(small_disk, news, encoder, told):
    ballast = fill_up(small_disk, leaving=65_536)
    with pytest.raises(UnusableIndexError, match="disk is full"):
        build(small_disk / "index.db", [news], encoder)
    with pytest.raises(UnusableIndexError):
        told(small_disk / "index.db")
    ballast.unlink()
    assert len(build(small_disk / "index.db", [news], encoder).added) == 3


def test_a_seal_that_finds_no_room_is_no_reason_to_fail(small_disk, news, encoder, told, monkeypatch):
    database = small_disk / "index.db"
    build(database, [news], encoder)
    (news / "market.md").unlink()

    def full(path: Path) -> Iterator[int]:
        fill_up(small_disk, leaving=0)
        return iter([1])

    monkeypatch.setattr("retrieval.index.file.seal._sums", full)
    assert build(database, [news], encoder).removed == ["market.md"]
    assert not seal_file(database).exists()
    assert len(told(database)[6].articles) == 2


@pytest.mark.parametrize("room", [0, 20_000, 50_000])
def test_no_file_may_grow_and_the_index_stays_as_it_was(database, news, encoder, make_desk, told, room):
    before = told(database)
    long_story(news)
    largest = database.stat().st_size + room if room else 0
    error = in_child(lambda: build(database, [news], encoder), limited_to(largest))
    assert isinstance(error, UnusableIndexError)
    assert str(database) in str(error)
    assert everything(make_desk(database)) == before
    assert build(database, [news], encoder).added == ["long.md"]


def test_feedback_on_a_full_disk_says_so_and_keeps_what_it_has(small_disk):
    feedback = Feedback(small_disk / "feedback.db")
    feedback.remember(asked(0), {"found": True, "summary": "Yes.", "items": []})
    assert feedback.vote("question-000", 1, helpful=True).helpful == 1
    fill_up(small_disk, leaving=200_000)
    with pytest.raises(FeedbackError, match=r"feedback\.db.*disk is full.*what it holds is safe"):
        ask_much(feedback)
    kept = feedback.count()
    assert kept > 1
    assert feedback.tally("question-000").helpful == 1
    feedback.close()
    assert Feedback(small_disk / "feedback.db").count() == kept


def ask_much(feedback: Feedback) -> None:
    for number in range(1, 5_000):
        feedback.remember(asked(number), {"found": True, "summary": "s" * 2000, "items": []})
        feedback.vote(f"question-{number:03}", 1, helpful=True)


@pytest.mark.parametrize("largest", [0, 100_000])
def test_a_feedback_file_that_may_not_grow_is_named(tmp_path, largest):
    feedback = Feedback(tmp_path / "feedback.db")
    error = in_child(lambda: ask_much(feedback), limited_to(largest))
    assert isinstance(error, FeedbackError)
    assert "feedback.db" in str(error)
    after = Feedback(tmp_path / "feedback.db")
    after.remember(asked(9_999), None)
    assert after.find("question-9999")
