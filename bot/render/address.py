"""Addresses of articles as links that may be pressed: public hosts only, and at the cited sentence."""

from __future__ import annotations

from urllib.parse import quote as percent_encoded
from urllib.parse import urlsplit

from bot.render.limits import URL, size
from retrieval.addresses import is_public_host
from retrieval.landing import at_fragment, fragment_of

_CHARACTERS = "!#$%&'()*+,/:;=?@[]~"
_LONGEST_HOST = 30


def safe_url(url: str | None) -> str | None:
    """``url`` fit for a link button: http or https, a public host's name without credentials; None if it is not."""
    try:
        parts = urlsplit(percent_encoded((url or "").strip(), safe=_CHARACTERS))
        whole = parts.geturl()  # the scheme in lower case, as Discord wants it
        fits = parts.scheme in ("http", "https") and parts.username is None and parts.port != 0 and size(whole) <= URL
    except ValueError:  # of a bracket or a port
        return None
    return whole if fits and is_public_host(parts.hostname or "") else None


def host_of(url: str) -> str:
    """The host of a ``safe_url`` as people know it; of a long one the end, which says whose it is."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return host if len(host) <= _LONGEST_HOST else f"…{host[1 - _LONGEST_HOST :]}"


def at_sentence(url: str, sentence: str, fragment: str = "") -> str:
    """``url`` with a text fragment, at which browsers show ``sentence``; as it is where that would be too long.

    ``fragment``: the one by which the sentence is told from others of its article, if it is known.
    """
    whole = at_fragment(url, fragment or fragment_of(sentence, (0, len(sentence))))
    return whole if len(whole) <= URL else url
