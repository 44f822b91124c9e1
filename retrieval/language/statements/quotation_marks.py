"""Quotation marks: which stretches of a line stand between them.

Marks are paired by their kind; a mark that is never closed closes at the line's end. Apostrophes, inches and
shortened years are no marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"``|''|’’|[“”„\"«»‘’'‹›「」『』]")
# What closes each mark.
_CLOSERS = {
    "“": ("”", '"', "’’"),
    "„": ("“", "”", '"'),
    "«": ("»",),
    "»": ("«", "»"),
    "‹": ("›",),
    "‘": ("’", "’’"),
    "'": ("'", "’"),
    '"': ('"', "”"),
    "``": ("''", '"'),
    "''": ("''",),
    "「": ("」",),
    "『": ("』",),
}
# Those that open again inside, before they are closed.
_NESTING = frozenset("“«‹「『")
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


@dataclass(frozen=True, slots=True)
class _Line:
    """``text[start:end]`` and its marks with their places, in order."""

    text: str
    start: int
    end: int
    marks: tuple[tuple[int, str], ...]

    def before(self, at: int) -> str:
        """The character before the place, a space before the first."""
        return self.text[at - 1] if at > self.start else " "

    def after(self, at: int) -> str:
        """The character at the place, a space behind the last."""
        return self.text[at] if at < self.end else " "


def quotations(text: str, start: int = 0, end: int | None = None, is_open: bool = False) -> list[Quotation]:
    """The outermost quotations of ``text[start:end]``, one line, in order and without overlap.

    `is_open`: the line before ended within a quotation, which goes on to the first mark if that one only closes.
    """
    end = len(text) if end is None else end
    line = _Line(text, start, end, tuple((found.start(), found.group()) for found in _MARK.finditer(text, start, end)))
    found: list[Quotation] = []
    index = 0
    if is_open and (ending := _end_of_open(line)) is not None:
        at, mark = line.marks[ending]
        found.append(Quotation(start, at + len(mark), closed=True, mark=""))
        index = ending + 1
    while index < len(line.marks):
        opening, index = index, index + 1
        if not (_may_open(line, *line.marks[opening]) or _is_misplaced(line, opening)):
            continue
        at, mark = line.marks[opening]
        closing = _closing(line, opening)
        if closing is not None:
            close_at, close_mark = line.marks[closing]
            found.append(Quotation(at, close_at + len(close_mark), closed=True, mark=mark))
            index = closing + 1
        elif mark not in _APOSTROPHES:
            found.append(Quotation(at, end, closed=False, mark=mark))
            break
    return found


def _end_of_open(line: _Line) -> int | None:
    """Index of the mark that closes what the line before left open: the line's first, if it does not open anew."""
    first = next((index for index, (_, mark) in enumerate(line.marks) if mark not in _APOSTROPHES), None)
    if first is None:
        return None
    at, mark = line.marks[first]
    return first if at > line.start and not _may_open(line, at, mark) else None


def _may_open(line: _Line, at: int, mark: str) -> bool:
    before, after = line.before(at), line.after(at + len(mark))
    if mark == "’’" or mark in "”’›」』":
        return False
    if mark in "“„«``「『‹":
        return True
    if mark == "»":
        return not before.isalnum() and after.isalnum()
    if mark in _APOSTROPHES:
        return (
            not (before.isalnum() or before in ".,!?")
            and not after.isspace()
            and _CLIPPED.match(line.text, at + 1, line.end) is None
        )
    # A straight double mark; after a digit it is an inch, a second or closes what was never opened.
    return not (before.isdigit() or (after.isspace() and not before.isspace()))


def _is_misplaced(line: _Line, index: int) -> bool:
    """Whether a straight mark opens although it clings to the word before ('said," We ...'): an even number is left."""
    at, mark = line.marks[index]
    if mark != '"' or line.before(at) not in ",:." or at + 2 >= line.end:
        return False
    left = sum(mark == '"' for _, mark in line.marks[index : index + _REACH])
    return left % 2 == 0


def _closing(line: _Line, opened: int) -> int | None:
    """Index of the mark that closes the one at index `opened`."""
    if line.marks[opened][1] in _APOSTROPHES:
        return _closing_single(line, opened)
    depth = 1
    for index in range(opened + 1, len(line.marks)):
        depth += _step(line, opened, index, depth)
        if depth == 0:
            return index
    return None


def _step(line: _Line, opened: int, index: int, depth: int) -> int:
    """How much deeper the mark at `index` leads within the quotation: 1 where it opens, -1 where it closes, else 0."""
    mark, (at, other) = line.marks[opened][1], line.marks[index]
    if mark in _NESTING and other == mark:
        # One that is not closed inside opens nothing: a misprint, or a paragraph that marks what goes on.
        return 0 if mark == "“" and depth == 1 and not _nests(line, index) else 1
    if other not in _CLOSERS[mark]:
        return 0
    reopens = other == mark == '"' and _opens_clearly(line, at) and _has_more(line, index, 2)
    return 1 if reopens else -1


def _nests(line: _Line, index: int) -> bool:
    """Whether the curly mark that opens inside a curly quotation is closed inside it too."""
    closers = 0
    for _, other in line.marks[index + 1 : index + _REACH]:
        if other == "”":
            closers += 1
            if closers == 2:
                return True
        elif other == "“":
            return False
    return False


def _opens_clearly(line: _Line, at: int) -> bool:
    before, after = line.before(at), line.after(at + 1)
    return (before.isspace() or before in "([") and after.isalnum()


def _has_more(line: _Line, index: int, count: int) -> bool:
    """Whether an odd number of straight marks, `count` or more of them, is left: the pairs then come out."""
    left = sum(other == '"' for _, other in line.marks[index + 1 : index + _REACH])
    return left >= count and left % 2 == 0


def _closing_single(line: _Line, opened: int) -> int | None:
    """A closing single mark stands after a word; after "s" and before a word it may be a genitive."""
    closers = _CLOSERS[line.marks[opened][1]]
    genitive = None
    for index in range(opened + 1, min(len(line.marks), opened + _REACH)):
        at, mark = line.marks[index]
        if mark in ("”", "»") and genitive is None:
            return None
        if mark not in closers or line.before(at).isspace() or line.after(at + 1).isalnum():
            continue
        if line.before(at) not in "sS" or line.after(at + 1) != " " or not line.text[at + 2 : at + 3].islower():
            return index
        genitive = index if genitive is None else genitive
    return genitive
