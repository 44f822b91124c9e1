"""What came from an address: a page or document that is read as an article, or a feed, by its type and its bytes."""

from __future__ import annotations

import re

from yarl import URL

from retrieval.articles import SUFFIXES
from retrieval.errors import FetchError
from retrieval.intake.fetched import Fetched

FEED = "feed"
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
_RECORDS = (".json", ".jsonl")
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]{2,40})", re.IGNORECASE)


def kind_of(fetched: Fetched) -> str:
    """``FEED``, or the suffix of a file that would hold it. Raises FetchError for what cannot be read."""
    head = fetched.body[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if not head.strip():
        raise FetchError(f"{fetched.final}: the site sent an empty page")
    if _FEED.match(head):
        return FEED
    if head.startswith(b"%PDF-"):
        return ".pdf"
    if _HTML.match(head):
        return ".html"
    suffix = URL(fetched.final).suffix.lower()
    if fetched.kind in _VAGUE and suffix in SUFFIXES and suffix not in _RECORDS:
        return suffix
    if fetched.kind in _BY_TYPE:
        return _BY_TYPE[fetched.kind]
    raise FetchError(f"{fetched.final}: {fetched.kind or 'a file of no kind'} cannot be read as an article")


def charset_of(fetched: Fetched) -> str:
    """The encoding that the transfer declares; empty without one."""
    found = _CHARSET.search(fetched.headers.get("content-type", ""))
    return found[1] if found else ""
