"""Work off the event loop: a bounded queue of questions, answered in threads, with a cooldown for each user."""

from __future__ import annotations

import asyncio
import math
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from typing import TypeVar

from cachetools import TTLCache
from discord.app_commands import Cooldown

from bot.config import DiscordSettings
from retrieval.errors import EventdeskError

Result = TypeVar("Result")
# What a question is taken to cost before any was measured, in seconds.
_FIRST_GUESS = 0.1
_REMEMBERED_USERS = 10_000
_RESTART_SECONDS = 30


class BusyBotError(EventdeskError):
    """The question was not taken; it is worth asking again in ``seconds``."""

    def __init__(self, why: str, seconds: float) -> None:
        self.seconds = max(1, math.ceil(seconds))
        super().__init__(f"{why}: try again in {self.seconds} s")


class Work:
    """At most ``threads`` questions are answered and ``queue`` wait; all methods belong to the event loop."""

    def __init__(self, settings: DiscordSettings) -> None:
        self._settings = settings
        self._threads = ThreadPoolExecutor(settings.threads, thread_name_prefix="answering")
        self._cooldowns: TTLCache[int, Cooldown] = TTLCache(_REMEMBERED_USERS, settings.cooldown_seconds)
        self._presses: TTLCache[int, Cooldown] = TTLCache(_REMEMBERED_USERS, settings.cooldown_seconds)
        self._in_hand: set[asyncio.Task[object]] = set()
        self._taken = 0
        self._answering = 0
        self._counting = threading.Lock()
        self._closing = False
        self._costs: deque[float] = deque([_FIRST_GUESS], maxlen=50)

    @property
    def answering(self) -> int:
        """Questions that have a thread just now."""
        return self._answering

    @property
    def waiting(self) -> int:
        """Questions taken that have none yet."""
        return self._taken - self._answering

    @contextmanager
    def taken(self, user: int) -> Iterator[None]:
        """Take a question of ``user`` and hold its place until it is answered.

        Raises BusyBotError if the queue is full, the user asks too fast, or the bot is stopping, also where it stops
        before the answer is there.
        """
        if self._closing:
            raise BusyBotError("eventdesk is restarting", _RESTART_SECONDS)
        if self._taken >= self._settings.queue + self._settings.threads:
            raise BusyBotError(f"{self._taken} questions are waiting", self._seconds_to_go())
        self._slow_down(self._cooldowns, user, "you are asking faster than others get their turn")
        task = asyncio.current_task()
        self._taken += 1
        if task:
            self._in_hand.add(task)
        try:
            yield
        except asyncio.CancelledError:
            if not self._closing:
                raise
            raise BusyBotError("eventdesk is restarting and could not finish this", _RESTART_SECONDS) from None
        finally:
            self._taken -= 1
            if task:
                self._in_hand.discard(task)

    def press(self, user: int) -> None:
        """What costs no answer, such as a vote or help, may be had as often as questions. Raises BusyBotError."""
        self._slow_down(self._presses, user, "you are pressing faster than that can be kept")

    async def run(self, call: Callable[[], Result]) -> Result:
        """What ``call`` returns, or raises, in a thread that answers questions."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, copy_context().run, self._timed, call)

    async def close(self, seconds: float) -> None:
        """Take nothing more; give what was taken ``seconds`` to end, then cancel it, so that it says so."""
        self._closing = True
        in_hand = self._in_hand - {asyncio.current_task()}
        if in_hand:
            _, late = await asyncio.wait(in_hand, timeout=seconds)
            for task in late:
                task.cancel()
            if late:
                await asyncio.wait(late, timeout=seconds)
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _timed(self, call: Callable[[], Result]) -> Result:
        started = time.perf_counter()
        self._count(1)
        try:
            return call()
        finally:
            self._count(-1)
            self._costs.append(time.perf_counter() - started)

    def _count(self, change: int) -> None:
        with self._counting:
            self._answering += change

    def _slow_down(self, cooldowns: TTLCache[int, Cooldown], user: int, why: str) -> None:
        rate, seconds = self._settings.questions_per_user, self._settings.cooldown_seconds
        cooldown: Cooldown = cooldowns.setdefault(user, Cooldown(rate, seconds))
        if wait := cooldown.update_rate_limit(time.time()):
            raise BusyBotError(why, wait)

    def _seconds_to_go(self) -> float:
        costs = list(self._costs)
        return self._taken * sum(costs) / len(costs) / self._settings.threads
