"""The queue of questions: bounded, fair, honest about how long it takes, and closed in order."""

from __future__ import annotations

import asyncio
import threading
from contextlib import ExitStack

import pytest

from bot.config import DiscordSettings
from bot.work import BusyBotError, Work


def work(**settings):
    usual = {"threads": 1, "queue": 2, "questions_per_user": 1000}
    return Work(DiscordSettings.model_validate(usual | settings))


class Held:
    """Calls that end when they are let, each saying that it began."""

    def __init__(self):
        self.begun, self.let = threading.Semaphore(0), threading.Event()

    def __call__(self):
        self.begun.release()
        assert self.let.wait(60)
        return "done"

    async def has_begun(self, times=1):
        for _ in range(times):
            await asyncio.to_thread(self.begun.acquire, timeout=60)


@pytest.fixture
def held():
    held = Held()
    yield held
    held.let.set()


async def ask(work, user, call):
    with work.taken(user):
        return await work.run(call)


@pytest.mark.parametrize(("threads", "queue"), [(1, 1), (1, 5), (3, 2)])
async def test_so_many_are_answered_and_so_many_wait(held, threads, queue):
    busy = work(threads=threads, queue=queue)
    asked = [asyncio.create_task(ask(busy, user, held)) for user in range(threads + queue)]
    await held.has_begun(threads)
    assert (busy.answering, busy.waiting) == (threads, queue)
    with pytest.raises(BusyBotError, match=f"{threads + queue} questions are waiting: try again in"):
        await ask(busy, 99, held)
    held.let.set()
    assert await asyncio.gather(*asked) == ["done"] * (threads + queue)
    assert (busy.answering, busy.waiting) == (0, 0)
    assert await ask(busy, 99, held) == "done"


async def test_a_failed_question_leaves_its_place():
    only = work(queue=1)
    for _ in range(10):
        with pytest.raises(ZeroDivisionError):
            await ask(only, 1, lambda: 1 // 0)
    assert (only.answering, only.waiting) == (0, 0)
    assert await ask(only, 1, lambda: "done") == "done"


@pytest.mark.parametrize(("queue", "threads", "seconds"), [(9, 1, 1), (199, 1, 20), (196, 4, 5)])
async def test_before_any_was_measured_a_question_is_taken_to_cost_a_tenth_of_a_second(queue, threads, seconds):
    full = work(queue=queue, threads=threads)
    with ExitStack() as taken:
        for user in range(queue + threads):
            taken.enter_context(full.taken(user))
        with pytest.raises(BusyBotError) as busy:
            taken.enter_context(full.taken(0))
    assert busy.value.seconds == seconds
    assert str(busy.value).endswith(f"try again in {seconds} s")


async def test_each_user_has_so_many_in_so_many_seconds():
    fair = work(questions_per_user=2, cooldown_seconds=1000)
    for user in (1, 2, 1, 2):
        assert await ask(fair, user, lambda: "done") == "done"
    for user in (1, 2):
        with pytest.raises(BusyBotError, match="faster than others get their turn") as refused:
            await ask(fair, user, lambda: "done")
        assert 1 <= refused.value.seconds <= 1000
    assert await ask(fair, 3, lambda: "done") == "done"


async def test_a_cooldown_ends():
    fair = work(questions_per_user=1, cooldown_seconds=0.05)
    await ask(fair, 1, lambda: "done")
    await asyncio.sleep(0.06)
    assert await ask(fair, 1, lambda: "done") == "done"


async def test_who_is_refused_by_a_full_queue_has_not_asked():
    """Else waiting as told would end in a cooldown."""
    full = work(queue=1, threads=1, questions_per_user=1, cooldown_seconds=1000)
    with full.taken(1), full.taken(2), pytest.raises(BusyBotError, match="are waiting"), full.taken(3):
        pass
    assert await ask(full, 3, lambda: "done") == "done"


async def test_the_loop_goes_on_while_threads_work(held):
    busy = work()
    asked = asyncio.create_task(ask(busy, 1, held))
    await held.has_begun()
    await asyncio.sleep(0)
    assert not asked.done()
    held.let.set()
    assert await asked == "done"


async def test_closing_waits_for_what_is_in_hand(held):
    ending = work()
    asked = asyncio.create_task(ask(ending, 1, held))
    await held.has_begun()
    closing = asyncio.create_task(ending.close(60))
    await asyncio.sleep(0)
    with pytest.raises(BusyBotError, match="restarting: try again in 30 s"):
        await ask(ending, 2, held)
    held.let.set()
    await closing
    assert asked.result() == "done"


async def test_closing_tells_what_cannot_end_in_time(held):
    """Both the one in a thread and those in the queue; ``close`` is over when they have said so."""
    ending = work()
    told = []

    async def telling(user):
        try:
            await ask(ending, user, held)
        except BusyBotError as error:
            await asyncio.sleep(0.01)
            told.append((user, str(error)))

    tasks = [asyncio.create_task(telling(user)) for user in (1, 2, 3)]
    await held.has_begun()
    await ending.close(0.5)
    text = "eventdesk is restarting and could not finish this: try again in 30 s"
    assert sorted(told) == [(1, text), (2, text), (3, text)]
    assert all(task.done() for task in tasks)


async def test_a_cancellation_that_is_not_the_bots_end_stays_one(held):
    running = work()
    asked = asyncio.create_task(ask(running, 1, held))
    await held.has_begun()
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked
