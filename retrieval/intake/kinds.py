"""What came from an address: a page or document that is read as an article, or a feed, by its type and its bytes."""

from __future__ import annotations

import re
from pathlib import PurePath

from yarl import URL

from retrieval.articles import SUFFIXES
from retrieval.errors import FetchError
from retrieval.intake.fetched import Fetched

FEED = "feed"
ONE_EACH = frozenset(SUFFIXES) - {".json", ".jsonl"}
"""Suffixes of files that hold one article each."""
_BY_TYPE = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "message/rfc822": ".eml",
    "text/vtt": ".vtt",
    "application/x-subrip": ".srt",
    "text/srt": ".srt",
    "text/markdown": ".md",
    "text/plain": ".txt",
}
# Types that servers give for want of a better one: the address says more.
_VAGUE = frozenset({"", "application/octet-stream", "binary/octet-stream", "text/plain"})
_FEED = re.compile(
    rb"\s*(?:<\?xml[^>]*>|<!--.*?-->|<\?[^>]*>|<!DOCTYPE[^>\[]*>|\s)*<(?:rss|feed|rdf:RDF)[\s>]", re.DOTALL
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head|body)\b", re.DOTALL | re.IGNORECASE
)
_HEAD = 4096
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]{2,40})", re.IGNORECASE)


def kind_of(fetched: Fetched) -> str:
    """``FEED``, or the suffix of a file that would hold it. Raises FetchError for what cannot be read."""
    if not _head(fetched.body).strip():
        raise FetchError(f"{fetched.final}: the site sent an empty page")
    if kind := _shown(fetched.body):
        return kind
    suffix = URL(fetched.final).suffix.lower()
    if fetched.kind in _VAGUE and suffix in ONE_EACH:
        return suffix
    if fetched.kind in _BY_TYPE:
        return _BY_TYPE[fetched.kind]
    raise FetchError(f"{fetched.final}: {fetched.kind or 'a file of no kind'} cannot be read as an article")


def kind_of_file(name: str, body: bytes) -> str:
    """The suffix by which a file of that name is read. Raises FetchError for one that holds no article."""
    if not _head(body).strip():
        raise FetchError(f"{name}: an empty file")
    suffix = _shown(body) or PurePath(name).suffix.lower()
    if suffix == FEED:
        raise FetchError(f"{name}: a feed in place of an article: add it by its address")
    if suffix not in ONE_EACH:
        raise FetchError(f"{name}: cannot be read as an article: hand over {', '.join(sorted(ONE_EACH))}")
    return suffix


def _head(body: bytes) -> bytes:
    return body[:_HEAD].removeprefix(b"\xef\xbb\xbf")


def _shown(body: bytes) -> str:
    """What the bytes themselves show to be the kind; empty if they do not."""
    head = _head(body)
    if _FEED.match(head):
        return FEED
    if head.startswith(b"%PDF-"):
        return ".pdf"
    return ".html" if _HTML.match(head) else ""


def charset_of(fetched: Fetched) -> str:
    """The encoding that the transfer declares; empty without one."""
    found = _CHARSET.search(fetched.headers.get("content-type", ""))
    return found[1] if found else ""
