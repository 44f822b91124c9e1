"""What users are told when an answer does not come: too many, too fast, stopping, broken."""

from __future__ import annotations

import asyncio
import json
import re
import threading

import pytest
import simcord

from bot.questions import Questions
from retrieval.desk import Desk
from retrieval.errors import UnusableIndexError

VISIT = {"question": "Russia China Ukraine"}  # nobody says it outright, so that it fills pages


class HeldDesk(Desk):
    """A desk that answers when it is let."""

    def __init__(self, desk):
        super().__init__(desk.settings)
        self.encoder, self.index = desk.encoder, desk.index
        self.asked, self.let = threading.Semaphore(0), threading.Event()

    def answer(self, *arguments, **options):
        self._hold()
        return super().answer(*arguments, **options)

    def overview(self):
        self._hold()
        return super().overview()

    def cited(self, *arguments, **options):
        self._hold()
        return super().cited(*arguments, **options)

    def _hold(self):
        self.asked.release()
        assert self.let.wait(60)


class BrokenDesk(HeldDesk):
    """A desk whose answers fail with a message that quotes the question."""

    error: type[Exception] = RuntimeError

    def answer(self, command, text, **options):
        raise self.error(f"cannot answer {text}")


@pytest.fixture
def simcord_bot(make_bot, seeds_desk, request):
    settings = getattr(request, "param", {})
    return make_bot(desk=HeldDesk(seeds_desk), **settings)


@pytest.fixture
def desk(env):
    yield env.bot.events.default.desk
    env.bot.events.default.desk.let.set()


@pytest.mark.parametrize("simcord_bot", [{"queue": 1, "threads": 1}], indirect=True)
async def test_a_full_queue_says_when_to_try_again(env, reader, other, begin, shown, until, desk):
    """Those in the queue are answered."""
    first, second = begin(reader, "ask", **VISIT), begin(other, "ask", **VISIT)
    await until(lambda: second.acknowledged)
    third = begin(reader, "ask", **VISIT)
    await until(lambda: third.response)
    told = shown(third)
    assert re.fullmatch(r"2 questions are waiting: try again in [1-9]\d* s\.", told.text)
    assert told.private
    desk.let.set()
    await env.settle()
    assert "Page 1 of 3" in shown(first).text
    assert shown(first).text == shown(second).text
    assert len(env.errors) == 1


@pytest.mark.parametrize("simcord_bot", [{"questions_per_user": 2, "cooldown_seconds": 1000}], indirect=True)
async def test_who_asks_too_fast_is_told_for_how_long(env, reader, other, channel, shown, desk):
    """Others are not; pages and lists count as questions do."""
    desk.let.set()
    result = await reader.slash(channel, "ask", **VISIT)
    await reader.click(shown(result).message, label="Page 2 of 3 ▶")
    told = shown(await reader.slash(channel, "sources"))
    seconds = re.search(r"You are asking faster than others get their turn: try again in (\d+) s\.", told.text)
    assert 1 <= int(seconds[1]) <= 1000
    assert told.private
    told = shown(await reader.click(shown(result).message, label="Page 3 of 3 ▶"))
    assert "try again in" in told.text
    assert "Page 2 of 3" in shown(result).text
    assert "Page 1 of 3" in shown(await other.slash(channel, "ask", **VISIT)).text
    assert len(env.errors) == 1


@pytest.mark.parametrize(
    ("command", "options"),
    [("ask", VISIT), ("who-said", {"words": "no limits"}), ("sources", {}), ("about", {})],
)
async def test_a_bot_that_stops_tells_whoever_still_waits(
    env, reader, other, begin, shown, until, desk, command, options
):
    """Those in hand and those in the queue; nobody is left with "thinking..."."""
    waiting = [begin(user, command, **options) for user in (reader, other)]
    await until(lambda: all(one.acknowledged for one in waiting) and desk.asked.acquire(blocking=False))
    await env.bot.work.close(0.01)
    desk.let.set()
    await env.settle()
    assert ["restarting" in shown(one).text and "try again in 30 s" in shown(one).text for one in waiting] == [True] * 2
    assert len(env.errors) == 2


async def test_a_bot_that_stops_leaves_the_answer_whose_buttons_were_used(env, reader, channel, shown, until, desk):
    desk.let.set()
    result = await reader.slash(channel, "ask", **VISIT)
    first = shown(result)
    desk.let.clear()
    while desk.asked.acquire(blocking=False):
        pass

    async def stop_meanwhile():
        await until(lambda: desk.asked.acquire(blocking=False))
        await env.bot.work.close(0.01)
        desk.let.set()

    stopping = asyncio.create_task(stop_meanwhile())
    chosen = await reader.select(first.message, [first.choices[0]])
    await stopping
    assert "restarting" in shown(chosen).text
    assert shown(result).text == first.text


async def test_a_stopping_bot_takes_no_more_questions(env, reader, channel, shown):
    await env.bot.work.close(0)
    told = shown(await reader.slash(channel, "ask", **VISIT))
    assert told.text == "Eventdesk is restarting: try again in 30 s."
    assert len(env.errors) == 1


@pytest.mark.parametrize(
    ("error", "said"),
    [(RuntimeError, "Something went wrong."), (UnusableIndexError, "The index cannot be used just now.")],
)
async def test_what_nobody_expected_has_a_reference(
    env, reader, channel, shown, seeds_desk, make_bot, logged, monkeypatch, error, said
):
    """It is in the log with the place where it happened, and without a word of the question."""
    monkeypatch.setattr(BrokenDesk, "error", error)
    await env.restart_bot(make_bot(desk=BrokenDesk(seeds_desk)))
    told = shown(await reader.slash(channel, "ask", question="zyzzogeton unheard-of"))
    reference = re.search(r"the reference ([0-9a-f]{8})\.", told.text)[1]
    assert told.text.startswith(said)
    lines = logged()
    (failure,) = [line for line in lines if line["level"] == "ERROR"]
    assert (failure["message"], failure["reference"]) == (f"reference {reference}", reference)
    assert error.__name__ in failure["exc_info"]
    assert "in answer" in failure["exc_info"]
    assert "zyzzogeton" not in json.dumps(lines)
    assert env.bot.vitals().failed == 1
    assert len(env.errors) == 1


async def test_a_button_that_fails_has_a_reference_too(env, reader, channel, shown, logged, monkeypatch, desk):
    desk.let.set()
    result = await reader.slash(channel, "ask", **VISIT)
    monkeypatch.setattr(Questions, "turn", broken)
    told = shown(await reader.click(shown(result).message, label="Page 2 of 3 ▶"))
    reference = re.search(r"the reference ([0-9a-f]{8})\.", told.text)[1]
    assert reference in [line.get("reference") for line in logged()]
    assert told.private


async def broken(*_):
    raise RuntimeError("broken")


@pytest.mark.parametrize(("code", "status"), [(10062, 404), (50027, 401)])
async def test_an_interaction_that_is_gone_is_one_line_in_the_log(env, reader, channel, logged, code, status):
    env.inject_error("POST", "/interactions/*", status=status, code=code, message="gone")
    result = await reader.slash(channel, "ask", **VISIT)
    assert not result.acknowledged
    (line,) = [one for one in logged() if one["logger"].startswith("bot.")]
    assert (line["level"], line["message"]) == (
        "WARNING",
        f"an interaction was gone before it could be answered ({code})",
    )
    simcord.assert_error(env, code=code)


@pytest.mark.parametrize(("status", "times"), [(500, 2), (429, 1)])
async def test_a_final_edit_is_tried_again(env, reader, channel, shown, desk, status, times):
    desk.let.set()
    env.inject_error("PATCH", "/webhooks/*", status=status, times=times)
    assert "Page 1 of 3" in shown(await reader.slash(channel, "ask", **VISIT)).text
    edits = [one for one in env.http_requests if one.method == "PATCH"]
    assert len(edits) == times + 1


async def test_an_answer_is_worth_more_than_its_buttons(env, reader, channel, shown, make_bot, tmp_path):
    """Where questions cannot be kept, they are answered all the same; a vote then says what it cannot do."""
    unusable = tmp_path / "feedback"
    unusable.mkdir()
    await env.restart_bot(make_bot(feedback=unusable))
    answer = shown(await reader.slash(channel, "ask", **VISIT))
    assert "Page 1 of 3" in answer.text
    told = shown(await reader.click(answer.message, label="Helpful"))
    assert "reference" in told.text
