"""Raw page text to tidy lines: characters put in order and wrapped lines joined; nothing is judged here."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31}\d{0,2});")
_SURROGATE = re.compile("[\ud800-\udfff]")
# Control characters and what is not seen: soft hyphens, zero-width spaces, marks of writing direction.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
# What WordPress editors leave in a text: [vc_row], [/caption], [embed width="3"].
_SHORTCODE = re.compile(r"\[/?(?:[a-z]{1,12}(?:_[a-z]{1,20}){1,4}|caption|embed|gallery)(?: [^\[\]]{0,300})?\]")
_WORD = re.compile(r"\w")
# Kana, Chinese characters, Thai, Lao, Khmer, Burmese.
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff\u1780-\u17ff\u1000-\u109f]")
_BULLET = re.compile(r"^(?:[•▪●■◦‣⁃►▶]\s*)+")
_SENTENCE_END = re.compile(r"[.!?…。！？؟।۔] ?['\"”’»)\]]*(?:\[[^\[\]]{1,20}\])*$")
_CUT_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])$")

_FULL_LINE = 0.7
# Text wrapped by a mail program or an editor is 60 to 80 wide; a paragraph on one line is longer.
_WRAP_WIDTH = 100


def tidy_lines(raw: str) -> list[str]:
    """The lines with single spaces and no unseen characters; blank ones and those of signs only are empty."""
    text = _ENTITY.sub(lambda entity: html.unescape(entity.group()), raw)
    text = _SHORTCODE.sub(" ", _UNSEEN.sub("", storable(text)))
    lines = [_BULLET.sub("", " ".join(line.split())) for line in text.splitlines()]
    lines = [line if _WORD.search(line) else "" for line in lines]
    return _unwrap(lines) if _is_wrapped(lines) else lines


def storable(text: str) -> str:
    """The text without halves of surrogate pairs, which careless programs write and no database takes."""
    return _SURROGATE.sub("\ufffd", text)


def letters(text: str) -> str:
    """The letters and digits of the text, case folded: what is compared where two texts may be one."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


def word_count(line: str) -> int:
    """How many words the line has; in scripts without spaces two letters count as one."""
    return line.count(" ") + 1 + len(_UNSPACED.findall(line)) // 2


def ends_sentence(line: str) -> bool:
    """Whether the line closes with a full stop or its like; quotation marks and notes may stand after it."""
    return _SENTENCE_END.search(line[-80:]) is not None


def is_cut_off(line: str) -> bool:
    """Whether the line breaks off with bare dots, as teasers do; dots inside quotes are the speaker's."""
    return _CUT_OFF.search(line[-8:]) is not None


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether paragraphs are broken over lines: most breaks inside them end no sentence and come at an even
    width."""
    width = max(map(len, lines), default=0)
    breaks = [above for above, below in pairwise(lines) if above and below]
    broken = [line for line in breaks if not ends_sentence(line)]
    full = sum(len(line) >= _FULL_LINE * width for line in broken)
    return width <= _WRAP_WIDTH and len(broken) >= max(3, 0.6 * len(breaks)) and full >= 0.8 * len(broken)


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
