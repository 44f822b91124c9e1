"""Tables for people: what is indexed, how the index stands, how a file of questions scored."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from retrieval.answers.overview import Overview
from retrieval.answers.status import Status
from retrieval.index.snapshot import ArticleCard

# How a publication date is known, in words.
BASES = {"metadata": "given", "dateline": "dateline", "text": "from the text", "unknown": "unknown"}


def plain_table(*columns: str, **right: bool) -> Table:
    """A table without frames; ``right`` names the columns of numbers."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, justify="right" if right.get(column) else "left", overflow="fold")
    return table


def show_sources(console: Console, overview: Overview) -> None:
    """Articles by outlet, then what was refused and which dates are missing, each with the remedy."""
    table = plain_table("outlet", "title", "published", "known by", "sentences", "id", sentences=True)
    for card, sentences in overview.articles:
        via = f" via {card.via}" if card.via else ""
        table.add_row(
            Text.assemble((card.source, "outlet"), via),
            card.title,
            card.published.isoformat() if card.published else Text("unknown", "warning"),
            BASES.get(card.published_basis, card.published_basis),
            f"{sentences:,}",
            Text(card.id, "quiet"),
        )
    console.print(table)
    undated = [card for card, _ in overview.articles if card.published is None]
    if undated:
        console.print(_without_date(undated), soft_wrap=True)
    for where, why in overview.refused:
        console.print(Text.assemble(("refused ", "warning"), f"{where}: {why}"), soft_wrap=True)


def _without_date(undated: list[ArticleCard]) -> Text:
    names = ", ".join(card.id for card in undated)
    remedy = "published = 2023-03-17 in sources.toml beside the file, or as front matter, gives one"
    return Text.assemble(("no date ", "warning"), f"{names}: left out when --after or --before is given; {remedy}")


def show_status(console: Console, status: Status) -> None:
    """Everything a Status holds, a row a field."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="quiet")
    table.add_column(overflow="fold")
    for field in dataclasses.fields(status):
        table.add_row(*_status_row(field.name, getattr(status, field.name)))
    table.add_row("bytes per sentence", f"{status.bytes_per_sentence:,.0f}")
    console.print(table)


def _status_row(name: str, value: Any) -> tuple[str, str]:
    label = name.replace("_", " ")
    if name.endswith("_bytes"):
        return label.removesuffix(" bytes"), size(value)
    if name.endswith("_ms"):
        return label.removesuffix(" ms"), "–" if value is None else f"{value:.1f} ms"
    if isinstance(value, bool):
        return label, "on" if value else "off"
    if isinstance(value, int):
        return label, f"{value:,}"
    return label, "–" if value is None else str(value)


def size(bytes_: int) -> str:
    """Bytes in the unit that keeps the figure short: ``812 kB``, ``1.2 GB``."""
    figure, units = float(bytes_), iter(("B", "kB", "MB", "GB", "TB"))
    unit = next(units)
    while figure >= 1000:
        figure, unit = figure / 1000, next(units)
    return f"{figure:.1f} {unit}" if figure < 10 and unit != "B" else f"{figure:.0f} {unit}"


def rows_of(pairs: Iterator[tuple[str, str]]) -> Table:
    """Two columns, name and value."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="quiet")
    table.add_column(overflow="fold")
    for name, value in pairs:
        table.add_row(name, value)
    return table
