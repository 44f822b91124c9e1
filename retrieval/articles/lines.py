"""Raw page text to tidy lines: characters put in order and wrapped lines joined; nothing is judged here."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31}\d{0,2});")
_SURROGATE = re.compile("[\ud800-\udfff]")
# Control characters and what is not seen: soft hyphens, zero-width spaces, marks of writing direction.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
_WORD = re.compile(r"\w")
_BULLET = re.compile(r"^(?:[•▪●■◦‣⁃►▶]\s*)+")
_SENTENCE_END = re.compile(r"[.!?…。！？؟।۔] ?['\"”’»)\]]*(?:\[[^\[\]]{1,20}\])*$")
_CUT_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])$")

# Text wrapped by a mail program or an editor is 60 to 80 wide; a paragraph on one line is longer.
_WRAP_WIDTH = 100


def tidy_lines(raw: str) -> list[str]:
    """The lines of `raw` with single spaces and no unseen characters; a blank line, or one of signs only, is empty."""
    text = _ENTITY.sub(lambda entity: html.unescape(entity.group()), raw)
    text = _UNSEEN.sub("", storable(text))
    lines = [_BULLET.sub("", " ".join(line.split())) for line in text.splitlines()]
    lines = [line if _WORD.search(line) else "" for line in lines]
    return _unwrap(lines) if _is_wrapped(lines) else lines


def storable(text: str) -> str:
    """The text without halves of surrogate pairs, which no database takes; careless programs write them into JSON."""
    return _SURROGATE.sub("\ufffd", text)


def ends_sentence(line: str) -> bool:
    """Whether the line closes with a full stop, question or exclamation mark, quotes and notes after it aside."""
    return _SENTENCE_END.search(line[-80:]) is not None


def is_cut_off(line: str) -> bool:
    """Whether the line breaks off with bare dots, as teasers do; dots inside closing quotes are the speaker's."""
    return _CUT_OFF.search(line[-8:]) is not None


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether paragraphs are broken over lines of an even width: most breaks inside them end no sentence."""
    if max(map(len, lines), default=0) > _WRAP_WIDTH:
        return False
    breaks = [above for above, below in zip(lines, lines[1:], strict=False) if above and below]
    return len(breaks) >= 3 and sum(not ends_sentence(line) for line in breaks) >= 0.6 * len(breaks)


def _unwrap(lines: Sequence[str]) -> list[str]:
    """Joins a line to the next where the next one's first word would not have fitted on it."""
    width = 0.9 * max(map(len, lines))
    joined: list[list[str]] = []
    last = ""
    for line in lines:
        if last and line and len(last) + 1 + len(line.split(" ", 1)[0]) > width:
            joined[-1].append(line)
        else:
            joined.append([line])
        last = line
    return [" ".join(parts) for parts in joined]
