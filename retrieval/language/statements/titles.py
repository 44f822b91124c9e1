"""Words in marks that are the title of a book, a song or a report, and nothing that somebody says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.language.statements.tokens import QUOTED, Token

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
# Shorter words are small in titles: "The Wind in the Sails".
_LONG = 4
# Of how many words a title behind "in" is at least: 'answered with "Never"'.
_NAME = 2


def is_title(words: Sequence[Token], index: int) -> bool:
    """Whether the quotation at `index` is named as a work, "in her novel 'Low Tide'", and written as one."""
    if words[index].kind == QUOTED and index and _is_place(words[index - 1]):
        return is_in_capitals(words[index].text) and len(words[index].text.split()) >= _NAME
    before = index - 2 if index > 1 and words[index - 1].low == "," else index - 1
    if words[index].kind != QUOTED or before < 0 or "work" not in words[before].tags:
        return False
    return is_in_capitals(words[index].text)


def _is_place(word: Token) -> bool:
    """Whether what follows the preposition is where something stands: 'says on "The Long Rain"'."""
    return word.is_a("preposition") and word.is_a("adverbial") and word.low not in ("as", "to")


def is_in_capitals(marked: str) -> bool:
    """Whether every long word has a capital letter and it neither asks nor calls."""
    long = [word for word in _WORD.findall(marked) if len(word) >= _LONG]
    ends = marked.rstrip("\"”’'»").endswith(("!", "?"))
    return bool(long) and not ends and all(word[0].isupper() for word in long)
