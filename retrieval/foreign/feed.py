"""An RSS or Atom feed to its entries, by feedparser."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

import feedparser

_MOST_ENTRIES = 500
_LONGEST = 1000


def parsed(data: bytes) -> Mapping[str, Any]:
    """``title`` of the feed, and ``entries``, each with ``link``, ``id``, ``title`` and ``published`` (YYYY-MM-DD).

    A field that an entry does not give is empty. Raises ValueError if it is no feed.
    """
    # Bytes only: given a name, feedparser would open it.
    found = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if not found.get("version"):
        raise ValueError("no RSS or Atom feed")
    entries = [_entry(one) for one in found.entries[:_MOST_ENTRIES]]
    return {"title": _text(found.feed, "title"), "entries": [one for one in entries if one["link"]]}


def _entry(entry: Any) -> dict[str, str]:
    day = entry.get("published_parsed")
    return {
        "link": _text(entry, "link"),
        "id": _text(entry, "id") or _text(entry, "link"),
        "title": _text(entry, "title"),
        "published": time.strftime("%Y-%m-%d", day) if day else "",
    }


def _text(fields: Any, key: str) -> str:
    return " ".join(str(fields.get(key) or "").split())[:_LONGEST]
