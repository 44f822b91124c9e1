"""Posts quoted from a network of short messages: each has its own day, which its "today" is counted from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

# The line below a post: "— Lena Aalto (@laalto) May 14, 2024".
_SIGNED = re.compile(r"[—–-]{1,2}\s?[^\n()]{1,80}\(@\w{1,30}\)\s{0,3}(?=[^\W_])")
# No post is longer, and a paragraph before the one above its line is none of it.
_LONGEST = 2000
_Day = Callable[[int], date | None]


@dataclass(frozen=True, slots=True)
class Post:
    """A post from ``start`` up to the name below it at ``end``, and the day it was written on."""

    start: int
    end: int
    day: date


def posts(text: str, day_at: _Day) -> list[Post]:
    """The posts of a text in order; ``day_at`` gives the full date that begins at an offset, if one does."""
    found: list[Post] = []
    for signed in _SIGNED.finditer(text):
        day = day_at(signed.end())
        low = max(found[-1].end if found else 0, signed.start() - _LONGEST)
        above = text[low : signed.start()].rstrip()
        paragraph = above.rfind("\n") + 1
        if day is not None and above:
            found.append(Post(low + paragraph, signed.start(), day))
    return found


def written(found: list[Post], offset: int) -> date | None:
    """The day of the post that an offset lies in; None outside of posts."""
    at = bisect_right([one.start for one in found], offset) - 1
    return found[at].day if at >= 0 and offset < found[at].end else None
