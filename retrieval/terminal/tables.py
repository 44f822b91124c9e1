"""Tables for people: what is indexed, how the index stands, how a file of questions scored."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from retrieval.answers.indexed.overview import Overview, doubts
from retrieval.answers.indexed.status import Status
from retrieval.figures import size
from retrieval.index.cards import ArticleCard
from retrieval.terminal.consoles import show

# How a publication date is known, in words.
BASES = {
    "metadata": "given",
    "address": "from the address",
    "dateline": "from the dateline",
    "text": "from the text",
    "unknown": "unknown",
}
# Fields of Status whose names do not say enough.
LABELS = {
    "file_bytes": "file",
    "vector_bytes": "of which vectors",
    "token_bytes": "of which token vectors",
    "rescoring_ms": "rescoring takes",
    "writer": "being written by",
}


def plain_table(*columns: str, right: Collection[str] = ()) -> Table:
    """A table without frames; ``right`` names the columns of numbers."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="quiet")
    for column in columns:
        table.add_column(column, justify="right" if column in right else "left", overflow="fold")
    return table


def show_values(console: Console, values: Iterable[tuple[str, str]]) -> None:
    """Two columns: names and values."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="quiet", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in values:
        table.add_row(name, value)
    show(console, table)


def show_sources(console: Console, overview: Overview) -> None:
    """Articles by outlet, then what was refused and which dates are missing, each with the remedy."""
    articles, sentences = len(overview.articles), sum(count for _, count in overview.articles)
    counts = (articles, "article"), (len(overview.outlets), "outlet"), (sentences, "sentence")
    heading = "{} from {}, {}".format(*(f"{count:,} {noun}{'s' * (count != 1)}" for count, noun in counts))
    console.print(heading, style="summary")
    for outlet, cards in groupby(overview.articles, key=lambda article: article[0].source):
        console.print()
        console.print(outlet, style="outlet")
        show(console, _articles(cards))
    undated = [card.id for card, _ in overview.articles if card.published is None]
    if undated or overview.refused:
        console.print()
    if undated:
        console.print(_without_date(undated), soft_wrap=True)
    for where, why in overview.refused:
        console.print(Text.assemble(("refused ", "warning"), f"{where}: {why}"), soft_wrap=True)


def _articles(cards: Iterable[tuple[ArticleCard, int]]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    for width in (0, 10, None):
        table.add_column(width=width, overflow="fold")
    for card, sentences in cards:
        date = card.published.isoformat() if card.published else Text("undated", "warning")
        facts = [
            card.id,
            f"via {card.via}" if card.via else "",
            f"by {card.author}" if card.author else "",
            f"date {BASES.get(card.published_basis, card.published_basis)}",
            f"{sentences:,} sentence{'s' * (sentences != 1)}",
        ]
        warnings = "".join(f"\n{warning}" for warning in doubts(card))
        shown = Text.assemble(card.title, "\n", (" · ".join(filter(None, facts)), "quiet"), (warnings, "warning"))
        table.add_row("", date, shown)
    return table


def _without_date(undated: Sequence[str]) -> Text:
    remedy = "give one as published = 2023-03-17 in a sources.toml beside it, or in its front matter"
    names = ", ".join(undated)
    return Text.assemble(("undated ", "warning"), f"{names}: left out by --after and --before; {remedy}")


def show_status(console: Console, status: Status) -> None:
    """Everything a Status holds, a row a field."""
    rows = [_status_row(field.name, getattr(status, field.name)) for field in dataclasses.fields(status)]
    rows.append(("bytes per sentence", f"{status.bytes_per_sentence:,.0f}"))
    show_values(console, rows)


def _status_row(name: str, value: Any) -> tuple[str, str]:
    label = LABELS.get(name, name.replace("_", " "))
    if name.endswith("_bytes"):
        return label, size(value)
    if name.endswith("_ms"):
        return label, "–" if value is None else f"{value:.1f} ms"
    if isinstance(value, bool):
        return label, "on" if value else "off"
    if isinstance(value, int):
        return label, f"{value:,}"
    return label, "–" if value is None else str(value)
