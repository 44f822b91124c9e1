"""Addresses of articles as links that may be pressed: public hosts only, and at the cited sentence."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import quote as percent_encoded
from urllib.parse import urlsplit

import regex

from bot.render.limits import URL, size

_CHARACTERS = "!#$%&'()*+,/:;=?@[]~"
_HOST = regex.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
# What browsers read as an IPv4 address (URL Standard, "ends in a number"), however it is written.
_NUMBER = regex.compile(r"(?:\d+|0x[0-9a-f]*)")
# Names that lead nowhere public: RFC 6761, 6762 with its appendix G, 7686 and 8375, and ICANN's for private use.
_PRIVATE = regex.compile(
    r"(?:localhost|localdomain|local|internal|intranet|private|corp|home|lan|home\.arpa|invalid|test|onion|arpa)"
)
# Names that hold an address and lead to it, as 127.0.0.1.nip.io and 10-0-0-1.sslip.io do.
_HELD = regex.compile(r"(?<![0-9a-z])(\d{1,3})[.-](\d{1,3})[.-](\d{1,3})[.-](\d{1,3})(?![0-9a-z])")
_DIRECTIVE = ":~:"
_WHOLE, _EDGE = 8, 4
_LONGEST_HOST = 30


def safe_url(url: str | None) -> str | None:
    """``url`` fit for a link button: http or https, a public host's name without credentials; None if it is not."""
    try:
        parts = urlsplit(percent_encoded((url or "").strip(), safe=_CHARACTERS))
        whole = parts.geturl()  # the scheme in lower case, as Discord wants it
        fits = parts.scheme in ("http", "https") and parts.username is None and parts.port != 0 and size(whole) <= URL
    except ValueError:  # of a bracket or a port
        return None
    return whole if fits and _is_public(parts.hostname or "") else None


def host_of(url: str) -> str:
    """The host of a ``safe_url`` as people know it; of a long one the end, which says whose it is."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return host if len(host) <= _LONGEST_HOST else f"…{host[1 - _LONGEST_HOST :]}"


def at_sentence(url: str, sentence: str) -> str:
    """``url`` with a text fragment, at which browsers show ``sentence``; as it is where that would be too long.

    A long sentence is named by its first and last words: https://wicg.github.io/scroll-to-text-fragment.
    """
    words = sentence.split()
    ends = [words] if len(words) <= _WHOLE else [words[:_EDGE], words[-_EDGE:]]
    named = ",".join(percent_encoded(" ".join(part), safe="", errors="replace").replace("-", "%2D") for part in ends)
    before = url.partition(_DIRECTIVE)[0]
    whole = f"{before}{'' if '#' in before else '#'}{_DIRECTIVE}text={named}"
    return whole if words and len(whole) <= URL else url


def _is_public(host: str) -> bool:
    """Whether a host's name in lower case is one that everybody may be sent to."""
    if not _HOST.fullmatch(host):
        return False
    if _NUMBER.fullmatch(host.rpartition(".")[2]):
        return _is_public_address(host)
    if any(_PRIVATE.fullmatch(end) for end in (host.rpartition(".")[2], ".".join(host.split(".")[-2:]))):
        return False
    return all(_is_public_address(".".join(held.groups())) for held in _HELD.finditer(host))


def _is_public_address(written: str) -> bool:
    """Of an IPv4 address in any spelling that browsers take: 127.1, 0x7f.0.0.1, 0177.0.0.1, 2130706433."""
    try:
        address = ipaddress.ip_address(socket.inet_aton(written))
    except OSError:
        return False
    return address.is_global and not address.is_multicast
