"""Following feeds: asked only for what is new, left alone as long as they ask for, each story taken once.

What is known of the feeds lies in one file beside what they brought, and is written only where it changed: a feed
without anything new costs one request and nothing else.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from retrieval.articles import Problem
from retrieval.errors import FetchError
from retrieval.intake.fetch import Fetcher
from retrieval.intake.fetched import NOT_MODIFIED, Fetched
from retrieval.intake.identity import name_of
from retrieval.intake.kept import Kept
from retrieval.intake.take import Entry, Intake, conditions, entries_of

# Of each feed: articles remembered, and times that one is asked for before it is given up.
_MOST_KNOWN, _MOST_TRIES = 5000, 3
# Seconds until a feed that failed is asked again, doubled each time up to a day.
_FIRST_WAIT, _LONGEST_WAIT = 300.0, 86_400.0


@dataclass(frozen=True, slots=True)
class Feed:
    """What is known of a feed.

    ``known``: the names of articles taken or given up, the newest last. ``pending``: those that could not be had yet,
    by their links, with how often that was tried. ``failures`` in a row; ``wait_until`` (ISO 8601) it is left alone.
    """

    etag: str = ""
    modified: str = ""
    digest: str = ""
    failures: int = 0
    wait_until: str = ""
    known: tuple[str, ...] = ()
    pending: Mapping[str, int] = field(default_factory=dict)


class Feeds:
    """The feeds with what is known of each by its address; ``save`` once what they brought is indexed."""

    def __init__(self, kept: Kept) -> None:
        self._file = kept.folder / ".feeds.json"
        self._stored = _read(self._file)
        self._now = dict(self._stored)

    async def poll(self, addresses: Sequence[str], fetcher: Fetcher, intake: Intake, now: dt.datetime) -> None:
        """Ask each feed that is not to be left alone, and take in what is new in it."""
        for address in addresses:
            feed = self._now.get(address, Feed())
            if feed.wait_until and dt.datetime.fromisoformat(feed.wait_until) > now:
                continue
            try:
                self._now[address] = await _polled(address, feed, fetcher, intake)
            except FetchError as error:
                self._now[address] = _failed(feed, error, now)
                intake.taken.refused.append(Problem(address, str(error).removeprefix(f"{address}: ")))

    def save(self) -> None:
        """Keep what is known now, if it is another than before."""
        if self._now == self._stored:
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        draft = self._file.with_suffix(".draft")
        draft.write_text(json.dumps({url: asdict(feed) for url, feed in self._now.items()}, ensure_ascii=False), "utf8")
        os.replace(draft, self._file)
        self._stored = dict(self._now)


async def _polled(address: str, feed: Feed, fetcher: Fetcher, intake: Intake) -> Feed:
    """What is known of the feed after it was asked. Raises FetchError if it cannot be had."""
    fetched = await fetcher.get(address, conditions({"etag": feed.etag, "last-modified": feed.modified}))
    entries, feed = _entries(fetched, replace(feed, failures=0, wait_until=""))
    waiting = [Entry(link) for link in feed.pending if link not in {entry.link for entry in entries}]
    wanted = [entry for entry in (*entries, *waiting) if name_of(entry.link) not in feed.known]
    if not wanted:
        return feed
    refused = await intake.entries(wanted, frozenset(feed.known))
    pending = {link: feed.pending.get(link, 0) + 1 for link in refused}
    pending = {link: tries for link, tries in pending.items() if tries < _MOST_TRIES}
    done = [name_of(entry.link) for entry in wanted if entry.link not in pending]
    return replace(feed, known=(*feed.known, *done)[-_MOST_KNOWN:], pending=pending)


def _entries(fetched: Fetched, feed: Feed) -> tuple[list[Entry], Feed]:
    """The articles that the feed names, none if it is as it was, and what is known of it now."""
    if fetched.status == NOT_MODIFIED:
        return [], feed
    digest = hashlib.sha256(fetched.body).hexdigest()
    if digest == feed.digest:
        return [], feed
    told = replace(
        feed,
        etag=fetched.headers.get("etag", ""),
        modified=fetched.headers.get("last-modified", ""),
        digest=digest,
    )
    return entries_of(fetched), told


def _failed(feed: Feed, error: FetchError, now: dt.datetime) -> Feed:
    """What is known of a feed that could not be had: it is left alone as long as it asks for, or longer each time."""
    wait = min(_FIRST_WAIT * 2**feed.failures, _LONGEST_WAIT)
    if error.retry_after is not None:
        wait = min(max(error.retry_after, _FIRST_WAIT), _LONGEST_WAIT)
    until = (now + dt.timedelta(seconds=wait)).isoformat(timespec="seconds")
    return replace(feed, failures=min(feed.failures + 1, 20), wait_until=until)


def _read(file: Path) -> dict[str, Feed]:
    """What was kept; nothing if there is no such file, or none that can be read: then all is asked anew."""
    try:
        found = json.loads(file.read_text("utf8"))
        return {url: Feed(**{**fields, "known": tuple(fields["known"])}) for url, fields in found.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}
