"""A comparison as a page of its own: no script, nothing loaded from elsewhere, readable on light and dark grounds."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from urllib.parse import urlsplit

from retrieval.answers.comparing.matrix import Cell, Matrix, Row
from retrieval.origins import in_sentences, told_by

_STYLE = """
:root { color-scheme: light dark; --line: #c9ced4; --quiet: #5c636b; --mark: #ffe9a8; --kind: #9a3412; }
@media (prefers-color-scheme: dark) { :root { --line: #4e5158; --quiet: #b5bac1; --mark: #6b5310; --kind: #fdba74; } }
body { font: 16px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 76rem; padding: 0 1rem; }
h1 { font-size: 1.4rem; margin: 0 0 .3rem; } .quiet { color: var(--quiet); font-size: .85rem; }
section { border-top: 1px solid var(--line); padding: .9rem 0; } .kind { color: var(--kind); margin: 0 0 .4rem; }
.cells { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: .4rem 1.4rem; }
blockquote { margin: .1rem 0; } mark { background: var(--mark); color: inherit; } a { color: inherit; }
"""


def page(matrix: Matrix) -> str:
    """The page, in HTML."""
    title = escape(f"Outlets compared: {matrix.topic}" if matrix.topic else "Outlets compared")
    outlets = escape(", ".join(f"{outlet} ({articles})" for outlet, articles in matrix.outlets))
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>'
    rows = "\n".join(f"<section>{''.join(_row(row))}</section>" for row in matrix.rows)
    left = f'<p class="quiet">{matrix.left_out:,} more rows left out</p>' if matrix.left_out else ""
    return (
        f'<!doctype html>\n<html lang="en"><head>{head}<style>{_STYLE}</style></head><body>\n'
        f'<h1>{title}</h1><p>{escape(matrix.summary)}</p><p class="quiet">Articles read: {outlets}</p>\n'
        f"{rows}\n{left}</body></html>\n"
    )


def _row(row: Row) -> Iterator[str]:
    for heading in row.headings:
        yield f'<p class="kind">{escape(heading)}</p>'
    yield f'<div class="cells">{"".join(map(_cell, row.cells))}</div>'
    for shared in in_sentences(row.origins):
        yield f'<p class="quiet">{escape(f"{told_by(row.origins)}: {shared}")}</p>'


def _cell(cell: Cell) -> str:
    card = cell.citation.article
    title = escape(card.title)
    linked = f'<a href="{escape(card.url)}" rel="noopener">{title}</a>' if card.url and _is_web(card.url) else title
    published = f" · {card.published.isoformat()}" if card.published else ""
    where = f'<p class="quiet">{linked}{published}</p>'
    return f"<div><strong>{escape(cell.outlet)}</strong><blockquote>{_marked(cell)}</blockquote>{where}</div>"


def _is_web(url: str) -> bool:
    return urlsplit(url).scheme in ("http", "https")


def _marked(cell: Cell) -> str:
    """The sentence, what others have otherwise marked; spans that overlap are one."""
    text, done, parts = cell.citation.text, 0, list[str]()
    for start, end in cell.marked:
        if end <= done:
            continue
        start = max(start, done)
        parts += [escape(text[done:start]), f"<mark>{escape(text[start:end])}</mark>"]
        done = end
    return "".join((*parts, escape(text[done:])))
