"""Files and folders that may not be written: what can be read answers, what cannot be written is named."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from broken import as_nobody, everything
from sqlite_index import build

from retrieval.errors import FeedbackError, UnusableIndexError
from retrieval.feedback import Asked, Feedback

ASKED = Asked("AAAAAAAAAAAA", "ask", "When does it close?", 7, dt.datetime(2024, 5, 2, tzinfo=dt.UTC))


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that every user may enter, unlike those of pytest."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        yield Path(folder)
        os.chmod(folder, 0o755)


@pytest.fixture
def published(place, copy) -> Path:
    """An index in it that its owner alone may write; the folder lets everybody keep SQLite's files beside it."""
    path = place / "index.db"
    path.write_bytes(copy().read_bytes())
    path.chmod(0o444)
    place.chmod(0o777)
    return path


def test_an_index_that_may_only_be_read_answers(published, database, told, make_desk):
    assert as_nobody(lambda: everything(make_desk(published))) == told(database)


def test_an_index_that_may_only_be_read_is_not_written(published, told, encoder):
    before, content = told(published), published.read_bytes()
    (published.parent / "new.md").write_text("The herring has come back to Quay Street.", "utf8")
    error = as_nobody(lambda: build(published, [published.parent], encoder))
    assert isinstance(error, UnusableIndexError)
    assert str(published) in str(error)
    assert told(published) == before
    assert published.read_bytes() == content


@pytest.mark.parametrize("mode", [0o555, 0o000])
def test_a_folder_that_may_not_be_written_is_named(published, encoder, mode):
    published.parent.chmod(mode)
    articles = Path(tempfile.gettempdir())
    error = as_nobody(lambda: build(published, [articles], encoder))
    assert isinstance(error, UnusableIndexError)
    assert str(published) in str(error)


@pytest.mark.parametrize("mode", [0o555, 0o000])
def test_a_reader_in_a_folder_that_may_not_be_written_is_told_so(published, make_desk, mode):
    published.parent.chmod(mode)
    error = as_nobody(lambda: everything(make_desk(published)))
    assert isinstance(error, UnusableIndexError)
    assert str(published) in str(error)


def test_an_index_that_may_not_be_read_is_named(published, make_desk):
    published.chmod(0o000)
    error = as_nobody(lambda: everything(make_desk(published)))
    assert isinstance(error, UnusableIndexError)
    assert str(published) in str(error)


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o777), (0o444, 0o555), (0o000, 0o777), (0o666, 0o555)])
def test_feedback_that_may_not_be_written_is_named_and_stays(place, file_mode, folder_mode):
    feedback = Feedback(place / "feedback.db")
    feedback.remember(ASKED, {"found": True, "summary": "Yes.", "items": []})
    feedback.close()
    feedback.path.chmod(file_mode)
    place.chmod(folder_mode)
    error = as_nobody(lambda: Feedback(feedback.path).vote(ASKED.id, 1, helpful=True))
    assert isinstance(error, FeedbackError)
    assert "feedback.db" in str(error)
    assert feedback.find(ASKED.id) == ASKED
    assert feedback.tally(ASKED.id).helpful == 0


def test_a_place_for_feedback_that_may_not_be_written_is_named(place):
    place.chmod(0o555)
    error = as_nobody(lambda: Feedback(place / "deeper" / "feedback.db").remember(ASKED, None))
    assert isinstance(error, FeedbackError)
    assert "feedback.db" in str(error)


def test_articles_that_may_not_be_read_are_refused_by_name_and_keep_their_last_version(place, news, encoder):
    for file in news.iterdir():
        (place / file.name).write_bytes(file.read_bytes())
    place.chmod(0o777)

    def run():
        return build(place / "index.db", [place], encoder)

    assert len(as_nobody(run).added) == 3
    (place / "ferry.md").chmod(0o000)
    outcome = as_nobody(run)
    assert [Path(one.where).name for one in outcome.refused] == ["ferry.md"]
    assert (outcome.removed, outcome.unchanged) == ([], 2)
