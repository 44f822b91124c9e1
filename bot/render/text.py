"""Hostile text made Discord text: shown as its words, whatever it holds, and never longer than it may be.

Articles and users write it, so nothing in it may act: no mention, link, emoji, timestamp, heading, list, quote,
spoiler or code, and no invisible character that reorders or hides words. Discord's escape is a backslash before ASCII
punctuation; where it acts without looking at escapes (`@everyone`), a zero-width space parts what must not stand
together. Lengths are in UTF-16 units, the strictest count there is.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import quote as percent_encoded
from urllib.parse import urlsplit

import regex

from bot.render.limits import URL, size

Spans = Sequence[tuple[int, int]]

_ELLIPSIS = "…"
_BOLD = "**"
ITALICS = "*"
# Controls, surrogates, unassigned and private characters, and all that shows nothing: bidirectional controls, tags,
# variation selectors, fillers, soft hyphens. A joiner stays where the spelling of a script needs it.
_JOINING = r"[\p{Arabic}\p{Syriac}\p{Devanagari}\p{Bengali}\p{Gujarati}\p{Kannada}\p{Malayalam}\p{Sinhala}\p{Telugu}]"
_INVISIBLE = regex.compile(rf"(?<={_JOINING})[\u200c\u200d](?={_JOINING})(*SKIP)(*FAIL)|[\p{{C}}\p{{DI}}\u2800]")
# More marks on one letter than any language writes; they would run into the lines above and below.
_HEAPED_MARKS = regex.compile(r"(\p{Inherited}{3})\p{Inherited}+")
_LEADING_MARKS = regex.compile(r"\A[\p{M}\s]+")
_LIVE = regex.compile(
    r"[\\`*_~|<>\[\]()#@]"  # anywhere: code, emphasis, spoilers, mentions, links, headings
    r"|:(?!\s)|(?<=:)/|(?<=\w)\.(?=\w)|&(?=[#\w])"  # shortcodes and addresses; entities, which some clients decode
    r"|\A[-+=]|(?<=\A\d{1,9})\."  # lists and subtext, at the start of a line only
)
_EVERYONE = regex.compile(r"@(?=everyone|here)", regex.IGNORECASE)
_CLUSTER = regex.compile(r"\X")
_URL_CHARACTERS = "!#$%&'()*+,/:;=?@[]~"
_HOST = regex.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z][a-z0-9-]{0,61}[a-z0-9]|\d{1,3})")


def plain(text: str, limit: int) -> str:
    """``text`` on one line with nothing live in it, of at most ``limit`` characters, "…" where it had to be cut."""
    return _within(clean(text), limit, escaped)


def label(text: str, limit: int) -> str:
    """The same for labels of buttons and options, which Discord shows as they are."""
    return _within(clean(text), limit, str)


def bold(text: str, limit: int) -> str:
    """The same in bold, the asterisks counted; nothing of nothing."""
    words = plain(text, limit - 2 * len(_BOLD))
    return f"{_BOLD}{words}{_BOLD}" if words else ""


def marked(text: str, spans: Spans, limit: int, style: str = _BOLD) -> str:
    """A ``clean`` text as ``plain`` has it, its ``spans`` (in order) in bold, or in another ``style``."""
    pieces = list(_pieces(text, spans, style))
    whole = "".join(f"{mark}{escaped(words)}{mark}" for words, mark in pieces)
    if size(whole) <= limit:
        return whole
    shown, left = "", limit - len(_ELLIPSIS)
    for words, mark in pieces:
        room = left - 2 * len(mark)
        head = words if size(escaped(words)) <= room else _head(words, room, escaped).rstrip()
        shown += f"{mark}{escaped(head)}{mark}" if head else ""
        left = limit - len(_ELLIPSIS) - size(shown)
        if head != words:
            break
    return shown.rstrip() + _ELLIPSIS if limit > 0 else ""


def quote(shown: str) -> str:
    """Discord text as a block quote: every line with its mark."""
    return "\n".join(f"> {line}" for line in shown.split("\n"))


def clean(text: str) -> str:
    """The words of ``text`` on one line, in NFC, without what cannot be seen. Safe to look at, not yet to send."""
    shown = unicodedata.normalize("NFC", _INVISIBLE.sub("", _on_one_line(text)))
    return _on_one_line(_LEADING_MARKS.sub("", _HEAPED_MARKS.sub(r"\1", shown)))


def escaped(words: str) -> str:
    """A ``clean`` text, or a part of one, with what Discord would act on escaped."""
    return _EVERYONE.sub("@\u200b", _LIVE.sub(r"\\\g<0>", words))


def safe_url(url: str | None) -> str | None:
    """``url`` fit for a link button: http or https, a public host's name without credentials; None if it is not."""
    try:
        parts = urlsplit(percent_encoded((url or "").strip(), safe=_URL_CHARACTERS))
        whole = parts.geturl()  # the scheme in lower case, as Discord wants it
        fits = parts.scheme in ("http", "https") and parts.username is None and parts.port != 0 and size(whole) <= URL
    except ValueError:  # of a bracket or a port
        return None
    return whole if fits and _HOST.fullmatch(parts.hostname or "") else None


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _pieces(text: str, spans: Spans, style: str) -> Iterator[tuple[str, str]]:
    """The text from its start to its end, in and between the spans, with its style; spans that touch are one."""
    at = 0
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif start < end:
            joined.append((start, end))
    for start, end in joined:
        if at < start:
            yield text[at:start], ""
        yield text[start:end], style
        at = end
    if at < len(text):
        yield text[at:], ""


def _within(words: str, limit: int, show: Callable[[str], str]) -> str:
    """``words`` as ``show`` makes them, or as many of them as fit with an ellipsis."""
    shown = show(words[: max(limit, 0) + 1])  # more cannot fit
    if size(shown) <= limit:
        return shown
    return show(_head(words, limit - len(_ELLIPSIS), show).rstrip()) + _ELLIPSIS if limit > 0 else ""


def _head(words: str, room: int, show: Callable[[str], str]) -> str:
    """The most whole graphemes of ``words`` that, shown, take at most ``room``."""
    bounds = [0, *(one.end() for one in _CLUSTER.finditer(words, 0, max(room, 0) + 1))]
    return words[: bounds[max(bisect_right(bounds, room, key=lambda end: size(show(words[:end]))) - 1, 0)]]
