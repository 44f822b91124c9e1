"""The feedback file: kept through kills, shared by bots, and honest about what is wrong with it."""

import datetime as dt
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.errors import FeedbackError
from retrieval.feedback import Asked, Feedback, Forgotten, Tally, new_id

NOON = dt.datetime(2024, 5, 3, 12, tzinfo=dt.UTC)
BRIDGE = {"text": "The bridge closes on Monday.", "article": {"id": "harbour.md", "title": "Repairs"}}
FOUND = {"command": "when", "query": "?", "found": True, "summary": "Monday", "items": [BRIDGE, BRIDGE]}


def asked(id="aaaaaaaaaaaa", **changes):
    return replace(Asked(id, "when", "When does the bridge close?", 4242, NOON), **changes)


@pytest.fixture
def feedback(tmp_path):
    feedback = Feedback(tmp_path / "feedback.db")
    yield feedback
    feedback.close()


def test_ids_are_url_safe_and_differ():
    ids = {new_id() for _ in range(100)}
    assert len(ids) == 100
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{12}", one) for one in ids)


@pytest.mark.parametrize(
    "question",
    [
        asked(),
        asked(source="Island Post", speaker="Ada Birch", after=dt.date(2024, 5, 1), before=dt.date(2024, 5, 31)),
        asked(command="timeline", text=""),
        asked(asker=2**63 - 1, text='"; DROP TABLE question; -- \0 鹤 \u202e'),
        asked(asked=NOON.astimezone(dt.timezone(dt.timedelta(hours=8)))),
    ],
)
def test_a_question_can_be_asked_again_after_a_restart(feedback, question):
    feedback.remember(question, None)
    feedback.close()
    assert feedback.find(question.id) == question


@settings(max_examples=20)
@given(text=st.text(), summary=st.text())
def test_any_text_is_kept(tmp_path_factory, text, summary):
    with closing(Feedback(tmp_path_factory.getbasetemp() / "any.db")) as feedback:
        question = asked(new_id(), text=text)
        feedback.remember(question, FOUND | {"summary": summary})
        feedback.vote(question.id, 1, True)
        assert feedback.find(question.id) == question
        assert feedback.judged(1)[0].summary == summary


def test_half_a_surrogate_pair_is_replaced(feedback):
    feedback.remember(asked(text="\ud83d?"), FOUND | {"summary": "\udc4d"})
    assert feedback.find("aaaaaaaaaaaa").text == "??"


def test_filters_are_those_of_the_search():
    filters = asked(source="Island Post", after=dt.date(2024, 5, 1)).filters
    assert (filters.source, filters.after, filters.before) == ("Island Post", dt.date(2024, 5, 1), None)


def test_each_voter_has_one_vote(feedback):
    feedback.remember(asked(), FOUND)
    assert feedback.vote("aaaaaaaaaaaa", 1, True) == Tally(1, 0)
    assert feedback.vote("aaaaaaaaaaaa", 2, True) == Tally(2, 0)
    assert feedback.vote("aaaaaaaaaaaa", 1, False) == Tally(1, 1)
    assert feedback.tally("aaaaaaaaaaaa") == Tally(1, 1)


def test_an_unknown_question_has_no_votes_and_gets_none(feedback):
    assert feedback.find("unknown") is None
    assert feedback.vote("unknown", 1, True) is None
    assert feedback.tally("unknown") == Tally(0, 0)
    assert feedback.judged() == []


@pytest.mark.parametrize(
    ("answer", "found", "summary", "best", "article"),
    [
        (FOUND, True, "Monday", "The bridge closes on Monday.", "harbour.md"),
        (FOUND | {"found": False}, False, "Monday", "The bridge closes on Monday.", "harbour.md"),
        (FOUND | {"found": False, "items": []}, False, "Monday", "", ""),
        (None, False, "", "", ""),
    ],
)
def test_what_was_judged(feedback, answer, found, summary, best, article):
    feedback.remember(asked(), answer)
    feedback.vote("aaaaaaaaaaaa", 1, False)
    (one,) = feedback.judged()
    assert (one.asked, one.tally) == (asked(), Tally(0, 1))
    assert (one.found, one.summary, one.best, one.article) == (found, summary, best, article)


def test_the_latest_vote_comes_first_page_by_page(feedback):
    for id in "abcd":
        feedback.remember(asked(id), FOUND)
    for id in "abca":
        feedback.vote(id, 1, True)
    assert [one.asked.id for one in feedback.judged()] == ["a", "c", "b"]
    assert [one.asked.id for one in feedback.judged(limit=None)] == ["a", "c", "b"]
    assert [one.asked.id for one in feedback.judged(limit=1, offset=1)] == ["c"]
    assert feedback.count() == 3


def test_votes_stay_with_the_answer_that_they_judged(feedback):
    feedback.remember(asked(), FOUND)
    feedback.remember(asked(), FOUND | {"summary": "Tuesday"})
    feedback.vote("aaaaaaaaaaaa", 1, True)
    feedback.remember(asked(), FOUND | {"summary": "Wednesday"})
    assert [one.summary for one in feedback.judged()] == ["Tuesday"]


def test_old_questions_are_forgotten_unless_judged(feedback):
    for id, hours in (("judged", 5), ("old", 4), ("new", 1)):
        feedback.remember(asked(id, asked=NOON - dt.timedelta(hours=hours)), FOUND)
    feedback.vote("judged", 1, False)
    east = dt.timezone(dt.timedelta(hours=8))
    assert feedback.forget((NOON - dt.timedelta(hours=2)).astimezone(east)) == 1
    assert [bool(feedback.find(id)) for id in ("judged", "old", "new")] == [True, False, True]


def test_threads_share_one_file(feedback):
    """Also its making: all begin at once."""

    def one_user(voter):
        for number in range(5):
            feedback.remember(asked(f"{voter}-{number}"), FOUND)
            assert feedback.vote(f"{voter}-{number}", voter, True) == Tally(1, 0)
            feedback.remember(asked("shared"), FOUND)
            assert feedback.vote("shared", voter, voter % 2 == 0) is not None

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(one_user, range(8)))
    assert feedback.tally("shared") == Tally(4, 4)
    assert feedback.count() == 41


BOT = """
import datetime as dt, sys
from pathlib import Path
from retrieval.feedback import Asked, Feedback, new_id

feedback = Feedback(Path(sys.argv[1]))
while True:
    id = new_id()
    asked = Asked(id, "ask", "Why?" * 500, 1, dt.datetime.now(dt.UTC))
    answer = {"found": False, "summary": "", "items": []}
    feedback.remember(asked, answer)
    assert feedback.vote(id, 1, True)
    print(id, flush=True)
"""


def test_two_bots_on_one_file_lose_nothing_when_killed(feedback):
    """What a bot has reported as written is there after kill -9, and the file is whole."""
    reported, random_ = [], random.Random(1)
    for _ in range(2):
        bots = [
            subprocess.Popen([sys.executable, "-c", BOT, feedback.path], stdout=subprocess.PIPE, text=True)
            for _ in range(2)
        ]
        for bot in bots:
            reported += [bot.stdout.readline().strip() for _ in range(random_.randrange(1, 6))]
            bot.send_signal(signal.SIGKILL)
            rest, _ = bot.communicate()
            reported += [line for line in rest.splitlines() if len(line) == 12]
    assert len(set(reported)) >= 4
    assert all(feedback.tally(id) == Tally(1, 0) for id in reported)
    assert feedback.count() - len(reported) <= 4  # each kill may have come between the write and its report
    with sqlite3.connect(feedback.path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.skipif(os.name != "posix", reason="file modes of POSIX")
def test_only_its_owner_can_read_it(feedback):
    feedback.remember(asked(), FOUND)
    assert feedback.path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(("version", "lacks"), [(1, 4), (2, 3), (3, 1)])
def test_an_older_file_is_brought_up_to_date(feedback, version, lacks):
    feedback.remember(asked(), FOUND)
    feedback.vote("aaaaaaaaaaaa", 1, True)
    feedback.close()
    with closing(sqlite3.connect(feedback.path)) as connection:
        for column in ("beside", "event", "turns", "guild")[:lacks]:
            connection.execute(f"ALTER TABLE question DROP COLUMN {column}")
        connection.execute(f"PRAGMA user_version = {version}")
    feedback.remember(asked("bbbbbbbbbbbb", guild=77, event="fire", turns=("Who?",), beside="CNN"), FOUND)
    assert feedback.find("aaaaaaaaaaaa") == asked()
    assert feedback.find("bbbbbbbbbbbb") == asked("bbbbbbbbbbbb", guild=77, event="fire", turns=("Who?",), beside="CNN")


def test_what_was_judged_is_told_by_server(feedback):
    for number, guild in enumerate((77, 78, 77, None)):
        feedback.remember(asked(f"question-{number}", guild=guild), FOUND)
        feedback.vote(f"question-{number}", 1, True)
    feedback.remember(asked("not-judged", guild=77), FOUND)
    assert [one.asked.id for one in feedback.judged(guild=77)] == ["question-2", "question-0"]
    assert [feedback.count(guild=guild) for guild in (77, 78, 79, None)] == [2, 1, 0, 4]


def test_a_full_file_drops_what_is_worth_least(tmp_path):
    """What nobody judged, then what was judged, the oldest first; never the question just asked."""
    with closing(Feedback(tmp_path / "feedback.db", most=3)) as feedback:
        for number in range(5):
            feedback.remember(asked(str(number), asked=NOON + dt.timedelta(hours=number)), FOUND)
            if number in (0, 2, 3):
                feedback.vote(str(number), 1, True)
        assert [feedback.find(str(number)) is not None for number in range(5)] == [False, False, True, True, True]


def test_a_person_is_forgotten_without_a_trace(feedback):
    feedback.remember(asked("mine", text="a secret of mine", asker=1), FOUND)
    feedback.remember(asked("yours", asker=2), FOUND)
    for question in ("mine", "yours"):
        for voter in (1, 2):
            feedback.vote(question, voter, True)
    assert feedback.forget_person(1) == Forgotten(questions=1, votes=1)
    assert (feedback.find("mine"), feedback.tally("yours")) == (None, Tally(1, 0))
    feedback.close()
    files = [file.read_bytes() for file in feedback.path.parent.glob("feedback.db*")]
    assert not any(b"a secret of mine" in content for content in files)
    assert feedback.forget_person(1) == Forgotten(0, 0)


def other_program(path):
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    connection.close()


def newer_version(path):
    with closing(Feedback(path)) as feedback:
        feedback.count()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


@pytest.mark.parametrize(
    ("prepare", "named"),
    [
        (lambda path: path.write_text("Dear reader, this is a letter.\n" * 200), "no SQLite file"),
        (other_program, "another program"),
        (newer_version, "newer eventdesk"),
        (lambda path: path.mkdir(), "cannot be opened"),
    ],
)
def test_a_file_that_is_not_ours_is_named_and_stays_as_it_is(feedback, prepare, named):
    prepare(feedback.path)
    before = feedback.path.read_bytes() if feedback.path.is_file() else None
    for call in (
        lambda: feedback.remember(asked(), FOUND),
        feedback.judged,
        lambda: feedback.vote("a", 1, True),
    ):
        with pytest.raises(FeedbackError, match=named) as error:
            call()
        assert str(feedback.path) in str(error.value)
    assert before is None or feedback.path.read_bytes() == before


def test_a_damaged_file_is_named(feedback):
    for number in range(50):
        feedback.remember(asked(str(number), text="Why?" * 1000), FOUND)
    feedback.close()
    whole = feedback.path.read_bytes()
    feedback.path.write_bytes(whole[:4096] + bytes(len(whole) - 4096))
    with pytest.raises(FeedbackError, match=r"feedback\.db is damaged .* move it away"):
        feedback.remember(asked("next"), FOUND)


def test_a_place_that_is_no_folder_is_named(feedback):
    feedback.path.write_text("")
    below = Feedback(feedback.path / "feedback.db")
    with pytest.raises(FeedbackError, match=r"feedback\.db: Not a directory|File exists"):
        below.remember(asked(), FOUND)


def test_a_file_moved_away_is_begun_anew(feedback):
    feedback.remember(asked("before"), FOUND)
    feedback.path.rename(feedback.path.with_suffix(".old"))
    feedback.remember(asked("after"), FOUND)
    feedback.close()
    assert (feedback.find("before"), feedback.find("after")) == (None, asked("after"))


def test_a_disk_without_room_is_named_and_nothing_is_lost(feedback):
    """As far as a test can fill a disk: the process may write files of at most 100 kB."""
    resource = pytest.importorskip("resource")
    bot = subprocess.run(
        [sys.executable, "-c", BOT, feedback.path],
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)),
    )
    assert "FeedbackError: " in bot.stderr.splitlines()[-1]
    assert "feedback.db cannot be written" in bot.stderr.splitlines()[-1]
    assert bot.stdout.split()
    assert all(feedback.tally(id) == Tally(1, 0) for id in bot.stdout.split())
    feedback.remember(asked(), FOUND)
    assert feedback.find("aaaaaaaaaaaa") == asked()
