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

import regex

from bot.render.limits import size

Spans = Sequence[tuple[int, int]]

_ELLIPSIS = "…"
_BOLD = "**"
ITALICS = "*"
# Controls, surrogates, unassigned and private characters, and all that shows nothing: bidirectional controls, tags,
# variation selectors, fillers, soft hyphens. A joiner stays where the spelling of a script needs it, and so does
# all of an emoji that is several characters (Unicode TR51: a sequence of joined ones, a keycap, the flag of a region).
_JOINING = r"[\p{Arabic}\p{Syriac}\p{Devanagari}\p{Bengali}\p{Gujarati}\p{Kannada}\p{Malayalam}\p{Sinhala}\p{Telugu}]"
_EMOJI_PART = r"\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})?"
_FLAG = r"\U0001f3f4[\U000e0030-\U000e007a]{3,6}\U000e007f"
_EMOJI = rf"{_FLAG}|{_EMOJI_PART}(?:\u200d{_EMOJI_PART})*+|[0-9#*]\ufe0f\u20e3"
_INVISIBLE = regex.compile(
    rf"(?:(?<={_JOINING})[\u200c\u200d](?={_JOINING})|{_EMOJI})(*SKIP)(*FAIL)|[\p{{C}}\p{{DI}}\u2800]"
)
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
_WORD_END = regex.compile(r"(?w)(?<=.)\b|\Z")
_BLANK = regex.compile(r"(?<=\S)(?=\s)|\Z")


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
        head = words if size(escaped(words)) <= room else _head(words, room, escaped, within_word=not shown).rstrip()
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


def _head(words: str, room: int, show: Callable[[str], str], *, within_word: bool = True) -> str:
    """The most whole words that, shown, take at most ``room``; where not even one fits, ``within_word``, its start.

    Words end at blanks, or where that would leave less than half, as in Chinese, at Unicode's word boundaries.
    """
    most = max(room, 0) + 1  # more cannot fit
    by_letter = _fitting(_CLUSTER, words, most, room, show)
    by_word = _fitting(_WORD_END, words, most, room, show)
    by_blank = _fitting(_BLANK, words, most, room, show)
    whole = by_blank if 2 * by_blank > by_letter else by_word
    return words[: whole or (by_letter if within_word else 0)]


def _fitting(ends: regex.Pattern[str], words: str, most: int, room: int, show: Callable[[str], str]) -> int:
    """The last of the places where one of ``ends`` ends, and up to which ``words`` take at most ``room``."""
    bounds = [0, *(one.end() for one in ends.finditer(words[: most + 1]) if one.end() <= most)]
    return bounds[max(bisect_right(bounds, room, key=lambda end: size(show(words[:end]))) - 1, 0)]
