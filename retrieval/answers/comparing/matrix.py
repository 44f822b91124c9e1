"""The matrix of a comparison: a row a thing that is told, a column an outlet, in each cell the cited sentence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from retrieval.answers.answer import Citation, citation_as_json
from retrieval.answers.comparing.differing import KINDS, DifferenceKind
from retrieval.origins import Origin
from retrieval.origins import as_json as origins_as_json

# What each kind of difference is called where people read it.
NAMES: dict[DifferenceKind, str] = {
    "denial": "denied",
    "number": "number",
    "day": "day",
    "speaker": "speaker",
    "verb": "verb of saying",
    "cut": "quotation cut",
}


@dataclass(frozen=True, slots=True)
class Side:
    """Outlets that agree in what another has otherwise, and their words for it; "" where they have none."""

    outlets: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Contrast:
    """One kind of difference between the outlets of a row, side by side."""

    kind: DifferenceKind
    sides: tuple[Side, ...]

    @property
    def shown(self) -> str:
        """``number: “12 people” Norr Post · “15 people” Kystnytt``."""
        return f"{NAMES[self.kind]}: {self.beside}"

    @property
    def beside(self) -> str:
        """The sides, each its words and its outlets: ``“12 people” Norr Post · “15 people” Kystnytt``."""
        told = (f"{f'“{side.words}” ' if side.words else ''}{', '.join(side.outlets)}" for side in self.sides)
        return " · ".join(told)


@dataclass(frozen=True, slots=True)
class Cell:
    """The sentence of one outlet; ``marked``: the spans in it of what others have otherwise."""

    outlet: str
    citation: Citation
    marked: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One thing as the outlets tell it, the likest to the topic first. ``not_found``: where only one outlet has it.

    ``perhaps``: the cells behind the first are what other outlets have likest to it; it may be of another thing.
    """

    cells: tuple[Cell, ...]
    contrasts: tuple[Contrast, ...] = ()
    origins: tuple[Origin, ...] = ()
    not_found: str = ""
    perhaps: bool = False

    @property
    def only(self) -> str:
        """The outlet that alone has it; "" where several do."""
        return self.cells[0].outlet if len(self.cells) == 1 else ""

    @property
    def headings(self) -> tuple[str, ...]:
        """What is said above it: in what the outlets differ, or how far it is theirs; () where nothing differs."""
        if self.perhaps:
            return ("perhaps of the same, in other words",)
        only = (f"{self.only} only: {self.not_found}",) if self.only else ()
        return tuple(one.shown for one in self.contrasts) or only

    def cell(self, outlet: str) -> Cell | None:
        """What the outlet says; None if nothing of it was found."""
        return next((one for one in self.cells if one.outlet == outlet), None)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows in which outlets differ come first. ``outlets``: each with how many articles of it were read.

    ``left_out``: how many rows more there are than asked for.
    """

    topic: str
    outlets: tuple[tuple[str, int], ...]
    rows: tuple[Row, ...]
    left_out: int = 0

    @property
    def summary(self) -> str:
        """One line for people."""
        if not self.rows:
            return "Nothing to compare was found."
        shared = [row for row in self.rows if not row.only and not row.perhaps]
        counts = Counter(contrast.kind for row in shared for contrast in row.contrasts)
        told = ", ".join(f"{counts[kind]} in {NAMES[kind]}" for kind in KINDS if counts[kind])
        differ = sum(bool(row.contrasts) for row in shared)
        perhaps, alone = sum(row.perhaps for row in self.rows), sum(bool(row.only) for row in self.rows)
        parts = [f"{len(shared)} told by several, {differ} with differences" + (f" ({told})" if told else "")]
        parts += [f"{perhaps} perhaps told by several"] if perhaps else []
        return "; ".join([*parts, *([f"{alone} found in one outlet only"] if alone else [])]) + "."


def as_json(matrix: Matrix) -> dict[str, Any]:
    """The matrix as scripts outside rely on it."""
    return {
        "topic": matrix.topic,
        "summary": matrix.summary,
        "outlets": [{"outlet": outlet, "articles": articles} for outlet, articles in matrix.outlets],
        "rows": [_row(row) for row in matrix.rows],
        "left_out": matrix.left_out,
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "cells": [
            {"outlet": cell.outlet, "marked": [list(span) for span in cell.marked]} | citation_as_json(cell.citation)
            for cell in row.cells
        ],
        "differences": [
            {"kind": one.kind, "sides": [{"outlets": list(side.outlets), "words": side.words} for side in one.sides]}
            for one in row.contrasts
        ],
        "origins": origins_as_json(row.origins),
        "only": row.only or None,
        "not_found": row.not_found or None,
        "perhaps": row.perhaps,
    }
