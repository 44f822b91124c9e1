"""An origin of a statement: the outlets that have it from one place, and the signs of that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

SignKind = Literal[
    "named source", "wire credit", "contribution", "copied words", "copied article", "via", "shared misprint"
]


@dataclass(frozen=True, slots=True)
class Sign:
    """Why outlets have a statement from one place: ``words`` of the article with that id, which ``outlet`` published.

    Of copying ``words`` is a stretch outside quotation marks that both have.
    """

    kind: SignKind
    outlet: str
    article: str
    words: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Outlets that have a statement from one place.

    ``source``: the agency or outlet it comes from, as far as that is told: as it is named, or who published first of
    those that copy one another; "" where that is not known. Without ``signs`` it is one outlet's own.
    """

    outlets: tuple[str, ...]
    source: str = ""
    signs: tuple[Sign, ...] = ()


def told_by(origins: Sequence[Origin]) -> str:
    """How many outlets, and how many origins where these are fewer: ``5 outlets, 2 origins``."""
    outlets = sum(len(one.outlets) for one in origins)
    told = f"{outlets:,} outlet{'s' * (outlets != 1)}"
    if len(origins) >= outlets:
        return told
    return f"{told}, {len(origins)} origin{'s' * (len(origins) != 1)}"


def in_sentences(origins: Sequence[Origin]) -> list[str]:
    """For each origin that several outlets share, which these are and by what sign, a line for people."""
    return [_line(one) for one in origins if len(one.outlets) > 1]


def _line(origin: Origin) -> str:
    outlets = f"{', '.join(origin.outlets[:-1])} and {origin.outlets[-1]}"
    sign = origin.signs[0]
    if sign.kind == "copied article":
        how = "have much of their articles in the same words"
    elif sign.kind == "copied words":
        how = f"have the same words outside quotations: “{sign.words}”"
    elif sign.kind == "shared misprint":
        how = f"have the same misprint: “{sign.words}”"
    else:
        return f"{outlets} have it from {origin.source or sign.outlet}: “{sign.words}”"
    return f"{outlets} {how}" + (f"; {origin.source} published first" if origin.source in origin.outlets else "")


def as_json(origins: Sequence[Origin]) -> list[dict[str, Any]]:
    """The origins as scripts outside rely on them."""
    return [
        {
            "outlets": list(one.outlets),
            "source": one.source or None,
            "signs": [
                {"kind": sign.kind, "outlet": sign.outlet, "article": sign.article, "words": sign.words}
                for sign in one.signs
            ],
        }
        for one in origins
    ]
