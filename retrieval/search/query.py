"""A question as typed: its words and its exact phrases."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from retrieval.errors import InputError

_QUOTED = re.compile(r'"([^"]+)"|“([^“”]+)”|„([^„“”]+)[“”]|«([^«»]+)»')
# The model reads 256 word pieces; what is beyond some 4,000 characters can only cost time.
MAX_CHARACTERS = 4000


@dataclass(frozen=True, slots=True)
class Query:
    """``text`` without the marks around ``phrases``, which an answer must hold word for word."""

    text: str
    phrases: tuple[str, ...] = ()


def parse(typed: str) -> Query:
    """What was typed, as a query. Raises InputError if there is nothing in it."""
    whole = typed.encode("utf8", "replace").decode("utf8")  # half a surrogate pair comes in by a terminal's wrong bytes
    text = unicodedata.normalize("NFC", whole).strip()[:MAX_CHARACTERS]
    if not text:
        raise InputError("the question is empty")
    phrases = tuple(phrase for groups in _QUOTED.findall(text) if (phrase := " ".join("".join(groups).split())))
    return Query(_QUOTED.sub(lambda quoted: "".join(filter(None, quoted.groups())), text), phrases)
