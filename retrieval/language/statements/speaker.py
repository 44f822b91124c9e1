"""Who a statement is from: the full name, how it is known, and how surely."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from retrieval.language.statements.register import Entity

Basis = Literal["named", "same sentence", "pronoun", "office", "across articles", "unnamed"]
"""How a speaker is known: as the article names it, or inferred from what."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a statement is from: the full name, or None with the words of the text as the only answer.

    ``sure`` is between 0 and 1: how likely the name is right, by rule and not by measurement of each.
    """

    name: str | None
    entity: Entity | None = None
    basis: Basis = "named"
    sure: float = 1.0

    def by(self, basis: Basis, sure: float) -> Speaker:
        """The same, known so; never surer than before."""
        return replace(self, basis=basis, sure=round(min(sure, self.sure), 2)) if self.name else NOBODY


NOBODY = Speaker(None, basis="unnamed", sure=0.0)


def is_person(speaker: Speaker) -> bool:
    """Whether the texts show the speaker to be a person: an office, a gender, a given name."""
    entity = speaker.entity
    return (
        entity is not None
        and entity.kind == "person"
        and bool(entity.roles or entity.gender or len(entity.name.split()) > 1)
    )
