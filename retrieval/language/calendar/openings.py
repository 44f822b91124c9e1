"""The words that a pattern can begin with, read off the pattern: at other words its rule need not be tried.

Only what the patterns of dates are made of is read: words, groups, alternatives, optional parts, figures; anything
else at the beginning of a pattern is an error, so that no opening is missed.
"""

from __future__ import annotations

import re

_GROUP = re.compile(r"\((?:(?P<looks>\?<?[=!])|\?P<\w+>|\?(?:-?[a-z]+)?:)?")
_QUANTIFIER = re.compile(r"(?P<none>[?*]|\{0,\d*\})[+?]?|\+[+?]?|\{\d[\d,]*\}")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
_ZERO_WIDTH = ("^", "$", r"\b")
_BARE = ("", True)
_ANY = "\0"  # a letter that is not known

_Beginnings = set[tuple[str, bool]]
"""The letters that a piece can begin with, and whether letters of the next piece can go on with them."""


def first_words(pattern: str) -> frozenset[str]:
    """The words, in lower case, that what matches can begin with; "" for what does not begin with a letter.

    >>> sorted(first_words(r"(?:the )?(?:spring(?:time)?|falls?)(?!-)|\\d\\d"))
    ['', 'fall', 'falls', 'spring', 'springtime', 'the']
    """
    found, end = _alternatives(pattern, 0)
    if end < len(pattern):
        raise ValueError(f"a bracket too many: {pattern[end:]!r}")
    if any(_ANY in word for word, _ in found):
        raise ValueError("it can begin with any word at all")
    return frozenset(word.lower() for word, _ in found)


def _alternatives(pattern: str, at: int) -> tuple[_Beginnings, int]:
    """The beginnings of the alternatives from an offset to the end of their group, and the offset of that end."""
    found: _Beginnings = set()
    current: _Beginnings = {_BARE}
    while at < len(pattern) and pattern[at] != ")":
        if pattern[at] == "|":
            found, current, at = found | current, {_BARE}, at + 1
            continue
        piece, at = _piece(pattern, at)
        quantifier = _QUANTIFIER.match(pattern, at)
        if quantifier:
            at = quantifier.end()
            piece = piece | {_BARE} if quantifier["none"] else piece
        current = _joined(current, piece)
    return found | current, at


def _joined(current: _Beginnings, piece: _Beginnings) -> _Beginnings:
    ended = {one for one in current if not one[1]}
    return ended | {(word + more, goes_on) for word, is_open in current if is_open for more, goes_on in piece}


def _piece(pattern: str, at: int) -> tuple[_Beginnings, int]:
    """The beginnings of one piece of a pattern, and the offset where it ends."""
    if group := _GROUP.match(pattern, at):
        inner, end = _alternatives(pattern, group.end())
        if end == len(pattern):
            raise ValueError(f"a bracket is not closed: {pattern[at:]!r}")
        return ({_BARE} if group["looks"] else inner), end + 1
    if found := _CLASS.match(pattern, at):
        letters = {(letter, True) for letter in found.group() if letter.isalpha() and "\\" not in found.group()}
        return letters or {("", False)}, found.end()
    size = 2 if pattern[at] == "\\" else 1
    said = pattern[at : at + size]
    if said in _ZERO_WIDTH:
        return {_BARE}, at + size
    if said in (r"\w", ".", r"\S"):
        return {(_ANY, False)}, at + size
    return {(said, True) if said.isalpha() else ("", False)}, at + size
