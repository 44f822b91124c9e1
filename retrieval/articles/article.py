"""An article as eventdesk keeps it: cleaned text, the kind of each block in it, and where it comes from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["paragraph", "heading", "caption"]
PublishedBasis = Literal["metadata", "address", "dateline", "text", "unknown"]


@dataclass(frozen=True, slots=True)
class Block:
    """One line of an article's cleaned text: ``text[start:end]``, without its line break.

    A caption is kept because it holds dates and places; a heading structures the article and is never cited.
    """

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words of a recording: ``text[start:end]`` begins at the time ``at`` in it, "00:12:40" or as it is written."""

    start: int
    end: int
    at: str


@dataclass(frozen=True, slots=True)
class Article:
    """One report by one outlet. All spans anywhere in eventdesk point into ``text``.

    ``published`` is None when unknown; ``published_basis`` says how it was obtained: given as metadata, read
    from the page's address or the date line, worked out from dates in the text, or unknown; ``published_doubt`` why
    that day may be wrong. ``via`` is the site that carried the outlet's report; ``source_is_guess`` that the outlet
    is known by the address or a copyright line alone. ``language`` is an ISO 639-1 code, None where the text is too
    short to tell. ``credit``: the lines below the text that say whose it is or who gave of it, which nobody is shown
    as the article's. ``spoken``: when the words of a transcript were said, in order; empty for anything else.
    """

    id: str
    title: str
    source: str
    text: str
    blocks: tuple[Block, ...]
    via: str | None = None
    published: dt.date | None = None
    published_basis: PublishedBasis = "unknown"
    url: str | None = None
    author: str | None = None
    language: str | None = None
    source_is_guess: bool = False
    published_doubt: str | None = None
    credit: str | None = None
    spoken: tuple[Spoken, ...] = ()
