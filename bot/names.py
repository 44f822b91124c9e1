"""Names that are suggested while somebody types: found among a hundred thousand without stopping the event loop."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from bot.render.limits import OPTION_TEXT, size
from bot.render.text import label

_END = "\n"
_OFFERED = 3
# Comparing with more would stop the event loop.
_COMPARED = 500


class Names:
    """Names in their order, without those that Discord would refuse as options: too long, or nothing to see.

    All of them stand in one text in lower case, a line each, a blank before every word: so that one search in it
    looks through them all.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = [name for name in names if size(name) <= OPTION_TEXT and label(name, OPTION_TEXT)]
        self._starts: list[int] = []
        lines, at = [], 0
        for name in self._names:
            line = f" {_folded(name)}{_END}"
            lines.append(line)
            self._starts.append(at)
            at += len(line)
        self._text = "".join(lines)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._names)

    def __iter__(self) -> Iterator[str]:
        """The names in their order."""
        return iter(self._names)

    def holding(self, typed: str, most: int) -> list[str]:
        """At most so many of the names that hold what was typed, first those of which it begins a word."""
        wanted = _folded(typed)
        found: dict[int, None] = {}
        for places in (self._places(f" {wanted}"), self._places(wanted)):
            for place in places:
                if len(found) == most:
                    break
                found[place] = None
        return [self._names[place] for place in found]

    def meant(self, typed: str) -> str:
        """The name that is called so, or the only one that holds what was typed.

        Raises LookupError with the names that come near, none or several.
        """
        held = self.holding(typed, _OFFERED + 1) if typed.strip() else []
        alike = [name for name in held if _folded(name) == _folded(typed)]
        if len(held) == 1 or alike:
            return (alike or held)[0]
        near = held[:_OFFERED] or get_close_matches(typed, self._names[:_COMPARED], _OFFERED)
        raise LookupError(*near)

    def _places(self, wanted: str) -> Iterator[int]:
        """The numbers of the names whose line holds ``wanted``, each once."""
        at = self._text.find(wanted)
        while at >= 0 and self._names:
            place = bisect_right(self._starts, at) - 1
            yield place
            if place + 1 == len(self._starts):
                return
            at = self._text.find(wanted, self._starts[place + 1])


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
