"""The first rows of a comparison as a picture, made to be read at the width at which Discord shows one."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from retrieval.answers.comparing.matrix import Cell, Matrix, Row

# Units are the points of a screen, as in the timeline's picture; the file has twice the pixels.
_SCALE = 2
_LINE, _GAP = 14.5, 8.0
_TITLE, _TEXT, _SMALL = 14.0, 10.0, 8.5


@dataclass(frozen=True, slots=True)
class _Form:
    """A picture's width and margin, the characters that fit a line of each size, the rows and cells it has room for."""

    width: float
    margin: float
    title: int
    text: int
    small: int
    rows: int
    cells: int
    lines: int


_WIDE = _Form(width=550, margin=16, title=62, text=92, small=108, rows=6, cells=12, lines=4)
_NARROW = _Form(width=320, margin=12, title=34, text=52, small=62, rows=4, cells=4, lines=5)


@dataclass(frozen=True, slots=True)
class _Look:
    """The colours of a picture: its ground, what is told, who tells it, and in what they differ."""

    ground: str
    told: str
    quiet: str
    kind: str


_LIGHT = _Look("#FFFFFF", "#1F2328", "#5C636B", "#9A3412")
_DARK = _Look("#313338", "#F2F3F5", "#B5BAC1", "#FDBA74")


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the picture; ``gap``: the space above it."""

    text: str
    size: float
    colour: str
    is_bold: bool = False
    gap: float = 0.0


def picture(matrix: Matrix, *, dark: bool = False, narrow: bool = False) -> bytes:
    """The picture, PNG: the rows that come first, each under what its outlets differ in; ``narrow``: for a phone."""
    form, look = _NARROW if narrow else _WIDE, _DARK if dark else _LIGHT
    lines = list(_lines(matrix, form, look))
    height = 2 * form.margin + sum(_LINE + line.gap for line in lines)
    # formulas and non-ASCII minus signs are nobody's words
    with rc_context({"font.family": "DejaVu Sans", "text.usetex": False, "axes.unicode_minus": False}):
        figure = Figure(figsize=(form.width / 72, height / 72), dpi=72 * _SCALE, facecolor=look.ground)
        FigureCanvasAgg(figure)
        at = height - form.margin
        for line in lines:
            at -= line.gap
            weight = "bold" if line.is_bold else "normal"
            figure.text(
                form.margin / form.width,
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
        figure.savefig(file, format="png", facecolor=look.ground)
    return file.getvalue()


def _lines(matrix: Matrix, form: _Form, look: _Look) -> Iterator[_Line]:
    title = f"Outlets compared: {matrix.topic}" if matrix.topic else "Outlets compared"
    for number, part in enumerate(textwrap.wrap(title, form.title)[:2]):
        yield _Line(part, _TITLE, look.told, is_bold=True, gap=_GAP / 2 if number else 0)
    for number, part in enumerate(textwrap.wrap(matrix.summary, form.small)):
        yield _Line(part, _SMALL, look.quiet, gap=0 if number else _GAP / 2)
    for row in matrix.rows[: form.rows]:
        yield from _row(row, form, look)
    more = len(matrix.rows) - form.rows + matrix.left_out
    if more > 0:
        yield _Line(f"{more:,} more row{'s' * (more != 1)}", _SMALL, look.quiet, gap=_GAP)


def _row(row: Row, form: _Form, look: _Look) -> Iterator[_Line]:
    head = [part for one in row.headings for part in textwrap.wrap(one, form.text)]
    for number, part in enumerate(head):
        yield _Line(part, _TEXT, look.kind, gap=0 if number else 1.5 * _GAP)
    for number, cell in enumerate(row.cells[: form.cells]):
        yield from _cell(cell, form, look, gap=_GAP / 2 if head or number else 1.5 * _GAP)
    if len(row.cells) > form.cells:
        yield _Line(f"and {len(row.cells) - form.cells} more outlets", _SMALL, look.quiet, gap=_GAP / 2)


def _cell(cell: Cell, form: _Form, look: _Look, gap: float) -> Iterator[_Line]:
    published = cell.citation.article.published
    day = f" · {published.isoformat()}" if published else ""
    name = textwrap.shorten(cell.outlet, form.text - len(day), placeholder=" …")
    yield _Line(f"{name}{day}", _SMALL, look.quiet, is_bold=True, gap=gap)
    for part in textwrap.wrap(cell.citation.text, form.text, max_lines=form.lines, placeholder=" …"):
        yield _Line(part, _TEXT, look.told)
