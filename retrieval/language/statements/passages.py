"""Lines that can hold statements, and their sentences, with quotations kept whole.

Titles, captions and credits are passed over: what stands in them is told by the article itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, Protocol

from retrieval.language.lexicon import Lexicon
from retrieval.language.sentences import sentence_spans
from retrieval.language.statements.quotation_marks import Quotation, quotations

_ENDS_OPENLY = re.compile(r"""[.!?…:;,—-][\s"”’'»)\]}]*(?:\[[^\[\]]{1,60}\])?$|[)\]]$""")
_CAPTION = re.compile(
    r"\b(?:Image|Images|Photo|Photos|Photograph|Picture|Video|Audio|Credit|File photo)\s?:|^caption:|^Enlarge\b"
    r"|\((?:[^()]{0,80}\b)?(?:AP|AFP|Reuters|Getty|EPA|Photo|Image)\b[^()]{0,80}\)\s*$|/(?:Getty Images|AFP|AP)\b",
    re.IGNORECASE,
)
_CREDITED = re.compile(r"[“\"„«].{3,}[”\"»]\s*[-–—]{1,2}\s*[^\W\d_]")
_TITLE_WORDS = 20
_SMALL_WORD = re.compile(r"\b[a-z]+\b")
_SUBJECT = re.compile(r"[\w.'’ -]{2,60}?(?:, [\w.'’ -]{2,60},)? ?")
# Text wrapped by an editor or a mail program is 60 to 80 wide; a paragraph on one line is longer.
_WRAPPED_LINES, _WRAP_WIDTH = 4, 100


class Block(Protocol):
    """A line of an article and its kind, as `retrieval.articles` cuts it."""

    @property
    def start(self) -> int:
        """Where the line begins."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def kind(self) -> Literal["paragraph", "heading", "caption"]:
        """What it is."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph: its quotations and its sentences, none of which cuts a quotation."""

    start: int
    end: int
    quotations: tuple[Quotation, ...]
    sentences: tuple[tuple[int, int], ...]


def passages(text: str, lexicon: Lexicon, blocks: Sequence[Block] | None = None) -> Iterator[Passage]:
    """The paragraphs of the text that can hold statements, in order."""
    spans = _lines(text) if blocks is None else [(b.start, b.end) for b in blocks if b.kind == "paragraph"]
    is_open = False
    for start, end in spans:
        quoted = tuple(quotations(text, start, end, is_open))
        is_open = bool(quoted) and not quoted[-1].closed
        yield Passage(start, end, quoted, tuple(_sentences(text, lexicon, start, end, quoted)))


def unwrapped(text: str) -> str:
    """The text, as long as it was, with line breaks inside paragraphs turned into spaces.

    Only for text in narrow lines most of which end no sentence; where a line is a paragraph nothing changes.
    """
    lines = text.split("\n")
    inner = [line for line, following in pairwise(lines) if line.strip() and following.strip()]
    broken = sum(_ENDS_OPENLY.search(line[-80:].rstrip()) is None for line in inner)
    if len(inner) < _WRAPPED_LINES or max(map(len, lines)) > _WRAP_WIDTH or broken < 0.6 * len(inner):
        return text
    return re.sub(r"(?<=\S)\n(?=\S)", " ", text)


def _lines(text: str) -> list[tuple[int, int]]:
    lines = []
    at = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            start = at + len(line) - len(line.lstrip())
            lines.append((start, start + len(stripped)))
        at += len(line)
    if len(lines) < 2:
        return lines
    return [span for span in lines if not _is_furniture(text[slice(*span)])]


def _is_furniture(line: str) -> bool:
    """Whether the line is a title, a caption or a credit."""
    if _CAPTION.search(line[-400:]) or line[:8].lower() == "caption:":
        return True
    if _ENDS_OPENLY.search(line[-80:]) or _CREDITED.search(line[:400]):
        return line.isupper()
    return len(line.split(maxsplit=_TITLE_WORDS + 1)) <= _TITLE_WORDS


def _sentences(
    text: str, lexicon: Lexicon, start: int, end: int, quoted: Sequence[Quotation]
) -> Iterator[tuple[int, int]]:
    spans = sentence_spans(text, start, end)
    index = 0
    position = 0
    while position < len(spans):
        first, last = spans[position]
        while position + 1 < len(spans):
            while index < len(quoted) and quoted[index].end <= last:
                index += 1
            inside = index < len(quoted) and quoted[index].start < last
            if not inside and not _goes_on(text, lexicon, quoted, index, last, spans[position + 1]):
                break
            position += 1
            last = spans[position][1]
        yield first, last
        position += 1


def _goes_on(
    text: str, lexicon: Lexicon, quoted: Sequence[Quotation], index: int, last: int, following: tuple[int, int]
) -> bool:
    """Whether a sentence that ends with a quoted question or exclamation goes on with its speaker."""
    if index == 0 or quoted[index - 1].end != last or text[last - 2 : last - 1] not in ("?", "!", ","):
        return False
    start, end = following
    told = _past_speaker(text, lexicon, start, min(end, start + 80))
    return told is not None and (told == end or text[told : told + 1] in ".,:" or end - told < 30)


def _past_speaker(text: str, lexicon: Lexicon, start: int, end: int) -> int | None:
    """Past "the old man, a farmer, growled" at the place: a subject and a verb that stands beside what is said."""
    for word in _SMALL_WORD.finditer(text, start, end):
        if lexicon.stands_beside(word.group()) and _SUBJECT.fullmatch(text, start, word.start()):
            return word.end()
    return None
