"""Which article an address is the address of: one story once, whatever a link to it carries along."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable

from yarl import URL

_LONGEST_NAME = 80
# Parameters that say where a reader came from.
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|ocid|cmpid|smid|at_\w+|ns_\w+|ref_src)$"
)
_PREFIX = re.compile(r"(?:www|m|mobile|amp)\.")
_AMP = re.compile(r"/amp/?$|^/amp(?=/)")
_SLUG = re.compile(r"[^a-z0-9]+")
_SUFFIX = re.compile(r"\.[a-z]{2,5}$")


def plain(address: str) -> URL:
    """The address without fragment and without what only says where a reader came from."""
    url = URL(address).with_fragment(None)
    return url.with_query([(name, value) for name, value in url.query.items() if not _TRACKING.match(name)])


def canonical(final: str, declared: str | None, is_admitted: Callable[[str], bool]) -> str:
    """The address that a page goes by: the one that it declares, if that is of the same site and no front page.

    ``is_admitted``: whether an address may be fetched; a page may declare anything.
    """
    url = plain(final)
    if not declared or not is_admitted(declared):
        return str(url)
    other = plain(declared)
    is_front = other.path.strip("/") == "" and url.path.strip("/") != ""
    return str(url if is_front or _site(other) != _site(url) else other)


def name_of(address: str) -> str:
    """A name for the article of an address, the same for all spellings: its host, its words, and eight digits."""
    url = plain(address)
    path = _AMP.sub("", url.path).rstrip("/")
    key = f"{_site(url)}{path}?{sorted(url.query.items())}"
    words = _SUFFIX.sub("", path.rpartition("/")[2].lower())
    slug = _SLUG.sub("-", words).strip("-")
    host = _SLUG.sub("-", _site(url))
    return "-".join(filter(None, (f"{host}-{slug}"[:_LONGEST_NAME].strip("-"), _digits(key.encode(), 8))))


def name_of_file(name: str, body: bytes) -> tuple[str, str]:
    """A name for the article of a file handed over, by which its versions are told; and how all such names begin.

    Many files are called the same ("message.txt"): so the name holds four digits of the first version's bytes, too.
    """
    words = _SLUG.sub("-", _SUFFIX.sub("", name.lower())).strip("-")[:_LONGEST_NAME]
    begins = f"{words or 'file'}-{_digits(name.casefold().encode('utf8', 'replace'), 8)}-"
    return begins + _digits(body, 4), begins


def _digits(data: bytes, number: int) -> str:
    return hashlib.sha256(data).hexdigest()[:number]


def _site(url: URL) -> str:
    return _PREFIX.sub("", (url.raw_host or "").lower(), count=1)
