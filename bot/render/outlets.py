"""What goes across outlets, in Discord: rows of a comparison, verdicts on a draft, some to a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import discord
from discord import ui

from bot.render.address import safe_url
from bot.render.limits import MEDIA_TEXT, TEXT
from bot.render.page import BAD, FOUND, QUIET, Page, Part, container, foot, linked, separated, slice_of, subtext, text
from bot.render.text import bold, label, plain
from bot.wording import own
from retrieval.answers.answer import Citation
from retrieval.answers.comparing.matrix import NAMES, Cell, Matrix, Row
from retrieval.checking.verdict import Check, Verification

ROWS, CHECKS = 3, 5
_HEAD, _FOOT = 400, 80
_ROW = (TEXT - _HEAD - _FOOT) // ROWS
# Of a row's characters what its differences may have, each cell its share of the rest; cells that a row shows, and
# those of them that have a button: more are more components than a message may have.
_DIFFERENCES, _CELLS, _BUTTONS, _OUTLET, _LEAST = 300, 5, 2, 50, 40
_WORDS, _NOTE = 220, 120


def matrix_page(matrix: Matrix, number: int = 0, narrowed: str = "") -> Page:
    """Page ``number`` (from 0, kept within bounds) of a comparison, under what it was ``narrowed`` to."""
    rows, number, pages = slice_of(matrix.rows, number, ROWS)
    groups = [list(_row(row)) for row in rows]
    box = container(FOUND if rows else QUIET, _matrix_head(matrix, narrowed), *separated(groups), *foot(number, pages))
    cited = _each_once(cell.citation for row in rows for cell in row.cells[:_CELLS])
    return Page(box, number, pages, cited, offers="picture" if rows else "", holds=bool(rows), narrows=False)


def matrix_picture(matrix: Matrix, file: str, narrowed: str = "") -> Page:
    """The picture in the attached ``file`` in place of the rows; its alternative text tells how these differ."""
    told = "; ".join(filter(None, map(_told, matrix.rows))) or matrix.summary
    item = discord.MediaGalleryItem(f"attachment://{file}", description=label(told, MEDIA_TEXT))
    box = container(FOUND, _matrix_head(matrix, narrowed), ui.MediaGallery(item))
    return Page(box, 0, 1, offers="list", narrows=False)


def _matrix_head(matrix: Matrix, narrowed: str) -> Part:
    return text(f"### {plain(own(matrix.summary), _HEAD - len(narrowed))}", subtext(narrowed))


def _told(row: Row) -> str:
    """In what its outlets differ, or who alone has it."""
    if not row.contrasts:
        return own("; ".join(row.headings))
    return "; ".join(f"{own(NAMES[one.kind])}: {one.beside}" for one in row.contrasts)


def _row(row: Row) -> Iterator[Part]:
    """In what its outlets differ, and what each says, the first with a button to where it says so."""
    cells = row.cells[:_CELLS]
    room = max((_ROW - _DIFFERENCES) // len(cells) - _OUTLET, _LEAST)
    lead = bold(_told(row), _DIFFERENCES)
    for cell in cells[:_BUTTONS]:
        yield _linked(cell.citation, lead, _cell(cell, room))
        lead = ""
    left = len(row.cells) - len(cells)
    more = subtext(own(f"and {left} more")) if left else ""
    if rest := [*(_cell(cell, room) for cell in cells[_BUTTONS:]), *filter(None, [more])]:
        yield text(*rest)


def _cell(cell: Cell, room: int) -> str:
    return f"{bold(cell.outlet, _OUTLET)} {plain(cell.citation.text, room)}"


def _linked(cited: Citation, *lines: str) -> Part:
    return linked(cited.article.url, *lines, sentence=cited.text, fragment=cited.fragment)


def _each_once(cited: Iterable[Citation]) -> tuple[Citation, ...]:
    return tuple({one.sentence: one for one in cited}.values())


def verification_page(found: Verification, number: int = 0) -> Page:
    """Page ``number`` (from 0, kept within bounds) of the verdicts on a draft, those that do not hold first."""
    ordered = sorted(found.checks, key=lambda check: check.holds)
    checks, number, pages = slice_of(ordered, number, CHECKS)
    head = text(f"### {plain(own(found.summary), _HEAD)}")
    groups = [list(_check(check)) for check in checks]
    box = container(FOUND if found.holds else BAD, head, *separated(groups, visible=False), *foot(number, pages))
    cited = _each_once(one.citation for check in checks for one in check.evidence[:1])
    return Page(box, number, pages, cited, holds=False, narrows=False)


def _check(check: Check) -> Iterator[Part]:
    """The verdict on the draft's words, and below them those of an article that it rests on."""
    note = subtext(plain(check.note, _NOTE)) if check.note else ""
    verdict = f"{bold(own(check.outcome), _OUTLET)} {plain(check.text, _WORDS)}"
    if not check.evidence:
        yield text(verdict, note)
        return
    evidence = check.evidence[0]
    by = f"{evidence.speaker}: " if evidence.speaker else ""
    source = plain(evidence.citation.article.source, _OUTLET)
    words = subtext(f"{source} · {plain(f'{by}{evidence.words}', _WORDS)}")
    if safe_url(evidence.citation.article.url):
        yield text(verdict)
        yield _linked(evidence.citation, words, note)
    else:
        yield text(verdict, words, note)
