"""An article as eventdesk keeps it: cleaned text, the kind of each block in it, and where it comes from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["paragraph", "heading", "caption"]
PublishedBasis = Literal["metadata", "dateline", "text", "unknown"]


@dataclass(frozen=True, slots=True)
class Block:
    """One line of an article's cleaned text: ``text[start:end]``, without its line break.

    A caption is kept because it holds dates and places; a heading structures the article and is never cited.
    """

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Article:
    """One report by one outlet. All spans anywhere in eventdesk point into ``text``.

    ``published`` is None when unknown; ``published_basis`` says how it was obtained: given as metadata, read
    from the dateline, worked out from dates in the text, or unknown. ``via`` is the site that carried the
    outlet's report.
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
