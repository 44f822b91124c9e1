"""When the words of a transcript were said: the times of subtitles, or those that a written transcript bears."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from retrieval.articles.article import Block, Spoken
from retrieval.articles.lines import tidy_lines

Marks = Sequence[tuple[int, str]]
"""Places in a page's text, in order, from each of which on the words were said at that time of the recording."""
# "[00:12:40]", "(12:40)", "00:12:40"; a bare "10:30" is a time of day.
TIME_MARK = (
    r"(?:\[(?:\d{1,2}:)?\d{1,3}:[0-5]\d(?:[.,]\d{1,3})?\]|\((?:\d{1,2}:)?\d{1,3}:[0-5]\d(?:[.,]\d{1,3})?\)"
    r"|\d{1,2}:[0-5]\d:[0-5]\d(?:[.,]\d{1,3})?(?![:\d]))"
)
_NAME = r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,4}"
# "[00:12:40] Ada Birch: ...", "Ada Birch: (00:12:40) ...", "Ada Birch (00:12:40): ..."
_MARKED = re.compile(rf"(?:({TIME_MARK})(?: ?[–—-])?|{_NAME}: ({TIME_MARK})|{_NAME} ({TIME_MARK})(?::|$))(?: |$)")
# So many marks, none of them earlier than the one before, make a transcript.
_MARKS = 3


def carried(page: str, marks: Marks, text: str, blocks: Sequence[Block]) -> tuple[Spoken, ...]:
    """The times ``marks`` of a page's text where they stand in the article's, whose blocks are lines of the page."""
    if not marks:
        return ()
    places: dict[str, list[_Place]] = {}
    at = 0
    for line in page.split("\n"):
        tidy = next(iter(tidy_lines(line)), "")
        places.setdefault(tidy, []).append(_Place(at, at + len(line), tidy == line))
        at += len(line) + 1
    found, last = list[Spoken](), -1
    for block in blocks:
        same = places.get(text[block.start : block.end], [])
        place = next((one for one in same if one.start > last), None)
        if place:
            last = place.start
            found += _within(block, place, marks)
    return tuple(found)


def written(text: str, blocks: Sequence[Block]) -> tuple[Spoken, ...]:
    """The times that a written transcript bears itself, before its turns or behind their speakers.

    A turn lasts to the next time; the last to the end of its paragraph, since an editor's remark may follow.
    """
    found = [
        (number, match) for number, block in enumerate(blocks) if (match := _MARKED.match(text, block.start, block.end))
    ]
    marks = [match[match.lastindex or 0].strip("[]()") for _, match in found]
    seconds = list(map(_seconds, marks))
    if len(found) < _MARKS or any(later < earlier for earlier, later in pairwise(seconds)):
        return ()
    last, match = found[-1]
    is_bare = match.end() == blocks[last].end
    ends = [*(number for number, _ in found[1:]), min(last + 1 + is_bare, len(blocks))]
    return tuple(
        Spoken(blocks[number].start, blocks[end - 1].end, mark)
        for (number, _), end, mark in zip(found, ends, marks, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """A line of a page; ``is_same``: whether the article has it character by character."""

    start: int
    end: int
    is_same: bool


def _within(block: Block, place: _Place, marks: Marks) -> Iterator[Spoken]:
    """The times within one block, each from its word on; of one whose characters are others, only the first."""
    inside = marks[bisect_left(marks, (place.start, "")) : bisect_left(marks, (place.end, ""))]
    moved = block.start - place.start
    begins = [(at + moved, said) for at, said in (inside if place.is_same else inside[:1])]
    for (start, said), (end, _) in pairwise([*begins, (block.end, "")]):
        yield Spoken(start, end, said)


def _seconds(mark: str) -> float:
    total = 0.0
    for part in mark.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total
