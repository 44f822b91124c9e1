"""Quotation marks: which stretches of a line stand between them.

Marks are paired by their kind; a mark that is never closed closes at the line's end. Apostrophes, inches and
shortened years are no marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"``|''|[“”„\"«»‘’'‹›「」『』]")
_CLOSERS = {
    "“": '”“"',
    "„": '“”"',
    "«": "»",
    "»": "«»",
    "‹": "›",
    "‘": "’",
    "'": "'’",
    '"': '"”',
    "``": "''\"",
    "''": "''",
    "「": "」",
    "『": "』",
}
_APOSTROPHES = "'’‘"
# What an apostrophe, not an opening mark, begins: 's, n't, 'em, 'til, '90s.
_CLIPPED = re.compile(r"(?:s|t|d|m|n|ll|re|ve|em|til|till|tis|twas|cause|bout|round|\d\d?s?)(?!\w)", re.IGNORECASE)
# How many marks a single opening one looks ahead for its fellow: keeps the pairing linear.
_REACH = 24


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between marks, ``text[start:end]`` with its marks; ``closed`` is whether it has a closing one."""

    start: int
    end: int
    closed: bool
    mark: str

    @property
    def inner(self) -> tuple[int, int]:
        """The span between the marks."""
        end = self.end - (2 if self.mark in ("``", "''") else 1) * self.closed
        return self.start + len(self.mark), max(self.start + len(self.mark), end)


def quotations(text: str, start: int = 0, end: int | None = None, is_open: bool = False) -> list[Quotation]:
    """The outermost quotations of ``text[start:end]``, one line, in order and without overlap.

    `is_open`: the line before ended within a quotation, which goes on to the first mark if that one only closes.
    """
    end = len(text) if end is None else end
    marks = [(found.start(), found.group()) for found in _MARK.finditer(text, start, end)]
    found: list[Quotation] = []
    index = 0
    if (
        is_open
        and (first := next((i for i, (_, mark) in enumerate(marks) if mark not in _APOSTROPHES), None)) is not None
    ):
        at, mark = marks[first]
        if at > start and not _may_open(text, at, mark, start, end):
            found.append(Quotation(start, at + len(mark), closed=True, mark=""))
            index = first + 1
    while index < len(marks):
        at, mark = marks[index]
        if not _may_open(text, at, mark, start, end) and not (
            mark == '"' and _is_misplaced(text, marks, index, start, end)
        ):
            index += 1
            continue
        closing = _closing(text, marks, index, start, end)
        if closing is None and mark in _APOSTROPHES:
            index += 1
            continue
        if closing is None:
            found.append(Quotation(at, end, closed=False, mark=mark))
            break
        close_at, close_mark = marks[closing]
        found.append(Quotation(at, close_at + len(close_mark), closed=True, mark=mark))
        index = closing + 1
    return found


def _before(text: str, at: int, start: int) -> str:
    return text[at - 1] if at > start else " "


def _after(text: str, at: int, end: int) -> str:
    return text[at] if at < end else " "


def _may_open(text: str, at: int, mark: str, start: int, end: int) -> bool:
    before, after = _before(text, at, start), _after(text, at + len(mark), end)
    if mark in "”’›」』":
        return False
    if mark in "“„«``「『‹" and mark != "'":
        return True
    if mark == "»":
        return not before.isalnum() and after.isalnum()
    if mark in _APOSTROPHES:
        return (
            not (before.isalnum() or before in ".,!?")
            and not after.isspace()
            and _CLIPPED.match(text, at + 1, end) is None
        )
    # A straight double mark; after a digit it is an inch, a second or closes what was never opened.
    return not (before.isdigit() or (after.isspace() and not before.isspace()))


def _is_misplaced(text: str, marks: list[tuple[int, str]], index: int, start: int, end: int) -> bool:
    """Whether a straight mark opens although it clings to the word before ('said," We ...'): an even number is left."""
    at = marks[index][0]
    if _before(text, at, start) not in ",:." or at + 2 >= end:
        return False
    left = sum(mark == '"' for _, mark in marks[index : index + _REACH])
    return left % 2 == 0


def _closing(text: str, marks: list[tuple[int, str]], opened: int, start: int, end: int) -> int | None:
    """Index of the mark that closes the one at index `opened`."""
    mark = marks[opened][1]
    if mark in _APOSTROPHES:
        return _closing_single(text, marks, opened, start, end)
    depth = 1
    for index in range(opened + 1, len(marks)):
        at, other = marks[index]
        if other in _APOSTROPHES:
            continue
        if mark in "“«‹「『" and other == mark:
            if mark == "“" and depth == 1 and not _nests(marks, index):
                continue
            depth += 1
        elif other == "''" and mark == "``":
            return index
        elif other in _CLOSERS[mark] and other != "''":
            if other == '"' and mark == '"' and _opens_clearly(text, at, start, end) and _has_more(marks, index, 2):
                depth += 1
                continue
            depth -= 1
            if depth == 0:
                return index
    return None


def _nests(marks: list[tuple[int, str]], index: int) -> bool:
    """Whether the curly mark that opens inside a curly quotation is closed inside it too."""
    closers = 0
    for _, other in marks[index + 1 : index + _REACH]:
        if other == "”":
            closers += 1
            if closers == 2:
                return True
        elif other == "“":
            return False
    return False


def _opens_clearly(text: str, at: int, start: int, end: int) -> bool:
    before, after = _before(text, at, start), _after(text, at + 1, end)
    return (before.isspace() or before in "([") and after.isalnum()


def _has_more(marks: list[tuple[int, str]], index: int, count: int) -> bool:
    """Whether an odd number of straight marks, `count` or more of them, is left: the pairs then come out."""
    left = sum(other == '"' for _, other in marks[index + 1 : index + _REACH])
    return left >= count and left % 2 == 0


def _closing_single(text: str, marks: list[tuple[int, str]], opened: int, start: int, end: int) -> int | None:
    """A closing single mark stands after a word; after "s" and before a word it may be a genitive."""
    genitive = None
    for index in range(opened + 1, min(len(marks), opened + _REACH)):
        at, mark = marks[index]
        if mark in ("”", '"', "»") and genitive is None and mark != '"':
            return None
        if mark not in ("'", "’") or mark not in _CLOSERS[marks[opened][1]]:
            continue
        before, after = _before(text, at, start), _after(text, at + 1, end)
        if before.isspace() or after.isalnum():
            continue
        if before in "sS" and after == " " and text[at + 2 : at + 3].islower():
            genitive = index if genitive is None else genitive
            continue
        return index
    return genitive
