"""The first rows of a comparison as a picture, made to be read at the width at which Discord shows one."""

from __future__ import annotations

import io
import textwrap
from dataclasses import dataclass

from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from retrieval.answers.comparing.matrix import Cell, Matrix, Row

# Units are the points of a screen, as in the timeline's picture; the file has twice the pixels.
_WIDTH, _MARGIN, _SCALE = 550.0, 16.0, 2
_LINE, _GAP = 14.5, 8.0
_TITLE, _TEXT, _SMALL = 14.0, 10.0, 8.5
# Characters that fit a line of each size, and lines of one sentence.
_FITTING, _FITTING_SMALL, _LINES = 92, 108, 4
_ROWS = 6
_GROUND, _INK, _QUIET, _RULE, _KIND = "#FFFFFF", "#1F2328", "#5C636B", "#C9CED4", "#9A3412"


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the picture; ``gap``: the space above it."""

    text: str
    size: float
    colour: str
    is_bold: bool = False
    gap: float = 0.0


def picture(matrix: Matrix) -> bytes:
    """The picture, PNG: the rows that come first, at most six, each under what its outlets differ in."""
    lines = _lines(matrix)
    height = 2 * _MARGIN + sum(_LINE + line.gap for line in lines)
    # formulas and non-ASCII minus signs are nobody's words
    with rc_context({"font.family": "DejaVu Sans", "text.usetex": False, "axes.unicode_minus": False}):
        figure = Figure(figsize=(_WIDTH / 72, height / 72), dpi=72 * _SCALE, facecolor=_GROUND)
        FigureCanvasAgg(figure)
        at = height - _MARGIN
        for line in lines:
            at -= line.gap
            weight = "bold" if line.is_bold else "normal"
            figure.text(
                _MARGIN / _WIDTH,
                at / height,
                line.text,
                size=line.size,
                color=line.colour,
                weight=weight,
                va="top",
                parse_math=False,
            )
            at -= _LINE
        file = io.BytesIO()
        figure.savefig(file, format="png", facecolor=_GROUND)
    return file.getvalue()


def _lines(matrix: Matrix) -> list[_Line]:
    title = f"Outlets compared: {matrix.topic}" if matrix.topic else "Outlets compared"
    lines = [_Line(part, _TITLE, _INK, is_bold=True) for part in textwrap.wrap(title, 62)[:2]]
    lines += [_Line(part, _SMALL, _QUIET) for part in textwrap.wrap(matrix.summary, _FITTING_SMALL)]
    for row in matrix.rows[:_ROWS]:
        lines += _row(row)
    more = len(matrix.rows) - _ROWS + matrix.left_out
    return [*lines, _Line(f"{more:,} more rows", _SMALL, _QUIET, gap=_GAP)] if more > 0 else lines


def _row(row: Row) -> list[_Line]:
    told = [contrast.shown for contrast in row.contrasts] or [f"{row.only} only: {row.not_found}" if row.only else ""]
    head = [part for one in told for part in textwrap.wrap(one, _FITTING)]
    lines = [_Line(part, _TEXT, _KIND, gap=0.0 if place else 1.5 * _GAP) for place, part in enumerate(head)]
    for cell in row.cells:
        lines += _cell(cell, first=not lines)
    return lines


def _cell(cell: Cell, *, first: bool) -> list[_Line]:
    published = cell.citation.article.published
    name = f"{cell.outlet} · {published.isoformat()}" if published else cell.outlet
    parts = textwrap.wrap(cell.citation.text, _FITTING)
    shown = parts[:_LINES] if len(parts) <= _LINES else [*parts[: _LINES - 1], f"{parts[_LINES - 1]} …"]
    head = _Line(name, _SMALL, _QUIET, is_bold=True, gap=1.5 * _GAP if first else _GAP / 2)
    return [head, *(_Line(part, _TEXT, _INK) for part in shown)]
