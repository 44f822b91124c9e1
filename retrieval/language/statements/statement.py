"""A statement: what was said, who said it and the words that tell so, as spans of the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from retrieval.language.word_classes import Act

Span = tuple[int, int]
"""Start and end (exclusive) as offsets into the text the statement was found in."""

Kind = Literal["direct", "mixed", "indirect"]


@dataclass(frozen=True, slots=True)
class Statement:
    """Something a text attributes to somebody.

    ``content`` has one span for each stretch of what was said, in order; a quotation broken off for its
    speaker has two. A direct statement consists of quotations, an indirect one has none, a mixed one has both.
    ``speaker`` is the smallest noun phrase that names the speaker where the words are attributed ("he", "a
    spokesman for the ministry"); ``cue`` is the verb or noun that attributes. Both are None when the text
    has none. ``act`` is what is done in saying so, ``target`` the phrase for whom it is done to: whom somebody accuses,
    praises or tells.
    """

    content: tuple[Span, ...]
    speaker: Span | None
    cue: Span | None
    kind: Kind
    act: Act = "said"
    target: Span | None = None
