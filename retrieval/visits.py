"""Visits: when somebody asked last before now, so that "my last visit" is a moment from which on things are new."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from collections.abc import Iterable
from pathlib import Path

LAST_VISIT = "my last visit"
UNKNOWN_VISIT = "no earlier visit of yours is known; this one is remembered: name a day for now, such as yesterday"
_SAID = re.compile(r"(?:since\s+)?(?:(?:my|the)\s+)?last\s+(?:visit|time|look)", re.IGNORECASE)
# What is asked within so long of what was asked before is of one visit.
_A_VISIT = dt.timedelta(minutes=30)


def is_last_visit(said: str) -> bool:
    """Whether somebody means their last visit, and no day."""
    return _SAID.fullmatch(said.strip()) is not None


def last_visit(moments: Iterable[dt.datetime], now: dt.datetime) -> dt.datetime | None:
    """The last of the ``moments`` (the newest first) of the visit before this one; None if there was none."""
    after = now
    for moment in moments:
        if after - moment > _A_VISIT:
            return moment
        after = moment
    return None


class Visits:
    """The visits of whoever uses the terminal, in a ``file`` that only its owner can read."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def last(self, now: dt.datetime) -> dt.datetime | None:
        """When the visit before this one ended; None if none is known."""
        return last_visit(self._moments(), now)

    def note(self, now: dt.datetime) -> None:
        """Remember that somebody asks now. Raises OSError."""
        earlier = self.last(now)
        kept = [now, *([earlier] if earlier else [])]
        written = self._file.with_name(f"{self._file.name}.new")
        with open(written, "w", encoding="utf8", opener=_for_its_owner) as file:
            json.dump([one.isoformat() for one in kept], file)
        os.replace(written, self._file)

    def _moments(self) -> list[dt.datetime]:
        """This visit's and the one before it, the newest first; nothing of a file that cannot be read."""
        try:
            read = [dt.datetime.fromisoformat(one) for one in json.loads(self._file.read_text(encoding="utf8"))]
        except (OSError, ValueError, TypeError):
            return []
        return [one for one in read if one.tzinfo]


def _for_its_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
