"""``eventdesk compare``."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from retrieval.cli.options import day_option, json_option, print_json, with_desk

if TYPE_CHECKING:
    from retrieval.desk import Desk

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("compare", short_help="Show what outlets say of a topic beside one another, and where they differ.")
@click.argument("topic", nargs=-1)
@click.option("--outlet", "outlets", multiple=True, metavar="OUTLET", help="Only these; give it twice or more often.")
@click.option("-n", "--limit", type=click.IntRange(1), help="How many rows [default: 40; in a picture 6].")
@day_option("--after", "Only articles published on this day or later.")
@day_option("--before", "Only articles published on this day or earlier.")
@click.option("--html", type=_FILE, help="Write a page that can be posted.")
@click.option("--png", type=_FILE, help="Draw a picture of the first rows.")
@json_option
@with_desk
def command(
    desk: Desk,
    topic: tuple[str, ...],
    outlets: tuple[str, ...],
    limit: int | None,
    after: dt.date | None,
    before: dt.date | None,
    html: Path | None,
    png: Path | None,
    as_json: bool,
) -> None:
    """Hold what the outlets say of TOPIC beside one another, of everything without one; each cell is a cited sentence.

    Rows in which they differ come first: in a denial, a number, a day, the speaker, the verb of saying, or by a
    quotation cut. What one outlet only has is "not found" in the articles of the others that are indexed.

    Example: eventdesk compare peace plan --outlet CNN --outlet "Fox News"
    """
    from retrieval.answers.comparing.compare import ROWS
    from retrieval.answers.comparing.matrix import as_json as as_object
    from retrieval.index.filters import Filters
    from retrieval.terminal.consoles import answers, messages
    from retrieval.terminal.indexing import ensure_index
    from retrieval.terminal.matrix import show_matrix

    ensure_index(desk)
    with messages().status("comparing"):
        matrix = desk.compare(
            " ".join(topic), outlets, limit=limit or ROWS, filters=Filters(after=after, before=before)
        )
    if html:
        from retrieval.matrix.page import page

        _write(html, page(matrix).encode("utf8"))
    if png:
        from retrieval.matrix.picture import picture

        _write(png, picture(matrix))
    if as_json:
        print_json(as_object(matrix))
    elif not (html or png):
        show_matrix(answers(), matrix)


def _write(file: Path, content: bytes) -> None:
    from retrieval.errors import InputError

    try:
        file.write_bytes(content)
    except OSError as error:
        raise InputError(f"{file}: {error.strerror}") from error
    click.echo(f"{file}: {len(content):,} bytes", err=True)
