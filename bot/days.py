"""Days as people say them to the bot."""

from __future__ import annotations

import datetime as dt

from retrieval.request import days


def said_day(said: str, *, last: bool) -> dt.date | None:
    """The first day of what was said today, or the last; None of nothing. Raises InputError for what is no date."""
    return days(said, dt.datetime.now(dt.UTC).date())[last] if said.strip() else None
