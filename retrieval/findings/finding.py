"""What a sentence offers as an answer of a kind: a stretch of its words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """``text[start:end]`` of a sentence.

    ``value``: what it comes to, so that equal findings of several sentences are known as one. ``of``: the words, in
    lower case, that say whose or of what it is ("people", "cores"), empty if there are none. ``mark``: 0 to 1, how
    plainly its form says that it is of the kind. ``about``: where the words stand to which it belongs, for a name in
    apposition or a clause; None for the whole sentence.
    """

    start: int
    end: int
    value: str
    of: tuple[str, ...] = ()
    mark: float = 1.0
    about: tuple[int, int] | None = None
