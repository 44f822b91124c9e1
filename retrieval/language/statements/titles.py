"""Words in marks that are the title of a book, a song or a report, and nothing that somebody says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.language.statements.tokens import QUOTED, Token

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
# Shorter words are small in titles: "The Wind in the Sails".
_LONG = 4


def is_title(words: Sequence[Token], index: int) -> bool:
    """Whether the quotation at `index` is named as a work, "in her novel 'Low Tide'", and written as one."""
    before = index - 2 if index > 1 and words[index - 1].low == "," else index - 1
    if words[index].kind != QUOTED or before < 0 or "work" not in words[before].tags:
        return False
    return is_in_capitals(words[index].text)


def is_in_capitals(marked: str) -> bool:
    """Whether every long word has a capital letter and it neither asks nor calls."""
    long = [word for word in _WORD.findall(marked) if len(word) >= _LONG]
    ends = marked.rstrip("\"”’'»").endswith(("!", "?"))
    return bool(long) and not ends and all(word[0].isupper() for word in long)
