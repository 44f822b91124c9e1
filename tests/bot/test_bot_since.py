"""``/since``: what is new since a day or the user's last visit, page by page, with why."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing

import pytest
import simcord

from retrieval.errors import InputError
from retrieval.feedback import Asked, Feedback

LAST = "my last visit"


@pytest.fixture
def visited(env, tmp_path):
    """Let a user have asked something some hours ago."""

    def visit(user, hours, event="default"):
        moment = dt.datetime.now(dt.UTC) - dt.timedelta(hours=hours)
        feedback = Feedback(tmp_path / "feedback.db")
        feedback.remember(Asked(f"visit{user.id}{hours}", "ask", "a question", user.id, moment, event=event), None)
        feedback.close()

    return visit


async def test_what_is_new_since_a_day(reader, channel, shown):
    """For the user alone, who may share it; each with why, its sentence, its source; other pages turn."""
    result = await reader.slash(channel, "since", start="2023-03-20")
    first = shown(result)
    count = int(first.text.split()[1])
    assert first.text.startswith(f"### {count} new since Mon 20 March 2023\n-# in ")
    assert first.private
    assert "New statement** · nobody carried this by " in first.text
    turn = next(label for label in first.labels if label.startswith("Page 2 of"))
    assert "Share" in first.labels
    assert not {"Save", "Ask narrower"} & set(first.labels)
    assert len(first.choices) == 4
    around = await reader.select(first.message, values=[first.choices[0]])
    assert shown(around).private
    await reader.click(first.message, label=turn)
    assert "Page 2 of" in shown(result).text
    shared = shown(await reader.click(first.message, label="Share"))
    assert (shared.private, f"/since 2023-03-20 · shared by <@{reader.id}>" in shared.text.replace("\\", "")) == (
        False,
        True,
    )


async def test_nothing_new_is_said(reader, channel, shown):
    assert shown(await reader.slash(channel, "since", start="2040-01-01")).text == (
        "### Nothing new since Sun 1 January 2040\n-# in 0 new articles, beside 12 from before"
    )


async def test_a_first_visit_is_remembered_and_said(env, reader, channel, shown, tmp_path):
    told = shown(await reader.slash(channel, "since")).text
    assert told.startswith("No earlier visit of yours is known; this one is remembered")
    with closing(sqlite3.connect(tmp_path / "feedback.db")) as feedback:
        assert feedback.execute("SELECT command, asker, text FROM question").fetchall() == [("since", reader.id, LAST)]
    simcord.assert_error(env, InputError)


@pytest.mark.parametrize("start", [{}, {"start": LAST}, {"start": "since my last visit"}])
async def test_the_last_visit_is_when_the_user_last_asked_anything(reader, other, channel, shown, visited, start):
    """Of this event, before this visit; the seeds were indexed a moment ago, so all of them came in since."""
    visited(reader, 2)
    visited(reader, 5)
    visited(other, 1)
    visited(reader, 1, event="another")
    await reader.slash(channel, "ask", question="What will they sign?")
    answer = shown(await reader.slash(channel, "since", **start))
    then = int((dt.datetime.now(dt.UTC) - dt.timedelta(hours=2)).timestamp())
    moment = int(answer.text.partition("<t:")[2].partition(":")[0])
    assert abs(moment - then) < 60
    assert "in 12 new articles, beside 0 from before" in answer.text


async def test_forgetting_forgets_visits(env, reader, channel, shown, visited):
    visited(reader, 2)
    await reader.slash(channel, "forget")
    assert "No earlier visit of yours" in shown(await reader.slash(channel, "since")).text
    simcord.assert_error(env, InputError)


async def test_what_is_no_day_is_said(env, reader, channel, shown):
    assert "'the flood' is not a date" in shown(await reader.slash(channel, "since", start="the flood")).text
    simcord.assert_error(env, InputError)


@pytest.mark.parametrize(
    ("typed", "values"),
    [("my l", [LAST]), ("", [LAST, "today"]), ("2023-03-20", ["2023-03-20"]), ("zyzzogeton", [])],
)
async def test_starts_are_suggested(reader, channel, typed, values):
    choices = [choice["value"] for choice in await reader.autocomplete(channel, "since", "start", typed)]
    today = str(dt.datetime.now(dt.UTC).date())
    assert choices[: len(values)] == [today if one == "today" else one for one in values]
    assert bool(choices) == bool(values)
