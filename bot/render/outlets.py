"""What goes across outlets, in Discord: rows of a comparison, verdicts on a draft, some to a page."""

from __future__ import annotations

from collections.abc import Iterator

import discord
from discord import ui

from bot.render.limits import MEDIA_TEXT, TEXT
from bot.render.page import BAD, FOUND, QUIET, Page, Part, container, foot, separated, slice_of, subtext, text
from bot.render.text import bold, label, plain
from bot.wording import own
from retrieval.answers.comparing.matrix import Matrix, Row
from retrieval.checking.verdict import Check, Verification

ROWS, CHECKS = 3, 5
_HEAD, _FOOT = 400, 80
_ROW, _CHECK = (TEXT - _HEAD - _FOOT) // ROWS, (TEXT - _HEAD - _FOOT) // CHECKS
# Of a row's characters what its differences may have, each cell its share of the rest; cells that a row shows.
_DIFFERENCES, _CELLS, _OUTLET, _LEAST = 300, 5, 50, 40
_WORDS, _NOTE = 220, 120


def matrix_page(matrix: Matrix, number: int = 0, narrowed: str = "") -> Page:
    """Page ``number`` (from 0, kept within bounds) of a comparison, under what it was ``narrowed`` to."""
    rows, number, pages = slice_of(matrix.rows, number, ROWS)
    groups = [[text(*_row(row))] for row in rows]
    box = container(FOUND if rows else QUIET, _matrix_head(matrix, narrowed), *separated(groups), *foot(number, pages))
    return Page(box, number, pages, offers="picture" if rows else "", holds=bool(rows), narrows=False)


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
    return "; ".join(one.shown for one in row.contrasts) or (f"{row.only} only: {row.not_found}" if row.only else "")


def _row(row: Row) -> Iterator[str]:
    if told := _told(row):
        yield bold(told, _DIFFERENCES)
    cells = row.cells[:_CELLS]
    room = max((_ROW - _DIFFERENCES) // len(cells) - _OUTLET, _LEAST)
    for cell in cells:
        yield f"{bold(cell.outlet, _OUTLET)} {plain(cell.citation.text, room)}"
    if len(row.cells) > len(cells):
        yield subtext(own(f"and {len(row.cells) - len(cells)} more"))


def verification_page(found: Verification, number: int = 0) -> Page:
    """Page ``number`` (from 0, kept within bounds) of the verdicts on a draft, those that do not hold first."""
    ordered = sorted(found.checks, key=lambda check: check.holds)
    checks, number, pages = slice_of(ordered, number, CHECKS)
    head = text(f"### {plain(own(found.summary), _HEAD)}")
    groups = [[text(*_check(check))] for check in checks]
    box = container(FOUND if found.holds else BAD, head, *separated(groups, visible=False), *foot(number, pages))
    return Page(box, number, pages, holds=False, narrows=False)


def _check(check: Check) -> Iterator[str]:
    yield f"{bold(own(check.outcome), _OUTLET)} {plain(check.text, _WORDS)}"
    for evidence in check.evidence[:1]:
        by = f"{evidence.speaker}: " if evidence.speaker else ""
        source = evidence.citation.article.source
        yield subtext(f"{plain(source, _OUTLET)} · {plain(f'{by}{evidence.words}', _WORDS)}")
    if check.note:
        yield subtext(plain(check.note, _NOTE))
