"""A session of fetching: what the desk calls, in a thread of its own where a loop is running already."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Sequence
from typing import Literal

from retrieval.config import IntakeSettings
from retrieval.intake.feeds import Feeds
from retrieval.intake.fetch import Fetcher, Limits
from retrieval.intake.kept import Kept
from retrieval.intake.take import Intake, Taken

Report = Callable[[Literal["fetching"], int, int], None]


def taken_from(addresses: Sequence[str], fetcher: Callable[[], Fetcher], kept: Kept, report: Report) -> Taken:
    """Fetch the addresses and keep what they hold; nothing is asked of anybody if there are none."""

    async def take() -> Taken:
        async with fetcher() as web:
            intake = Intake(web, kept, lambda done, total: report("fetching", done, total))
            await intake.addresses(addresses)
            return intake.taken

    return asyncio.run(take()) if addresses else Taken()


def polled(
    addresses: Sequence[str],
    watched: dt.timedelta,
    fetcher: Callable[[], Fetcher],
    kept: Kept,
    report: Report,
) -> tuple[Taken, Feeds]:
    """Ask the feeds for what is new, and pages that changed within the time ``watched`` whether they did so again.

    The feeds are to be saved once what was taken is indexed.
    """
    feeds, now = Feeds(kept), dt.datetime.now(dt.UTC)

    async def take() -> Taken:
        async with fetcher() as web:
            intake = Intake(web, kept, lambda done, total: report("fetching", done, total))
            if watched:
                await intake.look_again(now - watched)
            await feeds.poll(addresses, web, intake, now)
            return intake.taken

    return asyncio.run(take()), feeds


def limits(settings: IntakeSettings) -> Limits:
    """The limits that the settings give."""
    return Limits(int(settings.megabytes * 1e6), settings.seconds, pace=settings.pace, contact=settings.contact)
