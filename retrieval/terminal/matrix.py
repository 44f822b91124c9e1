"""A comparison for people: two or three outlets in columns, more of them one below the other."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from retrieval.answers.comparing.matrix import Cell, Matrix, Row
from retrieval.origins import in_sentences, told_by
from retrieval.terminal.answer import MAX_WIDTH, day
from retrieval.terminal.consoles import show

# So many cells of width a column needs to be read.
_COLUMN = 26
_COLUMNS = 3


def show_matrix(console: Console, matrix: Matrix) -> None:
    """Print the summary, then each row under what it differs in."""
    console.print(Text(matrix.summary, "summary"), soft_wrap=True)
    outlets = [outlet for outlet, _ in matrix.outlets]
    in_columns = len(outlets) <= _COLUMNS and min(console.width, MAX_WIDTH) >= _COLUMN * len(outlets)
    for row in matrix.rows:
        console.print()
        for line in _heading(row):
            for wrapped in line.wrap(console, min(console.width, MAX_WIDTH)):
                console.print(wrapped, soft_wrap=True)
        width = console.width
        show(console, _side_by_side(row, outlets, width) if in_columns and not row.only else _stacked(row, width))
    if matrix.left_out:
        console.print(f"\n{matrix.left_out:,} more rows left out", style="quiet")


def _heading(row: Row) -> list[Text]:
    lines = [Text(heading, "near" if row.contrasts else "label") for heading in row.headings]
    if not lines:
        lines.append(Text("no difference in what is compared", "quiet"))
    lines += [Text(f"{told_by(row.origins)}: {shared}", "quiet") for shared in in_sentences(row.origins)]
    return lines


def _side_by_side(row: Row, outlets: list[str], width: int) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="outlet")
    for outlet in outlets:
        table.add_column(outlet, ratio=1, overflow="fold")
    cells = [row.cell(outlet) for outlet in outlets]
    table.add_row(*(_sentence(cell) if cell else Text("–", "quiet") for cell in cells))
    table.width = min(width, MAX_WIDTH)
    return table


def _stacked(row: Row, width: int) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="outlet", max_width=24, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for cell in row.cells:
        table.add_row(cell.outlet, _sentence(cell))
    table.width = min(width, MAX_WIDTH)
    return table


def _sentence(cell: Cell) -> Text:
    text = Text(cell.citation.text)
    for start, end in cell.marked:
        text.stylize("match", start, end)
    card = cell.citation.article
    start, end = cell.citation.span
    return Text.assemble(text, "\n", (f"{day(card.published)} · [{start}–{end}]", "quiet"))
